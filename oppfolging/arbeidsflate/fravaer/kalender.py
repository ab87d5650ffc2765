"""Who at an office is away, week by week, and when nobody stands in: for the leader, and for who chooses a vikar."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkludering.brukere import fravaer as fravaer_
from inkludering.brukere.models import Bruker, Fravaer
from inkludering.brukere.roller import Rolle
from inkludering.felles.arbeidsdager import EN_DAG, er_arbeidsdag

UKER = 8


@dataclass(frozen=True)
class Ukecelle:
    """One's week: how many working days away, on how many of them nobody stands in, and who does on the others."""

    dager: int
    uten_vikar: int
    vikarer: tuple[str, ...] = ()

    @property
    def tekst(self) -> str:
        if not self.dager:
            return ""
        borte = ngettext("%(antall)s dag", "%(antall)s dager", self.dager) % {"antall": self.dager}
        if self.uten_vikar:
            borte = _("%(borte)s, %(uten)s uten vikar") % {"borte": borte, "uten": self.uten_vikar}
        if self.vikarer:
            borte = _("%(borte)s, vikar: %(vikar)s") % {"borte": borte, "vikar": ", ".join(self.vikarer)}
        return borte


@dataclass(frozen=True)
class Kalenderuke:
    mandag: date

    @property
    def sondag(self) -> date:
        return self.mandag + timedelta(days=6)


@dataclass(frozen=True)
class Hull:
    """Days from `fra` through `til` of an absence when nobody stands in."""

    fravaer: UUID
    navn: str
    fra: date
    til: date


@dataclass(frozen=True)
class Kalender:
    uker: list[Kalenderuke]
    rader: list[tuple[str, list[Ukecelle]]]
    uten_vikar: list[Hull]


def les(bruker: Bruker, *, i_dag: date) -> Kalender:
    """The next weeks, from the Monday of this one. Everybody's absences, and who stands in, in two queries."""
    mandag = i_dag - timedelta(days=i_dag.weekday())
    uker = [mandag + timedelta(weeks=nr) for nr in range(UKER)]
    til = mandag + timedelta(weeks=UKER)
    folk = list(
        Bruker.objects.med_rolle(Rolle.JOBBSPESIALIST, kontor=bruker.kontor, dag=i_dag).order_by("sorteringsnavn")
    )
    fravaer = Fravaer.objects.staaende().filter(bruker__in=folk, dager__overlap=(mandag, til)).select_related("bruker")
    borte: dict[UUID, set[date]] = defaultdict(set)
    alene: dict[UUID, set[date]] = defaultdict(set)
    vikarene: dict[UUID, list[tuple[set[date], str]]] = defaultdict(list)
    hull = []
    for ett in fravaer.prefetch_related("stedfortredere__vikar").order_by("dager"):
        for strekk in fravaer_.dekningen(ett):
            dager = _arbeidsdager(max(strekk.fra, mandag), min(strekk.til, til - EN_DAG))
            borte[ett.bruker_id] |= dager
            if strekk.vikar:
                vikarene[ett.bruker_id].append((dager, strekk.vikar.navn))
            elif dager and strekk.til >= i_dag:
                alene[ett.bruker_id] |= dager
                hull.append(Hull(ett.pk, ett.bruker.navn, strekk.fra, strekk.til))
    rader = [(den.navn, [_celle(uke, borte[den.pk], alene[den.pk], vikarene[den.pk]) for uke in uker]) for den in folk]
    return Kalender([Kalenderuke(mandag) for mandag in uker], rader, hull)


def _celle(mandag: date, borte: set[date], alene: set[date], vikarer: list[tuple[set[date], str]]) -> Ukecelle:
    uka = {mandag + timedelta(days=nr) for nr in range(7)}
    navn = dict.fromkeys(navn for dager, navn in vikarer if dager & uka)
    return Ukecelle(len(borte & uka), len(alene & uka), tuple(navn))


def _arbeidsdager(fra: date, til: date) -> set[date]:
    alle = (fra + timedelta(days=nr) for nr in range((til - fra).days + 1))
    return {dag for dag in alle if er_arbeidsdag(dag)}
