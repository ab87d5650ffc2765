"""One word for one thing, in all three languages: the words that were put right do not come back."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from inkludering.felles.management.commands.oversettelser import ordliste, tekster

ROT = Path(settings.BASE_DIR)
PRODUKT = ("arbeidsgivere", "inkludering", "kandidater", "oppfolging")
# Which of its texts a catalogue knows the call by.
NOKKEL = {"_": 0, "gettext": 0, "gettext_lazy": 0, "ngettext": 0, "ngettext_lazy": 0, "pgettext": 1, "pgettext_lazy": 1}
GETTEXT = {*NOKKEL, "format_html"}
VARIABEL = re.compile(r"\{\{ ?(\w+) ?\}\}")
I_MAL = re.compile(
    r'\{% translate "([^"]+)"|\b_\("([^"]+)"\)|\{% blocktranslate[^%]*%\}(.+?)\{% endblocktranslate %\}', re.DOTALL
)

# What is not written, and what is written instead.
BOKMAAL = {
    r"\bFyll ut\b": "Skriv …, Velg …",
    r"\bTrengs(:| når)": "Må fylles ut",
    r"\b(er|har|var) alt (?!utenom)": "allerede",
    r"\b[Ss]nitt(et|dagen)?\b": "tall per",
    r"\b([Ll]øpende|Løper)\b|[Ff]orløp i gang": "pågår, forløp som pågår",
    r"Dato flyttet": "Frist flyttet",
    r"Folk hos|Ny person\b": "Kontakter hos arbeidsgiveren, Ny kontakt",
    r"^Kontorets$": "På kontoret",
    r"\bTilstand\b": "Status",
    r"Tidsbegrenset ansettelse": "Midlertidig ansettelse",
    r"egen ansatt": "ansatt i Nav eller nærstående",
    r"navn på andre(?! personer)": "navn på andre personer",
    r"^Tas i dag": "Må tas i dag",
    r"Ingenting her|Det som skjer, vises": "Ingen kontakt ennå",
    r"tildele de[nm]\b": "tildele kandidaten, kandidatene",
    r"\b[Ss]ak(en|er|ene)?\b": "the candidate, the follow-up",
    r"\bMøttes\b": "Fysisk møte",
}
NYNORSK = {
    r"rbeidsgjevar": "arbeidsgivar",
    r"\b[Vv]ert\b": "blir",
    r"\bbede om\b": "bedt om",
    r"[Vv]irkedag|[Vv]erkedag": "yrkedag",
    r"Lite moglegheit": "Lita moglegheit",
    r"Kontoret sine": "På kontoret",
    r"[Ff]orløp som går|^Går$|[Ff]orløp i gang(?! på)": "forløp som pågår",
    r"\b(er|har|var|følgjer) alt (?!utanom)": "allereie",
    r"\bFyll ut\b|^Feila$": "Skriv …, Mislukka",
    r"til ho\b|gi han til|[Tt]ildele han": "the noun itself",
    r"Leiar av": "Leiar for",
}
ENGELSK = {
    r"(?<!of )\b[Cc]ourses?\b": "placement",
    r"(^|[.:] )Write\b": "Enter …, Explain why",
    r"\b[Ll]eaders?\b": "manager",
    r"[Nn]eeds group": "assistance group",
    r"\b[Ss]hielded\b|own employee": "restricted (Nav employee or similar)",
    r"[Ff]ixed contact": "dedicated contact person",
    r"(person|works) in Nav\b": "at Nav",
    r"^Last (today|yesterday|%)": "Last contact …",
    r"[Ww]ithout responsible|anyone responsible": "no job specialist assigned",
    r"Being made|was not made": "In progress, could not be created",
    r"awaits you": "is waiting for you",
    r"\bQuarter\b": "Q3 2026",
    r"Broken off": "Discontinued",
    r"\bSMS\b": "text message",
    r"\b[Cc]eiling\b": "maximum",
    r"\b[Pp]ersons\b": "people",
    r"page (is|was) too old": "has expired",
    r"\b[Ee]-mail": "email",
}


def i_kode(fil: Path) -> Iterator[tuple[str, list[str]]]:
    """Each call that marks a text, by name, with its texts."""
    for kall in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
        if isinstance(kall, ast.Call) and (navn := getattr(kall.func, "id", getattr(kall.func, "attr", ""))) in GETTEXT:
            yield navn, [a.value for a in kall.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]


def kildetekster() -> Iterator[tuple[str, str]]:
    for mappe in PRODUKT:
        for fil in (ROT / mappe).rglob("*.py"):
            if "migrations" not in fil.parts:
                yield from ((fil.name, tekst) for _navn, alle in i_kode(fil) for tekst in alle)
    for fil in (ROT / "templates").rglob("*.*"):
        for treff in I_MAL.findall(fil.read_text(encoding="utf-8")):
            yield fil.name, "".join(treff)


def nokler() -> Iterator[str]:
    """What the catalogues must have, as they write it."""
    for fil in (fil for mappe in PRODUKT for fil in (ROT / mappe).rglob("*.py")):
        yield from (alle[NOKKEL[navn]] for navn, alle in i_kode(fil) if navn in NOKKEL and len(alle) > NOKKEL[navn])
    for fil in (ROT / "templates").rglob("*.*"):
        for ordrett, i_kall, blokk in I_MAL.findall(fil.read_text(encoding="utf-8")):
            entall = blokk.partition("{% plural %}")[0].replace("%", "%%")
            yield ordrett or i_kall or VARIABEL.sub(r"%(\1)s", entall)


def oversatte(spraak: str) -> Iterator[tuple[str, str]]:
    """Each text of a catalogue with its translation, but for those about a cut."""
    innhold = subprocess.run(["msgcat", "--no-wrap", ordliste(spraak)], check=True, capture_output=True, text=True)
    for ledd in innhold.stdout.split("\n\n")[1:]:
        kilde = re.findall(r'^msgid "(.*)"', ledd, re.MULTILINE)[0]
        yield from ((kilde, tekst) for tekst in re.findall(r'^msgstr.*? "(.*)"', ledd, re.MULTILINE))


def gamle(tekster: Iterator[tuple[str, str]], ordene: dict[str, str]) -> list[tuple[str, str, str]]:
    rader = list(tekster)
    assert len(rader) > 500
    return [(hvor, tekst, heller) for hvor, tekst in rader for ord_, heller in ordene.items() if re.search(ord_, tekst)]


@pytest.mark.parametrize("spraak", ["nn", "en"])
def test_hver_tekst_en_leser_ser_staar_i_ordlisten(spraak):
    kjente, brukte = set(tekster(ordliste(spraak))), set(nokler())
    assert len(brukte) > 500
    assert brukte - kjente == set()


def test_kildetekstene_bruker_ett_ord_for_en_ting():
    assert gamle(kildetekster(), BOKMAAL) == []


@pytest.mark.parametrize(("spraak", "ordene"), [("nn", NYNORSK), ("en", ENGELSK)])
def test_oversettelsene_bruker_ett_ord_for_en_ting(spraak, ordene):
    assert gamle(oversatte(spraak), ordene) == []


@pytest.mark.parametrize(
    ("ordene", "tekst"),
    [
        (BOKMAAL, "Fyll ut datoen."),
        (BOKMAAL, "Forløpet er alt avsluttet."),
        (NYNORSK, "Arbeidsgjevaren vert ringd"),
        (ENGELSK, "Write the name of the course."),
    ],
)
def test_et_gammelt_ord_blir_funnet(ordene, tekst):
    assert any(re.search(ord_, tekst) for ord_ in ordene)
