"""Mutation testing of the rule modules: `make mutanter`, or python -m tests.mutanter PATTERN … for some of them
(«sql» for those in the database).

mutmut changes one thing at a time in a rule module and runs the tests that reach it. A change that no test notices is a
rule nobody checks: each must be caught by a test, or stand in mutanter_godtatt.toml with the reason why it changes no
behaviour. One PostgreSQL serves all the runs; each has a database of its own.
"""

import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests import sqlmutanter

ROT = Path(__file__).resolve().parent.parent
MUTMUT = [str(Path(sys.executable).parent / "mutmut")]
GODTATT = Path(__file__).with_name("mutanter_godtatt.toml")
HOEYST_GODTATT = 0.03
VALGTE = "MUTANTER"
RESULTAT = re.compile(r"^\s*(\S+): (.+)$", re.M)
OVERLEVER = {"survived", "no tests", "suspicious", "not checked", "skipped"}


def kjor(moenstre: list[str]) -> int:
    """Mutate and test; returns the exit code. Prints a count of each outcome, and the diff of each survivor."""
    subprocess.run([*MUTMUT, "run", "--max-children", "2", *moenstre], cwd=ROT, check=False)
    utfall = dict(RESULTAT.findall(_mutmut("results", "--all", "True")))
    overlevende = [navn for navn, hva in utfall.items() if hva in OVERLEVER and _valgt(navn, moenstre)]
    godtatt = _godtatte()
    nye = [(navn, endring) for navn in overlevende if (endring := _endring(navn)) not in godtatt]
    print(f"\nMutanter: {len(utfall)}. {', '.join(f'{hva}: {n}' for hva, n in Counter(utfall.values()).most_common())}")
    print(f"Godtatt: {len(overlevende) - len(nye)} av høyst {HOEYST_GODTATT:.0%}. Uten grunn: {len(nye)}.")
    for navn, (fra, til) in nye:
        print(f"\n{navn}\n- {fra}\n+ {til}")
    for_mange = len(overlevende) - len(nye) > HOEYST_GODTATT * len(utfall)
    return 1 if nye or for_mange or not utfall else 0


def kjor_alt(sql: Any, base: str) -> list[int]:
    """What was asked for: patterns of mutants in Python, «sql», or, asked for nothing, all."""
    moenstre = os.environ.get(VALGTE, "").split()
    svar = [] if moenstre == ["sql"] else [kjor(moenstre)]
    return [*svar, kjor_sql(sql, base)] if moenstre in ([], ["sql"]) else svar


def kjor_sql(sql: Any, base: str) -> int:
    """The same for the rules that stand in the database."""
    alle = sqlmutanter.alle(sql, base)
    overlevende = [feil for feil in alle if sqlmutanter.overlever(feil, sql, base)]
    godtatt = _godtatte()
    nye = [feil for feil in overlevende if (feil.fra, feil.til) not in godtatt]
    print(f"\nPlantede feil i databasen: {len(alle)}. Godtatt: {len(overlevende) - len(nye)}. Uten grunn: {len(nye)}.")
    for feil in nye:
        print(f"\n{feil.objekt}\n- {feil.fra}\n+ {feil.til}")
    for_mange = len(overlevende) - len(nye) > HOEYST_GODTATT * len(alle)
    return 1 if nye or for_mange or not alle else 0


def _valgt(navn: str, moenstre: list[str]) -> bool:
    return not moenstre or any(re.fullmatch(m.replace("*", ".*"), navn) for m in moenstre)


def _endring(navn: str) -> tuple[str, str]:
    """What the mutant changed: the lines taken away and the lines put in, each as one line."""
    linjer = _mutmut("show", navn).splitlines()
    borte = [rad[1:].strip() for rad in linjer if rad.startswith("-") and not rad.startswith("---")]
    nye = [rad[1:].strip() for rad in linjer if rad.startswith("+") and not rad.startswith("+++")]
    return " ".join(borte), " ".join(nye)


def _godtatte() -> set[tuple[str, str]]:
    rader = tomllib.loads(GODTATT.read_text(encoding="utf-8")).get("mutant", [])
    assert all(len(rad["hvorfor"]) > 10 for rad in rader), "each accepted mutant needs its reason"
    return {(rad["fra"], rad["til"]) for rad in rader}


def _mutmut(*ord_: str) -> str:
    return subprocess.run([*MUTMUT, *ord_], cwd=ROT, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    os.environ[VALGTE] = " ".join(sys.argv[1:])
    sys.exit(pytest.main(["-q", "-s", "-p", "no:randomly", str(Path(__file__).with_name("mutanter_kjoering.py"))]))
