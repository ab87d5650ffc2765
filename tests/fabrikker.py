"""Builds what tests need through the same actions the product uses, so that every promise of the database holds."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from psycopg.types.range import DateRange, TimestamptzRange

from arbeidsgivere import arbeidsgiverkontakter as kontaktpersoner
from arbeidsgivere import registrering
from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt, Kontaktansvar, Registerenhet
from inkludering.brukere.models import Bruker, Brukertype, Kontor, Rolle, Tilknytning
from inkludering.felles.nummer import lag_syntetisk_fnr
from inkludering.felles.perioder import avloes
from kandidater import aapenhet, ansvar
from kandidater.models import Gradering, Kandidat, Kandidatansvar
from kandidater.registrering import Gradert
from oppfolging.handlinger import forlopsgang, inntak, kontaktlogg
from oppfolging.handlinger.kontaktlogg import Fakta, MedArbeidsgiver, Neste, OmKandidat
from oppfolging.kjerne.models import SAMTALER, Forlop, Kontakt, Kontaktutfall
from tests.klokke import klokka

OSLO = ZoneInfo("Europe/Oslo")
KONTOR = "5702"
ANNET_KONTOR = "0315"
_teller = itertools.count(1)


def oslo(aar: int, maaned: int, dag: int, time: int = 12, minutt: int = 0) -> datetime:
    """A moment on the Norwegian clock."""
    return datetime(aar, maaned, dag, time, minutt, tzinfo=OSLO)


def kontor(nummer: str = KONTOR) -> Kontor:
    return Kontor.objects.get(pk=nummer)


def bruker(
    rolle: str = Rolle.JOBBSPESIALIST, *, paa: str = KONTOR, fra: date = date(2020, 1, 1), **felt: Any
) -> Bruker:
    """A Nav user working under one assignment, ready for `.synlig_for` and `client.force_login`."""
    nr = next(_teller)
    ny = Bruker(
        epost=felt.pop("epost", f"bruker{nr}@nav.example"),
        fornavn=felt.pop("fornavn", "Test"),
        etternavn=felt.pop("etternavn", f"Bruker{nr}"),
        telefon=felt.pop("telefon", "40000000"),
    )
    ny.set_unusable_password()
    ny.save()
    return ny.bruk(
        Tilknytning.objects.create(bruker=ny, kontor=kontor(paa), rolle=rolle, gyldig=DateRange(fra, None), **felt)
    )


def hev_taket(den: Bruker, tak: int = 60) -> None:
    """Room for a caseload larger than an office allows."""
    den.kontoret.tak = tak
    den.kontoret.save(update_fields=["tak"])


def fodselsnummer() -> str:
    """A valid synthetic number (month + 80) not used before in this run."""
    while True:
        nr = next(_teller)
        if fnr := lag_syntetisk_fnr(date(1970, 1, 1) + timedelta(days=nr % 9000), nr % 400):
            return fnr


def kandidat(
    ansvarlig: Bruker | None,
    *,
    naa: datetime | None = None,
    fase: str | None = None,
    aapen: bool = False,
    **felt: Any,
) -> Kandidat:
    """A candidate of `ansvarlig` (None: in the leader's queue); `fase` moves them on, `aapen` lets them be named."""
    naa = naa or klokka()
    nr = next(_teller)
    av = ansvarlig or bruker(Rolle.LEDER)
    gradert = Gradert(felt.pop("gradering", Gradering.UGRADERT), felt.pop("skjermet", False), "test", naa)
    ny = inntak.ta_inn(
        fodselsnummer=felt.pop("fodselsnummer", None) or fodselsnummer(),
        fornavn=felt.pop("fornavn", "Kari"),
        etternavn=felt.pop("etternavn", f"Kandidat{nr}"),
        telefon=felt.pop("telefon", "41000000"),
        metode=felt.pop("metode", "ips"),
        innsatsgruppe=felt.pop("innsatsgruppe", "JOBBE_DELVIS"),
        henvist_dato=felt.pop("henvist_dato", naa.astimezone(OSLO).date()),
        kontor=felt.pop("kontor", None) or av.kontor,
        ansvarlig=ansvarlig,
        gradert=gradert,
        av=av,
        naa=naa,
        **felt,
    )
    if fase:
        inntak.bytt_fase(kandidat=ny, fase=fase, av=av, naa=naa)
    if aapen:
        aapne(ny, av=av, naa=naa)
    return ny


def aapne(den: Kandidat, *, av: Bruker, naa: datetime | None = None, navn: bool = True, **tekster: str) -> None:
    """Openness: employers may be contacted, and told the name when `navn`."""
    aapenhet.endre(
        kandidat=den,
        kan_kontaktes=True,
        kan_navngis=navn,
        kan_formidles=tekster.get("kan_formidles", ""),
        skal_ikke_deles=tekster.get("skal_ikke_deles", ""),
        av=av,
        naa=naa or klokka(),
    )


@transaction.atomic
def legg_i_lederkoe(den: Kandidat, *, naa: datetime) -> None:
    """Nobody is responsible any more: the candidate stands in the leader's queue until assigned."""
    ansvar.avslutt(kandidat=den, naa=naa)
    Kandidatansvar.objects.create(kandidat=den, periode=TimestamptzRange(naa, None))


@transaction.atomic
def ta_bort_kontaktperson(hos: Arbeidsgiver, *, naa: datetime) -> None:
    """The employer is left without a kontaktperson until it has one."""
    avloes(hos.kontaktansvar.all(), fra=naa)
    Kontaktansvar.objects.create(arbeidsgiver=hos, periode=TimestamptzRange(naa, None))


def registerenhet(**felt: Any) -> Registerenhet:
    """A unit in the register of businesses, with a valid synthetic organisasjonsnummer (series 2 or 3)."""
    nr = next(_teller)
    return Registerenhet.objects.create(
        orgnr=felt.pop("orgnr", None) or _orgnr(nr),
        navn=felt.pop("navn", f"Bedrift {nr} AS"),
        organisasjonsform="BEDR",
        er_underenhet=True,
        poststed="TRONDHEIM",
        postnummer="7011",
        kommunenummer="5001",
        hentet=klokka(),
        **felt,
    )


def arbeidsgiver(
    kontaktperson: Bruker | None, *, naa: datetime | None = None, kartlagt: date | None = None, **felt: Any
) -> Arbeidsgiver:
    naa = naa or klokka()
    av = kontaktperson or bruker(Rolle.LEDER)
    enhet = registerenhet(**felt)
    ny = registrering.registrer(orgnr=enhet.orgnr, kontor=av.kontor, kontaktperson=kontaktperson, av=av, naa=naa)
    if kartlagt:
        ny.kartlagt_dato = kartlagt
        ny.save(update_fields=["kartlagt_dato"])
    return ny


def arbeidsgiverkontakt(hos: Arbeidsgiver, *, av: Bruker | None = None, **felt: Any) -> Arbeidsgiverkontakt:
    """Registered by the kontaktperson when nobody else is said, who is then told nothing of it."""
    nr = next(_teller)
    siste = hos.kontaktansvar.order_by("-periode").select_related("bruker").first()
    return kontaktpersoner.legg_til(
        arbeidsgiver=hos,
        fornavn=felt.get("fornavn", "Leif"),
        etternavn=felt.get("etternavn", f"Leder{nr}"),
        epost=felt.get("epost", f"leder{nr}@bedrift.example"),
        telefon=felt.get("telefon", "46000000"),
        rolle=felt.get("rolle", "Daglig leder"),
        informert_dato=felt.get("informert_dato", date(2026, 1, 5)),
        av=av or (siste and siste.bruker) or bruker(),
        naa=klokka(),
    )


def portalbruker(kontakt: Arbeidsgiverkontakt) -> Bruker:
    """The login of a person at an employer, bound to their registration."""
    ny = Bruker.objects.create(
        epost=kontakt.epost,
        type=Brukertype.ARBEIDSGIVER,
        fornavn=kontakt.fornavn,
        etternavn=kontakt.etternavn,
        telefon=kontakt.telefon,
    )
    kontakt.bruker = ny
    kontakt.save(update_fields=["bruker"])
    return ny


def forlop(den: Kandidat, hos: Arbeidsgiver, *, av: Bruker, naa: datetime | None = None, **felt: Any) -> Forlop:
    naa = naa or klokka()
    return forlopsgang.start(
        kandidat=den,
        arbeidsgiver=hos,
        type=felt.get("type", "arbeidstrening"),
        start=felt.get("start", naa.astimezone(OSLO).date()),
        slutt=felt.get("slutt"),
        stilling=felt.get("stilling", "Butikkmedarbeider"),
        timer_per_uke=felt.get("timer_per_uke", Decimal("20")),
        av=av,
        naa=naa,
    )


@dataclass(frozen=True)
class Parter:
    """Whom a contact was with, when it was about one candidate at most."""

    kandidat: Kandidat | None = None
    arbeidsgiver: Arbeidsgiver | None = None
    forlop: Forlop | None = None
    med_kandidat: bool = False
    med_arbeidsgiver: bool = False

    def med(self, **felt: Any) -> kontaktlogg.Parter:
        """With the note and the dates on the candidate's row, or on the employer's when it is about nobody."""
        om = MedArbeidsgiver(self.arbeidsgiver or (self.forlop.arbeidsgiver if self.forlop else None))
        if self.kandidat is None:
            return kontaktlogg.Parter(arbeidsgiver=replace(om, **felt))
        den = OmKandidat(self.kandidat, self.forlop, deltok=self.med_kandidat, **felt)
        return kontaktlogg.Parter((den,), om if self.med_arbeidsgiver else None)


def kontakt(
    parter: Parter | kontaktlogg.Parter,
    *,
    av: Bruker,
    naa: datetime | None = None,
    kanal: str = "telefon",
    naadd: bool = True,
    utfall: str = "",
    fakta: Fakta | None = None,
    **felt: Any,
) -> Kontakt:
    """`neste`: typed next dates by side, `grunn`: why one is later than the rhythm; the rest stands on their row.

    Not `naadd` and no `utfall` given: what is left when nobody is reached that way.
    """
    if "neste" in felt:
        felt["neste"] = Neste(felt["neste"], felt.pop("grunn", ""))
    return kontaktlogg.logg(
        parter=parter.med(**felt) if isinstance(parter, Parter) else parter,
        kanal=kanal,
        utfall=utfall or (Kontaktutfall.NAADD if naadd else ikke_naadd(kanal)),
        fakta=fakta or Fakta(),
        av=av,
        naa=naa or klokka(),
    )


def ikke_naadd(kanal: str) -> str:
    """What is left when nobody is reached: a call without answer, or a message that waits for one."""
    return Kontaktutfall.IKKE_SVAR if kanal in SAMTALER else Kontaktutfall.SENDT


def _orgnr(nr: int) -> str:
    """The nr-th valid number from 310 000 000 on (weights 3 2 7 6 5 4 3 2; a control digit of 10 does not exist)."""
    for grunntall in itertools.count(31_000_000 + nr * 2):
        kontroll = -sum(int(s) * v for s, v in zip(str(grunntall), (3, 2, 7, 6, 5, 4, 3, 2), strict=True)) % 11
        if kontroll < 10:
            return f"{grunntall}{kontroll}"
    raise AssertionError
