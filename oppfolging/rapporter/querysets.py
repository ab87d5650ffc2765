"""Which reports a leader sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from inkludering.brukere.roller import Rolle

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker


class RapportQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Bruker) -> Self:
        if bruker.rolle != Rolle.LEDER or bruker.kontor is None:
            return self.none()
        return self.filter(kontor=bruker.kontor)

    def redigerbar_for(self, bruker: Bruker) -> Self:
        return self.synlig_for(bruker)
