"""Those who are logged in go first: of everybody else, one request at a time is worked on in each process, and none is
begun while somebody logged in is being answered.

Python runs one thread at a time and shares it out evenly, so twelve strangers at the open doors would take twelve
thirteenths of it. They queue here instead, each for the few milliseconds of those before, and after each there is a
pause as long as it took: however many they are, half of the time is free.

Who is logged in is asked of the database, in which time the strangers would share what there is. So a cookie is
believed until it has been looked up: one made up gives its place back, and has held up nobody but other strangers.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# Seconds; whoever has waited so long goes on, so that one slow answer does not hold the probes up.
LENGSTE_VENTING = 1.0
LENGST_BAK_INNLOGGEDE = 0.2
LENGSTE_PAUSE = 0.01

_plass = threading.Lock()
_neste_fremmed_fra = 0.0
_innloggede_inne = 0
_en_er_ferdig = threading.Condition()
_traad = threading.local()


class FortrinnMellomvare:
    """Lets requests without a session through one by one; a file that is the same for all is let through at once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(settings.STATIC_URL):
            return self.get_response(request)
        with _innlogget() if settings.SESSION_COOKIE_NAME in request.COOKIES else bakerst():
            return self.get_response(request)


class TilbakeIKoenMellomvare:
    """Sends whoever came with a session that is nobody's back to those who wait; stands after the user is known."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            return self.get_response(request)
        with bakerst():
            return self.get_response(request)


@contextmanager
def bakerst() -> Iterator[None]:
    """One at a time of those who are not logged in, and after those who are."""
    if getattr(_traad, "i_koen", False):
        yield
        return
    _gi_fra_seg_fortrinnet()
    _traad.i_koen = True
    _traad.har_plassen = _plass.acquire(timeout=LENGSTE_VENTING)
    try:
        time.sleep(max(0.0, _neste_fremmed_fra - time.monotonic()))
        with _en_er_ferdig:
            _en_er_ferdig.wait_for(lambda: not _innloggede_inne, timeout=LENGST_BAK_INNLOGGEDE)
        with _like_lang_pause():
            yield
    finally:
        if _traad.har_plassen:
            _plass.release()
        _traad.har_plassen = _traad.i_koen = False


@contextmanager
def _like_lang_pause() -> Iterator[None]:
    """Never longer than LENGSTE_PAUSE: what takes long waits for another system, and the probes are in the queue."""
    global _neste_fremmed_fra  # noqa: PLW0603 - one pause for the process
    begynte = time.monotonic()
    try:
        yield
    finally:
        slutt = time.monotonic()
        _neste_fremmed_fra = slutt + min(slutt - begynte, LENGSTE_PAUSE)


@contextmanager
def _innlogget() -> Iterator[None]:
    _tell(1)
    _traad.fortrinn = True
    try:
        yield
    finally:
        _gi_fra_seg_fortrinnet()


def _gi_fra_seg_fortrinnet() -> None:
    if getattr(_traad, "fortrinn", False):
        _traad.fortrinn = False
        _tell(-1)


def _tell(endring: int) -> None:
    global _innloggede_inne  # noqa: PLW0603 - one count for the process
    with _en_er_ferdig:
        _innloggede_inne += endring
        _en_er_ferdig.notify_all()


@contextmanager
def mens_andre_regner() -> Iterator[None]:
    """Give the place away while this thread only waits for another, and take it again afterwards."""
    hadde = getattr(_traad, "har_plassen", False)
    if hadde:
        _plass.release()
    try:
        yield
    finally:
        if hadde:
            _plass.acquire()
