"""A logged contact, and the parties to it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from inkludering.felles.kryptering import KryptertTekstfelt
from inkludering.felles.sporing import spores
from oppfolging.kjerne.querysets import DeltakerQuerySet, KontaktQuerySet


class Kanal(models.TextChoices):
    TELEFON = "telefon", _("Telefon")
    FYSISK = "fysisk", _("Møttes")
    DIGITALT = "digitalt", _("Videomøte")
    SMS = "sms", _("SMS")
    EPOST = "epost", _("E-post")


# Where the two talk together. The others are a word left behind.
SAMTALER = (Kanal.TELEFON, Kanal.FYSISK, Kanal.DIGITALT)


class Part(models.TextChoices):
    KANDIDAT = "kandidat", _("Kandidat")
    ARBEIDSGIVER = "arbeidsgiver", _("Arbeidsgiver")
    NAV = "nav", _("Nav")


@spores()
class Kontakt(models.Model):
    """One logged contact: when, how, by whom and at which employer. Whom it was about stands on its deltakere.

    Nothing here tells of a candidate, so all who see employers may see it. `dag` is the day it happened, which clocks
    run from; `tid` the moment it was registered. `naadd` False: attempted, not reached. `med_arbeidsgiver` without
    `arbeidsgiver`: job development before an employer is chosen.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dag = models.DateField(_("dag"))
    tid = models.DateTimeField()
    kanal = models.CharField(_("kanal"), max_length=10, choices=Kanal)
    naadd = models.BooleanField(_("nådd"), default=True)
    formaal = models.CharField(_("formål"), max_length=30, blank=True)
    med_arbeidsgiver = models.BooleanField(default=False)
    arbeidsgiver = models.ForeignKey(
        "arbeidsgivere.Arbeidsgiver", models.PROTECT, null=True, blank=True, related_name="nav_kontakter"
    )
    av = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="logget_kontakt")
    angret = models.DateTimeField(null=True, blank=True)

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


# Written by the database from the contact, and told by its history.
SPEILET = ("dag", "reell", "med_arbeidsgiver")


@spores(unntatt=SPEILET)
class Deltaker(models.Model):
    """One party to a contact: a candidate, the employer (or a person there), or somebody else from Nav.

    A candidate it was about without taking part stands here with `deltok` False. `notat` is what was said of this
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
