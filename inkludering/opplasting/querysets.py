"""Whose file it is: nobody but who sent it in opens it, and in the role they sent it in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker

# How long a file lies that nobody says yes to.
LEVETID = timedelta(days=1)


class OpplastingQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Bruker) -> Self:
        return self.filter(tilknytning=bruker.tilknytning) if bruker.tilknytning else self.none()

    def redigerbar_for(self, bruker: Bruker) -> Self:
        return self.synlig_for(bruker)

    def glemt(self, naa: datetime) -> Self:
        """Those that still hold what they said, and have lain for so long."""
        return self.filter(hode__isnull=False, lastet_opp__lte=naa - LEVETID)
