"""Whose reminders they are, and which are open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from oppfolging.varsling import regelregister
from oppfolging.varsling.tilstand import Paaminnelsestilstand

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker


class PaaminnelseQuerySet(models.QuerySet):
    def egne(self, bruker: Bruker) -> Self:
        return self.filter(mottaker=bruker)

    def til_orientering(self) -> Self:
        """Those that are only to be known, so that one may put them away."""
        return self.filter(regel__in=regelregister.til_orientering())

    def aapne(self) -> Self:
        return self.filter(tilstand=Paaminnelsestilstand.AAPEN)
