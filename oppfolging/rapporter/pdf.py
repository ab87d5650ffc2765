"""The caseload report as a tagged PDF: A4, PDF/UA-1, fonts inside, and nothing fetched from anywhere."""

from __future__ import annotations

import base64
import logging
from datetime import date, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from inkludering.felles.arbeidsdager import OSLO
from oppfolging.rapporter import grafer, ordlegging
from oppfolging.rapporter.definisjoner import DEFINISJONER
from oppfolging.rapporter.merking import fullfoer
from oppfolging.rapporter.perioder import Periode

# The Sami letters live in a file of their own; as a family of their own they are found glyph by glyph.
FONTER = {"Source Sans 3": "latin", "Source Sans 3 Ext": "latin-ext", "Source Sans 3 Viet": "vietnamese"}
VARIANT = "pdf/ua-1"
# It tells of every table it cuts from a font.
logging.getLogger("fontTools").setLevel(logging.WARNING)
# The worker runs tasks in threads; WeasyPrint keeps font state that threads must not share at the same time.
_en_om_gangen = Lock()


def rendre(tall: dict[str, Any]) -> bytes:
    """The report of these figures (tall.beregn). Reads nothing but its arguments and our own style and fonts."""
    html = render_to_string("rapporter/pdf/rapport.html", kontekst(tall))
    with _en_om_gangen:
        stil, fonter = _stil()
        dokument = HTML(string=html, url_fetcher=_bare_innebygd())
        return bytes(dokument.write_pdf(stylesheets=[stil], font_config=fonter, pdf_variant=VARIANT, finisher=fullfoer))


def filnavn(*, enhetsnummer: str, periode: Periode) -> str:
    return f"portefoljerapport-{enhetsnummer}-{periode.kode}.pdf"


def kontekst(tall: dict[str, Any]) -> dict[str, Any]:
    """What the template shows; every value is text or a number by now."""
    kontoret, koe = tall["kontoret"], tall["uten_ansvarlig"]
    spesialister = tall["spesialister"]
    periode = Periode(date.fromisoformat(tall["fra"]), date.fromisoformat(tall["til"]))
    snitt = datetime.fromisoformat(tall["snitt"]).astimezone(OSLO)
    return {
        "kontor": tall["kontor"],
        "periode": periode,
        "delvis": snitt.date() <= periode.til,
        "snitt": snitt,
        "noekkeltall": _noekkeltall(tall),
        "graf_portefolje": grafer.portefolje([s for s in spesialister if s["kandidater"] or s["norm"]]),
        "graf_faser": grafer.faser(kontoret["faser"]),
        "spesialister": [ordlegging.linje(s) for s in spesialister],
        "uten_ansvarlig": ordlegging.linje(koe) if koe["kandidater"] else None,
        "kontoret": ordlegging.linje(kontoret),
        "ventetid": ordlegging.dager(koe["lengste_ventetid"]),
        "uten_kontaktperson": kontoret["uten_kontaktperson"],
        "henvist": kontoret["henvist"],
        "avsluttet": kontoret["avsluttet"],
        "definisjoner": DEFINISJONER,
        "minste_nevner": ordlegging.MINSTE_NEVNER,
    }


def _noekkeltall(tall: dict[str, Any]) -> list[tuple[str, str | int, str]]:
    """The headline: name, figure, and the line under it."""
    kontoret, koe = tall["kontoret"], tall["uten_ansvarlig"]
    overgang, frister, forlop = kontoret["overgang"], kontoret["frister"], kontoret["forlop"]
    over = kontoret["over_fristen"]
    return [
        (_("Åpne kandidater"), kontoret["kandidater"], _("norm %(norm)s") % {"norm": kontoret["norm"]}),
        (_("Overgang til arbeid"), *_delt(overgang["i_arbeid"], overgang["betjent"], _("personer"))),
        (_("I tide, kandidat"), *_delt(frister["kandidat"]["i_tide"], frister["kandidat"]["frister"], _("frister"))),
        (
            _("I tide, arbeidsgiver"),
            *_delt(frister["arbeidsgiver"]["i_tide"], frister["arbeidsgiver"]["frister"], _("frister")),
        ),
        (
            _("Over fristen nå"),
            sum(over.values()),
            _("%(kandidat)s kandidat, %(arbeidsgiver)s arbeidsgiver, %(jobbutvikling)s jobbutvikling") % over,
        ),
        (_("Løpende forløp"), sum(forlop.values()), _("%(betalt)s betalte, %(ubetalt)s ubetalte") % forlop),
        (
            _("Uten ansvarlig"),
            koe["kandidater"],
            _("lengst ventet %(dager)s") % {"dager": ordlegging.dager(koe["lengste_ventetid"])},
        ),
        (_("Uten kontaktperson"), kontoret["uten_kontaktperson"], _("arbeidsgivere")),
    ]


def _delt(teller: int, nevner: int, hva: str) -> tuple[str, str]:
    """The percentage over its parts; of too few, the parts alone."""
    av = _("%(teller)s av %(nevner)s") % {"teller": teller, "nevner": nevner}
    if nevner < ordlegging.MINSTE_NEVNER:
        return av, hva
    return ordlegging.prosent(teller, nevner), f"{av} {hva}"


def _bare_innebygd() -> URLFetcher:
    """Only data: addresses, which are part of the document itself; no file, no network, no redirect."""
    return URLFetcher(allowed_protocols={"data"}, allow_redirects=False)


@cache
def _stil() -> tuple[CSS, FontConfiguration]:
    """static/pdf.css with the fonts written into it, read once."""
    skrifter = (_skrift(familie, utvalg) for familie, utvalg in FONTER.items())
    stilark = "\n".join([*skrifter, _les("pdf.css").decode()])
    fonter = FontConfiguration()
    return CSS(string=stilark, font_config=fonter, url_fetcher=_bare_innebygd()), fonter


def _skrift(familie: str, utvalg: str) -> str:
    innhold = base64.b64encode(_les(f"fonter/source-sans-3-{utvalg}-wght-normal.woff2")).decode()
    return f'@font-face {{ font-family: "{familie}"; src: url("data:font/woff2;base64,{innhold}") format("woff2"); }}'


def _les(navn: str) -> bytes:
    sti = finders.find(navn)
    if not isinstance(sti, str):
        raise FileNotFoundError(navn)
    return Path(sti).read_bytes()
