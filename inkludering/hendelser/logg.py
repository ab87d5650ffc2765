"""The log of business actions. Written in the same transaction as the action itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import models

from inkludering.hendelser.models import Hendelse
from inkludering.hendelser.typer import Hendelsestype

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker


def noter(type: Hendelsestype, objekt: models.Model, /, *, av: Bruker | None, naa: datetime, **detaljer: Any) -> None:
    """Record that `av` (None: the system) did `type` to `objekt`. Details are codes, dates and ids only."""
    if not isinstance(type, Hendelsestype):
        raise TypeError(f"{type!r} is no event type; an app's own are in its module typer")
    Hendelse.objects.create(
        tid=naa,
        type=type,
        objekt_type=objekt._meta.model_name or "",
        objekt_id=str(objekt.pk),
        av_id=av.pk if av else None,
        detaljer={navn: _som_tekst(verdi) for navn, verdi in detaljer.items()},
    )


def _som_tekst(verdi: Any) -> Any:
    if isinstance(verdi, (date, datetime)):
        return verdi.isoformat()
    return verdi if verdi is None or isinstance(verdi, (bool, int)) else str(verdi)
