"""`manage.py sjekk` over synthetic data: they keep every promise, and a planted breach is found."""

import io
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from inkludering.felles.arbeidsdager import er_arbeidsdag
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Oppfolging
from oppfolging.varsling import generering
from tests import fabrikker as lag
from tests.conftest import TESTBASE, klon, pek_paa

pytestmark = pytest.mark.django_db
NAA = lag.oslo(2026, 11, 20, 10)
BASE = "saadd"


@pytest.fixture(scope="module", autouse=True)
def saadde_data(django_db_setup: None, django_db_blocker, sql) -> Iterator[None]:
    """Sown and committed once, so that the database itself has agreed; each test is rolled back."""
    klon(sql, BASE)
    pek_paa(BASE)
    with django_db_blocker.unblock():
        call_command("seed", kontor=1, jobbspesialister=2, kandidater=6, fro=1, naa=NAA, stdout=io.StringIO())
        generering.generer(naa=NAA)
        yield
        pek_paa(TESTBASE)
    sql(f'DROP DATABASE "{BASE}" WITH (FORCE)')


def sjekk() -> tuple[int, str]:
    ut = io.StringIO()
    try:
        call_command("sjekk", naa=NAA, stdout=ut)
    except CommandError as feil:
        return feil.returncode, ut.getvalue()
    return 0, ut.getvalue()


def test_sjekk_finner_ingen_brudd_i_saadde_data():
    kode, rapport = sjekk()
    assert kode == 0, rapport


@pytest.mark.parametrize(
    ("setning", "funn"),
    [
        ("DELETE FROM kandidater_kandidatansvar WHERE bruker_id IS NULL", "verken ansvarlig eller i lederens kø"),
        ("DELETE FROM arbeidsgivere_kontaktansvar WHERE bruker_id IS NULL", "verken kontaktperson eller uten"),
        (
            f"UPDATE kjerne_oppfolging SET status = 'avlyst', lukket = '{NAA}' WHERE status = 'aapen'",
            "ingen neste dato",
        ),
        ("DELETE FROM varsling_paaminnelse WHERE regel = 'uten_ansvarlig'", "ingen leder er påminnet"),
        ("DELETE FROM varsling_paaminnelse WHERE regel = 'uten_kontaktperson'", "ingen leder er påminnet"),
        ("UPDATE arbeidsgivere_arbeidsgiverkontakt SET er_hovedkontakt = false", "0 hovedkontakter"),
        ("UPDATE kjerne_forlop SET type = 'arbeidstrening'", "Jobber uten betalt forløp"),
    ],
)
def test_sjekk_finner_et_plantet_brudd(setning, funn):
    """The deferred constraints would stop these at commit; sjekk looks inside the open transaction."""
    uskadd = transaction.savepoint()
    with connection.cursor() as peker:
        peker.execute(setning)
    kode, rapport = sjekk()
    transaction.savepoint_rollback(uskadd)
    assert (kode, funn in rapport) == (1, True), rapport


def test_alle_fodselsnumre_er_syntetiske():
    assert {fnr[2] in "89" for fnr in Kandidat.objects.values_list("fodselsnummer", flat=True)} == {True}


def test_hver_aapen_dato_i_saadde_data_er_en_arbeidsdag():
    frister = Oppfolging.objects.aapne().values_list("frist", flat=True)
    assert frister and [frist for frist in frister if not er_arbeidsdag(frist)] == []
