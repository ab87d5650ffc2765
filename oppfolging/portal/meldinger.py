"""What the messages that lead to the portal are made of: the address, with the secret of a stored link in it, and who
stands behind them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse

from inkludering.utsending.maler import registrer
from oppfolging.portal import okt


def adresse(lenke_id: str) -> str:
    """The whole address of a link."""
    return settings.BASE_URL + reverse("portal:inn_lenke", args=[okt.lenkens_token(lenke_id)])


@registrer("portal_invitasjon")
def _invitasjon(data: Mapping[str, Any]) -> dict[str, Any]:
    return _med_lenken(data["lenke"], gjelder=okt.INVITASJON_GJELDER)


@registrer("portal_lenke")
def _lenke(data: Mapping[str, Any]) -> dict[str, Any]:
    return _med_lenken(data["lenke"], gjelder=okt.LENKE_GJELDER)


def _med_lenken(lenke_id: str, *, gjelder: timedelta) -> dict[str, Any]:
    return {"adresse": adresse(lenke_id), "avsender": okt.avsender(lenke_id), "gjelder": gjelder}
