"""A copy is worth what its drill says: restored in a fresh place, counted, and every promise walked."""

import io
import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import psycopg
import pytest
import yaml
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg import sql

from inkludering.lokalt import postgres, sikkerhetskopi
from inkludering.lokalt.miljo import PROSJEKT
from tests import fabrikker as lag


@pytest.fixture
def kopi(egen_base, tmp_path):
    """A copy of a house with a candidate in it, in a folder with three from before."""
    lag.kontakt(lag.Parter(kandidat=lag.kandidat(lag.bruker()), med_kandidat=True), av=lag.bruker(), notat="Trives")
    mappe = tmp_path / "kopier"
    mappe.mkdir()
    for dag in (1, 2, 3):
        (mappe / f"inkludering-2026010{dag}T000000Z.dump").touch()
    connection.close()
    connection.settings_dict["USER"] = "inkl_eier"
    try:
        call_command("sikkerhetskopi", str(mappe), "--behold", "2", stdout=io.StringIO())
    finally:
        connection.close()
        connection.settings_dict["USER"] = "inkl_app"
    nest_sist, fil = sorted(mappe.glob("*.dump"))
    assert nest_sist.name == "inkludering-20260103T000000Z.dump"
    return fil


@pytest.mark.treg
def test_kopien_gjenopprettes_et_nytt_sted_og_alle_loefter_holder_der(kopi, tmp_path):
    assert kopi.stat().st_mode & 0o077 == 0
    innhold = json.loads(kopi.with_suffix(".json").read_text())
    assert (innhold["kandidater_kandidat"], innhold["kjerne_deltaker"]) == (1, 1)
    ut = io.StringIO()
    sted = tmp_path / "nytt"
    sted.mkdir()
    call_command("gjenopprett", str(kopi), sted=sted, stdout=ut)
    sagt = ut.getvalue().splitlines()
    assert sagt[0].startswith(f"{len(innhold)} tabeller, {sum(innhold.values())} rader, på ")
    assert sagt[1:] == ["Arbeideren sa sist fra: aldri", "0 brudd på løftene."]
    assert list(sted.iterdir()) == []


def test_en_kopi_som_mangler_rader_navngir_tabellen(tmp_path):
    liste = tmp_path / "kopi.json"
    liste.write_text(json.dumps({"a": 2, "b": 1}))
    sikkerhetskopi._sammenlign(liste, {"a": 2, "b": 1})
    sikkerhetskopi._sammenlign(tmp_path / "uten-liste.json", {"a": 1})
    for galt in ({"a": 1, "b": 1}, {"b": 1}):
        with pytest.raises(sikkerhetskopi.KopiFeil, match=r"ikke det som ble kopiert: a\."):
            sikkerhetskopi._sammenlign(liste, galt)


def test_en_kopi_som_ikke_finnes_faar_en_setning(tmp_path):
    with pytest.raises(CommandError, match=r"borte\.dump finnes ikke"):
        call_command("gjenopprett", str(tmp_path / "borte.dump"))


def _arkivvalg(arkiv: Path) -> list[str]:
    """How compose tells the server to archive, with this folder in the place of the volume."""
    compose = yaml.safe_load((PROSJEKT / "docker-compose.yml").read_text())
    valg = compose["services"]["postgres"]["command"]
    return [ett.removeprefix("-c").replace("/arkiv", str(arkiv)) for ett in valg if ett.startswith("-carchive")]


@pytest.mark.kaos
def test_en_server_som_er_borte_gjenopprettes_fra_grunnkopien_og_arkivet(tmp_path):
    """The server archives as compose tells it to; what is written after the copy is in what is restored."""
    arkiv, hus, nytt = tmp_path / "arkiv", tmp_path / "hus", tmp_path / "nytt"
    for mappe in (arkiv / "wal", arkiv / "base", hus, nytt):
        mappe.mkdir(parents=True)
    til = postgres.adresse(hus, "postgres")
    with postgres.i_bruk(hus), psycopg.connect(til, autocommit=True) as kobling:
        for navn, verdi in (valg.split("=", 1) for valg in _arkivvalg(arkiv)):
            kobling.execute(sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(navn), verdi))
    with postgres.i_bruk(hus):
        with psycopg.connect(til, autocommit=True) as kobling:
            kobling.execute("CREATE TABLE spor (navn text)")
            kobling.execute("INSERT INTO spor VALUES ('før kopien')")
            _grunnkopi(hus, arkiv)
            kobling.execute("INSERT INTO spor VALUES ('etter kopien')")
            (siste,) = kobling.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchone()
        while not (arkiv / "wal" / siste).exists():
            time.sleep(0.1)
    shutil.rmtree(hus)
    (grunnkopi,) = (arkiv / "base").iterdir()
    with (
        sikkerhetskopi._server(nytt, grunnkopi, arkiv / "wal"),
        psycopg.connect(postgres.adresse(nytt, "postgres")) as kobling,
    ):
        funnet = kobling.execute("SELECT navn FROM spor ORDER BY navn").fetchall()
    assert funnet == [("etter kopien",), ("før kopien",)]


def _grunnkopi(hus: Path, arkiv: Path) -> None:
    miljoet = os.environ | {"PGHOST": str(postgres.sokkelmappe(hus)), "ARKIV": str(arkiv)}
    miljoet["PATH"] = f"{postgres.programmappe(hus / 'pg')}:{os.environ['PATH']}"
    subprocess.run(["sh", str(PROSJEKT / "inkludering" / "lokalt" / "grunnkopi.sh")], check=True, env=miljoet)
