"""What was changed of a row, by whom and from what: read from the history its triggers write (felles/sporing.py).

Whoever may see the row as it is may see what it was: the caller has fetched it through its door.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker
from inkludering.felles.kryptering import KryptertTekstfelt
from inkludering.felles.templatetags.aksel import dato

INGENTING, SKJULT = "–", "•••"


@dataclass(frozen=True)
class Endring:
    """One field of a row given another value. `hvem` is empty when it followed from something else."""

    tid: datetime
    hvem: str
    felt: str
    fra: str
    til: str


def les(rad: models.Model, felt: Collection[str]) -> list[Endring]:
    """What has been changed in these fields, newest first."""
    return les_alle([rad], felt)[rad.pk]


def les_alle(rader: Collection[models.Model], felt: Collection[str]) -> dict[Any, list[Endring]]:
    """The same for many rows of one model, by key. Two queries."""
    per_rad: dict[Any, list[Any]] = {rad.pk: [] for rad in rader}
    if not rader:
        return {}
    spor: Any = type(next(iter(rader))).pgh_event_model  # type: ignore[attr-defined]
    vist = [navn for navn in felt if not isinstance(spor._meta.get_field(navn), KryptertTekstfelt)]
    spor_av = spor.objects.filter(pgh_obj_id__in=list(per_rad)).order_by("pgh_id")
    for ett in spor_av.only("pgh_obj_id", "pgh_created_at", "pgh_context", *vist):
        per_rad[ett.pgh_obj_id].append(ett)
    par = {nokkel: list(_endrede(alle, vist)) for nokkel, alle in per_rad.items()}
    navn = _navnene(etter for alle in par.values() for _foer, etter, _felt in alle)
    return {nokkel: [_endring(tre, navn) for tre in reversed(alle)] for nokkel, alle in par.items()}


def _endrede(alle: list[Any], felt: Collection[str]) -> Iterable[tuple[Any, Any, str]]:
    """The row before and after, and the field that differs."""
    for foer, etter in pairwise(alle):
        for ett in felt:
            if getattr(foer, ett) != getattr(etter, ett):
                yield foer, etter, ett


def _endring(tre: tuple[Any, Any, str], navn: Mapping[str, str]) -> Endring:
    foer, etter, felt = tre
    return Endring(
        tid=etter.pgh_created_at,
        hvem=navn.get(_bruker(etter), ""),
        felt=capfirst(str(etter._meta.get_field(felt).verbose_name)),
        fra=_vist(foer, felt),
        til=_vist(etter, felt),
    )


def _vist(rad: Any, felt: str) -> str:
    verdi = getattr(rad, felt)
    if isinstance(rad._meta.get_field(felt), models.BinaryField):
        return SKJULT
    if rad._meta.get_field(felt).choices and verdi:
        return str(getattr(rad, f"get_{felt}_display")())
    if isinstance(verdi, bool):
        return _("Ja") if verdi else _("Nei")
    return (dato(verdi) if hasattr(verdi, "year") else str("" if verdi is None else verdi)) or INGENTING


def _navnene(spor: Iterable[Any]) -> dict[str, str]:
    nokler = {UUID(nokkel) for ett in spor if (nokkel := _bruker(ett))}
    return {str(bruker.pk): bruker.navn for bruker in Bruker.objects.filter(pk__in=nokler)} if nokler else {}


def _bruker(spor: Any) -> str:
    return str((spor.pgh_context or {}).get("user") or "")
