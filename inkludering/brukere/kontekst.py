"""What every page needs: the menu of the role in force, and whether this is the demo."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.safestring import SafeString

from inkludering.brukere.menyregister import FORSIDEN, Menyvalg, hjelp, meny, nytt_i_hjelpen, soek

# As many as there are entries, languages and numbers of what waits.
FLEST = 4096
LENKE = '<a class="aksel-internalheader__button" href="{}"{}>{}{}</a>'
ER_HER = format_html('{}data-active="true" aria-current="page"', " ")


def navigasjon(request: HttpRequest) -> dict[str, Any]:
    """Lazy, because an error page must not ask the database who is looking at it."""
    return {
        "meny": SimpleLazyObject(lambda: _meny(request)),
        "hjem": SimpleLazyObject(lambda: _hjem(request)),
        "soek": SimpleLazyObject(lambda: _soek(request)),
        "hjelp": SimpleLazyObject(lambda: _hjelp(request)),
        "nytt": SimpleLazyObject(lambda: nytt_i_hjelpen(request.user)),
        "demo": settings.DEMO,
        "import_fra_fil": settings.IMPORT_FRA_FIL,
    }


def _meny(request: HttpRequest) -> list[SafeString]:
    return [_punkt(ett, request) for ett in meny(getattr(request.user, "rolle", ""))]


def _hjem(request: HttpRequest) -> str:
    """The first entry: where the role begins its day; the front page for who has none."""
    return next((_adresse(ett.adresse) for ett in meny(getattr(request.user, "rolle", ""))), FORSIDEN)


def _punkt(valg: Menyvalg, request: HttpRequest) -> SafeString:
    adresse = _adresse(valg.adresse)
    antall = valg.antall(request.user) if valg.antall else 0
    return _lenke(adresse, str(valg.tekst), aktiv=_er_her(request.path, adresse), antall=antall)


@lru_cache(maxsize=FLEST)
def _lenke(adresse: str, tekst: str, *, aktiv: bool, antall: int) -> SafeString:
    merke = format_html(' <b class="hode__antall">{}</b>', antall) if antall else ""
    return format_html(LENKE, adresse, ER_HER if aktiv else "", tekst, merke)


def _soek(request: HttpRequest) -> str:
    navn = soek(getattr(request.user, "rolle", ""))
    return _adresse(navn) if navn else ""


def _hjelp(request: HttpRequest) -> str:
    """The help with what is shown; none for who has no menu."""
    if not meny(getattr(request.user, "rolle", "")):
        return ""
    treff = request.resolver_match
    navn, deler = hjelp(treff.view_name if treff else "")
    return _adresse(navn, *deler)


@cache
def _adresse(navn: str, *deler: str) -> str:
    """Asked for once, as every page shows the menu."""
    return reverse(navn, args=deler)


def _er_her(sti: str, adresse: str) -> bool:
    """The pages below an entry belong to it, except that everything lies below the front page."""
    return sti == adresse or (adresse != FORSIDEN and sti.startswith(adresse))
