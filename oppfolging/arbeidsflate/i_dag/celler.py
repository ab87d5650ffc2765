"""The cells of the front page's tables that are not the same for every row."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from inkludering.felles.spraakminne import per_spraak
from inkludering.felles.stegstatus import Stegstatus
from inkludering.felles.templatetags.aksel import STREK, status
from oppfolging.kjerne.neste_steg import Steg


@per_spraak
def steg(ett: Steg | None) -> SafeString:
    """A step: its date, its status when it must be taken, and what is worth saying; a dash when there is none."""
    if ett is None:
        return STREK
    hast = status(ett.status, ett.sagt) if ett.maa_tas else ""
    return format_html("<b>{}</b>{}<div>{}</div>", ett.dato, hast, ett.merknad)


def uten_steg() -> SafeString:
    """A candidate who has no date at all: what should never be."""
    return status(Stegstatus.UTEN_DATO.value)


def fase(navn: str, gradert: str) -> str:
    """The phase, with a tag where the person must not be named to others."""
    return format_html("{} {}", navn, _gradert(gradert)) if gradert else navn


@per_spraak
def _gradert(ordet: str) -> SafeString:
    return render_to_string("felles/merkelapp.html", {"tekst": ordet, "farge": "warning"})


def hos(navn: str, adresse: str, neste: Steg | None, *, ring: SafeString, vil_oppringes: bool) -> SafeString:
    """The employer's side: the workplace when there is one, and the step."""
    if not navn:
        return steg(neste)
    oppringt = _vil_oppringes() if vil_oppringes else ""
    return format_html('<a href="{}">{}</a>{}{}{}', adresse, navn, ring, oppringt, steg(neste))


@per_spraak
def _vil_oppringes() -> SafeString:
    kontekst = {"tekst": _("Vil bli oppringt"), "farge": "warning"}
    return render_to_string("felles/merkelapp.html", kontekst)
