"""The outer door of the web process; granian runs it. A request is taken in whole before a thread is given to it.

WSGI reads the body in the thread that answers, for as long as the sender likes: sixteen half-sent posts would hold
all the threads, and the site with them. Here they wait on the event loop, which costs nobody anything, until the
deadline; and when there are too many of them, the one that has waited longest gives way, since an honest one is through
in milliseconds.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from io import BytesIO
from typing import Any, Protocol
from wsgiref.types import WSGIApplication

from django.conf import settings
from prometheus_client import REGISTRY

from inkludering.felles.svarhoder import FASTE_HODER
from inkludering.maaling import tjener
from inkludering.wsgi import application

TRAADER = 16
# Seconds from the headers to the last byte of the body.
FRIST = 5.0
# How many bodies may be half-read, and how many bytes of bodies there may be in memory, before the oldest gives way.
PLASSER = 200
MEST = 100_000_000
# Django refuses what a form may not hold with a page of its own; this is where not even that is read.
STORST = 2 * settings.DATA_UPLOAD_MAX_MEMORY_SIZE
# Characters; our own are far shorter, and whoever reads them need not be prepared for more.
LENGST_ADRESSE = 8000

UTEN_INNHOLD = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
NODHODER = FASTE_HODER | {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Connection": "close",
}
Hoder = list[tuple[str, str]]
logger = logging.getLogger(__name__)


class Hodefelt(Protocol):
    def get(self, key: str, default: Any = None) -> Any: ...
    def items(self) -> Hoder: ...


class Rsgihode(Protocol):
    """What granian tells of a request (its RSGI scope)."""

    method: str
    path: str
    query_string: str
    http_version: str
    scheme: str
    server: str
    client: str
    authority: str | None
    headers: Hodefelt


class Rsgiprotokoll(Protocol):
    """The body of a request, and the way back to the one who asked."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...
    def response_bytes(self, status: int, headers: Hoder, body: bytes) -> None: ...


