"""Where one goes when something is done: back to where one came from, never to another site."""

from __future__ import annotations

from django.urls import reverse

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.utkast import redning


def dit_de_var(request: Foresporsel, *, ellers: str = "") -> str:
    """The page the press came from, or where that is not told, `ellers` or the front page."""
    return redning.siden_de_sto_paa(request, ellers=ellers or reverse("oppfolging:i_dag"))
