"""How many candidates a jobbspesialist has, against the office's norm and ceiling (promise 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from inkludering.brukere.models import Bruker, Kontor, Rolle, Tilknytning
from kandidater.models import Kandidat, Kandidatansvar


@dataclass(frozen=True)
class Belastning:
    """Open candidates of one jobbspesialist."""

    antall: int
    norm: int
    tak: int

    @property
    def naadd_norm(self) -> bool:
        """One more goes above the norm: warned about."""
        return self.antall >= self.norm

    @property
    def naadd_tak(self) -> bool:
        """One more goes above the ceiling: only with a leader's reason."""
        return self.antall >= self.tak


def for_bruker(bruker: Bruker) -> Belastning:
    """Norm and ceiling are those of the office the user works at, for their share of full time."""
    antall = Kandidat.objects.aapne().ansvaret_til(bruker).count()
    tilknytning = bruker.tilknytning
    if tilknytning is None:
        return Belastning(antall, 0, 0)
    kontor, prosent = tilknytning.kontor, tilknytning.stillingsprosent
    return Belastning(antall, andel(kontor.norm, prosent), andel(kontor.tak, prosent))


def for_kontor(kontor: Kontor, *, dag: date) -> dict[Bruker, Belastning]:
    """Everyone who works as a jobbspesialist at the office on `dag`, in Norwegian name order."""
    aapne = Kandidatansvar.objects.gjeldende().filter(bruker=OuterRef("bruker"), kandidat__avsluttet_dato__isnull=True)
    antall = aapne.order_by().values("bruker").annotate(antall=Count("pk")).values("antall")
    stillinger = Tilknytning.objects.gjeldende(dag).filter(
        kontor=kontor, rolle=Rolle.JOBBSPESIALIST, bruker__is_active=True
    )
    rader = stillinger.annotate(antall=Coalesce(Subquery(antall), 0)).select_related("bruker")
    return {
        rad.bruker: Belastning(
            rad.antall, andel(kontor.norm, rad.stillingsprosent), andel(kontor.tak, rad.stillingsprosent)
        )
        for rad in rader.order_by("bruker__sorteringsnavn", "bruker")
    }


def andel(hele: int, prosent: int) -> int:
    """An office's norm or ceiling for a share of full time."""
    return max(1, round(hele * prosent / 100))
