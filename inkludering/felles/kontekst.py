"""What every page needs: the menu of the role in force, and whether this is the demo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

MENYER: dict[str, list[tuple[str, Promise]]] = {
    "jobbspesialist": [
        ("oppfolging:i_dag", _("I dag")),
        ("oppfolging:kandidater", _("Kandidater")),
        ("oppfolging:arbeidsgivere", _("Arbeidsgivere")),
        ("oppfolging:paaminnelser", _("Påminnelser")),
    ],
    "leder": [
        ("rapporter:kontor", _("Kontoret")),
        ("rapporter:liste", _("Rapporter")),
        ("oppfolging:kandidater", _("Kandidater")),
        ("oppfolging:arbeidsgivere", _("Arbeidsgivere")),
        ("oppfolging:paaminnelser", _("Påminnelser")),
    ],
    "markedskontakt": [("oppfolging:arbeidsgivere", _("Arbeidsgivere"))],
    "administrator": [("brukere:administrasjon", _("Administrasjon"))],
}


@dataclass(frozen=True)
class Menypunkt:
    adresse: str
    tekst: Promise
    aktiv: bool


def navigasjon(request: HttpRequest) -> dict[str, Any]:
    """Lazy, because an error page must not ask the database who is looking at it."""
    return {"meny": SimpleLazyObject(lambda: _meny(request)), "demo": settings.DEMO}


def _meny(request: HttpRequest) -> list[Menypunkt]:
    punkter = MENYER.get(getattr(request.user, "rolle", ""), [])
    adresser = [(reverse(navn), tekst) for navn, tekst in punkter]
    return [Menypunkt(adresse, tekst, _er_her(request.path, adresse)) for adresse, tekst in adresser]


def _er_her(sti: str, adresse: str) -> bool:
    """The pages below an entry belong to it, except that everything lies below the front page."""
    return sti == adresse or (adresse != "/" and sti.startswith(adresse))
