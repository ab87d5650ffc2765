"""Who works here: Nav users with their offices and roles, and the people who log in for an employer."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.sessions.base_session import AbstractBaseSession
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.fravaersmodeller import Fravaer, Stedfortreder, Vikarplass  # noqa: F401 - a file of their own
from inkludering.brukere.kontornorm import PlanlagtNorm  # noqa: F401 - a model with a file of its own
from inkludering.brukere.querysets import BrukerManager, KontorQuerySet, OktQuerySet, TilknytningQuerySet
from inkludering.brukere.roller import ARBEIDSGIVER, Brukertype, Maalform, Rolle
from inkludering.brukere.teamrekke import Team, Teammedlem  # noqa: F401 - models with a file of their own
from inkludering.felles.kryptering import KryptertTekstfelt
from inkludering.felles.navn import sorteringsfelt
from inkludering.felles.sporing import spores

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Region(models.Model):
    enhetsnummer = models.CharField(max_length=4, primary_key=True)
    navn = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.navn


class Kommune(models.Model):
    kommunenummer = models.CharField(max_length=4, primary_key=True)
    navn = models.CharField(max_length=100)
    fylkesnavn = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.navn


class Kontor(models.Model):
    """A local Nav office; `norm` and `tak` count candidates per full-time jobbspesialist."""

    enhetsnummer = models.CharField(max_length=4, primary_key=True)
    navn = models.CharField(max_length=100)
    sorteringsnavn = sorteringsfelt("navn")
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="kontorer")
    kommune = models.ForeignKey(Kommune, models.PROTECT, null=True, related_name="+")
    norm = models.PositiveSmallIntegerField(
        _("norm"), default=20, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    tak = models.PositiveSmallIntegerField(
        _("tak"), default=25, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )

    # When it was put together with another, and which.
    nedlagt = models.DateField(null=True, blank=True)
    etterfolger = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    objects = KontorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(nedlagt__isnull=True, etterfolger__isnull=True)
                | models.Q(nedlagt__isnull=False, etterfolger__isnull=False),
                name="kontor_nedlagt_har_etterfolger",
            ),
            models.CheckConstraint(
                condition=models.Q(tak__gte=models.F("norm"), norm__gte=1),
                name="kontor_tak_minst_norm",
                violation_error_message=_("Taket må være minst like høyt som normen."),
            ),
        ]

    def __str__(self) -> str:
        return self.navn


class TidligereNorm(models.Model):
    """What an office's norm and ceiling were until a moment: the figures of a past day go by it."""

    kontor = models.ForeignKey(Kontor, models.CASCADE, related_name="tidligere_normer", db_index=False)
    norm = models.PositiveSmallIntegerField()
    tak = models.PositiveSmallIntegerField()
    til = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kontor", "til"], name="tidligerenorm_naar")]

    def __str__(self) -> str:
        return f"{self.kontor_id} {self.norm}/{self.tak}"


class Kontorgeografi(models.Model):
    """Which office serves a kommune, or a bydel in the largest towns."""

    geografisk_tilknytning = models.CharField(max_length=6, primary_key=True)
    kommune = models.ForeignKey(Kommune, models.PROTECT, related_name="kontorgeografi")
    bydel = models.CharField(max_length=100, blank=True)
    kontor = models.ForeignKey(Kontor, models.PROTECT, related_name="geografi")

    def __str__(self) -> str:
        return self.geografisk_tilknytning


