"""What every page needs: the menu of the role in force, and whether this is the demo."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject

from inkludering.brukere.menyregister import FORSIDEN, Menyvalg, meny, soek


@dataclass(frozen=True)
class Menypunkt:
    adresse: str
    tekst: Promise
    aktiv: bool
    antall: int = 0


def navigasjon(request: HttpRequest) -> dict[str, Any]:
    """Lazy, because an error page must not ask the database who is looking at it."""
    return {
        "meny": SimpleLazyObject(lambda: _meny(request)),
        "soek": SimpleLazyObject(lambda: _soek(request)),
        "demo": settings.DEMO,
    }


def _meny(request: HttpRequest) -> list[Menypunkt]:
    return [_punkt(ett, request) for ett in meny(getattr(request.user, "rolle", ""))]


def _punkt(valg: Menyvalg, request: HttpRequest) -> Menypunkt:
    adresse = _adresse(valg.adresse)
    antall = valg.antall(request.user) if valg.antall else 0
    return Menypunkt(adresse, valg.tekst, _er_her(request.path, adresse), antall)


def _soek(request: HttpRequest) -> str:
    navn = soek(getattr(request.user, "rolle", ""))
    return _adresse(navn) if navn else ""


@cache
def _adresse(navn: str) -> str:
    """Asked for once, as every page shows the menu."""
    return reverse(navn)


def _er_her(sti: str, adresse: str) -> bool:
    """The pages below an entry belong to it, except that everything lies below the front page."""
    return sti == adresse or (adresse != FORSIDEN and sti.startswith(adresse))
