"""The data folder's own environment: secrets made once, and any command finds the database by itself."""

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.core.management import call_command

from inkludering.lokalt import miljo, postgres, tilsyn
from inkludering.lokalt.management.commands import nullstill
from tests.levende import uten_husets_miljo


def test_hemmelighetene_lages_en_gang_og_er_lukket_for_andre(tmp_path):
    with ThreadPoolExecutor(8) as traader:
        svar = list(traader.map(lambda _: miljo.hemmeligheter(tmp_path), range(8)))
    assert all(ett == svar[0] for ett in svar)
    assert (tmp_path / "hemmeligheter.env").stat().st_mode & 0o077 == 0
    assert miljo.hemmeligheter(tmp_path / "annen") != svar[0]


def test_porten_er_den_demoen_sist_brukte(tmp_path, monkeypatch):
    monkeypatch.delenv("PORT", raising=False)
    assert miljo.port(tmp_path) == 8000
    (tmp_path / "port").write_text("8123")
    assert miljo.port(tmp_path) == 8123
    monkeypatch.setenv("PORT", "9000")
    assert miljo.port(tmp_path) == 9000
    monkeypatch.setenv("PORT", "åtte")
    with pytest.raises(SystemExit, match="PORT"):
        miljo.port(tmp_path)


@pytest.mark.treg
def test_kommando_uten_database_url_starter_databasen_og_nullstill_sletter_den(tmp_path):
    rent = uten_husets_miljo() | {"INKLUDERING_DATA": str(tmp_path / "data")}
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "annet.txt").touch()

    def manage(*kommando: str) -> subprocess.CompletedProcess[str]:
        hele = [sys.executable, "manage.py", *kommando]
        return subprocess.run(
            hele, env=rent, cwd=miljo.PROSJEKT, capture_output=True, text=True, check=True, timeout=90
        )

    assert "[ ]" in manage("showmigrations", "contenttypes").stdout
    with pytest.raises(subprocess.CalledProcessError) as foer_migrate:
        manage("sjekk")
    assert foer_migrate.value.stderr.startswith("Databasen mangler tabeller")
    manage("migrate", "contenttypes")
    assert "[X]" in manage("showmigrations", "contenttypes").stdout
    assert "Slettet" in manage("nullstill", "--ja").stdout
    assert [fil.name for fil in (tmp_path / "data").iterdir()] == ["annet.txt"]


def test_nullstill_taaler_at_tjeneren_rydder_samtidig(tmp_path, monkeypatch):
    mappe, rmtree = tmp_path / "pg", shutil.rmtree
    mappe.mkdir()
    (mappe / "postmaster.pid").touch()

    def ta_filen_foer(sti, **valg):
        monkeypatch.setattr(shutil, "rmtree", rmtree)
        (mappe / "postmaster.pid").unlink()
        raise FileNotFoundError(sti)

    monkeypatch.setattr(shutil, "rmtree", ta_filen_foer)
    nullstill._slett(mappe)
    assert not mappe.exists()


@pytest.mark.parametrize("svar", ["", "nei\n"])
def test_nullstill_uten_et_ja_sletter_ingenting(tmp_path, svar):
    (tmp_path / "port").write_text("8000")
    rent = uten_husets_miljo() | {"INKLUDERING_DATA": str(tmp_path)}
    kommando = [sys.executable, "manage.py", "nullstill"]
    valg = {"env": rent, "cwd": miljo.PROSJEKT, "input": svar, "capture_output": True, "text": True, "timeout": 60}
    sagt = subprocess.run(kommando, check=False, **valg)
    assert sagt.stderr.endswith("Ingenting er slettet.\n")
    assert "Traceback" not in sagt.stderr
    assert (tmp_path / "port").exists()


@pytest.mark.treg
def test_nullstill_sier_hvem_som_bruker_databasen_og_venter_ikke_i_det_uendelige(tmp_path, monkeypatch, settings):
    monkeypatch.setenv("INKLUDERING_DATA", str(tmp_path))
    monkeypatch.setattr(tilsyn, "STOPPFRIST", 0.5)
    bruker = [sys.executable, "manage.py", "shell", "-c", "import time; print('oppe', flush=True); time.sleep(60)"]
    rent = uten_husets_miljo() | {"INKLUDERING_DATA": str(tmp_path)}
    with subprocess.Popen(bruker, env=rent, cwd=miljo.PROSJEKT, stdout=subprocess.PIPE, text=True) as prosess:
        while "oppe" not in prosess.stdout.readline():
            assert prosess.poll() is None
        with pytest.raises(postgres.Opptatt, match=rf"prosess {prosess.pid} \(python\S* manage.py shell"):
            call_command("nullstill", "--ja")
        assert (tmp_path / "pg").exists()
        prosess.kill()


@pytest.mark.parametrize("endelse", ["", ".db", ".dat", ".dir", ".bak", "-wal", "-shm"])
def test_nullstill_tar_med_timeplanen_hva_den_enn_heter_paa_maskinen(tmp_path, monkeypatch, endelse):
    monkeypatch.setenv("INKLUDERING_DATA", str(tmp_path))
    (tmp_path / f"beat{endelse}").touch()
    (tmp_path / "beate.txt").touch()
    call_command("nullstill", "--ja", stdout=StringIO())
    assert [fil.name for fil in tmp_path.iterdir()] == ["beate.txt"]


@pytest.mark.skipif(os.getuid() != 0, reason="only root may give a folder away")
def test_en_annens_datamappe_navngis(tmp_path):
    tmp_path.chmod(0o700)
    rent = uten_husets_miljo() | {"INKLUDERING_DATA": str(tmp_path / "ny")}
    # May read the project wherever it lies, but not write in another's folder.
    som_gjest = ["setpriv", "--reuid=12345", "--regid=12345", "--clear-groups", "--inh-caps=+dac_read_search"]
    kommando = [*som_gjest, "--ambient-caps=+dac_read_search", sys.executable, "manage.py", "migrate"]
    sagt = subprocess.run(kommando, env=rent, cwd=miljo.PROSJEKT, capture_output=True, text=True, check=False)
    assert re.match(r"Mappen /\S+ tilhører en annen bruker\. Velg en annen: INKLUDERING_DATA=", sagt.stderr)
