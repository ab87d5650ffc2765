"""What the person register answers about a person's address, and who may know of a person because of it.

The rule stands here once. A graded person is known to the jobbspesialist who answers for them, once the grading is
answered, and to leaders with the right. Whoever may not know of them can neither open, count, subtract nor infer:
`KandidatQuerySet.kjent_for` is what every other door composes, `ugradert` what may be shown to anybody, and
`er_gradert_sql` the same for the statements that are written as SQL.
"""

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Gradering(models.TextChoices):
    """Not answered is `ukjent`, and is denied like the graded."""

    UGRADERT = "ugradert", _("Ugradert")
    FORTROLIG = "fortrolig", _("Fortrolig adresse")
    UKJENT = "ukjent", _("Ikke besvart")


class Adressebeskyttelse(models.TextChoices):
    """What the person register answers: the strictest is refused where somebody is registered, and locks afterwards."""

    UGRADERT = "ugradert", _("Ingen")
    FORTROLIG = "fortrolig", _("Fortrolig adresse")
    STRENGT_FORTROLIG = "strengt_fortrolig", _("Strengt fortrolig adresse")


# What a candidate must be for others to see them; not answered counts as graded. The view in
# migrations/0004_deling.py says the same in SQL.
KRAV = {"skjermet": False, "gradering": Gradering.UGRADERT}
UGRADERT = models.Q(**KRAV)
# Where nothing may be inferred, an office's total takes the graded in from so many on.
MINST_SKJULTE = 5


def merke(gradering: str, skjermet: bool) -> str:
    """The words that stand where somebody who may see the person is about to speak of them; none of the ungraded."""
    ordene = []
    if gradering != Gradering.UGRADERT:
        ordene.append(str(Gradering(gradering).label))
    if skjermet:
        ordene.append(gettext("Skjermet"))
    return capfirst(", ".join(ordene).lower()) if ordene else ""


def ugradert(til: str) -> models.Q:
    """The same of the candidate a row leads to, as «kandidat__» does: looked up row by row, however many there are."""
    return models.Q(**{f"{til}{felt}": verdi for felt, verdi in KRAV.items()})


def er_gradert_sql(kandidat: str) -> str:
    """SQL: this row of candidates is kept out of sight."""
    return f"({kandidat}.skjermet OR {kandidat}.gradering <> '{Gradering.UGRADERT}')"
