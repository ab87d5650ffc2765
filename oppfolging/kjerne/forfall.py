"""How late an open due date is."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from inkludering.felles.arbeidsdager import arbeidsdager_mellom, er_arbeidsdag

VIRKEDAGER_TIL_ROED = 2
VIRKEDAGER_TIL_LEDER = 5


class Fristtilstand(StrEnum):
    ROED = "forfalt_rod"
    GUL = "forfalt_gul"
    DENNE_UKEN = "denne_uken"
    PLANLAGT = "planlagt"


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
