"""Transition to work: the figure that counts."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oppfolging.kjerne.forlopstyper import UBETALTE
from oppfolging.rapporter.tall.figur import Definisjon, Kolonne, Linje, Nokkeltall, Omfang, Tall, Tidsbruk, registrer
from oppfolging.rapporter.tall.rader import KANDIDATENE, SNITTET, gjelder, velg
from oppfolging.rapporter.tall.verdier import Andel, Andeler

PERIODEN = "%(tidsrom)s::tstzrange"
UBETALT = ", ".join(f"'{type_}'" for type_ in UBETALTE)


def andel(linje: Linje) -> Andel:
    return linje[OVERGANG].per[""]


def _nokkeltall(linje: Linje) -> list[Nokkeltall]:
    return [Nokkeltall.av(_("Overgang til arbeid"), andel(linje), _("personer"))]


OVERGANG: Tall[Andeler] = registrer(
    Tall(
        nokkel="overgang",
        versjon=2,
        verdi=Andeler,
        enhet=gettext_lazy("personer"),
        tid=Tidsbruk.I_PERIODEN,
        omfang=Omfang.UTEN_KOEN,
        definisjon=Definisjon(
            gettext_lazy("Overgang til arbeid"),
            gettext_lazy("Personer som begynte i minst ett betalt forløp i perioden."),
            gettext_lazy("Personer som var åpne kandidater minst én dag i perioden."),
            gettext_lazy(
                "Jobbsmak, arbeidstrening, forløp som aldri begynte og det som er trukket tilbake. Den som byttet "
                "jobbspesialist, telles hos begge, men én gang for kontoret."
            ),
            gettext_lazy("Målt slik Nav Heimdal gjør det. Lønnstilskudd regnes som betalt arbeid."),
            gjelder_fra=date(2026, 11, 26),
        ),
        tidligere={
            1: Definisjon(
                gettext_lazy("Overgang til arbeid"),
                gettext_lazy("Personer som begynte i minst ett betalt forløp i perioden."),
                gettext_lazy("Personer som var åpne kandidater minst én dag i perioden."),
                gettext_lazy(
                    "Jobbsmak og arbeidstrening. Den som byttet jobbspesialist, telles hos begge, men én gang for "
                    "kontoret."
                ),
                gettext_lazy("Målt slik Nav Heimdal gjør det. Lønnstilskudd regnes som betalt arbeid."),
                gjelder_fra=date(2026, 11, 22),
            ),
        },
        rader=velg(
            f"""kandidater_kandidat k
            LEFT JOIN ansvar a ON a.kandidat_id = k.id AND tstzrange(a.fra, a.til) && {PERIODEN}
            WHERE k.id = {KANDIDATENE}
                AND k.id IN (SELECT kandidat_id FROM faser WHERE fase <> 'avsluttet' AND periode && {PERIODEN})""",
            id="k.person",
            hos="a.bruker_id",
            teller=f"""k.id IN (
                SELECT j.kandidat_id FROM kjerne_forlop j
                WHERE j.kandidat_id = {KANDIDATENE} AND j.type NOT IN ({UBETALT})
                    AND j.start BETWEEN %(fra)s AND %(siste_dag)s AND j.registrert <= {SNITTET}
                    AND {gjelder("j")}
            )""",
            kandidat="k.id",
        ),
        flere_rader=True,
        i_oversikten=(Kolonne(gettext_lazy("Overgang til arbeid"), andel, "bred"),),
        fakta=(Kolonne(gettext_lazy("Overgang til arbeid"), andel),),
        nokkeltall=_nokkeltall,
    )
)
