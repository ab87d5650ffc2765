"""What `make ytelse` has measured, as one table when it is over (tests/ytelse/conftest.py)."""

from __future__ import annotations

LINJER: list[str] = []


def noter(hva: str, maalt: str, forhold: float, grense: float) -> None:
    """A line: what was measured, in its own unit, and the ratio against the limit that holds."""
    LINJER.append(f"{hva:<58} {maalt:>22} {forhold:>8.2f}   ≤ {grense:g}")
