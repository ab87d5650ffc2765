"""What the person register answers about a person's address, and who is kept out of sight because of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Gradering(models.TextChoices):
    """Not answered is `ukjent`, and is denied like the graded."""

    UGRADERT = "ugradert", _("Ugradert")
    FORTROLIG = "fortrolig", _("Fortrolig adresse")
    UKJENT = "ukjent", _("Ikke besvart")


# What a candidate must be for others to see them; not answered counts as graded. The view in
# migrations/0004_deling.py says the same in SQL.
KRAV = {"skjermet": False, "gradering": Gradering.UGRADERT}
UGRADERT = models.Q(**KRAV)


def ugradert(til: str) -> models.Q:
    """The same of the candidate a row leads to, as «kandidat__» does: looked up row by row, however many there are."""
    return models.Q(**{f"{til}{felt}": verdi for felt, verdi in KRAV.items()})