@spores(unntatt=("password", "last_login", "nytt_sett", "intro_steg"))
class Bruker(AbstractBaseUser):
    """Anyone who logs in. What a Nav user may see follows from the Tilknytning they work under.

    `ansatt_hos`: who employs somebody that works with us but not at Nav, such as a hospital's specialist; else empty.
    `nytt_sett`: the day of the newest they have read under «Hva er nytt». `intro_steg`: how far they have come in the
    introduction, nothing when they have neither begun nor passed it by.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    epost = models.EmailField(_("e-post"), unique=True)
    type = models.CharField(max_length=20, choices=Brukertype, default=Brukertype.NAV)
    fornavn = models.CharField(_("fornavn"), max_length=100)
    etternavn = models.CharField(_("etternavn"), max_length=100)
    sorteringsnavn = sorteringsfelt("etternavn", "fornavn")
    telefon = models.CharField(_("telefon"), max_length=20, blank=True)
    maalform = models.CharField(_("målform"), max_length=2, choices=Maalform, default=Maalform.BOKMAAL)
    ansatt_hos = models.CharField(_("ansatt hos"), max_length=100, blank=True, default="", db_default="")
    is_active = models.BooleanField(_("aktiv"), default=True)
    nytt_sett = models.DateField(null=True, blank=True)
    intro_steg = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = BrukerManager()

    USERNAME_FIELD = "epost"
    EMAIL_FIELD = "epost"

    # Set for each request: every assignment in force today, read with the session (okter.py), and the one the user
    # works under now (TilknytningMellomvare).
    gjeldende_tilknytninger: Sequence[Tilknytning] = ()
    tilknytning: Tilknytning | None = None
    # Assignments in force that the groups of the account do not open (okter.py).
    uten_gruppe: Sequence[Tilknytning] = ()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(epost=models.functions.Lower("epost")),
                name="bruker_epost_smaa_bokstaver",
                violation_error_message=_("E-postadressen lagres med små bokstaver."),
            ),
        ]

    def __str__(self) -> str:
        return self.navn

    @property
    def navn(self) -> str:
        return f"{self.fornavn} {self.etternavn}"

    @property
    def rolle(self) -> str:
        """The role in force, or an empty string, which opens nothing."""
        if self.type == Brukertype.ARBEIDSGIVER:
            return ARBEIDSGIVER
        return self.tilknytning.rolle if self.tilknytning else ""

    @property
    def rollenavn(self) -> str | _StrPromise:
        return Rolle(self.rolle).label if self.rolle in Rolle.values else ""

    @property
    def kontor(self) -> Kontor | None:
        return self.tilknytning.kontor if self.tilknytning else None

    @property
    def kontoret(self) -> Kontor:
        """The office in force, where there must be one: behind `krever` for a role held at an office."""
        if self.tilknytning is None:
            raise ValueError("the user works under no assignment")
        return self.tilknytning.kontor

    @property
    def ser_skjermede(self) -> bool:
        """A leader with the right to see those who are graded, by the assignment in force."""
        return self.rolle == Rolle.LEDER and bool(self.tilknytning and self.tilknytning.ser_skjermede)

    @property
    def har_flere_tilknytninger(self) -> bool:
        return len(self.gjeldende_tilknytninger) > 1

    def bruk(self, tilknytning: Tilknytning | None) -> Bruker:
        """Work under this assignment from here on; returns the user for chaining."""
        self.tilknytning = tilknytning
        return self


@spores()
class Tilknytning(models.Model):
    """A user works at an office in a role, for a share of full time, within dates [from, to)."""

    bruker = models.ForeignKey(Bruker, models.CASCADE, related_name="tilknytninger")
    kontor = models.ForeignKey(Kontor, models.PROTECT, related_name="tilknytninger")
    rolle = models.CharField(_("rolle"), max_length=20, choices=Rolle)
    stillingsprosent = models.PositiveSmallIntegerField(_("stillingsprosent"), default=100)
    gyldig = DateRangeField(_("gyldig"))
    er_metodeveileder = models.BooleanField(_("metodeveileder"), default=False)
    ser_skjermede = models.BooleanField(_("kan se skjermede"), default=False)

    objects = TilknytningQuerySet.as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="tilknytning_en_om_gangen",
                expressions=[
                    ("bruker", RangeOperators.EQUAL),
                    ("kontor", RangeOperators.EQUAL),
                    ("rolle", RangeOperators.EQUAL),
                    ("gyldig", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Brukeren har allerede denne rollen ved kontoret i perioden."),
            ),
            models.CheckConstraint(
                condition=models.Q(stillingsprosent__gte=1, stillingsprosent__lte=100),
                name="tilknytning_stillingsprosent",
                violation_error_message=_("Stillingsprosenten må være fra 1 til 100."),
            ),
        ]

    def __str__(self) -> str:
        return f"{Rolle(self.rolle).label}, {self.kontor}"

    def gjelder(self, dag: date) -> bool:
        return dag in self.gyldig


class Rettsendring(models.Model):
    """A leader was given the right to see graded people, or lost it: why, when and by whom. Never changed."""

    tilknytning = models.ForeignKey(Tilknytning, models.PROTECT, related_name="rettsendringer")
    ser_skjermede = models.BooleanField()
    grunn = KryptertTekstfelt()
    av = models.ForeignKey(Bruker, models.PROTECT, related_name="+")
    tid = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.tilknytning_id)


class Identitet(models.Model):
    """Who a user is to the provider that vouches for them: tied at the first log-in, and for good."""

    bruker = models.OneToOneField(Bruker, models.CASCADE, primary_key=True, related_name="identitet")
    utsteder = models.CharField(max_length=255)
    emne = models.CharField(max_length=255)
    bundet = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["utsteder", "emne"], name="identitet_er_en_brukers"),
            models.CheckConstraint(
                condition=~models.Q(utsteder="") & ~models.Q(emne=""), name="identitet_har_utsteder_og_emne"
            ),
        ]

    def __str__(self) -> str:
        return str(self.bruker_id)


class Okt(AbstractBaseSession):
    """A session, bound to whoever is logged in, so that one query answers both; the rules are in okter.py.

    `sid` and `sub`: what a provider calls the session and whoever it is of, for the log-out it tells of; keyed hashes.
    """

    bruker = models.ForeignKey(Bruker, models.CASCADE, related_name="okter", null=True)
    sid = models.BinaryField(null=True)
    sub = models.BinaryField(null=True)

    objects = OktQuerySet.as_manager()  # type: ignore[assignment,misc]

    class Meta(AbstractBaseSession.Meta):
        indexes = [
            models.Index(fields=[navn], name=f"okt_{navn}", condition=models.Q(**{f"{navn}__isnull": False}))
            for navn in ("sid", "sub")
        ]
