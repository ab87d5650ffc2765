"""Why and when a candidate's protection was changed: one row for each change, which is never changed itself."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from inkludering.felles.kryptering import KryptertTekstfelt
from kandidater.gradering import Adressebeskyttelse


class Graderingssvar(models.Model):
    """What was answered about a person from `tid`, by whom and for what reason; by nobody: the register itself.

    The database asks for one whenever a grading changes (migrations/0013_graderingen_har_svar.py).
    """

    kandidat = models.ForeignKey("kandidater.Kandidat", models.CASCADE, related_name="graderingssvar")
    beskyttelse = models.CharField(max_length=20, choices=Adressebeskyttelse)
    skjermet = models.BooleanField()
    kilde = models.CharField(max_length=40)
    grunn = KryptertTekstfelt(null=True)
    av = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="+", null=True)
    tid = models.DateTimeField()

    class Meta:
        app_label = "kandidater"
        constraints = [
            models.CheckConstraint(
                condition=Q(beskyttelse__in=Adressebeskyttelse.values), name="graderingssvar_er_et_svar"
            ),
            models.CheckConstraint(condition=Q(av=None) | Q(grunn__isnull=False), name="graderingssvar_har_grunn"),
        ]

    def __str__(self) -> str:
        return str(self.kandidat_id)
