"""What the page of an absence shows: who stands in, the notes on each candidate, and what happened meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from inkludering.brukere import fravaer as fravaer_
from inkludering.brukere.fravaer import Vikardager
from inkludering.brukere.models import Bruker, Fravaer
from inkludering.brukere.roller import Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from kandidater.models import Kandidat, Vikarbeskjed
from oppfolging.arbeidsflate.fravaer import hendt
from oppfolging.arbeidsflate.fravaer.hendt import Hendt


@dataclass(frozen=True)
class Kandidatlinje:
    """A candidate of whoever is away: who takes them when it is somebody by name, and the note."""

    id: UUID
    navn: str
    merke: str
    tas_av: str
    tekst: str


@dataclass(frozen=True)
class Fravaersside:
    """`er_egen`: the reader is the one who is away. `hendt`: what happened; None before it began, or for others."""

    fravaer: Fravaer
    siste_dag: date
    dekning: list[Vikardager]
    kandidater: list[Kandidatlinje]
    hendt: list[Hendt] | None
    er_egen: bool
    kan_endres: bool
    over: bool

    @property
    def viste(self) -> list[UUID]:
        """Whom the page shows, for the log of looks."""
        return [linje.id for linje in self.kandidater] + hendt.kandidatene(self.hendt or [])


def lag(fravaer: Fravaer, bruker: Bruker, *, naa: datetime) -> Fravaersside:
    i_dag = lokal_dato(naa)
    er_egen = fravaer.bruker_id == bruker.pk
    tidsrom = hendt.tidsrommet(fravaer, naa=naa) if er_egen and fravaer.avlyst is None else None
    over = fravaer.dager.upper <= i_dag
    return Fravaersside(
        fravaer=fravaer,
        siste_dag=fravaer_.siste_dag(fravaer),
        dekning=[] if fravaer.avlyst else fravaer_.dekningen(fravaer),
        kandidater=[] if over or fravaer.avlyst else kandidatene(fravaer, bruker, naa=naa),
        hendt=hendt.les(bruker, tidsrom, naa=naa) if tidsrom else None,
        er_egen=er_egen,
        kan_endres=fravaer.avlyst is None and (er_egen or bruker.rolle == Rolle.LEDER),
        over=over,
    )


def kandidatene(fravaer: Fravaer, bruker: Bruker, *, naa: datetime) -> list[Kandidatlinje]:
    """Those of whoever is away that the reader may open: one's own, or those one stands in for today."""
    mine = Kandidat.objects.synlig_for(bruker).ansvaret_til(fravaer.bruker, naa).aapne()
    skrevet = Vikarbeskjed.objects.filter(fravaer=fravaer, kandidat__in=mine).select_related("plass__bruker")
    beskjeder = {ett.kandidat_id: ett for ett in skrevet}
    i_rekkefolge = mine.order_by("sorteringsnavn", "pk").defer("notat", "fodselsnummer")
    return [_linje(den, beskjeder.get(den.pk)) for den in i_rekkefolge]


def vikarene(fravaer: Fravaer, *, i_dag: date) -> list[Bruker]:
    """Who may be asked: those who work as a jobbspesialist where whoever is away does."""
    her = fravaer.bruker.tilknytninger.gjeldende(i_dag).filter(rolle=Rolle.JOBBSPESIALIST).values("kontor")
    return kollegene(fravaer.bruker, her, i_dag=i_dag)


def kollegene(bruker: Bruker, kontorer: list[str] | QuerySet[Any, Any], *, i_dag: date) -> list[Bruker]:
    andre = Bruker.objects.med_rolle(Rolle.JOBBSPESIALIST, kontor=kontorer, dag=i_dag).exclude(pk=bruker.pk)
    return list(andre.order_by("sorteringsnavn", "pk"))


def _linje(den: Kandidat, beskjed: Vikarbeskjed | None) -> Kandidatlinje:
    tas_av = beskjed.plass.bruker.navn if beskjed and beskjed.plass else ""
    return Kandidatlinje(den.pk, den.navn, den.graderingsmerke, tas_av, beskjed.tekst if beskjed else "")
