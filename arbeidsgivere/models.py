"""The workplace, its one fixed kontaktperson in Nav, and its own people."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from arbeidsgivere.querysets import ArbeidsgiverkontaktQuerySet, ArbeidsgiverQuerySet, HenvendelseQuerySet
from inkludering.brukere.roller import Maalform
from inkludering.brukere.tilbaketrekking import KanTrekkes, har_grunn
from inkludering.felles.navn import sorteringsfelt, sorteringsnokkel
from inkludering.felles.perioder import Ansvarsperioder, Periodisert
from inkludering.felles.sporing import spores

NI_SIFRE = RegexValidator(r"^\d{9}$", _("Organisasjonsnummeret har ni sifre."))


class Registerenhet(models.Model):
    """A unit as the register of businesses tells it: what a typed organisasjonsnummer is looked up against."""

    orgnr = models.CharField(max_length=9, primary_key=True, validators=[NI_SIFRE])
    navn = models.CharField(max_length=200)
    organisasjonsform = models.CharField(max_length=10)
    er_underenhet = models.BooleanField(default=False)
    hovedenhet_orgnr = models.CharField(max_length=9, blank=True)
    naeringskode = models.CharField(max_length=10, blank=True)
    naering = models.CharField(max_length=200, blank=True)
    naering_standard = models.CharField(max_length=10, blank=True)
    sektorkode = models.CharField(max_length=4, blank=True)
    antall_ansatte = models.PositiveIntegerField(null=True)
    adresse = models.CharField(max_length=200, blank=True)
    postnummer = models.CharField(max_length=4, blank=True)
    poststed = models.CharField(max_length=60, blank=True)
    kommunenummer = models.CharField(max_length=4, blank=True)
    hentet = models.DateTimeField()

    class Meta:
        indexes = [
            # A search for a part of the name, and the workplaces of a hovedenhet, without reading the whole register.
            GinIndex(OpClass(sorteringsnokkel("navn"), name="gin_trgm_ops"), name="registerenhet_soek"),
            models.Index(
                fields=["hovedenhet_orgnr"], condition=~models.Q(hovedenhet_orgnr=""), name="registerenhet_under"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.orgnr} {self.navn}"


@spores()
class Arbeidsgiver(KanTrekkes):
    """A workplace Nav works with. Holds no candidate data."""

    id = models.BigAutoField(primary_key=True)
    orgnr = models.CharField(_("organisasjonsnummer"), max_length=9, unique=True, validators=[NI_SIFRE])
    navn = models.CharField(_("navn"), max_length=200)
    sorteringsnavn = sorteringsfelt("navn")
    hovedenhet_orgnr = models.CharField(max_length=9, blank=True)
    organisasjonsform = models.CharField(max_length=10, blank=True)
    naeringskode = models.CharField(max_length=10, blank=True)
    naering = models.CharField(_("næring"), max_length=200, blank=True)
    naering_standard = models.CharField(max_length=10, blank=True)
    sektorkode = models.CharField(max_length=4, blank=True)
    antall_ansatte = models.PositiveIntegerField(_("ansatte"), null=True, blank=True)
    adresse = models.CharField(_("adresse"), max_length=200, blank=True)
    postnummer = models.CharField(max_length=4, blank=True)
    poststed = models.CharField(max_length=60, blank=True)
    kommunenummer = models.CharField(max_length=4, blank=True)
    kontor = models.ForeignKey("brukere.Kontor", models.PROTECT, related_name="arbeidsgivere")
    registrert = models.DateTimeField()
    kartlagt_dato = models.DateField(_("kartlagt"), null=True, blank=True)

    objects = ArbeidsgiverQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(orgnr__regex=r"^\d{9}$"), name="arbeidsgiver_orgnr_ni_sifre"),
            har_grunn("arbeidsgiver_trukket_har_grunn"),
        ]
        # The list of all in order, and a search for a part of the name, without reading them all.
        indexes = [
            models.Index(fields=["sorteringsnavn", "orgnr"], name="arbeidsgiver_i_rekkefolge"),
            GinIndex(OpClass("sorteringsnavn", name="gin_trgm_ops"), name="arbeidsgiver_soek"),
        ]

    def __str__(self) -> str:
        return self.navn


@spores()
class Kontaktansvar(models.Model):
    """The one fixed kontaktperson an employer deals with, within [from, to); empty where it has none (promise 1).

    The periods cover every moment from the employer's registration, none of them twice.
    """

    arbeidsgiver = models.ForeignKey(Arbeidsgiver, models.CASCADE, related_name="kontaktansvar", db_index=False)
    bruker = models.ForeignKey("brukere.Bruker", models.PROTECT, null=True, related_name="kontaktansvar")
    periode = DateTimeRangeField()
    aarsak = models.CharField(max_length=255, blank=True)

    objects = Ansvarsperioder.as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="arbeidsgiver_en_kontaktperson",
                expressions=[("arbeidsgiver", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
                violation_error_message=_("Arbeidsgiveren har allerede en kontaktperson i denne perioden."),
            ),
            models.CheckConstraint(condition=models.Q(periode__isempty=False), name="kontaktansvar_ikke_tomt"),
        ]
        # One employer is looked up in a B-tree: the exclusion's own GiST index is many times slower at it.
        indexes = [
            GistIndex(fields=["bruker", "periode"], name="kontaktansvar_hos_bruker"),
            models.Index(fields=["arbeidsgiver"], include=["bruker", "periode"], name="kontaktansvar_hvem"),
            models.Index(
                fields=["arbeidsgiver"], include=["periode"], condition=models.Q(bruker=None), name="arbeidsgiver_i_koe"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.arbeidsgiver_id} {self.bruker_id}"


class Kontaktvikariat(models.Model):
    """Within `periode`, `vikar` stands in for the employer's kontaktperson: the view that decides it."""

    pk = models.CompositePrimaryKey("arbeidsgiver_id", "periode")
    arbeidsgiver = models.ForeignKey(Arbeidsgiver, models.DO_NOTHING, related_name="vikariater")
    vikar = models.ForeignKey("brukere.Bruker", models.DO_NOTHING, related_name="+")
    for_bruker = models.ForeignKey("brukere.Bruker", models.DO_NOTHING, related_name="+")
    fravaer = models.ForeignKey("brukere.Fravaer", models.DO_NOTHING, related_name="+")
    periode = DateTimeRangeField()

    objects = Periodisert.as_manager()

    class Meta:
        managed = False
        db_table = "arbeidsgivere_vikariat"

    def __str__(self) -> str:
        return f"{self.arbeidsgiver_id} {self.vikar_id}"


