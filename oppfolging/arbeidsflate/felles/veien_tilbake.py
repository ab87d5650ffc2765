"""Where one goes when something is done: back to where one came from, never to another site."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from inkludering.brukere.foresporsel import Foresporsel


def dit_de_var(request: Foresporsel, *, ellers: str = "") -> str:
    """The page the press came from, or where that is not told, `ellers` or the front page.

    Only the path of it, with one slash in front: two would name another site."""
    kom_fra = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(kom_fra, {request.get_host()}, require_https=request.is_secure()):
        return ellers or reverse("oppfolging:i_dag")
    deler = urlsplit(kom_fra)
    return "/" + urlunsplit(("", "", deler.path.lstrip("/"), deler.query, ""))
