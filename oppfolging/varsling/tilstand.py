"""The states of a reminder."""

from django.db import models


class Paaminnelsestilstand(models.TextChoices):
    """Of a reminder. `fulgte_datoen` is closed with its date, and opens again with it; `sett` is put away for good."""

    AAPEN = "aapen"
    LUKKET = "lukket"
    FULGTE_DATOEN = "fulgte_datoen"
    SETT = "sett"
