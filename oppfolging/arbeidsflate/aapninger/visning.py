"""What is shown of a candidate who is opened with a reason: to read, with nothing to press."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from kandidater.aapning import Aapning
from kandidater.models import Aapenhet, Kandidat
from oppfolging.arbeidsflate.felles import tidslinje
from oppfolging.arbeidsflate.felles.tidslinje import Tidslinje
from oppfolging.kjerne import ansvarlig, neste_steg
from oppfolging.kjerne.models import Forlop
from oppfolging.kjerne.neste_steg import Vist

PER_SIDE = 50


@dataclass(frozen=True)
class Aapnet:
    """`ansvarlig`: empty when the candidate stands in the leader's queue. `gir_innsyn`: to the person, who may ask."""

    ansvarlig: str
    grunn: str
    gir_innsyn: bool
    neste_kandidat: Vist
    neste_arbeidsgiver: Vist
    forlop: list[Forlop]
    aapenhet: Aapenhet | None
    tidslinje: Tidslinje
    i_dag: date


def les(kandidat: Kandidat, *, bruker: Bruker, sidetall: int, naa: datetime) -> Aapnet:
    i_dag = lokal_dato(naa)
    neste = neste_steg.for_kandidater([kandidat.pk], hos=bruker, naa=naa)[kandidat.pk]
    hendt = tidslinje.for_kandidat(kandidat, bruker=bruker, sidetall=sidetall, naa=naa)
    uten_handling = [replace(ett, venter=None, registrer=None, rett=None, kopi="") for ett in hendt.hendelser]
    hos = ansvarlig.for_kandidat(kandidat, naa=naa)
    return Aapnet(
        ansvarlig=hos.navn if hos else "",
        grunn=kandidat.aapninger.paa(i_dag).get(av=bruker).grunn,
        gir_innsyn=Kandidat.objects.innsyn_for(bruker, i_dag).filter(pk=kandidat.pk).exists(),
        neste_kandidat=neste_steg.vis(neste.kandidat, i_dag=i_dag),
        neste_arbeidsgiver=neste_steg.vis(neste.arbeidsgiver, i_dag=i_dag),
        forlop=list(kandidat.forlop.select_related("arbeidsgiver").order_by("-start", "pk")),
        aapenhet=kandidat.aapenheter.gjeldende().first(),
        tidslinje=replace(hendt, hendelser=uten_handling),
        i_dag=i_dag,
    )


def ved_kontoret(leder: Bruker, *, sidetall: int) -> tuple[list[Aapning], bool]:
    """A page of what has been opened at the leader's office, newest first, and whether there is more."""
    alle = Aapning.objects.for_leder(leder, Kandidat.objects.kjent_for(leder).uten_naere(leder))
    fra = (sidetall - 1) * PER_SIDE
    rader = list(alle.select_related("kandidat", "av").order_by("-tid", "-pk")[fra : fra + PER_SIDE + 1])
    return rader[:PER_SIDE], len(rader) > PER_SIDE
