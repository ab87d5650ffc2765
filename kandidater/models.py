"""The candidate, who is responsible for them, which phase they are in, and what employers may be told."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.tilbaketrekking import KanTrekkes, har_grunn
from inkludering.felles.ansvarsaarsak import i_ord
from inkludering.felles.kryptering import KryptertTekstfelt
from inkludering.felles.navn import sorteringsfelt
from inkludering.felles.perioder import Ansvarsperioder, Periodisert
from inkludering.felles.sporing import spores
from kandidater.aapning import Aapning  # noqa: F401 - a model with a file of its own
from kandidater.deling import Deling  # noqa: F401 - a model with a file of its own
from kandidater.faser import AAPNE_FASER, Fase, Metode
from kandidater.gradering import KRAV, Gradering, merke
from kandidater.graderingssvar import Graderingssvar  # noqa: F401 - a model with a file of its own
from kandidater.kontortid import TidligereKontor  # noqa: F401 - a model with a file of its own
from kandidater.maalform import Oensketmaalform
from kandidater.naerstaaende import Naerstaaende  # noqa: F401 - as Aapning
from kandidater.overlevering import Overlevering  # noqa: F401 - a model with a file of its own
from kandidater.querysets import AapenhetQuerySet, KandidatQuerySet
from kandidater.skjuling import Skjuling  # noqa: F401 - a model with a file of its own
from kandidater.vekt import Vekt  # noqa: F401 - a model with a file of its own
from kandidater.vikarbeskjed import Vikarbeskjed, Vikariat  # noqa: F401 - models with a file of their own


class Innsatsgruppe(models.TextChoices):
    """Codes and names of Nav's five groups (as of August 2026)."""

    GODE_MULIGHETER = "GODE_MULIGHETER", _("Gode muligheter")
    TRENGER_VEILEDNING = "TRENGER_VEILEDNING", _("Trenger veiledning")
    NEDSATT_ARBEIDSEVNE = "TRENGER_VEILEDNING_NEDSATT_ARBEIDSEVNE", _("Trenger veiledning, nedsatt arbeidsevne")
    JOBBE_DELVIS = "JOBBE_DELVIS", _("Jobbe delvis")
    LITEN_MULIGHET = "LITEN_MULIGHET_TIL_A_JOBBE", _("Liten mulighet til å jobbe")


class Personnummer(models.Model):
    """A number that a person has been registered with; whoever has had two is one person all the same.

    Written by the database as candidates are (migrations/0006_personnokkel.py), and by kandidater.personnokkel.
    """

    indeks = models.BinaryField(max_length=32, primary_key=True)
    person = models.UUIDField(db_index=True)

    def __str__(self) -> str:
        return str(self.person)


