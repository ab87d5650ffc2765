"""Mutation testing of the rule modules: `make mutanter`, or python -m tests.mutanter PATTERN … for some of them
(«plantet» for those in the database and in SQL, «plantet:NAME» for one object or file of these).

mutmut changes one thing at a time in a rule module and runs the tests that reach it; what it cannot change, the rules
in SQL and the numbers in constants, gets planted faults. A change that no test notices is a rule nobody checks: each
must be caught by a test, or stand in mutanter_godtatt.toml with the reason why it changes no behaviour. One PostgreSQL
serves all the runs; each has a database of its own.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import sqlmutanter, tekstmutanter

ROT = Path(__file__).resolve().parent.parent
PYTHON = [sys.executable, "-P"]
MUTMUT = [*PYTHON, str(Path(__file__).with_name("mutmut_her.py"))]
PLANT = [*PYTHON, str(Path(__file__).with_name("plantet.py"))]
GODTATT = Path(__file__).with_name("mutanter_godtatt.toml")
HOEYST_GODTATT = 0.03
VALGTE = "MUTANTER"
PLANTET = re.compile(r"plantet(?::(.*))?")
RESULTAT = re.compile(r"^\s*(\S+): (.+)$", re.M)
Overlevende = tuple[str, str, str]  # the mutant's name, the lines taken away and the lines put in
UTEN_FEIL = "SELECT 1"  # what is planted in the database when nothing is
OVERLEVER = {"survived", "no tests", "suspicious", "not checked", "skipped"}


def kjor_alt(sql: Any, base: str) -> list[int]:
    """What was asked for: mutants in Python by pattern, planted faults, or, asked for nothing, all."""
    moenstre = os.environ.get(VALGTE, "").split()
    start, svar = time.monotonic(), []
    plantede = [treff for moenster in moenstre if (treff := PLANTET.fullmatch(moenster))]
    if len(plantede) < len(moenstre) or not moenstre:
        svar.append(kjor([moenster for moenster in moenstre if not PLANTET.fullmatch(moenster)]))
    if plantede or not moenstre:
        svar.append(kjor_plantede(sql, base, [treff[1] for treff in plantede if treff[1]]))
    print(f"\nMinutter: {(time.monotonic() - start) / 60:.0f}.")
    return svar


def kjor(moenstre: list[str]) -> int:
    """Mutate and test; returns the exit code. Prints a count of each outcome, and the diff of each survivor."""
    subprocess.run([*MUTMUT, "run", "--max-children", "2", *moenstre], cwd=ROT, env=_miljo(), check=False)
    alle = dict(RESULTAT.findall(_mutmut("results", "--all", "True")))
    utfall = {navn: hva for navn, hva in alle.items() if _valgt(navn, moenstre)}
    print(", ".join(f"{hva}: {n}" for hva, n in Counter(utfall.values()).most_common()))
    overlevende = [(navn, *_endring(navn)) for navn, hva in utfall.items() if hva in OVERLEVER]
    return _dom("Mutanter i Python", _overlever_fra_start(overlevende), len(utfall))


def _overlever_fra_start(overlevende: list[Overlevende]) -> list[Overlevende]:
    """Those that survive when the tests are started with the change in the file, too.

    What runs while modules are imported, as what puts SQL together, has run before mutmut can change it.
    """
    godtatt = _godtatte()
    feil = {ett: planten for ett in overlevende if ett[1:] not in godtatt and (planten := _som_plantet(ett))}
    merket = set(feil.values()) - set(_overlever(list(feil.values())))
    return [ett for ett in overlevende if feil.get(ett) not in merket]


def _som_plantet(mutant: Overlevende) -> sqlmutanter.Feil | None:
    """The same change in the text of the file, for the tests that know it; None when nobody has named them."""
    navn, *endret = mutant
    linjer = _mutmut("show", navn).splitlines()
    sted = next(linje.removeprefix("--- ").strip() for linje in linjer if linje.startswith("--- "))
    blokk = linjer[next(nr for nr, linje in enumerate(linjer) if linje.startswith("@@")) + 1 :]
    foer, etter = ("\n".join(linje[1:] for linje in blokk if linje[:1] in tegn) for tegn in ((" ", "-"), (" ", "+")))
    kilde, tester = (ROT / sted).read_text(encoding="utf-8"), tekstmutanter.testene(sted)
    if not tester or kilde.count(foer) != 1:
        return None
    return sqlmutanter.Feil(sted, *endret, kilde.replace(foer, etter), tuple(tester), i_basen=False)


def kjor_plantede(sql: Any, base: str, steder: list[str]) -> int:
    """The same for the rules that stand in SQL, and for constants."""
    alle = [*sqlmutanter.alle(sql, base), *tekstmutanter.alle()]
    alle = [feil for feil in alle if not steder or any(sted in feil.sted for sted in steder)]
    overlevende = [(feil.sted, feil.fra, feil.til) for feil in _overlever(alle)]
    return _dom("Plantede feil", overlevende, len(alle))


def _overlever(alle: list[sqlmutanter.Feil]) -> Iterator[sqlmutanter.Feil]:
    """Those with which the tests pass. First of all they must pass with no fault, started as they are with one."""
    oppgaver: list[dict[str, Any]] = [
        {"tester": tester} | ({"sql": UTEN_FEIL} if i_basen else {})
        for tester, i_basen in sorted({(feil.tester, feil.i_basen) for feil in alle})
    ]
    uten_feil = len(oppgaver)
    for feil in alle:
        plantet = {"sql": feil.hele} if feil.i_basen else {"fil": feil.sted, "kilde": feil.hele}
        oppgaver.append({"tester": feil.tester, **plantet})
    for nr, svar in _plant(oppgaver):
        tester = oppgaver[nr]["tester"]
        assert svar != pytest.ExitCode.NO_TESTS_COLLECTED, tester
        # A fault in a file may keep the tests from starting: then it is noticed. One in the database cannot.
        assert svar != pytest.ExitCode.USAGE_ERROR or "fil" in oppgaver[nr], tester
        if nr < uten_feil:
            assert svar == 0, f"these fail by themselves: {tester}"
        elif svar == 0:
            feil = alle[nr - uten_feil]
            print(f"overlevde: {feil.sted}\n- {feil.fra}\n+ {feil.til}", flush=True)
            yield feil
        else:
            print(".", end="", flush=True)


def _plant(oppgaver: list[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    """The number of each and the exit code of pytest, as they come."""
    with tempfile.NamedTemporaryFile("w+", suffix=".json") as fil:
        json.dump(oppgaver, fil)
        fil.flush()
        with subprocess.Popen([*PLANT, fil.name], cwd=ROT, env=_miljo(), stdout=subprocess.PIPE, text=True) as kjoering:
            for linje in kjoering.stdout or ():
                nr, svar = linje.split()
                yield int(nr), int(svar)
    assert kjoering.returncode == 0


def _dom(hva: str, overlevende: list[Overlevende], antall: int) -> int:
    """Print what survived without a reason; 1 when anything did, or too much was accepted, or nothing was tried."""
    godtatt = _godtatte()
    nye = [ett for ett in overlevende if ett[1:] not in godtatt]
    antall_godtatt = len(overlevende) - len(nye)
    print(f"{hva}: {antall}. Godtatt: {antall_godtatt} av høyst {HOEYST_GODTATT:.0%}. Uten grunn: {len(nye)}.")
    for sted, fra, til in nye:
        print(f"\n{sted}\n- {fra}\n+ {til}")
    return 1 if nye or antall_godtatt > HOEYST_GODTATT * antall or not antall else 0


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
    return subprocess.run([*MUTMUT, *ord_], cwd=ROT, env=_miljo(), check=True, capture_output=True, text=True).stdout


def _miljo() -> dict[str, str]:
    """The programs started here live on the machine's clock, and set the tests' themselves for each run of tests."""
    from tests import klokke  # not before pytest has started

    return {navn: verdi for navn, verdi in os.environ.items() if navn not in klokke.miljo()}


if __name__ == "__main__":
    os.environ[VALGTE] = " ".join(sys.argv[1:])
    sys.exit(pytest.main(["-q", "-s", "-p", "no:randomly", str(Path(__file__).with_name("mutanter_kjoering.py"))]))
