"""Runs the tests against one planted fault after another, two at a time. Run by tests.mutanter as a program.

Each fault gets a fork of a process that has loaded what others wrote. Nothing of ours for a fault in a file, which must
be there from the first import on; all that the tests load for one in the database. Reads a list of {"tester", "sql"} or
{"tester", "fil", "kilde"} from a file; answers a line for each: its number in the list, and the exit code of pytest.
"""

import importlib
import importlib.machinery
import json
import os
import resource
import sys
from pathlib import Path

import pytest

SAMTIDIG = 2
LENGST = 240  # seconds of work: a fault that never ends is noticed. In the database, statement_timeout notices it.
PLANTET = "TESTHUS_FEIL"  # the SQL that plants the fault in every clone of the template (conftest.klon)
LASTES = (
    "celery",
    "django.contrib.messages",
    "django.core.mail",
    "django.db.backends.postgresql.base",
    "django.test",
    "django.test.client",
    "holidays.countries.norway",
    "hypothesis",
    "playwright.sync_api",
    "psycopg",
    "pypdf",
    "pytest_django.plugin",
    "time_machine",
    "weasyprint",
)
VALG = ["-q", "-x", "--assert=plain", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:hypothesispytest"]
UTEN = "not nettleser and not kaos and not ytelse"


def _plant(oppgave: dict) -> None:
    if "sql" in oppgave:
        os.environ[PLANTET] = oppgave["sql"]
    if "fil" not in oppgave:
        return
    fil, les = str(Path(oppgave["fil"]).resolve()), importlib.machinery.SourceFileLoader.get_code

    def get_code(self, navn):
        return compile(oppgave["kilde"], fil, "exec") if self.path == fil else les(self, navn)

    importlib.machinery.SourceFileLoader.get_code = get_code


def _barn(oppgave: dict) -> None:
    utgang = os.open(os.devnull, os.O_WRONLY)
    os.dup2(utgang, 1)
    os.dup2(utgang, 2)
    resource.setrlimit(resource.RLIMIT_CPU, (LENGST, LENGST))
    _plant(oppgave)
    os._exit(int(pytest.main([*VALG, "-m", UTEN, *oppgave["tester"]])))


def kjor(oppgaver: list[tuple[int, dict]]) -> None:
    pagaar: dict[int, int] = {}
    for nr, oppgave in oppgaver:
        if len(pagaar) >= SAMTIDIG:
            _vent(pagaar)
        if (pid := os.fork()) == 0:
            _barn(oppgave)
        pagaar[pid] = nr
    while pagaar:
        _vent(pagaar)


def _vent(pagaar: dict[int, int]) -> None:
    pid, status = os.wait()
    print(pagaar.pop(pid), os.waitstatus_to_exitcode(status), flush=True)


def last_huset(tester: set[str]) -> None:
    """What each run of these tests would load anew: the house as its settings have it, and the modules of the tests."""
    from inkludering.lokalt import miljo

    os.environ.update(miljo.miljo(Path(os.environ["TESTHUS"])))
    os.environ["DJANGO_SETTINGS_MODULE"] = "inkludering.settings"
    importlib.import_module("django").setup()
    for sti in sorted(tester):
        for fil in sorted(Path(sti).rglob("test_*.py")) or [Path(sti)]:
            importlib.import_module(".".join(fil.with_suffix("").parts))


if __name__ == "__main__":
    for navn in LASTES:
        importlib.import_module(navn)
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    alle = list(enumerate(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
    kjor([(nr, oppgave) for nr, oppgave in alle if "sql" not in oppgave])
    if i_basen := [(nr, oppgave) for nr, oppgave in alle if "sql" in oppgave]:
        last_huset({sti for _nr, oppgave in i_basen for sti in oppgave["tester"]})
        kjor(i_basen)
