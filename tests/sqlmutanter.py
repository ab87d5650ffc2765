"""Planted faults in the rules that stand in the database: each comparison, constant and condition of our functions and
views once, in the template that the tests clone. Run by tests.mutanter after the rules in Python.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Sql = Callable[..., list[tuple]]

OBJEKTER = """
    SELECT p.proname, pg_get_functiondef(p.oid) FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND p.proname !~ '^_?(pgtrigger|pgh)'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    UNION ALL
    SELECT relname, 'CREATE OR REPLACE VIEW ' || relname || ' AS ' || pg_get_viewdef(oid) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'
    ORDER BY 1
"""
# Which tests know an object, by its name: the first that fits.
TESTER = {
    r"kandidater_deling|portal_\w+": [
        "tests/oppfolging/portal/test_aapenhet_i_utsnittene.py",
        "tests/oppfolging/portal/hjem",
    ],
    r"varsling_\w+|paaminnelser_\w+": ["tests/oppfolging/varsling"],
    r"\w*(flytting|arbeidsdag|frist_endres|rytme)\w*": ["tests/oppfolging/kjerne"],
    r"\w*(deltaker|kontakten)\w*": ["tests/oppfolging/kjerne", "tests/oppfolging/handlinger"],
    r"\w+": ["tests/test_loefter_i_databasen.py", "tests/oppfolging/kjerne", "tests/kandidater", "tests/arbeidsgivere"],
}
# Words of an error, and where to find it, are no rules.
UROERT = re.compile(r"RAISE|USING|ERRCODE|CONSTRAINT|LANGUAGE|RETURNS|AS \$|SET search_path", re.I)
BYTTER = [
    (r"<>", "="),
    (r"<=", "<"),
    (r">=", ">"),
    (r"(?<![<>=!-])<(?![=>])", "<="),
    (r"(?<![<>=!-])>(?![=>])", ">="),
    (r"(?<![<>=!:])=(?![=>])", "<>"),
    (r"\bIS NOT NULL\b", "IS NULL"),
    (r"\bIS NULL\b", "IS NOT NULL"),
    (r"\bNOT EXISTS\b", "EXISTS"),
    (r"(?<!NOT )\bEXISTS\b", "NOT EXISTS"),
    (r"\bNOT (?!EXISTS|NULL|IN\b)", ""),
    (r"\bNOT IN\b", "IN"),
    (r"\bAND\b", "OR"),
    (r"\bOR\b(?! REPLACE)", "AND"),
    (r"\bmin\(", "max("),
    (r"\bmax\(", "min("),
    (r"(?<![\w.$])\d+(?![\w.])", lambda treff: str(int(treff[0]) + 1)),
    (r"'(\w+)'(?!::reg)", r"'\1x'"),
]


@dataclass(frozen=True)
class Feil:
    """One planted fault: the object, the line as it is and as it becomes, and the whole definition with it."""

    objekt: str
    fra: str
    til: str
    definisjon: str


def alle(sql: Sql, base: str) -> list[Feil]:
    return [feil for navn, definisjon in sql(OBJEKTER, base=base) for feil in _feil_i(navn, definisjon)]


def overlever(feil: Feil, sql: Sql, base: str) -> bool:
    """Whether the tests pass with the fault in place. What PostgreSQL refuses to define is no fault."""
    (opprinnelig,) = [definisjon for navn, definisjon in sql(OBJEKTER, base=base) if navn == feil.objekt]
    try:
        sql(feil.definisjon, base=base)
    except Exception:
        return False
    try:
        return _testene_bestaar(feil.objekt)
    finally:
        sql(opprinnelig, base=base)


def _feil_i(navn: str, definisjon: str) -> Iterator[Feil]:
    linjer = definisjon.split("\n")
    for nr, linje in enumerate(linjer):
        if UROERT.search(linje):
            continue
        for moenster, nytt in BYTTER:
            for treff in re.finditer(moenster, linje):
                endret = linje[: treff.start()] + re.sub(moenster, nytt, treff[0]) + linje[treff.end() :]
                if endret != linje:
                    hele = "\n".join([*linjer[:nr], endret, *linjer[nr + 1 :]])
                    yield Feil(navn, linje.strip(), endret.strip(), hele)


def _testene_bestaar(objekt: str) -> bool:
    stier = next(stier for moenster, stier in TESTER.items() if re.fullmatch(moenster, objekt))
    kommando = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:randomly",
        "-m",
        "not nettleser and not kaos",
        *stier,
    ]
    return subprocess.run(kommando, env=os.environ, capture_output=True, check=False).returncode == 0
