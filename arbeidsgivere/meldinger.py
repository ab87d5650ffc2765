"""What the portal's messages are made of: each secret is made from a stored id when the message is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arbeidsgivere.models import Innloggingslenke
from arbeidsgivere.portaltilgang import koder, lenker
from inkludering.utsending.maler import registrer


@registrer("portal_invitasjon")
@registrer("portal_lenke")
def _lenke(data: Mapping[str, Any]) -> dict[str, Any]:
    lenke = Innloggingslenke.objects.select_related("kontakt").get(pk=data["lenke"])
    return {"adresse": lenker.adresse(lenke)}


@registrer("portal_kode")
def _kode(data: Mapping[str, Any]) -> dict[str, Any]:
    return {"siffer": koder.siffer(data["kode"])}
