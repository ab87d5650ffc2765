"""Planted faults in the SQL that stands as text in our modules (the ladder, the reminder rules, the figures), and in
the numbers that rules name at the top of theirs: what mutmut, which changes functions alone, does not reach.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.sqlmutanter import Feil, endringer

ROT = Path(__file__).resolve().parent.parent
VARSLING, TALL = "tests/oppfolging/varsling", "tests/oppfolging/rapporter/tall"
REGLER = [
    f"{VARSLING}/test_reglene.py",
    f"{VARSLING}/test_stigen.py",
    f"{VARSLING}/test_regelregister.py",
    f"{VARSLING}/test_paaminnelser.py",
    f"{VARSLING}/test_endringer.py",
    f"{VARSLING}/test_paaminnelser_kjoering.py",
]
OM_GRADERING = ["tests/oppfolging/handlinger/test_graderingskontroll.py", "tests/oppfolging/arbeidsflate/gradering"]
FIGURER = [
    f"{TALL}/test_verdier.py",
    f"{TALL}/test_grenser.py",
    f"{TALL}/test_grenser_frister.py",
    f"{TALL}/test_ett_objekt.py",
    f"{TALL}/test_mot_sql.py",
    TALL,
]
# Modules with SQL, and the tests that know it, cheapest first.
MED_SQL = {
    "oppfolging/varsling/generering.py": REGLER,
    "oppfolging/varsling/skal_staa.py": REGLER,
    "oppfolging/varsling/regler/*.py": [*REGLER, *OM_GRADERING],
    "oppfolging/kjerne/oppfolgingstyper.py": [*REGLER, f"{TALL}/test_hvem_sin.py"],
    "oppfolging/rapporter/snitt.py": ["tests/oppfolging/rapporter/test_snitt.py", f"{TALL}/test_norm.py"],
    "oppfolging/rapporter/tall/*.py": FIGURER,
}
# Modules with numbers in constants.
MED_TALL = {
    "inkludering/felles/arbeidsdager.py": ["tests/inkludering/felles/test_arbeidsdager.py"],
    "kandidater/belastning.py": ["tests/kandidater/test_belastning.py"],
    "oppfolging/kjerne/forfall.py": ["tests/oppfolging/kjerne/test_tilstand.py", *REGLER],
    "oppfolging/kjerne/rytmer.py": ["tests/oppfolging/kjerne/test_rytmer_i_ord.py"],
    "oppfolging/kjerne/planlegger/frister.py": ["tests/oppfolging/kjerne/test_rytmetabellen.py"],
    "oppfolging/handlinger/kontaktlogg.py": ["tests/oppfolging/handlinger"],
    "oppfolging/handlinger/ringeonske.py": ["tests/oppfolging/kjerne", "tests/oppfolging/portal/hjem"],
    "oppfolging/varsling/regler/*.py": REGLER,
    "oppfolging/rapporter/tall/verdier.py": FIGURER,
}
KONSTANT = re.compile(r"^([A-Z_]+) = ")
ET_TALL = re.compile(r"(?<![\w.\"'])\d+(?![\w.\"'])")
# What only says how long to wait, how much to take at a time, or which lock: no rule.
INGEN_REGEL = {"PARTI", "MIN_TUR"}
KOMMENTAR = re.compile(r"--.*")


def alle() -> list[Feil]:
    feil = [ett for fil, tester in _filer(MED_SQL) for ett in _i_sql(fil, tester)]
    return feil + [ett for fil, tester in _filer(MED_TALL) for ett in _i_tall(fil, tester)]


def testene(sted: str) -> list[str]:
    """The tests that know a module, cheapest first; none when nobody has named them."""
    kjente = [*MED_SQL.items(), *MED_TALL.items()]
    return next((tester for moenster, tester in kjente if Path(sted).match(moenster)), [])


def _filer(tabell: dict[str, list[str]]) -> Iterator[tuple[Path, list[str]]]:
    for moenster, tester in tabell.items():
        funnet = sorted(ROT.glob(moenster))
        assert funnet, moenster
        yield from ((fil, tester) for fil in funnet)


def _i_sql(fil: Path, tester: list[str]) -> Iterator[Feil]:
    kilde = fil.read_text(encoding="utf-8")
    linjer = kilde.split("\n")
    for nr, fra, til in _tekster(kilde, linjer):
        linje = linjer[nr]
        sql = KOMMENTAR.sub("", linje[fra:til])
        for endret in endringer(sql):
            yield _feil(fil, linjer, nr, linje[:fra] + endret + linje[fra + len(sql) :], tester)


def _i_tall(fil: Path, tester: list[str]) -> Iterator[Feil]:
    linjer = fil.read_text(encoding="utf-8").split("\n")
    for nr, linje in enumerate(linjer):
        navn = KONSTANT.match(linje)
        for tall in ET_TALL.finditer(linje) if navn and navn[1] not in INGEN_REGEL else ():
            yield _feil(fil, linjer, nr, f"{linje[: tall.start()]}{int(tall[0]) + 1}{linje[tall.end() :]}", tester)


def _feil(fil: Path, linjer: list[str], nr: int, endret: str, tester: list[str]) -> Feil:
    hele = "\n".join([*linjer[:nr], endret, *linjer[nr + 1 :]])
    return Feil(str(fil.relative_to(ROT)), linjer[nr].strip(), endret.strip(), hele, tuple(tester), i_basen=False)


def _tekster(kilde: str, linjer: list[str]) -> Iterator[tuple[int, int, int]]:
    """Where text stands that may be SQL: line number, from, to. Docstrings and what gettext gets are not."""
    tre = ast.parse(kilde)
    ord_ = {id(arg) for node in ast.walk(tre) if isinstance(node, ast.Call) and _er_gettext(node) for arg in node.args}
    ord_ |= {id(node.value) for node in ast.walk(tre) if isinstance(node, ast.Expr)}
    ord_ |= {
        id(del_)
        for node in ast.walk(tre)
        if isinstance(node, ast.JoinedStr)
        for del_ in ast.walk(node)
        if del_ is not node
    }
    for node in ast.walk(tre):
        er_tekst = isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
        if not er_tekst or id(node) in ord_:
            continue
        for nr in range(node.lineno - 1, node.end_lineno):
            fra = _tegn(linjer[nr], node.col_offset) if nr == node.lineno - 1 else 0
            yield nr, fra, _tegn(linjer[nr], node.end_col_offset) if nr == node.end_lineno - 1 else len(linjer[nr])


def _tegn(linje: str, byte: int) -> int:
    return len(linje.encode()[:byte].decode())


def _er_gettext(kall: ast.Call) -> bool:
    return isinstance(kall.func, ast.Name) and kall.func.id in {"_", "gettext", "gettext_lazy", "ngettext"}
