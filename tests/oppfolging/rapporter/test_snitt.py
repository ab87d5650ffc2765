"""The cut: who has a line in it, what the office was, and how it is stored and read back."""

from datetime import date

import pytest
from psycopg.types.range import DateRange

from inkludering.brukere.models import Rolle
from kandidater import ansvar
from oppfolging.rapporter import snitt
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.frister import I_TIDE
from oppfolging.rapporter.tall.mangler import UTEN_ANSVARLIG, UTEN_KONTAKTPERSON
from oppfolging.rapporter.tall.overgang import OVERGANG
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE
from oppfolging.rapporter.tall.verdier import Andel, Andeler, Dager, Ventende
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db

FRA, TIL = date(2026, 10, 1), date(2026, 10, 31)
KUTT = lag.oslo(2026, 11, 3)
I_SEPTEMBER = lag.oslo(2026, 9, 1)


def beregn(*figurer, **valg) -> snitt.Snitt:
    valg = {"fra": FRA, "til": TIL, "snitt": KUTT} | valg
    return snitt.beregn(kontor=lag.kontor(), figurer=figurer or None, **valg)


def person(etternavn: str, *, fra: date = date(2020, 1, 1), til: date | None = None, **felt):
    den = lag.bruker(fornavn="Test", etternavn=etternavn, **felt)
    den.tilknytning.gyldig = DateRange(fra, til)
    den.tilknytning.save(update_fields=["gyldig"])
    return den


def test_de_som_var_jobbspesialister_her_i_perioden_har_en_linje_i_norsk_rekkefoelge():
    for navn in ("Åsen", "Zimmer", "Aas"):
        person(navn)
    person("Halv", stillingsprosent=50)
    person("Sluttet 15.10", til=date(2026, 10, 16))
    person("Sluttet 1.10", til=date(2026, 10, 2))
    person("Sluttet før", til=FRA)
    person("Begynte siste dag", fra=TIL)
    person("Begynte siste dag før snittet", fra=KUTT.date())
    person("Begynte etter snittet", fra=date(2026, 11, 4))
    person("Leder", rolle=Rolle.LEDER)
    person("Annet kontor", paa=lag.ANNET_KONTOR)
    svar = beregn(PORTEFOLJE)
    assert [(linje.navn, linje.stillingsprosent, linje.norm) for linje in svar.spesialister] == [
        ("Test Begynte siste dag", 100, 20),
        ("Test Halv", 50, 10),
        ("Test Sluttet 1.10", None, None),
        ("Test Sluttet 15.10", None, None),
        ("Test Zimmer", 100, 20),
        ("Test Aas", 100, 20),
        ("Test Åsen", 100, 20),
    ]
    assert svar.kontoret.norm == 90


def test_den_som_har_kandidater_herfra_har_en_linje_uansett():
    utenfra = person("Utenfra", paa=lag.ANNET_KONTOR)
    kari = lag.kandidat(None, naa=I_SEPTEMBER, kontor=lag.kontor())
    ansvar.tildel(kandidat=kari, til=utenfra, aarsak="", av=utenfra, naa=lag.oslo(2026, 9, 2))
    (linje,) = beregn(PORTEFOLJE).spesialister
    assert (linje.bruker, linje.stillingsprosent, linje.norm) == (utenfra.pk, None, None)
    assert linje[PORTEFOLJE].samlet == 1


def test_stillingen_er_den_ved_snittet():
    ane = person("Aas", stillingsprosent=60, til=date(2026, 10, 15))
    ny = DateRange(date(2026, 10, 15), None)
    ane.tilknytninger.create(kontor=lag.kontor(), rolle=Rolle.JOBBSPESIALIST, stillingsprosent=40, gyldig=ny)
    assert [(linje.stillingsprosent, linje.norm) for linje in beregn(PORTEFOLJE).spesialister] == [(40, 8)]


