"""A candidate handed over from one jobbspesialist to another: proposed and answered, or decided by the leader."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.roller import Rolle
from inkludering.felles.arbeidsdager import doegnets_start
from inkludering.felles.kryptering import KryptertTekstfelt
from inkludering.felles.sporing import spores

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker


class Overleveringsstatus(models.TextChoices):
    """Only `foreslaatt` waits. `bestemt`: the leader moved the candidate. `bortfalt`: they went another way."""

    FORESLAATT = "foreslaatt", _("Foreslått")
    TATT_IMOT = "tatt_imot", _("Tatt imot")
    AVSLAATT = "avslaatt", _("Avslått")
    TRUKKET = "trukket", _("Trukket tilbake")
    BORTFALT = "bortfalt", _("Gjelder ikke lenger")
    BESTEMT = "bestemt", _("Bestemt av lederen")


UBESVART = (Overleveringsstatus.FORESLAATT, Overleveringsstatus.BORTFALT)


class OverleveringQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Bruker) -> Self:
        """Those from or to this jobbspesialist, of candidates they may know of, and are not near to."""
        if bruker.rolle != Rolle.JOBBSPESIALIST:
            return self.none()
        kjente = apps.get_model("kandidater", "Kandidat")._default_manager.all().kjent_for(bruker)
        kjente = kjente.uten_naere(bruker)
        return self.filter(Q(til=bruker) | Q(fra=bruker), kandidat__in=kjente)

    def redigerbar_for(self, bruker: Bruker) -> Self:
        """Those that wait: for an answer from whom they are to, or to be taken back by whom they are from."""
        return self.synlig_for(bruker).foreslaatte()

    def kan_besvares_av(self, bruker: Bruker) -> Self:
        """Those this one was asked: nobody else answers, while they wait."""
        return self.synlig_for(bruker).filter(til=bruker)

    def kan_trekkes_av(self, bruker: Bruker) -> Self:
        """Those this one has asked: nobody else takes them back, while they wait."""
        return self.synlig_for(bruker).filter(fra=bruker)

    def foreslaatte(self) -> Self:
        return self.filter(status=Overleveringsstatus.FORESLAATT)


@spores()
class Overlevering(models.Model):
    """`notat` is what the receiver must know, `gjelder_fra` the day it is to begin (empty: when it is taken over).

    Nobody graded is proposed, and a proposal falls when they are, or go another way (migrations/0016_overlevering.py).
    `fra` is empty for whom a leader gave away from the queue's side: nobody had them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kandidat = models.ForeignKey("kandidater.Kandidat", models.CASCADE, related_name="overleveringer")
    fra = models.ForeignKey("brukere.Bruker", models.PROTECT, null=True, related_name="+")
    til = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="+")
    notat = KryptertTekstfelt(_("overleveringsnotat"), blank=True, default="")
    gjelder_fra = models.DateField(_("gjelder fra"), null=True, blank=True)
    status = models.CharField(max_length=12, choices=Overleveringsstatus, default=Overleveringsstatus.FORESLAATT)
    tid = models.DateTimeField()
    av = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="+", db_index=False)
    svart = models.DateTimeField(null=True)
    grunn = KryptertTekstfelt(_("grunn"), null=True)

    objects = OverleveringQuerySet.as_manager()

    class Meta:
        app_label = "kandidater"
        constraints = [
            models.UniqueConstraint(
                fields=["kandidat"],
                condition=Q(status=Overleveringsstatus.FORESLAATT),
                name="overlevering_ett_forslag_om_gangen",
                violation_error_message=_("Kandidaten er allerede foreslått overlevert."),
            ),
            models.CheckConstraint(condition=~Q(fra=models.F("til")), name="overlevering_til_en_annen"),
            models.CheckConstraint(
                condition=Q(status__in=UBESVART, svart__isnull=True)
                | (~Q(status__in=UBESVART) & Q(svart__isnull=False, svart__gte=models.F("tid"))),
                name="overlevering_svar_har_tid",
            ),
            models.CheckConstraint(
                condition=~Q(status=Overleveringsstatus.AVSLAATT) | Q(grunn__isnull=False),
                name="overlevering_avslag_har_grunn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kandidat_id} {self.status}"

    @property
    def venter(self) -> bool:
        return self.status == Overleveringsstatus.FORESLAATT


def begynner(gjelder_fra: date | None, *, naa: datetime) -> datetime:
    """When it takes effect: as that day begins, or at once when it has."""
    return max(naa, doegnets_start(gjelder_fra)) if gjelder_fra else naa
