"""What people do that changes what should be reminded of, each thing by its name."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from psycopg.types.range import DateRange

from arbeidsgivere import arbeidsgiverkontakter, henvendelser, kontaktansvar
from inkludering.brukere import fravaer
from inkludering.brukere.models import Fravaer, Rolle
from kandidater import ansvar, vikarbeskjeder
from kandidater.models import Kandidat, Overlevering
from kandidater.naerstaaende import Naerstaaende
from oppfolging.handlinger import arbeidsgivergang, inntak, kontaktlogg, overlevering
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Deltaker, Kontakt, Oppfolging
from tests import fabrikker as lag
from tests.fabrikker import Parter

START = lag.oslo(2026, 11, 23, 6)


@dataclass
class Verden:
    """Two jobbspesialister and a leader at one office, a leader at another, and what they do."""

    naa: datetime = START
    angres: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ane, self.bo, self.cecilie = lag.bruker(), lag.bruker(), lag.bruker()
        self.leder, self.andre_leder = lag.bruker(Rolle.LEDER), lag.bruker(Rolle.LEDER, paa=lag.ANNET_KONTOR)
        self.kari = lag.kandidat(self.ane, naa=self.naa, fase="jobbutvikling")
        self.ola = lag.kandidat(None, naa=self.naa, kontor=self.leder.kontor)
        self.hos = lag.arbeidsgiver(self.bo, naa=self.naa)
        self.annen, self.stille = (lag.arbeidsgiver(self.ane, naa=self.naa) for _ in range(2))
        self.forlop = lag.forlop(self.kari, self.hos, av=self.ane, naa=self.naa)
        self.naa += timedelta(minutes=1)

    def glem(self) -> None:
        """What an action that failed left in memory."""
        for den in (self.kari, self.ola, self.hos, self.forlop):
            den.refresh_from_db()

    def gaar(self, **tid: int) -> None:
        self.naa += timedelta(**tid)

    def kontakt(self, av: Any, **parter: Any) -> None:
        self.angres.append(lag.kontakt(Parter(**parter), av=av, naa=self.naa))

    def angre(self) -> None:
        if self.angres:
            kontakt = self.angres.pop()
            kontaktlogg.angre(kontakt=kontakt, av=kontakt.av, naa=self.naa)

    def flytt(self, dager: int) -> None:
        rad = self.kari.oppfolginger.aapne().order_by("frist", "pk").first()
        datoer.flytt(oppfolging=rad, til=rad.frist + timedelta(days=dager), grunn="Ferie", av=self.ane, naa=self.naa)

    def ny_kontaktperson(self, til: Any) -> None:
        arbeidsgivergang.bytt_kontaktperson(arbeidsgiver=self.hos, til=til, aarsak="", av=self.leder, naa=self.naa)

    def gi(self, den: Any, til: Any) -> None:
        ansvar.tildel(kandidat=den, til=til, aarsak="", av=self.leder, naa=self.naa)

    def gi_fra_i_morgen(self, til: Any) -> None:
        i_morgen = self.naa.replace(hour=0, minute=0) + timedelta(days=1)
        ansvar.tildel(kandidat=self.kari, til=til, aarsak="", av=self.leder, naa=self.naa, fra=i_morgen)

    def gi_om_en_time(self, til: Any) -> None:
        om_en_time = self.naa + timedelta(hours=1)
        kontaktansvar.tildel(arbeidsgiver=self.hos, til=til, aarsak="", av=self.leder, naa=self.naa, fra=om_en_time)

    def slutter(self, den: Any, slutt: date | None) -> None:
        den.tilknytning.gyldig = DateRange(date(2020, 1, 1), slutt)
        den.tilknytning.save(update_fields=["gyldig"])

    def aktiv(self, den: Any, ja: bool) -> None:
        den.is_active = ja
        den.save(update_fields=["is_active"])

    def ny_dato(self, dag: date) -> None:
        felt = {"side": "arbeidsgiver", "art": "ny_jobb", "arbeidsgiver": self.hos}
        datoer.lag([Oppfolging(**felt, frist=dag, rytmefrist=dag, opprettet=self.naa)])

    def si_fra(self) -> None:
        henvendelser.meld(arbeidsgiver=self.hos, slag="si_fra", av=self.ane, naa=self.naa)

    def lederen_endrer_folkene(self) -> None:
        felt = {"fornavn": "Leif", "etternavn": "Leder", "telefon": "", "rolle": "", "informert_dato": self.naa.date()}
        epost = f"leif{self.naa.timestamp()}@bedrift.example"
        arbeidsgiverkontakter.legg_til(arbeidsgiver=self.hos, epost=epost, av=self.leder, naa=self.naa, **felt)

    def sql(self, setning: str, *verdier: Any) -> None:
        with connection.cursor() as peker:
            peker.execute(setning, verdier)

    def bare_kontakten(self) -> None:
        """Without what follows from it."""
        felt = {
            "dag": self.naa.date(),
            "tid": self.naa,
            "kanal": "telefon",
            "utfall": "ikke_svar",
            "med_arbeidsgiver": True,
        }
        self.kontakten = Kontakt.objects.create(arbeidsgiver=self.stille, av=self.bo, **felt)

    def angre_bare_kontakten(self, naar: datetime | None) -> None:
        Kontakt.objects.filter(pk=self.kontakten.pk).update(angret=naar)

    def kontakten_er_om_kari(self, ja: bool) -> None:
        if ja:
            Deltaker.objects.create(kontakt=self.kontakten, part="kandidat", kandidat=self.kari, deltok=False)
        else:
            self.kontakten.deltakere.all().delete()

    def graderes(self, gradering: str) -> None:
        Kandidat.objects.filter(pk=self.kari.pk).update(gradering=gradering, gradering_tid=self.naa)
        self.kari.refresh_from_db()

    def slett_kontakten(self) -> None:
        self.sql("DELETE FROM kjerne_kontakt WHERE id = %s", self.kontakten.pk)

    def slett_datoene(self) -> None:
        self.sql("DELETE FROM kjerne_oppfolging WHERE arbeidsgiver_id = %s", self.hos.pk)

    def arbeidsgiveren_flytter(self) -> None:
        self.hos.kontor = self.andre_leder.kontor
        self.hos.save(update_fields=["kontor"])

    def foreslaa(self) -> None:
        felt = {"til": self.bo, "notat": "", "gjelder_fra": None}
        overlevering.foreslaa(kandidat=self.kari, **felt, av=self.ane, naa=self.naa)

    def bare_foreslaa(self) -> None:
        """Without what follows from it."""
        Overlevering.objects.create(kandidat=self.kari, fra=self.ane, til=self.bo, tid=self.naa, av=self.ane)

    def borte(self, vikar: Any) -> None:
        """Ane, for three days; with somebody in her place or nobody."""
        dagene = {"fra": self.naa.date(), "til": self.naa.date() + timedelta(days=2)}
        det = Fravaer.objects.staaende().filter(bruker=self.ane).last()
        felt = {**dagene, "vikar": vikar, "av": self.ane, "naa": self.naa}
        fravaer.endre(fravaer=det, **felt) if det else fravaer.registrer(bruker=self.ane, **felt)

    def en_annen_tar_kari(self) -> None:
        if (det := Fravaer.objects.staaende().filter(bruker=self.ane).last()) is None:
            return
        vikarbeskjeder.skriv(kandidat=self.kari, fravaer=det, tekst="", vikar=self.cecilie, av=self.ane, naa=self.naa)

    def naer(self, *, naer: bool) -> None:
        """Bo, to Kari."""
        if naer:
            felt = {"bruker": self.bo, "indeks": self.kari.fodselsnummer_indeks, "trukket": None}
            Naerstaaende.objects.get_or_create(**felt, defaults={"slektskap": "annen", "meldt": self.naa})
        else:
            Naerstaaende.objects.egne(self.bo).update(trukket=self.naa)

    def svar_nei(self) -> None:
        """Without what follows from it."""
        felt = {"status": "avslaatt", "svart": self.naa, "grunn": "Ferie"}
        Overlevering.objects.foreslaatte().update(**felt)

    def flytter_til_kontoret_til(self, leder: Any) -> None:
        """The candidate alone, and not their responsibility, which is marked by itself."""
        if self.kari.kontor_id != leder.kontor.pk:
            self.kari.tidligere_kontor.create(kontor_id=self.kari.kontor_id, til=self.naa)
        self.kari.kontor = leder.kontor
        self.kari.save(update_fields=["kontor"])


GJERNINGER: dict[str, Callable[[Verden], Any]] = {
    "et minutt går": lambda v: v.gaar(minutes=1),
    "en dag går": lambda v: v.gaar(days=1),
    "en uke går": lambda v: v.gaar(days=7),
    "bo spørres": Verden.foreslaa,
    "bo svarer nei": Verden.svar_nei,
    "ane er borte": lambda v: v.borte(None),
    "bo er vikar": lambda v: v.borte(v.bo),
    "bo er nær kari": lambda v: v.naer(naer=True),
    "bo er ikke nær kari": lambda v: v.naer(naer=False),
    "en annen tar kari": Verden.en_annen_tar_kari,
    "samtale med kandidaten": lambda v: v.kontakt(v.ane, kandidat=v.kari, med_kandidat=True),
    "kollega hos arbeidsgiveren": lambda v: v.kontakt(v.ane, kandidat=v.kari, forlop=v.forlop, med_arbeidsgiver=True),
    "angre": Verden.angre,
    "flytt fram": lambda v: v.flytt(3),
    "flytt tilbake": lambda v: v.flytt(-3),
    "til bo": lambda v: v.gi(v.kari, v.bo),
    "til bo fra i morgen": lambda v: v.gi_fra_i_morgen(v.bo),
    "ane er kontaktperson om en time": lambda v: v.gi_om_en_time(v.ane),
    "en time går": lambda v: v.gaar(hours=1),
    "til ane": lambda v: v.gi(v.kari, v.ane),
    "ola til ane": lambda v: v.gi(v.ola, v.ane),
    "til køen": lambda v: lag.legg_i_lederkoe(v.kari, naa=v.naa),
    "uten kontaktperson": lambda v: lag.ta_bort_kontaktperson(v.hos, naa=v.naa),
    "ane er kontaktperson": lambda v: v.ny_kontaktperson(v.ane),
    "bo er kontaktperson": lambda v: v.ny_kontaktperson(v.bo),
    "ny fase": lambda v: inntak.bytt_fase(kandidat=v.ola, fase="kartlegging", av=v.leder, naa=v.naa),
    "ola avsluttes": lambda v: inntak.avslutt(kandidat=v.ola, dato=v.naa.date(), av=v.leder, naa=v.naa),
    "bo slutter": lambda v: v.slutter(v.bo, v.naa.date()),
    "bo begynner igjen": lambda v: v.slutter(v.bo, None),
    "ane stenges ute": lambda v: v.aktiv(v.ane, False),
    "ane slippes inn": lambda v: v.aktiv(v.ane, True),
    "annet kontor": lambda v: v.flytter_til_kontoret_til(v.andre_leder),
    "samme kontor": lambda v: v.flytter_til_kontoret_til(v.leder),
    "ny leder": lambda v: lag.bruker(Rolle.LEDER),
    "ny dato i dag": lambda v: v.ny_dato(v.naa.date()),
    "arbeidsgiveren flytter": Verden.arbeidsgiveren_flytter,
    "si fra": Verden.si_fra,
    "de har snakket": lambda v: henvendelser.ordne(arbeidsgiver=v.hos, av=v.bo, naa=v.naa),
    "lederen endrer folkene": Verden.lederen_endrer_folkene,
    "kari graderes": lambda v: v.graderes("fortrolig"),
    "kari er ugradert": lambda v: v.graderes("ugradert"),
}
# What only raw SQL does.
RAA_SQL: dict[str, Callable[[Verden], Any]] = {
    "bare kontakten": Verden.bare_kontakten,
    "bare kontakten angres": lambda v: v.angre_bare_kontakten(v.naa),
    "bare kontakten likevel ikke": lambda v: v.angre_bare_kontakten(None),
    "bare kontakten er om kari": lambda v: v.kontakten_er_om_kari(True),
    "bare kontakten er om ingen": lambda v: v.kontakten_er_om_kari(False),
    "slett kontakten": Verden.slett_kontakten,
    "bo bare spørres": Verden.bare_foreslaa,
    "slett vikarbeskjedene": lambda v: v.sql("DELETE FROM kandidater_vikarbeskjed"),
    "karis nummer er et annet": lambda v: v.sql(
        "UPDATE kandidater_personnummer SET indeks = %s WHERE indeks = %s", bytes(32), v.kari.fodselsnummer_indeks
    ),
    "slett stedfortrederne": lambda v: v.sql("DELETE FROM brukere_stedfortreder"),
    "fraværet er avlyst": lambda v: v.sql("UPDATE brukere_fravaer SET avlyst = %s", v.naa),
    "slett datoene": Verden.slett_datoene,
    "slett henvendelsene": lambda v: v.sql("DELETE FROM arbeidsgivere_henvendelse"),
    "folkene er endret av kontaktpersonen": lambda v: v.sql(
        "UPDATE arbeidsgivere_arbeidsgiverkontakt SET endret_av_id = %s", v.bo.pk
    ),
    "slett folkene": lambda v: v.sql("DELETE FROM arbeidsgivere_arbeidsgiverkontakt"),
    "ansvaret rettes": lambda v: v.sql(
        "UPDATE kandidater_kandidatansvar SET bruker_id = %s WHERE kandidat_id = %s AND upper_inf(periode)",
        v.ane.pk,
        v.kari.pk,
    ),
    "ansvaret slettes": lambda v: v.sql("DELETE FROM kandidater_kandidatansvar WHERE kandidat_id = %s", v.kari.pk),
    "ansvaret tilbakedateres": lambda v: v.sql(
        "INSERT INTO kandidater_kandidatansvar (kandidat_id, bruker_id, periode, aarsak)"
        " VALUES (%s, %s, tstzrange(%s, NULL), '')",
        v.kari.pk,
        v.ane.pk,
        START,
    ),
    "kontaktansvaret rettes": lambda v: v.sql(
        "UPDATE arbeidsgivere_kontaktansvar SET bruker_id = %s WHERE arbeidsgiver_id = %s AND upper_inf(periode)",
        v.bo.pk,
        v.hos.pk,
    ),
    "kontaktansvaret slettes": lambda v: v.sql(
        "DELETE FROM arbeidsgivere_kontaktansvar WHERE arbeidsgiver_id = %s", v.hos.pk
    ),
    "kontaktansvaret tilbakedateres": lambda v: v.sql(
        "INSERT INTO arbeidsgivere_kontaktansvar (arbeidsgiver_id, bruker_id, periode, aarsak)"
        " VALUES (%s, %s, tstzrange(%s, NULL), '')",
        v.hos.pk,
        v.bo.pk,
        START,
    ),
    "registeret svarer mildere om kari": lambda v: v.sql(
        "INSERT INTO kandidater_graderingssvar (kandidat_id, beskyttelse, skjermet, kilde, tid)"
        " VALUES (%s, 'ugradert', false, 'folkeregisteret', %s)",
        v.kari.pk,
        v.naa,
    ),
    "datoen bytter arbeidsgiver": lambda v: v.sql(
        "UPDATE kjerne_oppfolging SET arbeidsgiver_id = %s WHERE arbeidsgiver_id = %s AND art = 'ny_jobb'",
        v.annen.pk,
        v.hos.pk,
    ),
}
