"""From where somebody tries to log in, and how often it has failed: what the limits of axes are counted by.

Behind proxies the address is the one the outermost of ours saw (settings.PROXYER); a client cannot write it. A browser
that the user has logged in from before is counted by itself, so that nobody closes it by failing elsewhere, be it from
the same address; with all others the user has a limit together, however many addresses there are.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address

from axes.models import AccessAttempt
from django.conf import settings
from django.core import signing
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from inkludering.brukere.models import Bruker

KAKE = "__Host-kjent" if settings.HTTPS else "kjent"
KJENT_I = timedelta(days=90)
FEIL_FRA_UKJENTE = 20
# Whoever has one IPv6 address has this many bits of them.
NETTET = 64
# An address of nobody's (RFC 4193), as axes counts by addresses alone.
EGEN = IPv6Network("fd00::/8")


def adresse(request: HttpRequest) -> str:
    """What a try is counted by: the browser, where the user is known in it, else where it comes from."""
    kjent = _kjent(request, request.POST.get("epost", ""))
    if kjent:
        siffer = int.from_bytes(hashlib.sha256(kjent.encode()).digest()[:15])
        return str(EGEN[siffer])
    return _fra(request)


def for_mange(request: HttpRequest, epost: str) -> bool:
    """As this user, from browsers they are not known in."""
    nylig = AccessAttempt.objects.filter(attempt_time__gt=timezone.now() - settings.AXES_COOLOFF_TIME, username=epost)
    feil = nylig.aggregate(alle=Sum("failures_since_start"))["alle"] or 0
    return feil >= FEIL_FRA_UKJENTE and not _kjent(request, epost)


def husk(svar: HttpResponse, bruker: Bruker) -> HttpResponse:
    """They are known in this browser from now on."""
    svar.set_cookie(
        KAKE,
        signing.dumps([bruker.epost, secrets.token_urlsafe(16)], salt=KAKE),
        max_age=KJENT_I,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return svar


def _kjent(request: HttpRequest, epost: str) -> str:
    """What tells this browser from the others of the user; empty where they are not known in it."""
    try:
        hvem, merke = signing.loads(request.COOKIES.get(KAKE, ""), salt=KAKE, max_age=KJENT_I)
    except (signing.BadSignature, ValueError):
        return ""
    return str(merke) if hvem == epost.strip().lower() else ""


def _fra(request: HttpRequest) -> str:
    spurt = request.META.get("REMOTE_ADDR", "")
    if settings.PROXYER:
        ledd = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        spurt = ledd[-settings.PROXYER].strip() if len(ledd) >= settings.PROXYER else spurt
    try:
        funnet = ip_address(spurt)
    except ValueError:
        return str(request.META.get("REMOTE_ADDR", ""))
    if isinstance(funnet, IPv6Address) and funnet.ipv4_mapped is None:
        return str(IPv6Network((funnet, NETTET), strict=False).network_address)
    return str(getattr(funnet, "ipv4_mapped", None) or funnet)
