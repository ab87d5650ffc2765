"""Where a log-out leads, so that whoever vouched for the user knows of it too."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from inkludering.brukere.paalogging.sidevogn import UTLOGGING
from inkludering.oidcinnstillinger import ANSATT


def etter_utlogging(merket: dict[str, Any] | None, *, ellers: str) -> str:
    """The provider's own log-out, which leads back to the page `ellers`; that page when there is no provider."""
    if merket is None:
        return ellers
    if settings.OIDC_SIDEVOGN and merket["hvem"] == ANSATT:
        return UTLOGGING
    tilbyder = settings.OIDC.get(merket["hvem"])
    if tilbyder is None or not tilbyder.end_session_endpoint:
        return ellers
    hjem = {"client_id": tilbyder.client_id, "post_logout_redirect_uri": settings.BASE_URL + ellers}
    return f"{tilbyder.end_session_endpoint}?{urlencode(hjem)}"
