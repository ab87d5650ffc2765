"""How long since the candidates were reached."""

from datetime import date

from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy, ngettext

from inkludering.felles.spraakminne import per_spraak
from oppfolging.rapporter.tall.felles import SNITTET
from oppfolging.rapporter.tall.figur import Definisjon, Kolonne, Linje, Tall, Tidsbruk, registrer
from oppfolging.rapporter.tall.rader import velg
from oppfolging.rapporter.tall.verdier import LENGE_SIDEN, Dager


def _paa_siden(linje: Linje) -> list[str]:
    return list(_siden_kontakt(linje[DAGER_SIDEN_KONTAKT]))


@per_spraak
def _siden_kontakt(dager: Dager) -> tuple[str, ...]:
    lenge = ngettext("%(antall)s over %(dager)s dager", "%(antall)s over %(dager)s dager", dager.lenge_siden)
    ord_ = {"antall": dager.lenge_siden, "dager": LENGE_SIDEN}
    return (capfirst(str(dager)), *((lenge % ord_,) if dager.lenge_siden else ()))


OVER = format_lazy(gettext_lazy("Over {dager} dager"), dager=LENGE_SIDEN)
MER_ENN = format_lazy(gettext_lazy("Mer enn {dager} dager siden"), dager=LENGE_SIDEN)

DAGER_SIDEN_KONTAKT: Tall[Dager] = registrer(
    Tall(
        nokkel="dager_siden_kontakt",
        versjon=1,
        verdi=Dager,
        enhet=gettext_lazy("dager"),
        tid=Tidsbruk.VED_SNITTET,
        definisjon=Definisjon(
            gettext_lazy("Dager siden kontakt"),
            gettext_lazy(
                "Dager fra kandidaten sist ble nådd, til snittet. Før første kontakt regnes dagene fra henvisningen."
            ),
            gettext_lazy("Åpne kandidater ved snittet."),
            gettext_lazy("Forsøk der kandidaten ikke ble nådd, og kontakter som er angret."),
            gettext_lazy("Loggførte kontakter med kandidaten."),
            gjelder_fra=date(2026, 11, 22),
        ),
        rader=velg(
            f"""aapne LEFT JOIN LATERAL (
                SELECT d.dag FROM kjerne_deltaker d JOIN kjerne_kontakt n ON n.id = d.kontakt_id
                WHERE d.kandidat_id = aapne.kandidat AND d.deltok AND n.utfall = 'naadd' AND n.tid <= {SNITTET}
                    AND (n.angret IS NULL OR n.angret > {SNITTET})
                ORDER BY d.dag DESC LIMIT 1
            ) sist ON TRUE""",
            id="kandidat",
            hos="hos",
            dager="%(dag)s - coalesce(sist.dag, henvist_dato)",
            kandidat="kandidat",
        ),
        paa_tallsiden=(Kolonne(gettext_lazy("Dager siden kontakt"), _paa_siden),),
        i_oversikten=(Kolonne(OVER, lambda linje: linje[DAGER_SIDEN_KONTAKT].lenge_siden),),
        fakta=(
            Kolonne(gettext_lazy("Dager siden kontakt"), lambda linje: linje[DAGER_SIDEN_KONTAKT]),
            Kolonne(MER_ENN, lambda linje: linje[DAGER_SIDEN_KONTAKT].lenge_siden),
        ),
    )
)
