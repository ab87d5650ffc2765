"""The mutation testing itself, small: a fault that is noticed is, and one that is not is refused."""

import os
import subprocess
from pathlib import Path

import pytest

from tests import klokke, mutanter, sqlmutanter, tekstmutanter

REGEL = """
class Frist:
    def __init__(self, dager):
        self.dager = dager

    @property
    def over(self):
        return self.dager > 5
"""
PROEVE = """
import sys
sys.path.insert(0, {mappe!r})
from regel import Frist

def test_frist():
    assert Frist(6).over and not Frist(2).over
"""
OPPSETT = """
[tool.mutmut]
source_paths = ["."]
only_mutate = ["regel.py"]
pytest_add_cli_args = ["--assert=plain", "-p", "no:randomly", "-p", "no:django"]
pytest_add_cli_args_test_selection = ["test_regel.py"]
use_git_change_detection = false
"""


@pytest.fixture
def regel(tmp_path: Path) -> Path:
    """A project of one rule, a property, whose test tries neither its limit nor the day after."""
    (tmp_path / "regel.py").write_text(REGEL)
    (tmp_path / "test_regel.py").write_text(PROEVE.format(mappe="."))
    (tmp_path / "pyproject.toml").write_text(OPPSETT)
    return tmp_path


def test_mutmut_ser_hvilke_endringer_ingen_test_merker(regel):
    utenfor = {navn: verdi for navn, verdi in os.environ.items() if navn not in klokke.miljo()}
    subprocess.run([*mutanter.MUTMUT, "run", "--max-children", "2"], cwd=regel, env=utenfor, check=True)
    svar = subprocess.check_output([*mutanter.MUTMUT, "results", "--all", "True"], cwd=regel, env=utenfor, text=True)
    utfall = {navn.split("ǁ")[-1]: hva for navn, hva in mutanter.RESULTAT.findall(svar)}
    assert utfall == {
        "__init____mutmut_1": "killed",  # self.dager = None
        "over__mutmut_1": "survived",  # >= 5
        "over__mutmut_2": "killed",  # > 6
    }


def test_en_plantet_feil_merkes_eller_overlever(regel):
    (regel / "test_regel.py").write_text(PROEVE.format(mappe=str(regel)))
    oppgaver = [
        {
            "tester": [str(regel / "test_regel.py")],
            "fil": str(regel / "regel.py"),
            "kilde": REGEL.replace("self.dager > 5", til),
        }
        for til in ("self.dager < 5", "self.dager >= 5")
    ]
    assert dict(mutanter._plant(oppgaver)) == {0: pytest.ExitCode.TESTS_FAILED, 1: pytest.ExitCode.OK}


@pytest.mark.parametrize(
    ("i_basen", "uten", "med", "utfall"),
    [
        (True, 0, 1, []),  # a test fails
        (True, 0, 0, ["her"]),  # none does
        (True, 0, 4, None),  # pytest never came so far
        (True, 1, 1, None),  # they fail by themselves
        (False, 0, 4, []),  # the fault keeps the tests from starting
        (False, 0, 5, None),  # there are no tests
        (False, 4, 4, None),
    ],
)
def test_bare_det_testene_selv_merker_er_merket(i_basen, uten, med, utfall, monkeypatch):
    feil = sqlmutanter.Feil("her", "a < b", "a <= b", "SELECT 2", ("test_regel.py",), i_basen=i_basen)
    sett: list[dict] = []
    monkeypatch.setattr(mutanter, "_plant", lambda oppgaver: sett.extend(oppgaver) or [(0, uten), (1, med)])
    if utfall is None:
        with pytest.raises(AssertionError):
            list(mutanter._overlever([feil]))
    else:
        assert [ett.sted for ett in mutanter._overlever([feil])] == utfall
    assert ["sql" in oppgave for oppgave in sett] == [i_basen, i_basen]


VIST = """# regel.x_sql__mutmut_1: survived
--- regel.py
+++ regel.py
@@ -1,2 +1,2 @@
 def sql(dag):
-    return f"frist < {dag}"
+    return f"frist < {None}"
"""


