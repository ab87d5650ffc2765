"""Whose reminders they are, and which are open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from oppfolging.varsling.tilstand import Paaminnelsestilstand

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker


class PaaminnelseQuerySet(models.QuerySet):
    def egne(self, bruker: Bruker) -> Self:
        return self.filter(mottaker=bruker)

    def aapne(self) -> Self:
        return self.filter(tilstand=Paaminnelsestilstand.AAPEN)
