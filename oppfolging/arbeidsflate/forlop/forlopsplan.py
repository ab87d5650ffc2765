"""The plan of a forløp as a reader sees it: the agreed form, and the rhythm of each side in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oppfolging.kjerne.models import Forlop, Side
from oppfolging.kjerne.rytmer import i_ord, rytmer_for

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


def gjeldende(forlop: Forlop, *, hele: bool) -> Plan:
    """The version in force, with the rhythms of the candidate's office; not `hele`: the employer's side only."""
    plan = forlop.planer.get(erstattet__isnull=True)
    trinn = rytmer_for(forlop.kandidat.kontor_id)
    rytmer = [
        Rytme(str(side.label), i_ord(trinn[plan.situasjon, side])) for side in (SIDER if hele else ARBEIDSGIVERSIDEN)
    ]
    return Plan(plan.gjelder_fra, plan.form_og_innhold, rytmer)
