"""How late an open due date is."""

from __future__ import annotations

from datetime import date, timedelta

from inkludering.felles.arbeidsdager import arbeidsdager_mellom
from inkludering.felles.stegstatus import Stegstatus
from oppfolging.kjerne.models.oppfolging import over_fristen

VIRKEDAGER_TIL_ROED = 2
VIRKEDAGER_TIL_LEDER = 5
# An employer who asks to be called is called within two working days (produkt.md, «Rhythm»).
VIRKEDAGER_TIL_OPPRINGING = 2


def tilstand(frist: date, i_dag: date) -> Stegstatus:
    """Amber on the due date, over fristen from the day after, red two working days after."""
    if frist > i_dag:
        ukeslutt = i_dag + timedelta(days=6 - i_dag.weekday())
        return Stegstatus.DENNE_UKEN if frist <= ukeslutt else Stegstatus.PLANLAGT
    if not over_fristen(frist, i_dag):
        return Stegstatus.GUL
    return Stegstatus.ROED if arbeidsdager_mellom(frist, i_dag) >= VIRKEDAGER_TIL_ROED else Stegstatus.NYLIG