def test_koen_har_bare_det_som_kan_hoere_til_noen_og_kontoret_alt():
    lag.kandidat(None, naa=I_SEPTEMBER, kontor=lag.kontor())
    svar = beregn()
    assert svar.uten_ansvarlig[PORTEFOLJE].samlet == 1
    assert svar.uten_ansvarlig[UTEN_ANSVARLIG] == Dager()
    assert svar.uten_ansvarlig[OVERGANG] == Andeler({"aar": Andel()})
    assert svar.kontoret[UTEN_ANSVARLIG] == Dager(1, 60.0, 60, 1)
    assert svar.kontoret[OVERGANG] == Andeler({"aar": Andel(0, 1)})


def lagret_linje(bruker: str | None, navn: str, prosent: int | None, norm: int | None, *, betjent: int) -> dict:
    andel = {"teller": 0, "nevner": betjent, "utelatt": 0}
    return {
        "bruker": bruker,
        "navn": navn,
        "stillingsprosent": prosent,
        "norm": norm,
        "verdier": {"overgang": {"per": {"aar": andel}}, "uten_kontaktperson": {"per": {"": 0}}},
    }


def test_et_snitt_lagres_og_leses_som_det_var():
    ane = person("Aas")
    lag.kandidat(ane, naa=I_SEPTEMBER)
    lag.kandidat(None, naa=I_SEPTEMBER, kontor=ane.kontor)
    svar = beregn(OVERGANG, UTEN_KONTAKTPERSON)
    # Twelve months that began before the office did are not compared with.
    september = lagret_linje(None, "", None, None, betjent=2)
    del september["verdier"]["overgang"]
    lagret = {
        "versjon": 2,
        "kontor": {"enhetsnummer": "5702", "navn": ane.kontor.navn, "norm": 20, "tak": 25},
        "fra": "2026-10-01",
        "til": "2026-10-31",
        "snitt": "2026-11-03T12:00:00+01:00",
        "planlagt_fra": "2026-09-01",
        "versjoner": {"overgang": OVERGANG.versjon, "uten_kontaktperson": UTEN_KONTAKTPERSON.versjon},
        "spesialister": [lagret_linje(str(ane.pk), "Test Aas", 100, 20, betjent=1)],
        "uten_ansvarlig": lagret_linje(None, "", None, None, betjent=0),
        "kontoret": lagret_linje(None, "", None, 20, betjent=2),
        "foer": [
            {"fra": "2026-09-01", "til": "2026-09-30"} | september,
        ],
    }
    assert svar.som_json() == lagret
    assert snitt.les(lagret) == svar
    assert (svar.tidspunkt.isoformat(), svar.fra, svar.til) == ("2026-11-03T12:00:00+01:00", FRA, TIL)
    assert svar.figurer == [tall for tall in figur.alle() if tall in (OVERGANG, UTEN_KONTAKTPERSON)]
    assert svar.definisjoner == [(tall.versjon, tall.definisjon) for tall in svar.figurer]
    assert svar.kontoret[UTEN_KONTAKTPERSON] == Ventende({"": 0})


def test_uten_utvalg_er_alle_tallene_med():
    assert beregn().versjoner == {tall.nokkel: tall.versjon for tall in figur.alle()}
    assert set(beregn(I_TIDE).kontoret.verdier) == {"i_tide"}


def test_avtrykket_er_av_innholdet_og_ikke_av_rekkefoelgen():
    fasit = "f1f28697192401885b4a27f9f65989afb4269f31fb0ae9875e928e421b1a63f0"
    assert snitt.avtrykk({"b": [1, 2], "a": "å"}) == snitt.avtrykk({"a": "å", "b": [1, 2]}) == fasit
    assert snitt.avtrykk({"a": "å", "b": [2, 1]}) != fasit


@pytest.mark.parametrize(
    ("fra", "til", "kutt", "frister"),
    [
        (FRA, TIL, KUTT, (FRA, TIL)),
        (FRA, FRA, KUTT, (FRA, FRA)),
        (date(2026, 11, 2), date(2026, 11, 30), KUTT, (date(2026, 11, 2), date(2026, 11, 2))),
        (date(2026, 11, 3), date(2026, 11, 30), KUTT, None),
    ],
)
def test_i_tide_er_om_fristene_i_perioden_som_er_over_ved_snittet(fra, til, kutt, frister):
    svar = beregn(PORTEFOLJE, fra=fra, til=til, snitt=kutt)
    assert svar.frister == (Periode(*frister) if frister else None)
