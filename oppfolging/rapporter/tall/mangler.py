"""Who waits for somebody to be given to them."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oppfolging.rapporter.tall.felles import TILSTANDEN
from oppfolging.rapporter.tall.figur import (
    Definisjon,
    Kolonne,
    Linje,
    Nokkeltall,
    Omfang,
    Radord,
    Tall,
    Tidsbruk,
    registrer,
)
from oppfolging.rapporter.tall.rader import velg
from oppfolging.rapporter.tall.verdier import Dager, Ventende, dager


def lengst_ventet(linje: Linje) -> str:
    return _ventet(linje[UTEN_ANSVARLIG].lengst)


def _ventet(lengst: int | None) -> str:
    return _("lengst ventet %(dager)s") % {"dager": dager(lengst)}


def _ventende(linje: Linje) -> str:
    antall = linje[UTEN_ANSVARLIG].antall
    return f"{antall}, {lengst_ventet(linje)}" if antall else "0"


def _nokkeltall(linje: Linje) -> Nokkeltall:
    antall = linje[UTEN_ANSVARLIG].antall
    return Nokkeltall(_("Uten ansvarlig"), antall, lengst_ventet(linje) if antall else _("kandidater"))


def _arbeidsgivere(linje: Linje) -> str:
    """Where there are any, and the cut says how long."""
    lengst = linje[UTEN_KONTAKTPERSON].lengst
    return _("arbeidsgivere") if lengst is None else _ventet(lengst)


UTEN_ANSVARLIG: Tall[Dager] = registrer(
    Tall(
        nokkel="uten_ansvarlig",
        versjon=3,
        verdi=Dager,
        enhet=gettext_lazy("kandidater"),
        tid=Tidsbruk.VED_SLUTTEN,
        omfang=Omfang.KONTORET,
        definisjon=Definisjon(
            gettext_lazy("Uten ansvarlig"),
            gettext_lazy(
                "Åpne kandidater uten ansvarlig jobbspesialist da perioden var over, og dagene de hadde ventet. De "
                "samme som blant «Åpne kandidater»: også den som ble registrert etterpå."
            ),
            "–",
            gettext_lazy("Avsluttede kandidater."),
            gettext_lazy("Ansvar med datoer. Er perioden ikke ferdig: slik det er nå."),
            gjelder_fra=date(2026, 11, 27),
        ),
        tidligere={
            2: Definisjon(
                gettext_lazy("Uten ansvarlig"),
                gettext_lazy(
                    "Åpne kandidater uten ansvarlig jobbspesialist da perioden var over, og dagene de hadde ventet."
                ),
                "–",
                gettext_lazy("Avsluttede kandidater."),
                gettext_lazy("Ansvar med datoer. Er perioden ikke ferdig: slik det er nå."),
                gjelder_fra=date(2026, 11, 27),
            ),
            1: Definisjon(
                gettext_lazy("Uten ansvarlig"),
                gettext_lazy(
                    "Åpne kandidater uten ansvarlig jobbspesialist da tallene ble hentet, og dagene de hadde ventet."
                ),
                "–",
                gettext_lazy("Avsluttede kandidater."),
                gettext_lazy("Ansvar med datoer."),
                gjelder_fra=date(2026, 11, 22),
            ),
        },
        # Those of the caseloads that are in none: who was registered later, and counts then, had not waited a day.
        rader=velg(
            f"""aapne LEFT JOIN ansvar koe ON koe.kandidat_id = aapne.kandidat
                AND koe.fra <= {TILSTANDEN} AND {TILSTANDEN} < koe.til WHERE aapne.hos IS NULL""",
            id="kandidat",
            dager="coalesce(%(siste_dag)s - (koe.fra AT TIME ZONE 'Europe/Oslo')::date, 0)",
            kandidat="kandidat",
            dag="(koe.fra AT TIME ZONE 'Europe/Oslo')::date",
        ),
        radord=Radord(gettext_lazy("Ventet fra"), gettext_lazy("Dager ventet")),
        fakta=(Kolonne(gettext_lazy("Kandidater uten ansvarlig"), _ventende),),
        nokkeltall=lambda linje: [_nokkeltall(linje)],
    )
)

UTEN_KONTAKTPERSON: Tall[Ventende] = registrer(
    Tall(
        nokkel="uten_kontaktperson",
        versjon=2,
        verdi=Ventende,
        enhet=gettext_lazy("arbeidsgivere"),
        tid=Tidsbruk.VED_SLUTTEN,
        omfang=Omfang.KONTORET,
        definisjon=Definisjon(
            gettext_lazy("Uten kontaktperson"),
            gettext_lazy("Arbeidsgivere uten fast kontaktperson da perioden var over."),
            "–",
            gettext_lazy("Arbeidsgivere som ble registrert senere."),
            gettext_lazy("Ansvar med datoer. Er perioden ikke ferdig: slik det er nå."),
            gjelder_fra=date(2026, 11, 27),
        ),
        tidligere={
            1: Definisjon(
                gettext_lazy("Uten kontaktperson"),
                gettext_lazy("Arbeidsgivere uten fast kontaktperson da tallene ble hentet."),
                "–",
                gettext_lazy("Arbeidsgivere som ble registrert senere."),
                gettext_lazy("Ansvar med datoer."),
                gjelder_fra=date(2026, 11, 22),
            ),
        },
        rader=velg(
            f"kontaktansvar WHERE bruker_id IS NULL AND fra <= {TILSTANDEN} AND {TILSTANDEN} < til",
            id="arbeidsgiver_id",
            arbeidsgiver="arbeidsgiver_id",
            dag="(fra AT TIME ZONE 'Europe/Oslo')::date",
            dager="%(siste_dag)s - (fra AT TIME ZONE 'Europe/Oslo')::date",
        ),
        radord=Radord(gettext_lazy("Ventet fra"), gettext_lazy("Dager ventet")),
        fakta=(
            Kolonne(gettext_lazy("Arbeidsgivere uten kontaktperson"), lambda linje: linje[UTEN_KONTAKTPERSON].samlet),
        ),
        nokkeltall=lambda linje: [
            Nokkeltall(_("Uten kontaktperson"), linje[UTEN_KONTAKTPERSON].samlet, _arbeidsgivere(linje))
        ],
    )
)
