"""The register of what is stored: each app tells, in a module named `databehandling`, what its tables are for.

What it says becomes the papers (`manage.py papirer`); a test demands each table and each field of it. Tables of history
follow the table they are the history of. The texts are for those who answer for the house, in bokmål alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.apps import apps
from django.db import models
from django.utils.module_loading import autodiscover_modules

HISTORIEN_AV = "pgh_tracked_model"
INGEN_RAD = frozenset({"pghistory.Events", "pghistory.MiddlewareEvents"})  # ways to ask, with no table of their own


@dataclass(frozen=True)
class Vern:
    """How much a field can harm whoever it is about, and what guards it. `niva` 0 is nobody's information."""

    navn: str
    niva: int
    hva: str
    vern: str


@dataclass(frozen=True)
class Grunnlag:
    """A legal basis, as it is proposed to whoever answers for the processing."""

    navn: str
    tekst: str


@dataclass(frozen=True)
class Lagring:
    """How long rows live. `gjoer`: the file that forgets them, or nothing where nothing does."""

    navn: str
    tekst: str
    gjoer: str = ""


@dataclass(frozen=True)
class Behandling:
    """What one table is for, about whom, who sees it, for how long. `unntak`: what is else for single fields."""

    modell: str
    formaal: str
    om: str
    grunnlag: Grunnlag
    hvem: str
    lagring: Lagring
    felt: Mapping[Vern, str]
    unntak: Mapping[str, str] = field(default_factory=dict)

    @property
    def felter(self) -> list[str]:
        return [navn for navnene in self.felt.values() for navn in navnene.split()]

    @property
    def niva(self) -> int:
        return max((vern.niva for vern in self.felt), default=0)


_tabeller: dict[str, Behandling] = {}


def registrer(*tabeller: Behandling) -> None:
    for tabell in tabeller:
        if tabell.modell in _tabeller:
            raise ValueError(f"{tabell.modell} is registered twice")
        _tabeller[tabell.modell] = tabell


def alle() -> list[Behandling]:
    """Each registered table, the apps in their order from the ground up."""
    autodiscover_modules("databehandling")
    etasjer = [app.label for app in apps.get_app_configs()]
    return sorted(_tabeller.values(), key=lambda en: (etasjer.index(en.modell.split(".")[0]), en.modell))


def modeller() -> Iterator[type[models.Model]]:
    """What there must be a row for in the register: tables and views, without the tables of history."""
    for modell in apps.get_models(include_auto_created=True):
        if not hasattr(modell, HISTORIEN_AV) and modell._meta.label not in INGEN_RAD:
            yield modell


def feltene(modell: type[models.Model]) -> list[str]:
    """The columns of a table, and what it ties by a table between."""
    return [ett.name for ett in (*modell._meta.local_concrete_fields, *modell._meta.local_many_to_many)]


def har_historie(modell: str) -> bool:
    """Whether what is overwritten or deleted is kept in a table of history."""
    return hasattr(apps.get_model(modell), "pgh_event_model")
