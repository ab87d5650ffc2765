"""Texts that are the same for everybody who reads the language: worded once, then remembered by the process."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from django.utils.translation import get_language

P = ParamSpec("P")
T = TypeVar("T")
FLEST = 2048


def per_spraak(tekst: Callable[P, T]) -> Callable[P, T]:
    """For a function of nothing but its arguments and the language in force, whose answer nobody can change.

    Never of anything about a person.
    """

    @lru_cache(maxsize=FLEST)
    def husket(_spraak: str | None, *args: P.args, **kwargs: P.kwargs) -> T:
        return tekst(*args, **kwargs)

    @wraps(tekst)
    def oversatt(*args: P.args, **kwargs: P.kwargs) -> T:
        return husket(get_language(), *args, **kwargs)  # type: ignore[arg-type]

    return oversatt