@spores()
class Arbeidsgiverkontakt(models.Model):
    """A person at the employer. Exactly one of the active ones is hovedkontakt.

    `bruker` is set once they log in to the portal; from then on the language is theirs (`spraak`), before that what
    the card says, or nothing. `endret`: when who works there was last changed on this row, for the kontaktperson to be
    told; rows from before it was kept have none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    arbeidsgiver = models.ForeignKey(Arbeidsgiver, models.CASCADE, related_name="kontakter")
    fornavn = models.CharField(_("fornavn"), max_length=100)
    etternavn = models.CharField(_("etternavn"), max_length=100)
    rolle = models.CharField(_("rolle i bedriften"), max_length=100, blank=True)
    epost = models.EmailField(_("e-post"))
    telefon = models.CharField(_("mobil"), max_length=20, blank=True)
    maalform = models.CharField(_("målform"), max_length=2, choices=Maalform, blank=True, default="")
    er_hovedkontakt = models.BooleanField(_("hovedkontakt"), default=False)
    informert_dato = models.DateField(_("informert om registreringen"))
    sluttet_dato = models.DateField(_("sluttet"), null=True, blank=True)
    bruker = models.ForeignKey(
        "brukere.Bruker", models.PROTECT, null=True, blank=True, related_name="arbeidsgiverkontakter"
    )
    registrert_av = models.ForeignKey(
        "brukere.Bruker", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    endret = models.DateTimeField(null=True, blank=True)
    endret_av = models.ForeignKey(
        "brukere.Bruker", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    objects = ArbeidsgiverkontaktQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arbeidsgiver"],
                condition=models.Q(er_hovedkontakt=True, sluttet_dato__isnull=True),
                name="arbeidsgiver_en_hovedkontakt",
                violation_error_message=_("Arbeidsgiveren har allerede en hovedkontakt."),
            ),
            models.UniqueConstraint(
                fields=["arbeidsgiver", "epost"],
                condition=models.Q(sluttet_dato__isnull=True),
                name="arbeidsgiverkontakt_epost_en_gang",
                violation_error_message=_("Denne e-postadressen er allerede registrert hos arbeidsgiveren."),
            ),
            models.CheckConstraint(
                condition=models.Q(endret__isnull=True, endret_av__isnull=True)
                | models.Q(endret__isnull=False, endret_av__isnull=False),
                name="arbeidsgiverkontakt_endret_av_noen",
            ),
        ]
        # «Who just rang?», asked of the whole country.
        indexes = [
            GinIndex(OpClass(sorteringsnokkel("etternavn", "fornavn"), name="gin_trgm_ops"), name="kontakt_soek"),
            models.Index(OpClass("telefon", name="text_pattern_ops"), name="kontakt_nummer"),
        ]

    def __str__(self) -> str:
        return self.navn

    @property
    def navn(self) -> str:
        return f"{self.fornavn} {self.etternavn}"

    @property
    def spraak(self) -> str:
        """Of what is sent to them; empty when nobody has said."""
        return self.bruker.maalform if self.bruker else self.maalform


class Henvendelse(models.Model):
    """A colleague asks for something at an employer, without a word of what it is about: a person is asked for that.

    To whoever answers for the employer («Si fra»), or, where nobody does, to the leader who chooses. `ordnet`: when it
    was dealt with; a wish to become kontaktperson is when somebody has become that (0006).
    """

    class Slag(models.TextChoices):
        SI_FRA = "si_fra", _("Si fra")
        BLI_KONTAKTPERSON = "bli_kontaktperson", _("Bli kontaktperson")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    arbeidsgiver = models.ForeignKey(Arbeidsgiver, models.CASCADE, related_name="henvendelser", db_index=False)
    slag = models.CharField(max_length=20, choices=Slag)
    av = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="+", db_index=False)
    tid = models.DateTimeField()
    ordnet = models.DateTimeField(null=True)

    objects = HenvendelseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arbeidsgiver", "slag", "av"],
                condition=models.Q(ordnet__isnull=True),
                name="henvendelse_staar_en_gang",
            ),
            models.CheckConstraint(
                condition=models.Q(ordnet__isnull=True) | models.Q(ordnet__gte=models.F("tid")),
                name="henvendelse_ordnet_etterpaa",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slag} {self.arbeidsgiver_id}"


class Lenkebestilling(models.Model):
    """Somebody asked for a link at the portal's login. The worker looks the address up, so that the answer cannot."""

    epost = models.EmailField(unique=True)
    opprettet = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)


class Innloggingslenke(models.Model):
    """A one-time link. The secret in the mail is a signature over `id`, made when the mail is: it is stored nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kontakt = models.ForeignKey(Arbeidsgiverkontakt, models.CASCADE, related_name="lenker")
    er_invitasjon = models.BooleanField(default=False)
    opprettet = models.DateTimeField()
    utloper = models.DateTimeField()
    brukt = models.DateTimeField(null=True)
    trukket = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)


class Engangskode(models.Model):
    """The second factor: six digits by SMS, valid ten minutes, five attempts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bruker = models.ForeignKey("brukere.Bruker", models.CASCADE, related_name="+")
    opprettet = models.DateTimeField()
    utloper = models.DateTimeField()
    antall_forsok = models.PositiveSmallIntegerField(default=0)
    brukt = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)
