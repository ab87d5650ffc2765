"""A forløp, and why one ends."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.tilbaketrekking import KanTrekkes, har_grunn
from inkludering.felles.sporing import spores
from oppfolging.kjerne.forlopstyper import UBETALTE, Forlopstype
from oppfolging.kjerne.querysets import ForlopQuerySet


class Sluttaarsak(models.TextChoices):
    FULLFORT = "fullfort", _("Fullført som avtalt")
    ANSATT = "ansatt", _("Ansatt hos arbeidsgiveren")
    ANNEN_JOBB = "annen_jobb", _("Begynte i en annen jobb")
    MISTET_JOBBEN = "mistet_jobben", _("Mistet jobben")
    AVBRUTT = "avbrutt", _("Avbrutt")
    BEGYNTE_IKKE = "begynte_ikke", _("Begynte ikke")
    FEILREGISTRERT = "feilregistrert", _("Trukket tilbake")


# It may end before it starts: it never ran.
UTEN_START = (Sluttaarsak.BEGYNTE_IKKE, Sluttaarsak.FEILREGISTRERT)
# The candidate goes on in a job: the next forløp follows.
TIL_JOBB = (Sluttaarsak.ANSATT, Sluttaarsak.ANNEN_JOBB)


@spores()
class Forlop(KanTrekkes):
    """One candidate's inclusion course at one employer. Running from `start` until `avsluttet_dato` is set.

    The dates are the days it happened, the moments beside them when it was registered. `begynte_bekreftet`: when
    somebody said that it did begin on `start`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kandidat = models.ForeignKey("kandidater.Kandidat", models.PROTECT, related_name="forlop")
    arbeidsgiver = models.ForeignKey("arbeidsgivere.Arbeidsgiver", models.PROTECT, related_name="forlop")
    type = models.CharField(_("type"), max_length=20, choices=Forlopstype)
    stilling = models.CharField(_("stilling"), max_length=100, blank=True)
    timer_per_uke = models.DecimalField(_("timer i uka"), max_digits=4, decimal_places=1, null=True, blank=True)
    start = models.DateField(_("start"))
    registrert = models.DateTimeField()
    slutt = models.DateField(_("planlagt slutt"), null=True, blank=True)
    avsluttet_dato = models.DateField(_("avsluttet"), null=True, blank=True)
    avslutning_registrert = models.DateTimeField(null=True, blank=True)
    sluttaarsak = models.CharField(_("sluttårsak"), max_length=20, choices=Sluttaarsak, blank=True)
    begynte_bekreftet = models.DateTimeField(null=True, blank=True)

    objects = ForlopQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(slutt__isnull=True) | models.Q(slutt__gte=models.F("start")),
                name="forlop_slutt_etter_start",
                violation_error_message=_("Slutt kan ikke være før start."),
            ),
            models.CheckConstraint(
                condition=models.Q(avsluttet_dato__isnull=True, sluttaarsak="")
                | (models.Q(avsluttet_dato__isnull=False) & ~models.Q(sluttaarsak="")),
                name="forlop_avsluttet_har_aarsak",
                violation_error_message=_("Et avsluttet forløp må ha sluttdato og årsak."),
            ),
            models.CheckConstraint(
                condition=models.Q(avsluttet_dato__isnull=True, avslutning_registrert__isnull=True)
                | models.Q(
                    avsluttet_dato__isnull=False,
                    avslutning_registrert__isnull=False,
                    avslutning_registrert__gte=models.F("registrert"),
                ),
                name="forlop_avslutning_er_registrert",
            ),
            models.CheckConstraint(
                condition=models.Q(avsluttet_dato__isnull=True)
                | models.Q(avsluttet_dato__gte=models.F("start"))
                | models.Q(sluttaarsak__in=UTEN_START),
                name="forlop_begynte_foer_det_sluttet",
                violation_error_message=_("Siste dag kan ikke være før start, unntatt når forløpet aldri begynte."),
            ),
            har_grunn("forlop_trukket_er_lukket", models.Q(avsluttet_dato__isnull=False)),
            models.CheckConstraint(
                condition=~models.Q(sluttaarsak=Sluttaarsak.FEILREGISTRERT) | models.Q(trukket__isnull=False),
                name="forlop_feilregistrert_er_trukket",
            ),
            models.CheckConstraint(
                condition=models.Q(begynte_bekreftet__isnull=True) | ~models.Q(sluttaarsak=Sluttaarsak.BEGYNTE_IKKE),
                name="forlop_begynte_eller_ikke",
                violation_error_message=_("Det er bekreftet at forløpet begynte."),
            ),
            models.CheckConstraint(
                condition=models.Q(timer_per_uke__isnull=True) | models.Q(timer_per_uke__gt=0, timer_per_uke__lte=60),
                name="forlop_timer",
                violation_error_message=_("Timer i uka må være mer enn 0 og høyst 60."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["kandidat"], condition=models.Q(avsluttet_dato__isnull=True), name="forlop_aapne_kandidat"
            ),
            models.Index(
                fields=["kandidat", "trukket"],
                condition=models.Q(trukket__isnull=False),
                name="forlop_trukne_kandidat",
            ),
            models.Index(
                fields=["arbeidsgiver"],
                condition=models.Q(avsluttet_dato__isnull=True),
                name="forlop_aapne_arbeidsgiver",
            ),
            models.Index(
                fields=["arbeidsgiver", "trukket"],
                condition=models.Q(trukket__isnull=False),
                name="forlop_trukne_arbeidsgiver",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def er_betalt(self) -> bool:
        return self.type not in UBETALTE

    def venter_svar(self, dag: date) -> bool:
        """It should have begun by `dag`, and nobody has said whether it did."""
        return self.er_aapent and self.start <= dag and self.begynte_bekreftet is None

    @property
    def mangler_slutt(self) -> bool:
        """Work training goes on with no end agreed: it is asked for."""
        return self.er_aapent and self.slutt is None and self.type == Forlopstype.ARBEIDSTRENING

    @property
    def er_aapent(self) -> bool:
        return self.avsluttet_dato is None
