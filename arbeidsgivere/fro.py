"""Sows employers from the tax authority's synthetic companies (Tenor), each with people and one kontaktperson."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from psycopg.types.range import TimestamptzRange

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt, Kontaktansvar, Registerenhet
from arbeidsgivere.registrering import FRA_REGISTERET
from inkludering.brukere.models import Bruker, Kontor, Rolle
from inkludering.felles.ansvarsaarsak import Ansvarsaarsak
from inkludering.felles.arbeidsdager import samme_eller_forrige
from inkludering.felles.demonavn import mobil, navn
from inkludering.felles.froregister import Saaing, legg_inn, saar
from inkludering.felles.nummer import syntetiske_orgnr

REGISTER = Path(__file__).parent / "referanse" / "tenor_virksomheter.csv"
PER_JOBBSPESIALIST = 7
UTEN_KONTAKTPERSON = 2
# How many an office knows for one of another industry: many in day-care, shops, health and care, few that farm or dig.
VEKT = {"88": 4, "47": 3, "86": 2, "87": 2, "49": 2, "01": 0.5, "02": 0.3, "03": 0.3, "06": 0.3, "08": 0.3}
# Days before the history begins: before the first forløp that is sown there.
REGISTRERT = (1100, 1500)
ROLLER = ("Daglig leder", "Butikksjef", "Avdelingsleder", "Personalansvarlig", "Driftsleder", "Kjøkkensjef")
SMAA_ORD = {"Og": "og", "As": "AS", "Asa": "ASA", "Da": "DA", "Ans": "ANS", "Sa": "SA", "I": "i", "Av": "av"}


@saar
def saa_arbeidsgivere(saaing: Saaing) -> None:
    _last_register(saaing)
    kontorer = Kontor.objects.in_bulk(saaing.kontornumre)
    registrert = Arbeidsgiver.objects.values("orgnr")
    ledige = list(Registerenhet.objects.filter(er_underenhet=True).exclude(pk__in=registrert).order_by("pk"))
    trengs = saaing.kontor * (saaing.jobbspesialister * PER_JOBBSPESIALIST + UTEN_KONTAKTPERSON)
    ledige += _nye_enheter(saaing, ledige, trengs - len(ledige))
    for nummer in saaing.kontornumre:
        _saa_kontor(saaing, kontorer[nummer], ledige)


def _last_register(saaing: Saaing) -> None:
    kjente = set(Registerenhet.objects.values_list("orgnr", flat=True))
    with REGISTER.open(encoding="utf-8", newline="") as fil:
        rader = [
            Registerenhet(
                orgnr=rad["orgnr"],
                navn=_lesbart(rad["navn"]),
                er_underenhet=rad["underenhet"] == "J",
                antall_ansatte=int(rad["antall_ansatte"]) if rad["antall_ansatte"] else None,
                adresse=rad["adresse"],
                poststed=rad["poststed"],
                hentet=saaing.naa,
                **{
                    felt: rad[felt]
                    for felt in FRA_REGISTERET
                    if felt not in ("navn", "antall_ansatte", "adresse", "poststed")
                },
            )
            for rad in csv.DictReader(fil)
            if rad["orgnr"] not in kjente
        ]
    legg_inn(rader)


def _nye_enheter(saaing: Saaing, av: list[Registerenhet], antall: int) -> list[Registerenhet]:
    """More workplaces than the register has, for a nation's worth of offices: like those there are, by new numbers."""
    mal = av or list(Registerenhet.objects.filter(er_underenhet=True).order_by("pk"))
    tatt = set(Registerenhet.objects.values_list("orgnr", flat=True))
    ledige_numre = (nummer for nummer in syntetiske_orgnr() if nummer not in tatt)
    felt = [ett.attname for ett in Registerenhet._meta.concrete_fields if not ett.primary_key]
    nye = []
    for nummer in islice(ledige_numre, max(0, antall)):
        lik = saaing.en(mal)
        nye.append(Registerenhet(orgnr=nummer, **{navn: getattr(lik, navn) for navn in felt}))
    legg_inn(nye)
    return nye


