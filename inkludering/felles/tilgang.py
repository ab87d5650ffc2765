"""Who may reach a view. Every view carries one of these decorators; a test walks the URLs and demands it.

A role outside the list gets the same 404 as an address that does not exist. What a reached view may show is decided
by the querysets (`.synlig_for`), not here.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

P = ParamSpec("P")
Visning = Callable[Concatenate[Any, P], HttpResponseBase]

AAPEN = "aapen"
INNLOGGET = "innlogget"
TAR_HEMMELIGHET = "tar_hemmelighet"
BARE_VISER = "bare_viser"


def krever(*roller: str, innlogging: str | None = None, bryter: str = "") -> Callable[[Visning[P]], Visning[P]]:
    """Let only logged-in users with one of these roles (`request.user.rolle`) in; everyone else meets a 404.

    `bryter` names a setting that may be off (inkludering/brytere.py): then the room is not there for anybody.

    `innlogging` names the login page for visitors who are not logged in, where it is not LOGIN_URL.
    """
    if not roller:
        raise ValueError("krever() needs at least one role")
    tillatt = frozenset(roller)

    def dekorator(visning: Visning[P]) -> Visning[P]:
        @wraps(visning)
        def vaktet(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            avslaatt = bryter and not getattr(settings, bryter)
            if avslaatt or not request.user.is_authenticated or request.user.rolle not in tillatt:
                raise Http404
            return visning(request, *args, **kwargs)

        vaktet.tilgangsregel = tillatt  # type: ignore[attr-defined]
        if innlogging:
            vaktet.login_url = innlogging  # type: ignore[attr-defined]
        return vaktet

    return dekorator


def aapen(visning: Visning[P]) -> Visning[P]:
    """Mark a view that anyone may reach, logged in or not."""
    aapnet = login_not_required(visning)
    aapnet.tilgangsregel = AAPEN  # type: ignore[attr-defined]
    return aapnet


def innlogget(visning: Visning[P]) -> Visning[P]:
    """Mark a view that every logged-in user may reach, whatever the role; LoginRequiredMiddleware stops the others."""

    @wraps(visning)
    def vaktet(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return visning(request, *args, **kwargs)

    vaktet.tilgangsregel = INNLOGGET  # type: ignore[attr-defined]
    return vaktet


def hemmelig(visning: Visning[P]) -> Visning[P]:
    """Mark a view that is told a password or a code: what is typed there is never kept as a draft."""
    setattr(visning, TAR_HEMMELIGHET, True)
    return visning


def bare_viser(visning: Visning[P]) -> Visning[P]:
    """Mark a view that answers a press by showing something: pressed again, it is shown, and logged, again."""
    setattr(visning, BARE_VISER, True)
    return visning
