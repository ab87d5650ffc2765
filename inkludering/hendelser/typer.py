"""The register of event types. An app has one enumeration of its own, in a module named `typer`, found at the start."""

from __future__ import annotations

from typing import TypeVar

from django.db import models


class Hendelsestype(models.TextChoices):
    """What can happen. Written to the log as its value, which never changes once it has been written."""


T = TypeVar("T", bound=type[Hendelsestype])
_typer: dict[str, Hendelsestype] = {}


def registrer(typer: T) -> T:
    """Take in an app's enumeration; no two apps have a type of the same name."""
    for type_ in typer:
        if type_.value in _typer:
            raise ValueError(f"the event type «{type_.value}» is registered twice")
        _typer[type_.value] = type_
    return typer


def alle() -> list[Hendelsestype]:
    """Every event type, by name."""
    return [_typer[navn] for navn in sorted(_typer)]
