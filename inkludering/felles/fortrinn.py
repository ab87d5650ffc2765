"""Those who are logged in go first: of everybody else, one request at a time is worked on in each process, and none is
begun while somebody logged in is being answered.

Python runs one thread at a time and shares it out evenly, so twelve strangers at the open doors would take twelve
thirteenths of it. They queue here instead, each for the few milliseconds of those before.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse

# Seconds; whoever has waited so long goes on, so that one slow answer does not hold the probes up.
LENGSTE_VENTING = 1.0
LENGST_BAK_INNLOGGEDE = 0.2

_plass = threading.Lock()
_innloggede_inne = 0
_en_er_ferdig = threading.Condition()
_traad = threading.local()


class FortrinnMellomvare:
    """Lets anonymous requests through one by one; stands after the user is known, since a cookie can be made up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with _innlogget() if request.user.is_authenticated else bakerst():
            return self.get_response(request)


@contextmanager
def bakerst() -> Iterator[None]:
    """One at a time of those who are not logged in, and after those who are."""
    _traad.har_plassen = _plass.acquire(timeout=LENGSTE_VENTING)
    try:
        with _en_er_ferdig:
            _en_er_ferdig.wait_for(lambda: not _innloggede_inne, timeout=LENGST_BAK_INNLOGGEDE)
        yield
    finally:
        if _traad.har_plassen:
            _plass.release()
        _traad.har_plassen = False


@contextmanager
def _innlogget() -> Iterator[None]:
    global _innloggede_inne  # noqa: PLW0603 - one count for the process
    with _en_er_ferdig:
        _innloggede_inne += 1
    try:
        yield
    finally:
        with _en_er_ferdig:
            _innloggede_inne -= 1
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
