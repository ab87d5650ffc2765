"""How long since the candidates were reached."""

from datetime import date

from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.spraakminne import per_spraak
from oppfolging.rapporter.tall.felles import SNITTET
from oppfolging.rapporter.tall.figur import Definisjon, Kolonne, Linje, Nokkeltall, Radord, Tall, Tidsbruk, registrer
from oppfolging.rapporter.tall.rader import velg
from oppfolging.rapporter.tall.verdier import LENGE_SIDEN, Andel, Andeler, Dager


def _paa_siden(linje: Linje) -> str:
    return _siden_kontakt(linje[DAGER_SIDEN_KONTAKT])


@per_spraak
def _siden_kontakt(dager: Dager) -> str:
    return capfirst(str(dager))


def sist_naadd(kandidat: str, vilkaar: str) -> str:
    """SQL: the last day the candidate was reached, of the contacts known at the cut of which this is true."""
    return f"""SELECT d.dag FROM kjerne_deltaker d JOIN kjerne_kontakt n ON n.id = d.kontakt_id
        WHERE d.kandidat_id = {kandidat} AND d.deltok AND n.utfall = 'naadd' AND n.tid <= {SNITTET}
            AND (n.angret IS NULL OR n.angret > {SNITTET}) AND {vilkaar}
        ORDER BY d.dag DESC LIMIT 1"""


# Until version 2 it was told how many had not been reached in so many days, whatever their rhythm.
OVER = format_lazy(gettext_lazy("Over {dager} dager"), dager=LENGE_SIDEN)
MER_ENN = format_lazy(gettext_lazy("Mer enn {dager} dager siden"), dager=LENGE_SIDEN)

DAGER_SIDEN_KONTAKT: Tall[Dager] = registrer(
    Tall(
        nokkel="dager_siden_kontakt",
        versjon=2,
        verdi=Dager,
        enhet=gettext_lazy("dager"),
        tid=Tidsbruk.VED_SLUTTEN,
        definisjon=Definisjon(
            gettext_lazy("Dager siden kontakt"),
            gettext_lazy(
                "Dager fra kandidaten sist ble nådd, til den siste dagen i perioden. Før første kontakt regnes dagene "
                "fra henvisningen."
            ),
            gettext_lazy("Åpne kandidater da perioden var over."),
            gettext_lazy("Forsøk der kandidaten ikke ble nådd, og kontakter som er angret."),
            gettext_lazy("Loggførte kontakter med kandidaten. Er perioden ikke ferdig: slik det er nå."),
            gjelder_fra=date(2026, 11, 27),
        ),
        tidligere={
            1: Definisjon(
                gettext_lazy("Dager siden kontakt"),
                gettext_lazy(
                    "Dager fra kandidaten sist ble nådd, til tallene ble hentet. Før første kontakt regnes dagene fra "
                    "henvisningen."
                ),
                gettext_lazy("Åpne kandidater da tallene ble hentet."),
                gettext_lazy("Forsøk der kandidaten ikke ble nådd, og kontakter som er angret."),
                gettext_lazy("Loggførte kontakter med kandidaten."),
                gjelder_fra=date(2026, 11, 22),
            ),
        },
        rader=velg(
            f"""aapne LEFT JOIN LATERAL ({sist_naadd("aapne.kandidat", "d.dag <= %(siste_dag)s")}) sist ON TRUE""",
            id="kandidat",
            hos="hos",
            dager="%(siste_dag)s - coalesce(sist.dag, henvist_dato)",
            kandidat="kandidat",
            dag="sist.dag",
        ),
        radord=Radord(gettext_lazy("Sist nådd"), gettext_lazy("Dager siden kontakt")),
        paa_tallsiden=(Kolonne(gettext_lazy("Dager siden kontakt"), _paa_siden),),
        i_oversikten=(Kolonne(OVER, lambda linje: linje[DAGER_SIDEN_KONTAKT].lenge_siden, til_versjon=1),),
        fakta=(
            Kolonne(gettext_lazy("Dager siden kontakt"), lambda linje: linje[DAGER_SIDEN_KONTAKT]),
            Kolonne(MER_ENN, lambda linje: linje[DAGER_SIDEN_KONTAKT].lenge_siden, til_versjon=1),
        ),
    )
)


def over_rytmen(linje: Linje) -> Andel:
    return linje[OVER_RYTMEN].per[""]


def antall_over_rytmen(linje: Linje) -> int:
    return over_rytmen(linje).teller


OVER_RYTMEN: Tall[Andeler] = registrer(
    Tall(
        nokkel="over_rytmen",
        versjon=1,
        verdi=Andeler,
        enhet=gettext_lazy("kandidater"),
        tid=Tidsbruk.VED_SLUTTEN,
        definisjon=Definisjon(
            gettext_lazy("Over egen rytme"),
            gettext_lazy("Kandidater der siste kontakt var eldre enn deres egen rytme tillater."),
            gettext_lazy("Åpne kandidater da perioden var over."),
            gettext_lazy("Flyttinger: en flyttet dato er ingen kontakt. Forsøk der kandidaten ikke ble nådd."),
            gettext_lazy("Rytmens dag og loggførte kontakter. Er perioden ikke ferdig: slik det er nå."),
            gjelder_fra=date(2026, 11, 27),
        ),
        # A contact that did not settle the date has moved the day the rhythm allows as far as it came after the last.
        rader=velg(
            f"""aapne LEFT JOIN (
                SELECT s.kandidat_id,
                    min(s.rytmefrist + coalesce(sist.dag - coalesce(foer.dag, k.henvist_dato), 0)) AS dag
                FROM staar s JOIN kandidatene k ON k.id = s.kandidat_id
                LEFT JOIN LATERAL ({sist_naadd("s.kandidat_id", "d.dag <= %(siste_dag)s")}) sist ON TRUE
                LEFT JOIN LATERAL ({sist_naadd("s.kandidat_id", "n.tid <= s.opprettet")}) foer ON TRUE
                WHERE s.side = 'kandidat' AND s.art = 'rytme' AND s.rytmefrist < %(siste_dag)s
                GROUP BY s.kandidat_id
            ) tillatt ON tillatt.kandidat_id = aapne.kandidat""",
            id="kandidat",
            hos="aapne.hos",
            teller="tillatt.dag < %(siste_dag)s",
            kandidat="kandidat",
            dag="CASE WHEN tillatt.dag < %(siste_dag)s THEN tillatt.dag END",
            dager="CASE WHEN tillatt.dag < %(siste_dag)s THEN %(siste_dag)s - tillatt.dag END",
        ),
        radord=Radord(gettext_lazy("Rytmens dag"), gettext_lazy("Dager over rytmen"), bare_telleren=True),
        paa_tallsiden=(Kolonne(gettext_lazy("Over egen rytme"), over_rytmen),),
        i_oversikten=(Kolonne(gettext_lazy("Over egen rytme"), antall_over_rytmen, alvor=antall_over_rytmen),),
        fakta=(Kolonne(gettext_lazy("Over egen rytme"), over_rytmen),),
        nokkeltall=lambda linje: [
            Nokkeltall(
                _("Over egen rytme"),
                antall_over_rytmen(linje),
                _("av %(n)s kandidater") % {"n": over_rytmen(linje).nevner},
            )
        ],
    )
)
