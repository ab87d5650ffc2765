"""Two at once at the same row: the second waits for the first, and then sees what the first did."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection
from django.db.models import Model


def laas(rad: Model, *felt: str) -> None:
    """Hold the row until the transaction ends, and read these of its fields anew.

    Whatever ends what is in force and begins something else calls it on the owner first. Several kinds of rows are held
    in the order forløp, candidate, employer, contact, user (tests/test_laaserekkefolge.py).
    """
    rader = type(rad)._base_manager.select_for_update(no_key=True)
    if felt:
        rad.refresh_from_db(fields=felt, from_queryset=rader)
    else:
        rader.values_list("pk").get(pk=rad.pk)


def laas_alle(rader: Collection[Model]) -> None:
    """The same for rows of one kind, in one order whoever asks."""
    if rader:
        alle = type(next(iter(rader)))._base_manager.select_for_update(no_key=True)
        list(alle.filter(pk__in=[rad.pk for rad in rader]).order_by("pk").values_list("pk"))


@contextmanager
def enerett(hva: UUID) -> Iterator[bool]:
    """Hold what has this id for this connection alone; the database lets go when the process dies."""
    nokkel = hva.int & (2**63 - 1)
    with connection.cursor() as peker:
        peker.execute("SELECT pg_try_advisory_lock(%s)", [nokkel])
        fikk = bool(peker.fetchone()[0])
    try:
        yield fikk
    finally:
        if fikk:
            with connection.cursor() as peker:
                peker.execute("SELECT pg_advisory_unlock(%s)", [nokkel])
