"""The portal's connection in tests: the test's own transaction, with the portal's role set for each statement.

Without it, the portal could not see what a test has made and not committed. A test with a database of its own
(`egen_base`, `levende`) uses the real connection instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

PORTAL = "portal"
# What Django's TestCase puts in the way of connections a test has not asked for; nothing of it here.
SPERRET = {"connect", "temporary_connection", "cursor", "chunked_cursor"}


class _Peker:
    """A cursor that runs each statement as the portal's role."""

    def __init__(self, peker: Any) -> None:
        self._peker, self._rader, self._beskrivelse = peker, [], None

    def execute(self, setning: Any, verdier: Any = None) -> Any:
        # Below Django, so that the change of role is no query of the page's.
        self._peker.connection.execute("SET LOCAL ROLE inkl_portal")
        svar = self._peker.execute(setning, verdier)
        self._rader = self._peker.fetchall() if self._peker.description else []
        self._beskrivelse = self._peker.description
        self._peker.connection.execute("RESET ROLE")
        return svar

    def fetchall(self) -> list[Any]:
        rader, self._rader = self._rader, []
        return rader

    def fetchone(self) -> Any:
        return self._rader.pop(0) if self._rader else None

    def fetchmany(self, antall: int = 1) -> list[Any]:
        rader, self._rader = self._rader[:antall], self._rader[antall:]
        return rader

    @property
    def description(self) -> Any:
        return self._beskrivelse

    def __enter__(self) -> _Peker:
        return self

    def __exit__(self, *feil: object) -> None:
        self._peker.close()

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fetchall())

    def __getattr__(self, navn: str) -> Any:
        return getattr(self._peker, navn)


class _SomPortal:
    """Django's connection of the test, but for the cursors it hands out."""

    def __init__(self, kobling: BaseDatabaseWrapper) -> None:
        object.__setattr__(self, "_kobling", kobling)

    def cursor(self) -> _Peker:
        return _Peker(self._kobling.cursor())

    def chunked_cursor(self) -> _Peker:
        return self.cursor()

    def close(self) -> None:
        """The connection belongs to the test."""

    def __getattr__(self, navn: str) -> Any:
        return getattr(self._kobling, navn)

    def __setattr__(self, navn: str, verdi: Any) -> None:
        if navn not in SPERRET:
            setattr(self._kobling, navn, verdi)


@contextmanager
def som_portalens_rolle() -> Iterator[None]:
    """Within: the portal reads in the transaction of the default connection, as its own role."""
    ekte = connections[PORTAL]
    connections[PORTAL] = _SomPortal(connections["default"])
    try:
        yield
    finally:
        connections[PORTAL] = ekte
