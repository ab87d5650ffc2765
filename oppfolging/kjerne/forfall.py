"""Due dates: when a rhythm asks for the next contact, and how late an open one is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from inkludering.felles.arbeidsdager import (
    arbeidsdager_mellom,
    er_arbeidsdag,
    samme_eller_forrige,
    samme_eller_neste,
)
from oppfolging.kjerne.models import Rytmetrinn
from oppfolging.kjerne.models.plan import Enhet

VIRKEDAGER_TIL_ROED = 2
VIRKEDAGER_TIL_LEDER = 5


class Fristtilstand(StrEnum):
    ROED = "forfalt_rod"
    GUL = "forfalt_gul"
    DENNE_UKEN = "denne_uken"
    PLANLAGT = "planlagt"


@dataclass(frozen=True)
class Frist:
    """A generated due date; `fysisk` when the rhythm asks for a meeting face to face."""

    dag: date
    fysisk: bool = False


def neste_frist(trinn: Iterable[Rytmetrinn], *, start: date, sist: date | None, i_dag: date) -> Frist:
    """The next due date of a rhythm that began on `start` and whose last real contact was `sist`.

    Deadlines that have passed or been met are left out, and move to the working day before. Repetitions run from the
    last contact and move to the working day after; one that should have been before today is due today.
    """
    trinn = list(trinn)
    datoer = [_gjentakelse(trinn, start=start, sist=sist, i_dag=i_dag)]
    for ett in trinn:
        if ett.frist_dag is None:
            continue
        raa = start + timedelta(days=ett.frist_dag)
        innfridd = sist is not None and sist >= start + timedelta(days=ett.fra_dag)
        if raa >= i_dag and not innfridd:
            datoer.append(Frist(samme_eller_forrige(raa), ett.fysisk))
    return min(datoer, key=lambda frist: frist.dag)


def _gjentakelse(trinn: list[Rytmetrinn], *, start: date, sist: date | None, i_dag: date) -> Frist:
    fra = max(sist, start) if sist else start
    dager = (fra - start).days
    gjeldende = next(t for t in trinn if t.hver and t.fra_dag <= dager and (t.til_dag is None or dager < t.til_dag))
    steg = (
        relativedelta(months=gjeldende.hver) if gjeldende.enhet == Enhet.MAANED else timedelta(days=gjeldende.hver or 0)
    )
    return Frist(samme_eller_neste(max(fra + steg, i_dag)), gjeldende.fysisk)


def tilstand(frist: date, i_dag: date) -> Fristtilstand:
    """Amber on the due date, red two working days after it."""
    if frist > i_dag:
        ukeslutt = i_dag + timedelta(days=6 - i_dag.weekday())
        return Fristtilstand.DENNE_UKEN if frist <= ukeslutt else Fristtilstand.PLANLAGT
    return Fristtilstand.ROED if arbeidsdager_mellom(frist, i_dag) >= VIRKEDAGER_TIL_ROED else Fristtilstand.GUL


def siste_frist(dag: date, virkedager: int) -> date:
    """The latest due date that is at least `virkedager` working days past on `dag`."""
    while True:
        virkedager -= er_arbeidsdag(dag)
        dag -= timedelta(days=1)
        if virkedager == 0:
            return dag
