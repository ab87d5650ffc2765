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
    """One's week: how many working days away, and on how many of them nobody stands in."""

    dager: int
    uten_vikar: int

    @property
    def tekst(self) -> str:
        if not self.dager:
            return ""
        borte = ngettext("%(antall)s dag", "%(antall)s dager", self.dager) % {"antall": self.dager}
        if not self.uten_vikar:
            return borte
        return _("%(borte)s, %(uten)s uten vikar") % {"borte": borte, "uten": self.uten_vikar}


@dataclass(frozen=True)
class Hull:
    """Days from `fra` through `til` of an absence when nobody stands in."""

    fravaer: UUID
    navn: str
    fra: date
    til: date


@dataclass(frozen=True)
class Kalender:
    uker: list[date]
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
    hull = []
    for ett in fravaer.prefetch_related("stedfortredere__vikar").order_by("dager"):
        for strekk in fravaer_.dekningen(ett):
            dager = _arbeidsdager(max(strekk.fra, mandag), min(strekk.til, til - EN_DAG))
            borte[ett.bruker_id] |= dager
            if strekk.vikar is None and dager and strekk.til >= i_dag:
                alene[ett.bruker_id] |= dager
                hull.append(Hull(ett.pk, ett.bruker.navn, strekk.fra, strekk.til))
    rader = [(den.navn, [_celle(uke, borte[den.pk], alene[den.pk]) for uke in uker]) for den in folk]
    return Kalender(uker, rader, hull)


def _celle(mandag: date, borte: set[date], alene: set[date]) -> Ukecelle:
    uka = {mandag + timedelta(days=nr) for nr in range(7)}
    return Ukecelle(len(borte & uka), len(alene & uka))


def _arbeidsdager(fra: date, til: date) -> set[date]:
    alle = (fra + timedelta(days=nr) for nr in range((til - fra).days + 1))
    return {dag for dag in alle if er_arbeidsdag(dag)}
