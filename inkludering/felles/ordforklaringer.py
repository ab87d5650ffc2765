"""The register of words that an app explains: they are read, and found, with the page of help they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Ordforklaring:
    """What a word means: what is said of it, each under its own heading."""

    ordet: str | Promise
    fakta: tuple[tuple[str | Promise, str | Promise], ...]


_register: dict[str, Callable[[], Iterable[Ordforklaring]]] = {}


def registrer(hjelpeside: str, les: Callable[[], Iterable[Ordforklaring]]) -> None:
    """Let this page of help have them; read when it is shown, when all are there."""
    if hjelpeside in _register:
        raise ValueError(f"«{hjelpeside}» has its explanations already")
    _register[hjelpeside] = les


def paa(hjelpeside: str) -> list[Ordforklaring]:
    return list(_register[hjelpeside]()) if hjelpeside in _register else []
