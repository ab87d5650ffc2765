"""The log of business actions. Written in the same transaction as the action itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import models

from inkludering.hendelser.models import Hendelse
from inkludering.hendelser.typer import Hendelsestype

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker


def noter(type: Hendelsestype, objekt: models.Model, /, *, av: Bruker | None, naa: datetime, **detaljer: Any) -> None:
    """Record that `av` (None: the system) did `type` to `objekt`. Details are codes, dates and ids only."""
    noter_alle(type, [objekt], av=av, naa=naa, **detaljer)


def noter_alle(
    type: Hendelsestype, objekter: Iterable[models.Model], /, *, av: Bruker | None, naa: datetime, **detaljer: Any
) -> None:
    """The same done to many at once: a row for each."""
    if not isinstance(type, Hendelsestype):
        raise TypeError(f"{type!r} is no event type; an app's own are in its module typer")
    felt = {navn: _som_tekst(verdi) for navn, verdi in detaljer.items()}
    Hendelse.objects.bulk_create(
        Hendelse(
            tid=naa,
            type=type,
            objekt_type=objekt._meta.model_name or "",
            objekt_id=str(objekt.pk),
            av_id=av.pk if av else None,
            detaljer=felt,
        )
        for objekt in objekter
    )


def _som_tekst(verdi: Any) -> Any:
    if isinstance(verdi, (date, datetime)):
        return verdi.isoformat()
    return verdi if verdi is None or isinstance(verdi, (bool, int)) else str(verdi)
