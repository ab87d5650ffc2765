"""The log of looks at people: one row a look, let through or not (promise 6)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection

from inkludering.hendelser.models import Utfall

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker

# Written on every page that shows somebody: made once, as the making of it costs more than the writing.
NY = """
    INSERT INTO "hendelser_oppslag" (tid, bruker_id, rolle, kontor_id, handling, utfall, personer)
    VALUES (%s, %s, %s, %s, %s, %s, %s)
"""


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
    kontor = av.kontor.pk if av.kontor else ""
    with connection.cursor() as peker:
        peker.execute(NY, [naa, av.pk, av.rolle, kontor, handling, utfall.value, sett])
