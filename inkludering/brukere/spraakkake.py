"""The language somebody has chosen, for pages shown when nobody is logged in: a cookie with its code and nothing else.

Django itself reads it (LANGUAGE_COOKIE_NAME) before what the browser asks for.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse

VARER = timedelta(days=365)


def husk(svar: HttpResponse, maalform: str) -> None:
    """From the next page on, until another is chosen."""
    svar.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        maalform,
        max_age=VARER,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
