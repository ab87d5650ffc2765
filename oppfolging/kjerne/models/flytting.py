"""That a date was moved, by whom and why."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from inkludering.felles.kryptering import KryptertTekstfelt
from oppfolging.kjerne.models.oppfolging import LENGSTE_STED

LENGSTE_GRUNN = 255


class Flytting(models.Model):
    """A due date moved by a person: from, to, why, who and when. Never changed afterwards.

    The database judges each row as it is written (trigger flytting_foelger_regelen): `grunn` is null, never empty,
    where the rule lets the date move without one. `angrer`: the move this one takes back, soon after it was made.
    `mote_kl` and `mote_sted`: the meeting agreed for `fra`, which the move called off.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    oppfolging = models.ForeignKey("kjerne.Oppfolging", models.CASCADE, related_name="flyttinger")
    fra = models.DateField()
    til = models.DateField()
    grunn = KryptertTekstfelt(_("grunn"), null=True, blank=True)
    av = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="+")
    tid = models.DateTimeField()
    mote_kl = models.TimeField(null=True, blank=True)
    mote_sted = models.CharField(max_length=LENGSTE_STED, blank=True, default="", db_default="")
    angrer = models.OneToOneField("self", models.CASCADE, null=True, blank=True, related_name="angret_av")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(fra=models.F("til")), name="flytting_til_en_annen_dag"),
        ]
        indexes = [models.Index(fields=["oppfolging", "tid"], name="flytting_i_rekkefolge")]

    def __str__(self) -> str:
        return f"{self.fra} → {self.til}"
