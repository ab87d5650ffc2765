"""Who has looked at whom."""

import uuid
from collections.abc import Collection
from typing import Self

from django.db import models


class OppslagQuerySet(models.QuerySet):
    def om(self, person: uuid.UUID) -> Self:
        """Every look at this person, newest first."""
        return self.filter(personer__contains=[person]).order_by("-tid")


class InnblikkQuerySet(models.QuerySet):
    def om(self, personer: Collection[uuid.UUID]) -> Self:
        """Every visit to these, newest first."""
        return self.filter(person__in=personer).order_by("-tid", "-pk")
