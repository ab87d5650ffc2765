"""What was registered by mistake and is taken back: it stays, closed, and counts in no figure from then on."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.models import Bruker
from inkludering.felles.kryptering import KryptertTekstfelt

UTEN_GRUNN = _("Det som er trukket tilbake, må være lukket og ha en grunn.")
TREKKES = ("trukket", "trukket_av", "trukket_grunn")


class KanTrekkes(models.Model):
    """When it was taken back, by whom and why; the figures of a cut before that have it still."""

    trukket = models.DateTimeField(_("trukket tilbake"), null=True, blank=True)
    trukket_av = models.ForeignKey("brukere.Bruker", models.PROTECT, null=True, blank=True, related_name="+")
    trukket_grunn = KryptertTekstfelt(_("grunn"), null=True, blank=True)

    class Meta:
        abstract = True

    def trekk(self, *, grunn: str, av: Bruker, naa: datetime) -> None:
        """For the action that has closed it. The database refuses one that is open."""
        self.trukket, self.trukket_av, self.trukket_grunn = naa, av, grunn.strip()
        self.save(update_fields=TREKKES)


def har_grunn(navn: str, lukket: models.Q | None = None) -> models.CheckConstraint:
    """Taken back with a reason by somebody, and closed (`lukket`); or not at all."""
    trukket = models.Q(trukket__isnull=False, trukket_av__isnull=False, trukket_grunn__isnull=False)
    return models.CheckConstraint(
        condition=models.Q(trukket__isnull=True, trukket_av__isnull=True, trukket_grunn__isnull=True)
        | (trukket & lukket if lukket else trukket),
        name=navn,
        violation_error_message=UTEN_GRUNN,
    )
