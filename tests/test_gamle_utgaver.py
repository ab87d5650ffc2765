"""A database that an earlier version left is brought on by today's migrations, and keeps every promise afterwards."""

import gzip
import io
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from inkludering.lokalt import postgres
from kandidater.models import Kandidat
from oppfolging.handlinger import kontaktlogg
from oppfolging.handlinger.kontaktlogg import OmKandidat, Parter
from oppfolging.kjerne.models import Kontakt, Oppfolging
from tests import fabrikker as lag
from tests.conftest import TESTBASE, pek_paa

pytestmark = pytest.mark.treg

UTGAVER = Path(__file__).parent / "data" / "utgaver"
NOKLER = json.loads((UTGAVER / "nokler.json").read_text())
# The moment the dumps were sown for (tests/data/utgaver/lag.py).
NAA = lag.oslo(2026, 11, 20, 10)


@pytest.fixture
def hus(django_db_setup: None, django_db_blocker, settings) -> Iterator[None]:
    """Django may use the databases of the run, with the keys of the dumps."""
    settings.FELTNOKLER, settings.INDEKSNOKKEL = [NOKLER["FELTNOKLER"]], NOKLER["INDEKSNOKKEL"]
    with django_db_blocker.unblock():
        yield
        pek_paa(TESTBASE)


# The one that came before this is brought on in the suite; those before it in `make kaos`.
*ELDRE, FORRIGE = sorted(UTGAVER.glob("*.sql.gz"))


@pytest.fixture(
    params=[FORRIGE, *(pytest.param(fil, marks=pytest.mark.kaos) for fil in ELDRE)], ids=lambda fil: fil.name
)
def gammelt_hus(request, hus, sql, mappe: Path) -> Iterator[None]:
    """Restored, migrated by the owner, and looked at as the app."""
    base = f"utgave_{request.param.name.split('.')[0]}"
    sql(f'CREATE DATABASE "{base}" OWNER inkl_eier TEMPLATE template0')
    _gjenskap(request.param, base, mappe)
    pek_paa(base)
    _migrer()
    yield
    pek_paa(TESTBASE)
    sql(f'DROP DATABASE "{base}" WITH (FORCE)')


def _gjenskap(dump: Path, base: str, mappe: Path) -> None:
    """Settings that the server does not know, because it is older than the one that made the dump, are left out."""
    psql = postgres.programmappe(mappe / "pg") / "psql"
    valg = ["-X", "-q", "-o", "/dev/null", "-h", str(postgres.sokkelmappe(mappe)), "-U", "postgres", base]
    linjer = gzip.decompress(dump.read_bytes()).splitlines(keepends=True)
    ukjent = (b"SET transaction_timeout", b"\\restrict", b"\\unrestrict")
    setninger = b"".join(linje for linje in linjer if not linje.startswith(ukjent))
    subprocess.run([psql, *valg, "-v", "ON_ERROR_STOP=1"], input=setninger, check=True)


def _migrer() -> None:
    connection.settings_dict["USER"] = "inkl_eier"
    call_command("migrate", verbosity=0)
    connection.close()
    connection.settings_dict["USER"] = "inkl_app"


def test_den_foeres_videre_er_hel_og_kan_brukes(gammelt_hus):
    kandidater, datoer = Kandidat.objects.count(), Oppfolging.objects.count()
    assert kandidater and datoer and Kontakt.objects.exists()
    assert {fnr[2] in "89" for fnr in Kandidat.objects.values_list("fodselsnummer", flat=True)} == {True}
    call_command("sjekk", naa=NAA, stdout=io.StringIO())
    ventende = Oppfolging.objects.aapne().filter(side="kandidat", frist__lte=NAA.date()).values("kandidat")
    deres = Kandidat.objects.aapne().filter(ansvar__bruker__isnull=False, ansvar__periode__contains=NAA)
    den = deres.filter(pk__in=ventende).order_by("pk")[0]
    av = den.ansvar.gjeldende(NAA).get().bruker
    kontaktlogg.logg(parter=Parter((OmKandidat(den),)), kanal="telefon", utfall="naadd", av=av, naa=NAA)
    assert Oppfolging.objects.count() > datoer
    call_command("sjekk", naa=NAA, stdout=io.StringIO())
