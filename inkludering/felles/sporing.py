"""The history of a model: each row as it was put in and after each change, written by triggers (promise 6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pghistory
import pgtrigger
from django.db import models
from pghistory.trigger import Event

# Asked for by the library for those who keep the context in a table; ours stands in the row (PGHISTORY_CONTEXT_FIELD).
KONTEKSTEN = "WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) "
FRA_KONTEKSTEN = ", _pgh_attached_context;"


def spores(*, unntatt: Sequence[str] = ()) -> Callable[[type[models.Model]], type[models.Model]]:
    """Class decorator; `unntatt` are fields without history, since they only mirror others.

    What is put in is written once a statement: row by row, many rows cost as much again. Changes are written row by
    row, as only that sees a key that changes.
    """
    return pghistory.track(_LagtInn(), pghistory.UpdateEvent(), exclude=list(unntatt) or None)


class _LagtInn(pghistory.InsertEvent):
    def add_event_trigger(self, event_model: type[models.Model]) -> None:
        utloeser = _Utloeser(
            event_model=event_model,
            label=self.label,
            name=self.trigger_name,
            row=self.row,
            operation=self.operation,
            level=pgtrigger.Statement,
        )
        pgtrigger.register(utloeser)(event_model.pgh_tracked_model)  # type: ignore[attr-defined]


class _Utloeser(Event):
    def get_func(self, model: Any) -> pgtrigger.Func:
        setning = str(super().get_func(model).func)
        if not (setning.startswith(KONTEKSTEN) and FRA_KONTEKSTEN in setning):
            raise ValueError(f"pghistory has other triggers than before: {setning}")
        return pgtrigger.Func(setning.removeprefix(KONTEKSTEN).replace(FRA_KONTEKSTEN, ";"))
