"""Where a user belongs after logging in."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from inkludering.brukere.menyregister import FORSIDEN, forside
from inkludering.brukere.models import Bruker
from inkludering.brukere.roller import ARBEIDSGIVER, Brukertype


def maal_etter_innlogging(request: HttpRequest, bruker: Bruker) -> str:
    """The page asked for before the login when it is ours; else the user's own front page."""
    if bruker.type == Brukertype.ARBEIDSGIVER:
        return reverse(forside(ARBEIDSGIVER))
    return trygt_maal(request)


def trygt_maal(request: HttpRequest) -> str:
    """The page asked for before the login, when it is ours."""
    onsket = request.POST.get("next") or request.GET.get("next") or ""
    trygg = url_has_allowed_host_and_scheme(
        onsket, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return onsket if trygg else FORSIDEN
