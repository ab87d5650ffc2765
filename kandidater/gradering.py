"""What the person register answers about a person's address, and who is kept out of sight because of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Gradering(models.TextChoices):
    """Not answered is `ukjent`, and is denied like the graded."""

    UGRADERT = "ugradert", _("Ugradert")
    FORTROLIG = "fortrolig", _("Fortrolig adresse")
    UKJENT = "ukjent", _("Ikke besvart")


# Mirrors Kandidat.er_gradert; not answered counts as graded.
UGRADERT = models.Q(skjermet=False, gradering=Gradering.UGRADERT)
