"""The forløp that run."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.spraakminne import per_spraak
from oppfolging.rapporter.tall.arbeidsstart import UBETALT
from oppfolging.rapporter.tall.felles import KANDIDATENE, SNITTET, TILSTANDEN, gjelder
from oppfolging.rapporter.tall.figur import Definisjon, Kolonne, Linje, Nokkeltall, Radord, Tall, Tidsbruk, registrer
from oppfolging.rapporter.tall.rader import velg
from oppfolging.rapporter.tall.verdier import Antall


def i_ord(linje: Linje) -> str:
    return _betalt_og_ubetalt(**linje[LOPENDE_FORLOP].per)


@per_spraak
def _betalt_og_ubetalt(*, betalt: int, ubetalt: int) -> str:
    return _("%(betalt)s betalte, %(ubetalt)s ubetalte") % {"betalt": betalt, "ubetalt": ubetalt}


def _nokkeltall(linje: Linje) -> list[Nokkeltall]:
    return [Nokkeltall(_("Forløp som pågår"), linje[LOPENDE_FORLOP].samlet, i_ord(linje))]


LOPENDE_FORLOP: Tall[Antall] = registrer(
    Tall(
        nokkel="lopende_forlop",
        versjon=3,
        verdi=Antall,
        enhet=gettext_lazy("forløp"),
        tid=Tidsbruk.VED_SLUTTEN,
        definisjon=Definisjon(
            gettext_lazy("Forløp som pågår"),
            gettext_lazy(
                "Forløp som pågikk den siste dagen i perioden. Betalt er alt utenom jobbsmak og arbeidstrening."
            ),
            "–",
            gettext_lazy(
                "Forløp som ikke hadde begynt, aldri begynte, er trukket tilbake, eller var avsluttet før den dagen."
            ),
            gettext_lazy("Forløp med start og slutt. Er perioden ikke ferdig: slik det er nå."),
            gjelder_fra=date(2026, 11, 27),
        ),
        tidligere={
            1: Definisjon(
                gettext_lazy("Forløp som pågår"),
                gettext_lazy(
                    "Forløp som pågikk den dagen tallene ble hentet. Betalt er alt utenom jobbsmak og arbeidstrening."
                ),
                "–",
                gettext_lazy("Forløp som ikke hadde begynt, eller som var avsluttet før den dagen."),
                gettext_lazy("Forløp med start og slutt."),
                gjelder_fra=date(2026, 11, 22),
            ),
            2: Definisjon(
                gettext_lazy("Forløp som pågår"),
                gettext_lazy(
                    "Forløp som pågikk den dagen tallene ble hentet. Betalt er alt utenom jobbsmak og arbeidstrening."
                ),
                "–",
                gettext_lazy(
                    "Forløp som ikke hadde begynt, som aldri begynte, som er trukket tilbake, eller som var avsluttet "
                    "før den dagen."
                ),
                gettext_lazy("Forløp med start og slutt."),
                gjelder_fra=date(2026, 11, 26),
            ),
        },
        # An end that was registered after the cut was not known then.
        rader=velg(
            f"""kjerne_forlop f
            LEFT JOIN ansvarene a ON a.hva = f.kandidat_id AND a.fra <= {TILSTANDEN} AND {TILSTANDEN} < a.til
            WHERE f.kandidat_id = {KANDIDATENE} AND f.registrert <= {SNITTET} AND f.start <= %(siste_dag)s AND (
                f.avslutning_registrert IS NULL OR f.avslutning_registrert > {SNITTET}
                OR f.avsluttet_dato >= %(siste_dag)s
            ) AND {gjelder("f")}""",
            id="f.id",
            hos="a.bruker_id",
            slag=f"CASE WHEN f.type IN ({UBETALT}) THEN 'ubetalt' ELSE 'betalt' END",
            kandidat="f.kandidat_id",
            arbeidsgiver="f.arbeidsgiver_id",
            dag="f.start",
        ),
        radord=Radord(gettext_lazy("Start")),
        slag={"betalt": gettext_lazy("Betalt"), "ubetalt": gettext_lazy("Ubetalt")},
        paa_tallsiden=(Kolonne(gettext_lazy("Forløp som pågår"), i_ord),),
        i_oversikten=(
            Kolonne(gettext_lazy("Forløp, betalt"), lambda linje: linje[LOPENDE_FORLOP].per["betalt"], slag="betalt"),
        ),
        fakta=(Kolonne(gettext_lazy("Forløp som pågår"), i_ord),),
        nokkeltall=_nokkeltall,
    )
)
