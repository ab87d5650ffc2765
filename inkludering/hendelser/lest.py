"""The log of looks at people: one row a look, let through or not (promise 6), and one more where a visit begins."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection

from inkludering.felles.loggformat import egen_id, foresporselsid
from inkludering.hendelser import lesninger
from inkludering.hendelser.models import Utfall

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker

# Written on every page that shows somebody: made once, as the making of it costs more than the writing.
NY = """
    INSERT INTO "hendelser_oppslag" (tid, bruker_id, rolle, kontor_id, handling, utfall, personer)
    VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
# The look, the visits that begin with it, and their place in the queue to Nav's audit: one statement, all or nothing.
NY_MED_INNBLIKK = f"""
    WITH oppslaget AS ({NY}), nye AS (
        INSERT INTO "hendelser_innblikk" (tid, bruker_id, rolle, kontor_id, handling, ident, kall, oppgitt_kall, person)
        SELECT %s, %s, %s, %s, %s, %s, %s, %s, personen
        FROM unnest(%s::uuid[]) AS personen
        WHERE NOT EXISTS (
            SELECT FROM "hendelser_oppslag" o
            WHERE o.bruker_id = %s AND o.tid >= %s AND o.tid <= %s AND o.utfall = '{Utfall.TILLATT}'
                AND o.handling <> ALL (%s) AND o.personer @> ARRAY[personen]
        )
        RETURNING id
    )
    INSERT INTO "audit_koe" (innblikk_id) SELECT id FROM nye WHERE %s
"""  # noqa: S608 - the words of an enumeration of ours
INNBLIKKET_VARER = timedelta(minutes=30)


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
    hva: list[Any] = [naa, av.pk, av.rolle, kontor, handling]
    oppslaget: list[Any] = [*hva, utfall.value, sett]
    with connection.cursor() as peker:
        if utfall == Utfall.AVVIST or handling in lesninger.lister():
            peker.execute(NY, oppslaget)
            return
        siden: list[Any] = [av.pk, naa - INNBLIKKET_VARER, naa, lesninger.lister()]
        peker.execute(NY_MED_INNBLIKK, [*oppslaget, *hva, av.epost, *_kallet(), sett, *siden, bool(settings.AUDITLOGG)])


def _kallet() -> tuple[str, str]:
    """Our own number of the request, and the one it came with, if any."""
    nummer = foresporselsid.get()
    eget = egen_id.get() or nummer
    return eget, "" if nummer == eget else nummer
