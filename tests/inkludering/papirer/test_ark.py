"""The sheets of requirements, by hand: each line says whether it is met, and what it points at is there."""

import ast
import re
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROT = Path(__file__).resolve().parents[3]
PAPIRER = ROT / "docs" / "papirer"
LENKE = re.compile(r"`((?:\.?[\w-]+/)*[\w.-]*\.?[\w-]+)(?:::(\w+))?`")
STATUSER = {
    "krav.md": {"Oppfylt", "Delvis", "Venter", "Nei"},
    "asvs.md": {"Oppfylt", "Delvis", "Nei", "Eieren", "Gjelder ikke"},
}
# ASVS 5.0.0, levels 1 and 2: the numbers of each section; `-` is up to and with.
NIVAA_2 = """
1.1 1-2, 1.2 1-9, 1.3 1-11, 1.4 1-3, 1.5 1-2, 2.1 1-3, 2.2 1-3, 2.3 1-4, 2.4 1-1, 3.2 1-2, 3.3 1-4, 3.4 1-6, 3.5 1-5,
3.7 1-2, 4.1 1-3, 4.2 1-1, 4.3 1-2, 4.4 1-4, 5.1 1-1, 5.2 1-3, 5.3 1-2, 5.4 1-3, 6.1 1-3, 6.2 1-12, 6.3 1-4, 6.4 1-4,
6.5 1-5, 6.6 1-3, 6.8 1-4, 7.1 1-3, 7.2 1-4, 7.3 1-2, 7.4 1-5, 7.5 1-2, 7.6 1-2, 8.1 1-2, 8.2 1-3, 8.3 1-1, 8.4 1-1,
9.1 1-3, 9.2 1-4, 10.1 1-2, 10.2 1-2, 10.3 1-4, 10.4 1-11, 10.5 1-5, 10.6 1-2, 10.7 1-3, 11.1 1-2, 11.2 1-3, 11.3 1-3,
11.4 1-4, 11.5 1-1, 11.6 1-1, 12.1 1-3, 12.2 1-2, 12.3 1-4, 13.1 1-1, 13.2 1-5, 13.3 1-2, 13.4 1-5, 14.1 1-2, 14.2 1-4,
14.3 1-3, 15.1 1-3, 15.2 1-3, 15.3 1-7, 16.1 1-1, 16.2 1-5, 16.3 1-4, 16.4 1-3, 16.5 1-3, 17.1 1-1, 17.2 1-4, 17.3 1-2
"""
HEMMELIG = (
    "-----BEGIN [A-Z ]*PRIVATE KEY-----$|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[abprs]-[0-9A-Za-z-]{20,}"
    "|eyJ[A-Za-z0-9_-]{16,}\\.eyJ[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}"
)
KODE = [
    sti for app in ("inkludering", "kandidater", "arbeidsgivere", "oppfolging") for sti in (ROT / app).rglob("*.py")
]


def rader(ark: str) -> list[list[str]]:
    """The lines of a sheet's tables, without their heads."""
    linjer = [linje for linje in (PAPIRER / ark).read_text(encoding="utf-8").splitlines() if linje.startswith("| ")]
    celler = [[celle.strip() for celle in linje.strip("|").split("|")] for linje in linjer]
    return [rad for rad in celler if rad[0] != "Nr."]


@cache
def funksjonene(sti: Path) -> set[str]:
    return {
        node.name for node in ast.walk(ast.parse(sti.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)
    }


def doede(celle: str) -> list[str]:
    """What a cell points at that is not there."""
    funn = [(ROT / sti, proeve) for sti, proeve in LENKE.findall(celle) if "/" in sti or "." in sti]
    return [
        f"{sti.relative_to(ROT)} {proeve}"
        for sti, proeve in funn
        if not sti.exists() or (proeve and proeve not in funksjonene(sti))
    ]


@pytest.mark.parametrize("ark", STATUSER)
def test_hver_linje_sier_om_kravet_er_oppfylt_og_viser_til_noe_som_finnes(ark: str):
    for rad in rader(ark):
        assert rad[2] in STATUSER[ark], rad
        assert LENKE.search(rad[3]) if rad[2] != "Gjelder ikke" else rad[4], rad
        assert rad[2] == "Oppfylt" or rad[4], rad
        assert doede(rad[3]) == [], rad


def test_alle_de_femti_kravene_er_med_en_gang():
    assert [rad[0] for rad in rader("krav.md")] == [str(nr) for nr in range(1, 51)]


def test_alle_kravene_i_asvs_er_med_en_gang_og_hodet_teller_riktig():
    deler = (del_.split() for del_ in NIVAA_2.replace("\n", " ").split(","))
    alle = [f"{nr}.{ett}" for nr, antall in deler for ett in range(1, int(antall.split("-")[1]) + 1)]
    assert [rad[0] for rad in rader("asvs.md")] == alle
    antall = Counter(rad[2] for rad in rader("asvs.md"))
    tekst = " ".join((PAPIRER / "asvs.md").read_text(encoding="utf-8").split())
    assert (
        f"Av {len(alle)} krav er {antall['Oppfylt']} oppfylt, {antall['Delvis']} delvis, {antall['Nei']} ikke" in tekst
    )
    med_proeve = sum("::" in rad[3] for rad in rader("asvs.md") if rad[2] == "Oppfylt")
    bare_fil = antall["Oppfylt"] - med_proeve
    assert f"Av de oppfylte vises {med_proeve} av en prøve og {bare_fil} bare av en fil som kan leses." in tekst


def test_en_fil_eller_proeve_som_er_borte_blir_funnet():
    borte = "`tests/inkludering/papirer/test_ark.py::test_borte`, `docs/papirer/borte.md`, `tests/conftest.py`"
    assert doede(borte) == ["tests/inkludering/papirer/test_ark.py test_borte", "docs/papirer/borte.md "]


def test_ingen_innstilling_i_databasen_varer_lenger_enn_transaksjonen():
    """What a session is set to would follow the connection to the next request."""
    varig = re.compile(
        r"set_config\([^)]*,\s*(?i:false)\s*\)|[\"'](?i:SET) (?!LOCAL|CONSTRAINTS|TRANSACTION|ROLE)\w+\s*(?:=|TO)"
    )
    utenom = ("migrations", "lokalt")
    assert [str(sti) for sti in KODE if not {*sti.parts} & {*utenom} and varig.search(sti.read_text("utf-8"))] == []
    assert varig.search("peker.execute(\"SET statement_timeout = '1s'\")")


def test_ingen_hemmelighet_ligger_i_huset(tmp_path: Path):
    let = ["git", "grep", "-I", "-l", "-E", "-e", HEMMELIG]
    assert (
        subprocess.run(
            [*let[:2], "--untracked", *let[2:]], check=False, cwd=ROT, capture_output=True, text=True
        ).stdout.splitlines()
        == []
    )
    (tmp_path / "lapp.txt").write_text("gh" + "p_" + "a1" * 18)
    assert (
        subprocess.run(
            [*let[:2], "--no-index", *let[2:]], check=False, cwd=tmp_path, capture_output=True, text=True
        ).stdout
        == "lapp.txt\n"
    )
