"""Whom to give a candidate to."""

from __future__ import annotations

from kandidater.mottakerskjema import Mottakerskjema, Tildelingsgrunn


class Tildelingsskjema(Tildelingsgrunn, Mottakerskjema):
    """From the leader's queue."""

    field_order = ("til", "aarsak")