@pytest.mark.parametrize(
    "rad",  # the tests named, how many times the lines stand, whether a test fails, what survives
    [
        (["test_regel.py"], 1, True, []),  # what runs while the file is imported: seen when it is there from the start
        (["test_regel.py"], 1, False, ["regel.x_sql__mutmut_1"]),
        ([], 1, True, ["regel.x_sql__mutmut_1"]),  # nobody has named the tests that know the file
        (["test_regel.py"], 2, True, ["regel.x_sql__mutmut_1"]),  # the lines stand in two places
    ],
)
def test_det_som_overlever_proeves_ogsaa_fra_start(rad, tmp_path, monkeypatch):
    tester, kilde, merket, igjen = rad
    (tmp_path / "regel.py").write_text('def sql(dag):\n    return f"frist < {dag}"\n' * kilde)
    sett: list[dict] = []

    def plant(oppgaver):
        sett.extend(oppgaver)
        return [(0, 0), (1, int(merket))][: len(oppgaver)]

    monkeypatch.setattr(mutanter, "ROT", tmp_path)
    monkeypatch.setattr(mutanter, "_mutmut", lambda *_ord: VIST)
    monkeypatch.setattr(mutanter, "_plant", plant)
    monkeypatch.setattr(tekstmutanter, "testene", lambda _sted: tester)
    mutant = ("regel.x_sql__mutmut_1", *mutanter._endring("regel.x_sql__mutmut_1"))
    assert [navn for navn, *_resten in mutanter._overlever_fra_start([mutant])] == igjen
    assert [den.get("kilde") for den in sett[1:]] == ['def sql(dag):\n    return f"frist < {None}"\n'] * len(sett[1:])


@pytest.mark.parametrize(
    ("overlevende", "antall", "svar"),
    [
        ([], 100, 0),
        ([("her", "a < b", "a <= b")], 100, 1),  # without a reason
        ([("her", "a", "b")], 100, 0),  # with one
        ([("her", "a", "b")] * 4, 100, 1),  # more than 3 %
        ([], 0, 1),  # nothing was tried
    ],
)
def test_det_som_overlever_uten_grunn_avvises(overlevende, antall, svar, tmp_path, monkeypatch):
    godtatt = tmp_path / "godtatt.toml"
    godtatt.write_text('[[mutant]]\nfra = "a"\ntil = "b"\nhvorfor = "the same to everybody"\n')
    monkeypatch.setattr(mutanter, "GODTATT", godtatt)
    assert mutanter._dom("Prøver", overlevende, antall) == svar


@pytest.mark.parametrize(
    ("linje", "endret"),
    [
        ("a.fra <= b", ["a.fra < b"]),
        ("a @> b", []),
        ("x IS NOT NULL AND y", ["x IS NULL AND y", "x IS NOT NULL OR y"]),
        ("NOT EXISTS (x)", ["EXISTS (x)"]),
        ("dag BETWEEN %(fra)s AND %(til)s", ["dag NOT BETWEEN %(fra)s AND %(til)s"]),
        ("frist + 1", ["frist + 2"]),
        ("status = 'aapen'", ["status <> 'aapen'", "status = 'aapenx'"]),
        ("SET tilstand = 'aapen'", ["SET tilstand = 'aapenx'"]),
        ("{regel}.forfall <= 3", ["{regel}.forfall < 3", "{regel}.forfall <= 4"]),
    ],
)
def test_hver_sammenligning_konstant_og_betingelse_i_sql_endres_en_gang(linje, endret):
    assert list(sqlmutanter.endringer(linje)) == endret


def test_reglenes_sql_og_konstanter_er_med():
    feil = {(ett.sted, ett.til) for ett in tekstmutanter.alle()}
    i_fristen = "WHERE o.status <> 'aapen' AND NOT {KONTAKTPERSONENS}"
    assert ("oppfolging/varsling/regler/frist.py", i_fristen) in feil
    assert ("oppfolging/kjerne/forfall.py", "VIRKEDAGER_TIL_LEDER = 6") in feil
    assert ("oppfolging/handlinger/kontaktlogg.py", "LENGST_TILBAKE = timedelta(days=366)") in feil