class Avvist(Exception):
    """The request comes no further; the status says why."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status)
        self.status = status


class Vindfang:
    """Takes requests in and lets them through to a WSGI application, in a fixed number of threads."""

    def __init__(
        self, inne: WSGIApplication, *, frist: float = FRIST, plasser: int = PLASSER, mest: int = MEST
    ) -> None:
        self.inne, self.frist, self.plasser, self.mest = inne, frist, plasser, mest
        self._traader = ThreadPoolExecutor(TRAADER, thread_name_prefix="foresporsel")
        self._halve: dict[asyncio.Timeout, int] = {}
        self._byte = 0

    async def __rsgi__(self, spurt: Rsgihode, samtale: Rsgiprotokoll) -> None:
        innhold = b""
        try:
            lengde = _lengde(spurt)
            if lengde:
                innhold = await self._ta_imot(samtale, lengde)
            miljo = _miljo(spurt, innhold)
            await asyncio.get_running_loop().run_in_executor(self._traader, self._slipp_inn, miljo, samtale)
        except Avvist as avvist:
            samtale.response_bytes(*_nodsvar(avvist.status))
        finally:
            self._byte -= len(innhold)

    async def _ta_imot(self, samtale: Rsgiprotokoll, lengde: int) -> bytes:
        """The body, which is counted in `_byte` from then on. Refuses one that is late, or shorter than was said."""
        deler = []
        try:
            async with asyncio.timeout(self.frist) as frist:
                self._halve[frist] = 0
                self._gi_plass()
                async for del_ in samtale:
                    deler.append(bytes(del_))
                    self._noter(frist, len(del_))
            if frist not in self._halve:
                raise TimeoutError
            if sum(map(len, deler)) != lengde:
                raise Avvist(HTTPStatus.BAD_REQUEST)
            del self._halve[frist]
            return b"".join(deler)
        except TimeoutError:
            raise Avvist(HTTPStatus.REQUEST_TIMEOUT) from None
        finally:
            self._byte -= self._halve.pop(frist, 0)

    def _noter(self, frist: asyncio.Timeout, antall: int) -> None:
        if frist in self._halve:
            self._halve[frist] += antall
            self._byte += antall
            self._gi_plass()

    def _gi_plass(self) -> None:
        """The oldest give way while there is too much."""
        while self._halve and (len(self._halve) > self.plasser or self._byte > self.mest):
            eldst = next(iter(self._halve))
            self._byte -= self._halve.pop(eldst)
            if not eldst.expired():
                eldst.reschedule(0)

    def _slipp_inn(self, miljo: dict[str, Any], samtale: Rsgiprotokoll) -> None:
        """Let the application answer; runs in a thread of its own."""
        hode = _Hode()
        try:
            kropp = self.inne(miljo, hode)
            try:
                innhold = b"".join(kropp)
            finally:
                _lukk(kropp)
            samtale.response_bytes(hode.status, hode.hoder, innhold)
        except Exception:
            logger.exception("En forespørsel fikk ikke noe svar fra Django.")
            samtale.response_bytes(*_nodsvar(HTTPStatus.INTERNAL_SERVER_ERROR))


class _Hode:
    """What a WSGI application calls with the status and the headers of its answer."""

    status: int = HTTPStatus.INTERNAL_SERVER_ERROR
    hoder: Hoder

    def __call__(self, status: str, hoder: Hoder, unntak: object = None, /) -> Callable[[bytes], object]:
        self.status, self.hoder = int(status[:3]), hoder
        return lambda _: None


def _lukk(kropp: Iterable[bytes]) -> None:
    lukk: Callable[[], None] | None = getattr(kropp, "close", None)
    if lukk:
        lukk()


def _lengde(spurt: Rsgihode) -> int:
    """How many bytes the body has. Refuses what is too long to be taken in, and what does not say its length.

    HTTP/1 with neither length nor chunks has no body (RFC 9112 §6.3); HTTP/2 has no chunks to tell it by.
    """
    if len(spurt.path) + len(spurt.query_string) > LENGST_ADRESSE:
        raise Avvist(HTTPStatus.REQUEST_URI_TOO_LONG)
    if spurt.method in UTEN_INNHOLD:
        return 0
    oppgitt = spurt.headers.get("content-length") or ""
    if spurt.headers.get("transfer-encoding") or (spurt.http_version == "2" and not oppgitt):
        raise Avvist(HTTPStatus.LENGTH_REQUIRED)
    if oppgitt and not (oppgitt.isascii() and oppgitt.isdecimal() and len(oppgitt) < 20):
        raise Avvist(HTTPStatus.BAD_REQUEST)
    if int(oppgitt or 0) > STORST:
        raise Avvist(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return int(oppgitt or 0)


def _miljo(spurt: Rsgihode, innhold: bytes) -> dict[str, Any]:
    """The WSGI environment (PEP 3333).

    A header with an underscore in its name is left out: X_Forwarded_Proto would pass for X-Forwarded-Proto, which the
    proxy in front answers for.
    """
    vert, _, port = spurt.server.rpartition(":")
    miljo: dict[str, Any] = {"HTTP_HOST": spurt.authority} if spurt.authority else {}
    for navn, verdi in spurt.headers.items():
        if "_" not in navn:
            felt = f"HTTP_{navn.upper().replace('-', '_')}"
            skille = "; " if felt == "HTTP_COOKIE" else ","
            miljo[felt] = f"{miljo[felt]}{skille}{verdi}" if felt in miljo and felt != "HTTP_HOST" else verdi
    miljo.pop("HTTP_CONTENT_LENGTH", None)
    return miljo | {
        "CONTENT_TYPE": miljo.pop("HTTP_CONTENT_TYPE", ""),
        "CONTENT_LENGTH": str(len(innhold)),
        "REQUEST_METHOD": spurt.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": spurt.path.encode().decode("latin-1"),
        "QUERY_STRING": spurt.query_string,
        "REMOTE_ADDR": spurt.client.rpartition(":")[0].strip("[]"),
        "SERVER_NAME": vert.strip("[]"),
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{spurt.http_version}",
        "wsgi.errors": sys.stderr,
        "wsgi.input": BytesIO(innhold),
        "wsgi.multiprocess": False,
        "wsgi.multithread": True,
        "wsgi.run_once": False,
        "wsgi.url_scheme": spurt.scheme,
        "wsgi.version": (1, 0),
    }


def _nodsvar(status: HTTPStatus) -> tuple[int, Hoder, bytes]:
    """An answer that needs nothing of Django, with the headers every answer has."""
    hoder = dict(NODHODER)
    if settings.SECURE_HSTS_SECONDS:
        hoder["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains; preload"
    return status, list(hoder.items()), f"{status.value} {status.phrase}\n".encode()


vindfang = Vindfang(application)
# Whether this process serves pages is asked of the pages' own port.
tjener.start(REGISTRY, lambda: True)
