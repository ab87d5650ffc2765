"""The rules of the house about what may stand in a file as text; tests/husregler.py has those about its code."""

import re
from collections.abc import Iterator

from tests.kildefil import PRODUKT, Fil

FORBUDT_I_MALER = {
    "inline style": re.compile(r"\sstyle\s*=", re.I),
    "inline handler": re.compile(r"""<[^<>]*?\son\w+\s*=\s*["']""", re.I),
    "hx-on": re.compile(r"\bhx-on\b", re.I),
    "script in an address or hx-vals": re.compile(r"""["']\s*(javascript|js):""", re.I),
    "filter in hx-trigger": re.compile(r"""hx-trigger\s*=\s*["'][^"']*\[""", re.I),
    "a role no form may have": re.compile(r"""<form\b[^>]*\srole=["'](?!(?:search|form|none)["'])""", re.I),
    "a date in words (they are of felles/datoord.py)": re.compile(r"""\|\s*date:["'][^"']*[lDFMNbE]"""),
    "unescaped output": re.compile(r"\|\s*safe\b|\bautoescape\s+off\b|\|\s*safeseq\b"),
}
MASKINENS_KLOKKE = re.compile(
    r"\btimezone\.(?:now\b|local(?:date|time)\(\))|\bdatetime\.(?:now|today|utcnow)\b|\bdate\.today\b"
)
# What pghistory writes in its own columns is nobody's fact.
DATABASENS_KLOKKE = re.compile(
    r"(?<![.\w])(?:now|\w+_timestamp)\(\)(?!, \\?'(?:insert|update))"
    r"|\bfunctions\.Now\b|\bcurrent_(?:date|time)|\blocaltimestamp\b",
    re.I,
)
NETTLESERENS_KLOKKE = re.compile(r"\bnew Date\(\)|\bDate\.now\b")
# The same day of another year or month, which 29 February and the 31st have not got.
SAMME_DAG_ANNET_AAR = re.compile(r"\.replace\((?![^()\n]*\bday=)[^()\n]*\b(?:year|month)=")
EIER_KLOKKEN = {"tests/klokke.py", "tests/test_klokken.py", "tests/tekstregler.py"}
# Closes the reminders of a date that was moved; nothing is told from when that was. And notes what is written over by
# whoever does it, also behind the product's back.
SPOR_DATABASEN = {
    "oppfolging/varsling/migrations/0002_foelger_datoen.py",
    "inkludering/hendelser/migrations/0004_overskrevet.py",
}
HENDELSESLOGGEN = re.compile(r"\bHendelse\b|\bhendelser_hendelse\b")
REGISTERADRESSE = re.compile(r"\b(?:[\w-]+\.)*(?:pypi|pythonhosted|npmjs|debian)\.(?:org|com|net)\b", re.I)


def leser_hendelsesloggen(fil: Fil) -> Iterator[str]:
    """A fact is a column on its row; only the log itself, its controls and what shows it to people read the log."""
    if fil.sti.split("/")[0] not in PRODUKT or fil.sti.startswith("inkludering/hendelser/"):
        return
    if fil.sti.endswith((".py", ".sql")) and fil.navn not in {"sjekk.py", "innsyn.py"}:
        for treff in HENDELSESLOGGEN.finditer(fil.tekst):
            yield f"{fil.sti}:{fil.tekst.count(chr(10), 0, treff.start()) + 1} reads the log of events"


def usikre_maler(fil: Fil) -> Iterator[str]:
    for hva, monster in FORBUDT_I_MALER.items() if fil.er_mal else ():
        for treff in monster.finditer(fil.tekst):
            yield f"{fil.sti}:{fil.tekst.count(chr(10), 0, treff.start()) + 1} {hva}: {treff[0].strip()}"


def registeradresser(fil: Fil) -> Iterator[str]:
    yield from _treff(fil, REGISTERADRESSE, "names a package registry")


def maskinens_klokke_i_tester(fil: Fil) -> Iterator[str]:
    """Tests take the moment from tests/klokke.py, also in the code they give to other processes."""
    if fil.er_python and fil.sti.startswith("tests/") and fil.sti not in EIER_KLOKKEN:
        yield from _treff(fil, MASKINENS_KLOKKE, "reads the clock; take NAA, I_DAG or klokka() from tests.klokke")


def dager_som_ikke_finnes(fil: Fil) -> Iterator[str]:
    if fil.er_python:
        yield from _treff(fil, SAMME_DAG_ANNET_AAR, "names a day that not every year or month has")


def andres_klokker(fil: Fil) -> Iterator[str]:
    """Neither PostgreSQL's clock nor the browser's decides anything: the moment is an argument."""
    if (fil.er_python or fil.sti.endswith(".sql")) and fil.sti not in EIER_KLOKKEN | SPOR_DATABASEN:
        yield from _treff(fil, DATABASENS_KLOKKE, "asks PostgreSQL what time it is")
    if fil.sti.endswith(".js"):
        yield from _treff(fil, NETTLESERENS_KLOKKE, "asks the browser what time it is")


def _treff(fil: Fil, monster: re.Pattern[str], hva: str) -> Iterator[str]:
    for treff in monster.finditer(fil.tekst):
        yield f"{fil.sti}:{fil.tekst.count(chr(10), 0, treff.start()) + 1} {hva}"
