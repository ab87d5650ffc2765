"""The plan of a forløp as a reader sees it: the agreed form, and the rhythm of each side in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oppfolging.kjerne.models import Forlop, Side
from oppfolging.kjerne.rytmer import gjenstaar, i_ord, rytmer_for

SIDER = (Side.KANDIDAT, Side.ARBEIDSGIVER)
ARBEIDSGIVERSIDEN = (Side.ARBEIDSGIVER,)


@dataclass(frozen=True)
class Rytme:
    side: str
    tekst: str


@dataclass(frozen=True)
class Plan:
    """`rytmer`: one for each side that may be shown."""

    gjelder_fra: date
    form_og_innhold: str
    rytmer: list[Rytme]


def gjeldende(forlop: Forlop, *, hele: bool, i_dag: date) -> Plan:
    """The version in force, with what is left of the rhythms; not `hele`: the employer's side only."""
    plan = forlop.planer.get(erstattet__isnull=True)
    trinn = rytmer_for(forlop.kandidat.kontor_id, i_dag)
    rytmer = [
        Rytme(str(side.label), i_ord(gjenstaar(trinn[plan.situasjon, side], start=forlop.start, i_dag=i_dag)))
        for side in (SIDER if hele else ARBEIDSGIVERSIDEN)
    ]
    return Plan(plan.gjelder_fra, plan.form_og_innhold, rytmer)