@spores(unntatt=("person", "gradering_sjekket"))
class Kandidat(KanTrekkes):
    """A person who seeks work with a jobbspesialist. Open until `avsluttet_dato` is set.

    `henvist_dato` and `avsluttet_dato` are the days it happened, the moments beside them when it was registered.
    `person` is the same in every case of a person, whatever number they had (Personnummer, which it mirrors).
    `sperret`: the person register has answered strengt fortrolig since: nobody but a leader with the right sees a row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fornavn = models.CharField(_("fornavn"), max_length=100)
    etternavn = models.CharField(_("etternavn"), max_length=100)
    sorteringsnavn = sorteringsfelt("etternavn", "fornavn")
    fodselsnummer = KryptertTekstfelt(_("fødselsnummer"))
    fodselsnummer_indeks = models.BinaryField(_("fødselsnummer"), max_length=32)
    person = models.UUIDField(null=True, editable=False)
    epost = models.EmailField(_("e-post"), blank=True)
    kan_faa_epost = models.BooleanField(_("kan få e-post"), default=False)
    kan_faa_sms = models.BooleanField(_("kan få SMS"), default=False)
    telefon = models.CharField(_("mobil"), max_length=20, blank=True)
    maalform = models.CharField(_("målform"), max_length=2, choices=Oensketmaalform, default=Oensketmaalform.BOKMAAL)
    kontor = models.ForeignKey("brukere.Kontor", models.PROTECT, related_name="kandidater")
    metode = models.CharField(_("metode"), max_length=5, choices=Metode)
    fase = models.CharField(_("fase"), max_length=30, choices=Fase, default=Fase.HENVIST)
    innsatsgruppe = models.CharField(_("innsatsgruppe"), max_length=50, choices=Innsatsgruppe)
    henvist_dato = models.DateField(_("henvist"))
    registrert = models.DateTimeField()
    oppstartsdato = models.DateField(_("oppstart"), null=True, blank=True)
    avsluttet_dato = models.DateField(_("avsluttet"), null=True, blank=True)
    avslutning_registrert = models.DateTimeField(null=True, blank=True)
    gradering = models.CharField(_("gradering"), max_length=20, choices=Gradering, default=Gradering.UKJENT)
    gradering_kilde = models.CharField(max_length=40, blank=True)
    gradering_tid = models.DateTimeField(null=True, blank=True)
    gradering_sjekket = models.DateTimeField(null=True, blank=True)
    skjermet = models.BooleanField(_("skjermet"), default=False)
    sperret = models.DateTimeField(_("sperret"), null=True, blank=True)
    notat = KryptertTekstfelt(_("notat"), blank=True, default="")

    objects = KandidatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fodselsnummer_indeks"],
                condition=models.Q(avsluttet_dato__isnull=True),
                name="kandidat_en_aapen_per_person",
                violation_error_message=_("Personen følges allerede opp av en jobbspesialist."),
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(avsluttet_dato__isnull=True),
                name="kandidat_en_aapen_per_menneske",
                violation_error_message=_("Personen følges allerede opp av en jobbspesialist."),
            ),
            har_grunn("kandidat_trukket_er_lukket", models.Q(avsluttet_dato__isnull=False)),
            models.CheckConstraint(condition=models.Q(person__isnull=False), name="kandidat_har_personnokkel"),
            models.CheckConstraint(
                condition=(models.Q(kan_faa_epost=False) | ~models.Q(epost=""))
                & (models.Q(kan_faa_sms=False) | ~models.Q(telefon="")),
                name="kandidat_naas_der_det_sies",
                violation_error_message=_("Skriv adressen eller nummeret meldingene skal sendes til."),
            ),
            models.CheckConstraint(
                condition=models.Q(fase=Fase.AVSLUTTET, avsluttet_dato__isnull=False)
                | (~models.Q(fase=Fase.AVSLUTTET) & models.Q(avsluttet_dato__isnull=True)),
                name="kandidat_avsluttet_har_dato",
                violation_error_message=_("En avsluttet kandidat må ha sluttdato."),
            ),
            models.CheckConstraint(
                condition=models.Q(avsluttet_dato__isnull=True, avslutning_registrert__isnull=True)
                | models.Q(
                    avsluttet_dato__isnull=False,
                    avslutning_registrert__isnull=False,
                    avslutning_registrert__gte=models.F("registrert"),
                ),
                name="kandidat_avslutning_er_registrert",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    *[
                        models.Q(metode=metode, fase__in=[*faser, Fase.AVSLUTTET])
                        for metode, faser in AAPNE_FASER.items()
                    ],
                    _connector=models.Q.OR,
                ),
                name="kandidat_fase_hoerer_til_metode",
                violation_error_message=_("Fasen finnes ikke i denne metoden."),
            ),
            models.CheckConstraint(
                condition=models.Q(gradering__in=Gradering.values),
                name="kandidat_ikke_strengt_fortrolig",
                violation_error_message=_("Personen kan ikke registreres her."),
            ),
            models.CheckConstraint(
                condition=models.Q(sperret__isnull=True) | models.Q(gradering=Gradering.UKJENT),
                name="kandidat_sperret_er_ikke_besvart",
            ),
            models.CheckConstraint(
                condition=models.Q(oppstartsdato__isnull=True) | models.Q(oppstartsdato__gte=models.F("henvist_dato")),
                name="kandidat_oppstart_etter_henvist",
                violation_error_message=_("Oppstart kan ikke være før henvisningen."),
            ),
        ]
        indexes = [
            models.Index(fields=["person"], name="kandidat_sakene_til"),
            models.Index(
                fields=["kontor"], condition=models.Q(avsluttet_dato__isnull=True), name="kandidat_aapne_paa_kontor"
            ),
            # Few are, and each run of the reminders asks for them: never by reading everybody.
            models.Index(fields=["sperret"], condition=models.Q(sperret__isnull=False), name="kandidat_sperrede"),
            models.Index(
                fields=["gradering_tid"],
                condition=models.Q(gradering_kilde="folkeregisteret"),
                name="kandidat_gradert_av_registeret",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def navn(self) -> str:
        return f"{self.fornavn} {self.etternavn}"

    @property
    def er_aapen(self) -> bool:
        return self.avsluttet_dato is None

    @property
    def er_gradert(self) -> bool:
        """Kept out of lists, search, exports, messages and everything an employer sees."""
        return any(getattr(self, felt) != verdi for felt, verdi in KRAV.items())

    @property
    def graderingsmerke(self) -> str:
        return merke(self.gradering, self.skjermet)

    @property
    def gradering_besvart(self) -> datetime | None:
        """When the register was last asked, or somebody looked there."""
        return self.gradering_sjekket or self.gradering_tid


@spores()
class Kandidatansvar(models.Model):
    """The jobbspesialist responsible for a candidate within [from, to); without one: in the leader's queue (promise 2).

    The periods cover every moment from the candidate's registration to their closing, none of them twice.
    """

    kandidat = models.ForeignKey(Kandidat, models.CASCADE, related_name="ansvar", db_index=False)
    bruker = models.ForeignKey("brukere.Bruker", models.PROTECT, null=True, related_name="kandidatansvar")
    periode = DateTimeRangeField()
    aarsak = models.CharField(max_length=255, blank=True)

    objects = Ansvarsperioder.as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="kandidat_en_ansvarlig",
                expressions=[("kandidat", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
                violation_error_message=_("Kandidaten har allerede en ansvarlig jobbspesialist i denne perioden."),
            ),
            models.CheckConstraint(condition=models.Q(periode__isempty=False), name="kandidatansvar_ikke_tomt"),
        ]
        # One candidate is looked up in a B-tree: the exclusion's own GiST index is many times slower at it.
        indexes = [
            GistIndex(fields=["bruker", "periode"], name="kandidatansvar_hos_bruker"),
            models.Index(fields=["kandidat"], include=["bruker", "periode"], name="kandidatansvar_hvem"),
            models.Index(
                fields=["kandidat"], include=["periode"], condition=models.Q(bruker=None), name="kandidat_i_koe"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kandidat_id} {self.bruker_id}"

    def get_aarsak_display(self) -> str:
        return i_ord(self.aarsak)


@spores()
class Faseperiode(models.Model):
    """Which phase the candidate was in when: the figures of a past day are counted from here.

    `valgt_av`: who chose it; nobody when it followed from something else.
    """

    kandidat = models.ForeignKey(Kandidat, models.CASCADE, related_name="faseperioder", db_index=False)
    fase = models.CharField(max_length=30, choices=Fase)
    periode = DateTimeRangeField()
    valgt_av = models.ForeignKey(
        "brukere.Bruker", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    objects = Periodisert.as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="kandidat_en_fase_om_gangen",
                expressions=[("kandidat", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=models.Q(periode__isempty=False), name="faseperiode_ikke_tom"),
        ]
        indexes = [models.Index(fields=["kandidat"], include=["fase", "periode"], name="faseperiode_hvilken")]

    def __str__(self) -> str:
        return f"{self.kandidat_id} {self.fase}"


@spores()
class Aapenhet(models.Model):
    """What employers may be told of a candidate, by default nothing: the row that is not replaced is in force."""

    kandidat = models.ForeignKey(Kandidat, models.CASCADE, related_name="aapenheter")
    kan_kontaktes = models.BooleanField(_("Arbeidsgivere kan kontaktes"), default=False)
    kan_navngis = models.BooleanField(_("Navnet kan sies til arbeidsgivere"), default=False)
    kan_formidles = KryptertTekstfelt(_("Kan formidles"), blank=True, default="")
    skal_ikke_deles = KryptertTekstfelt(_("Skal ikke deles"), blank=True, default="")
    fra = models.DateTimeField()
    erstattet = models.DateTimeField(null=True)
    registrert_av = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="+", null=True)

    objects = AapenhetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kandidat"], condition=models.Q(erstattet__isnull=True), name="aapenhet_en_gjeldende"
            ),
            models.CheckConstraint(
                condition=models.Q(kan_navngis=False) | models.Q(kan_kontaktes=True),
                name="aapenhet_navn_krever_kontakt",
                violation_error_message=_("Navnet kan bare sies når arbeidsgivere kan kontaktes."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.kandidat_id)
