"""What a session keeps of the log-in it came by: who vouched, for what, and what renews it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest

from inkludering.brukere.models import Bruker, Okt, Tilknytning
from inkludering.brukere.okter import PAALOGGING, STARTET, bare_med_gruppe, i_rekkefoelge, kjennemerker
from inkludering.brukere.paalogging.innganger import OIDC
from inkludering.brukere.paalogging.krav import Krav
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.kryptering import aapne, forsegl

# How long what the groups open is taken for granted without anything to renew it by; with it, settings.OIDC_FORNYES.
FORNYES_IKKE = timedelta(hours=1)


def logg_inn(request: HttpRequest, bruker: Bruker, krav: Krav, *, hvem: str, naa: datetime, fornyer: str = "") -> None:
    """A session of their own; nothing of an earlier one follows."""
    request.session.flush()
    auth.login(request, bruker, backend=OIDC)
    gjeldende = Tilknytning.objects.egne(bruker).gjeldende(lokal_dato(naa)).select_related("kontor")
    bruker.gjeldende_tilknytninger = i_rekkefoelge(gjeldende)
    request.session[STARTET] = naa.timestamp()
    hvem_det_er = {"utsteder": krav.utsteder, "emne": krav.emne, "sid": krav.sid, "sub": krav.sub}
    request.session[PAALOGGING] = {"hvem": hvem, **hvem_det_er}
    sett(request, krav.roller, fornyer=fornyer, naa=naa)


def les(request: HttpRequest) -> dict[str, Any] | None:
    """None for whoever came in another way."""
    return request.session.get(PAALOGGING) if request.user.is_authenticated else None


def sett(request: HttpRequest, roller: Collection[str] | None, *, fornyer: str, naa: datetime) -> None:
    """What the provider says now, in force from this request on."""
    roller = None if roller is None else list(roller)
    neste = naa + (settings.OIDC_FORNYES if fornyer else FORNYES_IKKE)
    nytt = {"roller": roller, "fornyer": forsegl(fornyer) if fornyer else "", "fornyes": neste.timestamp()}
    request.session[PAALOGGING] = {**request.session[PAALOGGING], **nytt, "sist": naa.timestamp()}
    bare_med_gruppe(request.user, roller)  # type: ignore[arg-type]


def utsett(request: HttpRequest, *, til: datetime) -> None:
    """Try again then, and not with every press until."""
    request.session[PAALOGGING] = {**request.session[PAALOGGING], "fornyes": til.timestamp()}


def fornyer(merket: dict[str, Any]) -> str:
    """Raises Dekrypteringsfeil when it was sealed with a key that is gone."""
    return aapne(merket["fornyer"]) if merket["fornyer"] else ""


def avslutt(*, utsteder: str, sid: str, sub: str) -> int:
    """End the session the provider names, or every one of the person; returns how many it was."""
    hvilke = {"sid__in": kjennemerker(utsteder, sid)} if sid else {"sub__in": kjennemerker(utsteder, sub)}
    return Okt.objects.filter(**hvilke).delete()[0]


def avslutt_alle(bruker: Bruker) -> None:
    """Every session of theirs, on whatever device and however they came in."""
    Okt.objects.filter(bruker=bruker).delete()
