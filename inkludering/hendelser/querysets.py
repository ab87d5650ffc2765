"""Who has looked at whom."""

import uuid
from typing import Self

from django.db import models


class OppslagQuerySet(models.QuerySet):
    def om(self, person: uuid.UUID) -> Self:
        """Every look at this person, newest first."""
        return self.filter(personer__contains=[person]).order_by("-tid")