def _saa_kontor(saaing: Saaing, kontor: Kontor, ledige: list[Registerenhet]) -> None:
    spesialister = list(
        Bruker.objects.med_rolle(Rolle.JOBBSPESIALIST, kontor=kontor, dag=saaing.i_dag).order_by("epost")
    )
    antall = len(spesialister) * PER_JOBBSPESIALIST + UTEN_KONTAKTPERSON
    valgte = _fra_mange_naeringer(saaing, kontor, ledige)[:antall]
    saaing.tilfeldig.shuffle(valgte)
    brukt = {enhet.pk for enhet in valgte}
    ledige[:] = [enhet for enhet in ledige if enhet.pk not in brukt]
    eiere = [spesialister[nr // PER_JOBBSPESIALIST] for nr in range(len(spesialister) * PER_JOBBSPESIALIST)]
    _lagre(saaing, kontor, list(zip(valgte, [*eiere, *[None] * UTEN_KONTAKTPERSON], strict=False)))


def _fra_mange_naeringer(saaing: Saaing, kontor: Kontor, ledige: list[Registerenhet]) -> list[Registerenhet]:
    """The industries by turns, the workplaces near the office first in each."""
    fylke = kontor.kommune_id[:2] if kontor.kommune_id else ""
    stokket = saaing.tilfeldig.sample(ledige, len(ledige))
    stokket.sort(key=lambda enhet: enhet.kommunenummer[:2] != fylke)
    antall, tur = Counter[str](), {}
    for enhet in stokket:
        naering = enhet.naeringskode[:2]
        antall[naering] += 1
        tur[enhet.pk] = antall[naering] / VEKT.get(naering, 1)
    return sorted(stokket, key=lambda enhet: tur[enhet.pk])


def _lagre(saaing: Saaing, kontor: Kontor, eierskap: list[tuple[Registerenhet, Bruker | None]]) -> None:
    arbeidsgivere = Arbeidsgiver.objects.bulk_create(
        Arbeidsgiver(
            orgnr=enhet.orgnr,
            kontor=kontor,
            registrert=registrert,
            kartlagt_dato=_kartlagt(saaing) if eier and saaing.sjanse(0.6) else None,
            **{felt: getattr(enhet, felt) for felt in FRA_REGISTERET},
        )
        for enhet, eier in eierskap
        for registrert in [_registrert(saaing, ny=eier is None)]
    )
    legg_inn(
        Kontaktansvar(
            arbeidsgiver=arbeidsgiver,
            bruker=eier,
            periode=TimestamptzRange(arbeidsgiver.registrert, None),
            aarsak=Ansvarsaarsak.REGISTRERT,
        )
        for arbeidsgiver, (_enhet, eier) in zip(arbeidsgivere, eierskap, strict=True)
    )
    legg_inn(
        _kontakt(saaing, arbeidsgiver, hoved=nr == 0)
        for arbeidsgiver in arbeidsgivere
        for nr in range(2 if saaing.sjanse(0.25) else 1)
    )


def _registrert(saaing: Saaing, *, ny: bool) -> datetime:
    return saaing.klokka(
        saaing.i_dag - saaing.dager(3, 20) if ny else saaing.historien_begynner - saaing.dager(*REGISTRERT)
    )


def _kartlagt(saaing: Saaing) -> date:
    return samme_eller_forrige(saaing.i_dag - saaing.dager(20, 300))


def _kontakt(saaing: Saaing, arbeidsgiver: Arbeidsgiver, *, hoved: bool) -> Arbeidsgiverkontakt:
    fornavn, etternavn = navn(saaing)
    return Arbeidsgiverkontakt(
        id=saaing.uuid(),
        arbeidsgiver=arbeidsgiver,
        fornavn=fornavn,
        etternavn=etternavn,
        rolle=saaing.en(ROLLER),
        epost=f"kontakt{saaing.tilfeldig.randrange(10**8):08d}@bedrift.example",
        telefon=mobil(saaing),
        er_hovedkontakt=hoved,
        informert_dato=saaing.i_dag - saaing.dager(30, 500),
    )


def _lesbart(navn: str) -> str:
    """The register shouts; people read ordinary capitals."""
    return " ".join(SMAA_ORD.get(ord_, ord_) for ord_ in navn.title().split())
