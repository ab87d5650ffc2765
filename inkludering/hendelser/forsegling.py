"""The logs are sealed once a day: a hash of the rows since last, chained to the seal before it.

A chain from row to row would make all who write wait for each other; sealed afterwards, nobody does. The database
refuses whoever runs the house to change a row; whoever owns the database is found out by the seals, as far as one of
them has been kept elsewhere: each is said in the log of the worker, which is shipped out of the house.

A number is handed out before its row is there, so a seal goes no further than to the last row the seal before it saw.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from inkludering.felles.laas import enerett
from inkludering.hendelser.models import Segl

# The columns by name, and so that they read the same whatever the session is set to. A new column is no part of this.
TABELLER = {
    "hendelser_hendelse": "type, objekt_type, objekt_id, av_id, detaljer",
    "hendelser_oppslag": "bruker_id, rolle, kontor_id, handling, utfall, personer",
    "hendelser_innblikk": "bruker_id, ident, rolle, kontor_id, handling, kall, person",
    "hendelser_overskrevet": "tabell, hva, rad, rolle, av",
}
# Longer than any transaction of ours lasts (celery's limit for a file that is taken in is an hour).
TIDLIGST = timedelta(hours=2)
# One at a time seals; any id nobody else in the house uses.
MIN_TUR = UUID("5e9100de-0000-4000-8000-000000000000")
BLOKK = 1000  # rows hashed together first: no value is larger than some kilobytes for each million rows
logger = logging.getLogger(__name__)


def forsegl(*, naa: datetime) -> list[Segl]:
    """Seal what has come since last; nothing within two hours of it. Any number may run at once."""
    with enerett(MIN_TUR) as fikk:
        nye = [nytt for tabell in TABELLER if fikk and (nytt := _forsegl(tabell, naa=naa))]
    for nytt in nye:
        logger.info("Loggen %s er forseglet til rad %d: %s", nytt.tabell, nytt.til, bytes(nytt.segl).hex())
    return nye


def brudd() -> Iterator[str]:
    """Each seal that what is there now does not answer to; those after it are judged by themselves."""
    for tabell in TABELLER:
        forrige: Segl | None = None
        for ett in Segl.objects.filter(tabell=tabell).order_by("til", "pk"):
            ventet = _kjede(forrige, tabell, ett.til, _avtrykk(tabell, forrige.til if forrige else 0, ett.til))
            if bytes(ett.segl) != ventet:
                fra = (forrige.til if forrige else 0) + 1
                yield f"{tabell}: radene {fra} til {ett.til} er ikke som da de ble forseglet {ett.tid:%d.%m.%Y %H.%M}"
            forrige = ett


@transaction.atomic
def _forsegl(tabell: str, *, naa: datetime) -> Segl | None:
    forrige = Segl.objects.filter(tabell=tabell).order_by("-til", "-pk").first()
    if forrige and forrige.tid > naa - TIDLIGST:
        return None
    til = forrige.sett if forrige else 0
    segl = _kjede(forrige, tabell, til, _avtrykk(tabell, forrige.til if forrige else 0, til))
    return Segl.objects.create(tid=naa, tabell=tabell, til=til, sett=_siste(tabell), segl=segl)


def _kjede(forrige: Segl | None, tabell: str, til: int, avtrykk: bytes) -> bytes:
    return hashlib.sha256((bytes(forrige.segl) if forrige else b"") + f"{tabell} {til} ".encode() + avtrykk).digest()


def _avtrykk(tabell: str, fra: int, til: int) -> bytes:
    """Of the rows after `fra` up to and with `til`: changed, removed or put between, it is another."""
    rad = f"jsonb_build_array(id, tid AT TIME ZONE 'UTC', {TABELLER[tabell]})::text"
    sporring = f"""
        SELECT coalesce(sha256(string_agg(h, ''::bytea ORDER BY blokk)), ''::bytea) FROM (
            SELECT id / {BLOKK} AS blokk,
                sha256(string_agg(sha256(convert_to({rad}, 'UTF8')), ''::bytea ORDER BY id)) AS h
            FROM {tabell} WHERE id > %s AND id <= %s GROUP BY 1
        ) blokkene
    """  # noqa: S608 - names of ours
    with connection.cursor() as peker:
        peker.execute(sporring, [fra, til])
        return bytes(peker.fetchone()[0])


def _siste(tabell: str) -> int:
    with connection.cursor() as peker:
        peker.execute(f"SELECT coalesce(max(id), 0) FROM {tabell}")  # noqa: S608 - a name of ours
        return int(peker.fetchone()[0])
