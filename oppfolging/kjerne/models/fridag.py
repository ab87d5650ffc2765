"""The days off, one by one, for the database to count working days by."""

from __future__ import annotations

from django.db import models


class Fridag(models.Model):
    """A day off by its date (weekends are not listed), so that the database can count working days itself.

    Filled from inkludering.felles.arbeidsdager for the years a date may be typed in; `sjekk` compares the two.
    """

    dag = models.DateField(primary_key=True)

    def __str__(self) -> str:
        return f"{self.dag}"
