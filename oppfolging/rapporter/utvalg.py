"""What figures are about: an office, a period of whole days, and the moment they are cut at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from psycopg.types.range import TimestamptzRange

from inkludering.brukere.models import Kontor
from inkludering.felles.arbeidsdager import EN_DAG, doegnets_start, lokal_dato
from oppfolging.rapporter.rapportperioder import aarets_foerste


@dataclass(frozen=True)
class Utvalg:
    """Everything is counted from dated facts, each with the moment it was registered.

    So a cut in the past gives what it gave then: what was registered later was not yet known. `ser_graderte`: it is
    for a reader who may know of the graded, as a stored report never is. `fortid`: something may have closed since the
    cut and the period's end; not so of this moment.
    """

    kontor: Kontor
    fra: date
    til: date
    snitt: datetime
    ser_graderte: bool = False
    fortid: bool = True

    def __post_init__(self) -> None:
        if not self.fra <= min(self.til, self.dag):
            raise ValueError("a report needs fra <= til, and a period that has begun at the cut")

    @property
    def dag(self) -> date:
        """The day of the cut."""
        return lokal_dato(self.snitt)

    @property
    def siste_dag(self) -> date:
        """The last day of the period that the cut has reached."""
        return min(self.til, self.dag)

    @property
    def tidsrom(self) -> TimestamptzRange:
        """The period as moments, up to and including the cut when that comes first."""
        slutt = doegnets_start(self.til + EN_DAG)
        if self.snitt < slutt:
            return TimestamptzRange(doegnets_start(self.fra), self.snitt, "[]")
        return TimestamptzRange(doegnets_start(self.fra), slutt)

    @property
    def tilstand(self) -> datetime:
        """The moment of what is shown as it was: the end of the period, or the cut when that comes first."""
        return min(self.snitt, doegnets_start(self.til + EN_DAG) - timedelta(microseconds=1))

    @property
    def parametre(self) -> dict[str, Any]:
        """What the SQL of the figures asks with."""
        return {
            "kontor": self.kontor.pk,
            "fra": self.fra,
            "siste_dag": self.siste_dag,
            "aar_fra": aarets_foerste(self.siste_dag),
            "dag": self.dag,
            "snitt": self.snitt,
            "tilstand": self.tilstand,
            "tidsrom": self.tidsrom,
            "ser_graderte": self.ser_graderte,
            "fortid": self.fortid,
        }
