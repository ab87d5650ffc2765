"""The log of looks at people: one row a look, let through or not (promise 6)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from inkludering.hendelser.models import Oppslag, Utfall

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker


def tillatt(personer: Iterable[uuid.UUID], *, av: Bruker, handling: str, naa: datetime) -> None:
    """`av` was shown these people. Nobody shown, nothing logged."""
    _noter(personer, av=av, handling=handling, naa=naa, utfall=Utfall.TILLATT)


def avvist(personer: Iterable[uuid.UUID], *, av: Bruker, handling: str, naa: datetime) -> None:
    """`av` asked for these people and was refused."""
    _noter(personer, av=av, handling=handling, naa=naa, utfall=Utfall.AVVIST)


def _noter(personer: Iterable[uuid.UUID], *, av: Bruker, handling: str, naa: datetime, utfall: Utfall) -> None:
    sett = sorted(set(personer))
    if not sett:
        return
    Oppslag.objects.create(
        tid=naa,
        bruker_id=av.pk,
        rolle=av.rolle,
        kontor_id=av.kontor.pk if av.kontor else "",
        handling=handling,
        utfall=utfall,
        personer=sett,
    )
