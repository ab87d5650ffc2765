"""One word for one thing, in all three languages: the words that were put right do not come back."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from inkludering.felles.management.commands.oversettelser import ordliste

ROT = Path(settings.BASE_DIR)
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "format_html"}
I_MAL = re.compile(
    r'\{% translate "([^"]+)"|\b_\("([^"]+)"\)|\{% blocktranslate[^%]*%\}(.+?)\{% endblocktranslate %\}', re.DOTALL
)
# The words of a cut are those of the figures themselves, which are versioned where they stand.
TALLENE = ROT / "oppfolging" / "rapporter" / "tall"

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


def i_kode(fil: Path) -> Iterator[str]:
    for kall in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
        if isinstance(kall, ast.Call) and getattr(kall.func, "id", getattr(kall.func, "attr", "")) in GETTEXT:
            yield from (ett.value for ett in kall.args if isinstance(ett, ast.Constant) and isinstance(ett.value, str))


def kildetekster() -> Iterator[tuple[str, str]]:
    for mappe in ("arbeidsgivere", "inkludering", "kandidater", "oppfolging"):
        for fil in (ROT / mappe).rglob("*.py"):
            if TALLENE not in fil.parents and "migrations" not in fil.parts:
                yield from ((fil.name, tekst) for tekst in i_kode(fil))
    for fil in (ROT / "templates").rglob("*.*"):
        for treff in I_MAL.findall(fil.read_text(encoding="utf-8")):
            yield fil.name, "".join(treff)


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
