"""The caseload report as a tagged PDF: A4, PDF/UA-1, fonts inside, and nothing fetched from anywhere."""

from __future__ import annotations

import base64
import logging
import os
from functools import cache
from pathlib import Path
from threading import Lock

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from oppfolging.rapporter.pdf.grafer import LASTBREDDE
from oppfolging.rapporter.pdf.innhold import kontekst
from oppfolging.rapporter.pdf.tagging import fullfoer
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.snitt import Snitt

# The Sami letters live in a file of their own; as a family of their own they are found glyph by glyph. A name in
# another script than ours looks the same whatever the machine has.
FONTER = {
    "Source Sans 3": "source-sans-3-latin-wght",
    "Source Sans 3 Ext": "source-sans-3-latin-ext-wght",
    "Source Sans 3 Viet": "source-sans-3-vietnamese-wght",
    "Source Sans 3 Cyr": "source-sans-3-cyrillic-wght",
    "Source Sans 3 Gr": "source-sans-3-greek-wght",
    "Noto Sans Arabic": "noto-sans-arabic-arabic-400",
    "Noto Sans Hebrew": "noto-sans-hebrew-hebrew-400",
}
VARIANT = "pdf/ua-1"
# It tells of every table it cuts from a font.
logging.getLogger("fontTools").setLevel(logging.WARNING)
# It also dates every font it cuts, unless the date is given: the same figures shall give the same bytes.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
# The worker runs tasks in threads; WeasyPrint keeps font state that threads must not share at the same time.
_en_om_gangen = Lock()


def rendre(snitt: Snitt) -> bytes:
    """The report of this cut. Reads nothing but its arguments and our own style and fonts."""
    html = render_to_string("rapporter/pdf/rapport.html", kontekst(snitt))
    with _en_om_gangen:
        stil, fonter = _stil()
        dokument = HTML(string=html, url_fetcher=_bare_innebygd())
        return bytes(dokument.write_pdf(stylesheets=[stil], font_config=fonter, pdf_variant=VARIANT, finisher=fullfoer))


def filnavn(*, enhetsnummer: str, periode: Periode, avtrykk: str) -> str:
    """Two reports of one period have two names: `avtrykk` is the short one of the figures, as in the foot."""
    return f"portefoljerapport-{enhetsnummer}-{periode.kode}-{avtrykk}.pdf"


def _bare_innebygd() -> URLFetcher:
    """Only data: addresses, which are part of the document itself; no file, no network, no redirect."""
    return URLFetcher(allowed_protocols={"data"}, allow_redirects=False)


@cache
def _stil() -> tuple[CSS, FontConfiguration]:
    fonter = FontConfiguration()
    return CSS(string=stilark(), font_config=fonter, url_fetcher=_bare_innebygd()), fonter


def stilark() -> str:
    """static/pdf.css with the fonts and the widths of bars written into it."""
    skrifter = (_skrift(familie, fil) for familie, fil in FONTER.items())
    familiene = ", ".join(f'"{familie}"' for familie in FONTER)
    bredder = (f".b-{n} {{ width: {n / 2}mm; }} .x-{n} {{ left: {n / 2}mm; }}" for n in range(LASTBREDDE + 1))
    return "\n".join([*skrifter, f"html {{ font-family: {familiene}; }}", *bredder, _les("pdf.css").decode()])


def _skrift(familie: str, fil: str) -> str:
    innhold = base64.b64encode(_les(f"fonter/{fil}-normal.woff2")).decode()
    return f'@font-face {{ font-family: "{familie}"; src: url("data:font/woff2;base64,{innhold}") format("woff2"); }}'


def _les(navn: str) -> bytes:
    sti = finders.find(navn)
    if not isinstance(sti, str):
        raise FileNotFoundError(navn)
    return Path(sti).read_bytes()
