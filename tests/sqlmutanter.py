"""Planted faults in the rules that stand in the database: each comparison, constant and condition of our functions and
views once, in the template that the tests clone. Run by tests.mutanter after the rules in Python.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Sql = Callable[..., list[tuple]]

# Functions, views, and the conditions of triggers (beside those of the history, which are pgtrigger's).
OBJEKTER = r"""
    SELECT p.proname, pg_get_functiondef(p.oid) FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND p.proname !~ '^_?(pgtrigger|pgh)'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    UNION ALL
    SELECT relname, 'CREATE OR REPLACE VIEW ' || relname || ' AS ' || pg_get_viewdef(oid) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'
    UNION ALL
    SELECT tgname || ' på ' || tgrelid::regclass, 'DROP TRIGGER ' || tgname || ' ON ' || tgrelid::regclass || E';\n'
        || regexp_replace(pg_get_triggerdef(oid), '(WHEN|EXECUTE) ', E'\n\\1 ', 'g')
    FROM pg_trigger WHERE tgqual IS NOT NULL AND NOT tgisinternal AND tgname !~ '^pgtrigger'
    ORDER BY 1
"""
# Which tests know an object, by its name: the first that fits.
KJERNE, VARSLING = "tests/oppfolging/kjerne", "tests/oppfolging/varsling"
LOEFTER = [
    f"{KJERNE}/test_utloeserne_ser_alt.py",
    f"{KJERNE}/test_hva_triggerne_spoer_om.py",
    "tests/test_loefter_i_databasen.py",
    "tests/test_loefter_om_ansvar.py",
]
TESTER = {
    r"kandidater_deling": [
        "tests/kandidater/test_aapenhet.py",
        "tests/oppfolging/portal/test_aapenhet_i_utsnittene.py",
    ],
    r"portal_\w+": ["tests/oppfolging/portal/hjem", "tests/oppfolging/portal/test_aapenhet_i_utsnittene.py"],
    r"\w*vikar\w*": ["tests/inkludering/brukere/test_fravaer.py", "tests/oppfolging/test_fravaeret.py"],
    r"varsling_\w+|paaminnelser_\w+": [
        f"{VARSLING}/test_paaminnelser.py",
        f"{VARSLING}/test_endringer.py",
        f"{VARSLING}/test_utloesere.py",
    ],
    r"\w*(flytting|arbeidsdag|frist_endres)\w*": [
        f"{KJERNE}/test_flytting.py",
        f"{KJERNE}/test_loefte_3_i_databasen.py",
    ],
    r"\w*(deltaker|kontakten)\w*": [f"{KJERNE}/test_deltakere.py", f"{KJERNE}/test_kontaktdorer.py", *LOEFTER],
    r"\w*rytme\w*": [f"{KJERNE}/test_loefte_3_i_databasen.py", f"{KJERNE}/test_flytting.py", *LOEFTER, KJERNE],
    r"\w+": [
        *LOEFTER,
        f"{KJERNE}/test_loefte_3_i_databasen.py",
        f"{KJERNE}/test_planlegger.py",
        f"{KJERNE}/test_flytting.py",
    ],
}
# Words of an error, and where to find it, are no rules.
UROERT = re.compile(r"RAISE|USING|ERRCODE|CONSTRAINT|LANGUAGE|RETURNS|AS \$|SET search_path", re.I)
BYTTER = [
    (r"<>", "="),
    (r"<=", "<"),
    (r">=", ">"),
    (r"(?<![<>=!@-])<(?![=>@])", "<="),
    (r"(?<![<>=!@-])>(?![=>])", ">="),
    (r"(?<![<>=!:])=(?![=>])", "<>"),
    (r"\bIS NOT NULL\b", "IS NULL"),
    (r"\bIS NULL\b", "IS NOT NULL"),
    (r"\bNOT EXISTS\b", "EXISTS"),
    (r"(?<!NOT )\bEXISTS\b", "NOT EXISTS"),
    (r"\bNOT (?!EXISTS|NULL|IN\b)", ""),
    (r"\bNOT IN\b", "IN"),
    (r"(?<!NOT )\bBETWEEN\b", "NOT BETWEEN"),
    (r"\bAND\b", "OR"),
    (r"\bOR\b(?! REPLACE)", "AND"),
    (r"\bmin\(", "max("),
    (r"\bmax\(", "min("),
    (r"(?<![\w.$])\d+(?![\w.])", lambda treff: str(int(treff[0]) + 1)),
    (r"'(\w+)'(?!::reg)", r"'\1x'"),
]


@dataclass(frozen=True)
class Feil:
    """One planted fault: where, the line as it is and as it becomes, the whole with it, and the tests that must see it.

    `i_basen`: the whole is a definition for the database; else the text of a file.
    """

    sted: str
    fra: str
    til: str
    hele: str
    tester: tuple[str, ...]
    i_basen: bool = True


def alle(sql: Sql, base: str) -> list[Feil]:
    """The faults PostgreSQL lets be planted: what it refuses to define is none."""
    feil = [ett for navn, definisjon in sql(OBJEKTER, base=base) for ett in _feil_i(navn, definisjon)]
    return [ett for ett in feil if _kan_defineres(ett, sql, base)]


def _kan_defineres(feil: Feil, sql: Sql, base: str) -> bool:
    try:
        sql(f"BEGIN; {feil.hele}; ROLLBACK", base=base)
    except Exception:
        return False
    return True


def _feil_i(navn: str, definisjon: str) -> Iterator[Feil]:
    linjer = definisjon.split("\n")
    tester = next(tuple(stier) for moenster, stier in TESTER.items() if re.match(moenster, navn))
    for nr, linje in enumerate(linjer):
        if not UROERT.search(linje):
            for endret in endringer(linje):
                hele = "\n".join([*linjer[:nr], endret, *linjer[nr + 1 :]])
                yield Feil(navn, linje.strip(), endret.strip(), hele, tester)


# What a change would make no SQL of: an assignment, the limits of BETWEEN, and what Python puts in.
INGEN_REGEL = re.compile(r"\bSET \w+ =|\bBETWEEN \S+ AND\b|\{[^{}]*\}")


def endringer(linje: str) -> Iterator[str]:
    """The line with one thing changed, in every way there is."""
    fast = [treff.span() for treff in INGEN_REGEL.finditer(linje)]
    for moenster, nytt in BYTTER:
        for treff in re.finditer(moenster, linje):
            if any(fra < treff.start() and treff.end() <= til for fra, til in fast):
                continue
            endret = linje[: treff.start()] + re.sub(moenster, nytt, treff[0]) + linje[treff.end() :]
            if endret != linje:
                yield endret
