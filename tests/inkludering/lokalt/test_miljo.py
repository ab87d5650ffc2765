"""The data folder's own environment: secrets made once, and any command finds the database by itself."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from inkludering.lokalt import miljo
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

    assert "[ ]" in manage("showmigrations", "sessions").stdout
    manage("migrate", "sessions")
    assert "[X]" in manage("showmigrations", "sessions").stdout
    assert "Slettet" in manage("nullstill", "--ja").stdout
    assert [fil.name for fil in (tmp_path / "data").iterdir()] == ["annet.txt"]
