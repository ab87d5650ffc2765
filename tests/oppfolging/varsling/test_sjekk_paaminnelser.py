"""Promise 4 in `manage.py sjekk`: a planted breach of each kind is found."""

from datetime import date, timedelta

import pytest
from psycopg.types.range import DateRange

from oppfolging.varsling import generering, sjekk
from oppfolging.varsling.models import Paaminnelse
from oppfolging.varsling.sammendrag import siste_morgen
from tests import fabrikker as lag
from tests.fabrikker import Parter

MANDAG = lag.oslo(2026, 11, 23)
FRISTDAG = lag.oslo(2026, 11, 30, 8)
KONTROLLER = (
    sjekk.forfalt_er_paaminnet,
    sjekk.mottaker_er_i_arbeid,
    sjekk.paaminnelse_er_fortalt,
    sjekk.paaminnelse_en_gang,
)


@pytest.fixture
def ane(db):
    return lag.bruker()


@pytest.fixture
def kari(db, ane):
    ny = lag.kandidat(ane, naa=MANDAG)
    generering.generer(naa=FRISTDAG)
    return ny


def brudd(naa=FRISTDAG) -> dict[str, int]:
    funn = {kontroll.__name__: len(list(kontroll(naa))) for kontroll in KONTROLLER}
    return {navn: antall for navn, antall in funn.items() if antall}


def test_ingen_brudd_naar_alt_er_generert(kari):
    assert brudd() == {}


def test_forfalt_dato_uten_paaminnelse_blir_funnet(kari):
    Paaminnelse.objects.all().delete()
    assert brudd() == {"forfalt_er_paaminnet": 1}
    assert brudd(lag.oslo(2026, 11, 30, 7)) == {}


def test_lukket_paaminnelse_om_dato_som_staar_blir_funnet(kari):
    Paaminnelse.objects.update(tilstand="lukket")
    assert brudd() == {"forfalt_er_paaminnet": 1}


def test_paaminnelse_til_en_som_har_sluttet_blir_funnet(ane, kari):
    ane.tilknytning.gyldig = DateRange(date(2020, 1, 1), date(2026, 11, 30))
    ane.tilknytning.save(update_fields=["gyldig"])
    assert brudd() == {"mottaker_er_i_arbeid": 1}


def test_paaminnelse_som_ikke_er_fortalt_blir_funnet(kari):
    Paaminnelse.objects.update(utsending=None)
    assert brudd(lag.oslo(2026, 12, 1, 8)) == {}
    assert brudd(lag.oslo(2026, 12, 2, 8)) == {"paaminnelse_er_fortalt": 1}


def test_siste_morgen_er_en_virkedag_halv_aatte():
    assert siste_morgen(lag.oslo(2026, 11, 30, 7, 29)) == lag.oslo(2026, 11, 27, 7, 30)
    assert siste_morgen(lag.oslo(2026, 11, 30, 7, 30)) == lag.oslo(2026, 11, 30, 7, 30)
    assert siste_morgen(lag.oslo(2027, 3, 29, 12)) == lag.oslo(2027, 3, 24, 7, 30)


def test_angret_kontakt_regnes_ikke_som_brudd(ane, kari):
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=FRISTDAG)
    assert brudd(FRISTDAG + timedelta(minutes=1)) == {}


def test_to_like_paaminnelser_blir_funnet(egen_base, sql):
    lag.kandidat(lag.bruker(), naa=MANDAG)
    generering.generer(naa=FRISTDAG)
    felt = ", ".join(f.column for f in Paaminnelse._meta.concrete_fields if not f.primary_key)
    sql("ALTER TABLE varsling_paaminnelse DROP CONSTRAINT paaminnelse_en_gang", base=egen_base)
    sql(f"INSERT INTO varsling_paaminnelse ({felt}) SELECT {felt} FROM varsling_paaminnelse", base=egen_base)
    assert brudd() == {"paaminnelse_en_gang": 1}
