"""A logged contact, and the parties to it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import TruncDate, TruncTime
from django.utils.translation import gettext_lazy as _

from inkludering.felles.kryptering import KryptertTekstfelt
from inkludering.felles.sporing import spores
from oppfolging.kjerne.kontakttyper import Formaal, Kanal, Kontaktutfall, Part, passer_sammen
from oppfolging.kjerne.querysets import DeltakerQuerySet, KontaktQuerySet

LENGSTE_ARBEIDSGIVERNAVN = 100
MINUTTER_I_DOGNET = 24 * 60


@spores()
class Kontakt(models.Model):
    """One logged contact: when, how, by whom and at which employer. Whom it was about stands on its deltakere.

    Nothing here tells of a candidate, so all who see employers may see it. `dag` is the day it happened, which clocks
    run from, `klokkeslett` when on that day where it is known; `tid` the moment it was registered. `svarer_paa`: the
    message this is the answer to. `med_arbeidsgiver` without `arbeidsgiver`: with one that is not registered
    (`arbeidsgivernavn`), or none in particular. `initiativ`: who took the first step. `beslutningstaker`: somebody who
    decides on hiring was there. `minutter` lasted, `reiseminutter` there and back. `rettet`: when its writer last
    corrected it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dag = models.DateField(_("dag"))
    klokkeslett = models.TimeField(_("klokkeslett"), null=True, blank=True)
    tid = models.DateTimeField()
    kanal = models.CharField(_("kanal"), max_length=10, choices=Kanal)
    utfall = models.CharField(_("utfall"), max_length=12, choices=Kontaktutfall)
    formaal = models.CharField(_("formål"), max_length=30, choices=Formaal, blank=True)
    initiativ = models.CharField(_("initiativ"), max_length=12, choices=Part, default=Part.NAV)
    med_arbeidsgiver = models.BooleanField(default=False)
    arbeidsgiver = models.ForeignKey(
        "arbeidsgivere.Arbeidsgiver", models.PROTECT, null=True, blank=True, related_name="nav_kontakter"
    )
    arbeidsgivernavn = models.CharField(_("arbeidsgiver"), max_length=LENGSTE_ARBEIDSGIVERNAVN, blank=True)
    beslutningstaker = models.BooleanField(_("beslutningstaker"), default=False)
    minutter = models.PositiveSmallIntegerField(_("minutter"), null=True, blank=True)
    reiseminutter = models.PositiveSmallIntegerField(_("reisetid i minutter"), null=True, blank=True)
    svarer_paa = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="svar")
    av = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="logget_kontakt")
    angret = models.DateTimeField(null=True, blank=True)
    rettet = models.DateTimeField(null=True, blank=True)

    objects = KontaktQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(arbeidsgiver__isnull=True) | Q(med_arbeidsgiver=True),
                name="kontakt_arbeidsgiveren_var_med",
            ),
            models.CheckConstraint(
                condition=Q(dag__lte=TruncDate(F("tid"))),
                name="kontakt_er_ikke_i_framtiden",
                violation_error_message=_("En kontakt kan ikke logges før den har vært."),
            ),
            models.CheckConstraint(
                condition=Q(klokkeslett__isnull=True)
                | Q(dag__lt=TruncDate(F("tid")))
                | Q(klokkeslett__lte=TruncTime(F("tid"))),
                name="kontakt_er_ikke_senere_i_dag",
                violation_error_message=_("Klokkeslettet har ikke vært ennå."),
            ),
            models.CheckConstraint(
                condition=passer_sammen(),
                name="kontakt_utfall_passer_kanalen",
                violation_error_message=_("Utfallet passer ikke med måten dere hadde kontakt på."),
            ),
            models.CheckConstraint(
                condition=Q(formaal__in=["", *Formaal.values]) & Q(initiativ__in=Part.values),
                name="kontakt_har_kjente_ord",
            ),
            models.CheckConstraint(
                condition=Q(med_arbeidsgiver=True) & (Q(arbeidsgivernavn="") | Q(arbeidsgiver__isnull=True))
                | Q(med_arbeidsgiver=False, arbeidsgivernavn="", beslutningstaker=False),
                name="kontakt_fakta_om_arbeidsgiveren",
            ),
            models.CheckConstraint(
                condition=(Q(minutter__isnull=True) | Q(minutter__lte=MINUTTER_I_DOGNET))
                & (Q(reiseminutter__isnull=True) | Q(reiseminutter__lte=MINUTTER_I_DOGNET)),
                name="kontakt_varer_hoyst_et_dogn",
            ),
            models.UniqueConstraint(
                fields=["svarer_paa"], condition=Q(angret__isnull=True), name="kontakt_besvares_en_gang"
            ),
        ]
        indexes = [
            models.Index(
                fields=["arbeidsgiver", "-dag"],
                condition=Q(angret__isnull=True, arbeidsgiver__isnull=False),
                name="kontakt_siste_arbeidsgiver",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kanal} {self.dag}"

    @property
    def naadd(self) -> bool:
        """Somebody was reached, so that the clocks run from this."""
        return self.utfall == Kontaktutfall.NAADD


# Written by the database from the contact, and told by its history.
SPEILET = ("dag", "reell", "med_arbeidsgiver")


@spores(unntatt=SPEILET)
class Deltaker(models.Model):
    """One party to a contact: a candidate, the employer (or a person there), or somebody else from Nav.

    A candidate it was about without taking part stands here with `deltok` False; `uteble`: was to come, and did not,
    while the others met (where nobody came, the outcome of the contact says so). `notat` is what was said of this
    party alone. The last three columns mirror the contact, for «last real contact» to be one look in an index: `reell`
    is reached and not undone.
    """

    kontakt = models.ForeignKey(Kontakt, models.CASCADE, related_name="deltakere", db_index=False)
    part = models.CharField(max_length=12, choices=Part)
    kandidat = models.ForeignKey(
        "kandidater.Kandidat", models.PROTECT, null=True, blank=True, related_name="deltakelser", db_index=False
    )
    forlop = models.ForeignKey("kjerne.Forlop", models.PROTECT, null=True, blank=True, related_name="deltakelser")
    arbeidsgiverkontakt = models.ForeignKey(
        "arbeidsgivere.Arbeidsgiverkontakt", models.PROTECT, null=True, blank=True, related_name="deltakelser"
    )
    bruker = models.ForeignKey(
        "brukere.Bruker", models.PROTECT, null=True, blank=True, related_name="deltakelser", db_index=False
    )
    deltok = models.BooleanField(default=True)
    uteble = models.BooleanField(default=False)
    notat = KryptertTekstfelt(_("notat"), blank=True, default="")
    dag = models.DateField(editable=False, null=True)
    reell = models.BooleanField(editable=False, default=False)
    med_arbeidsgiver = models.BooleanField(editable=False, default=False)

    objects = DeltakerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(part=Part.KANDIDAT, kandidat__isnull=False, arbeidsgiverkontakt=None, bruker=None)
                | Q(part=Part.ARBEIDSGIVER, deltok=True, kandidat=None, forlop=None, bruker=None)
                | Q(part=Part.NAV, deltok=True, kandidat=None, forlop=None, arbeidsgiverkontakt=None)
                & Q(bruker__isnull=False),
                name="deltaker_er_en_part",
            ),
            models.CheckConstraint(
                condition=Q(uteble=False) | Q(part=Part.KANDIDAT, deltok=False), name="deltaker_uteble_eller_deltok"
            ),
            models.UniqueConstraint(
                fields=["kontakt", "kandidat", "arbeidsgiverkontakt", "bruker"],
                name="deltaker_staar_en_gang",
                nulls_distinct=False,
                violation_error_message=_("Samme deltaker kan ikke stå to ganger."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["kandidat", "-dag"],
                condition=Q(kandidat__isnull=False),
                include=["reell", "deltok", "med_arbeidsgiver", "forlop"],
                name="deltaker_siste_kandidat",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.kontakt_id}"
