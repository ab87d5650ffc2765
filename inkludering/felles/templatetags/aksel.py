"""Aksel, Nav's design system, as template tags: each component's markup and aria wiring stands here once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from django import forms, template
from django.conf import settings
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from inkludering.felles import datoord
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.nummerplan import vist
from inkludering.felles.skjema import Datofelt, ved_navn
from inkludering.felles.spraakminne import per_spraak
from inkludering.felles.stegstatus import Stegstatus

register = template.Library()

Tekst = str | Promise

IKONNAVN = re.compile(r"^\.ikon-(\w+)", re.MULTILINE)

# Shape, word and colour say the same thing, so that a black-and-white print says it too.
STATUSER = {status.value: status.label for status in Stegstatus}

STREK = format_html("{}", "–")
UTEN_HAST = (Stegstatus.DENNE_UKEN, Stegstatus.PLANLAGT)
OVER_FRISTEN = (Stegstatus.ROED, Stegstatus.NYLIG)

VARSLER: dict[str, tuple[Tekst, str, str]] = {
    "error": (_("Feil"), "XMarkOctagonFill", "danger"),
    "warning": (_("Advarsel"), "ExclamationmarkTriangleFill", "warning"),
    "info": (_("Informasjon"), "InformationSquareFill", "info"),
    "success": (_("Utført"), "CheckmarkCircleFill", "success"),
}

# The first that fits: a group of checkboxes is also a RadioSelect to Django, and all are a Widget.
WIDGETER: list[tuple[type[forms.Widget], str, str]] = [
    (forms.HiddenInput, "skjult", ""),
    (forms.CheckboxInput, "avkryssing", "aksel-checkbox__input"),
    (forms.CheckboxSelectMultiple, "avkryssinger", "aksel-checkbox__input"),
    (forms.RadioSelect, "radio", "aksel-radio__input"),
    (forms.Select, "nedtrekk", "aksel-select__input aksel-body-short aksel-body-short--small"),
    (forms.Textarea, "langtekst", "aksel-textarea__input aksel-body-short aksel-body-short--small"),
    (forms.Widget, "tekst", "aksel-text-field__input aksel-body-short aksel-body-short--small"),
]


@register.simple_tag
@cache
def ikon(navn: str, klasse: str = "ikon") -> SafeString:
    """An icon by its Aksel name (static/ikoner.css); decoration only, the word beside it carries the meaning."""
    if navn not in _ikonnavn():
        raise ValueError(f"No such icon in static/ikoner.css: {navn}")
    return format_html('<i class="ikon-{} {}"></i>', navn, klasse)


@cache
def _ikonnavn() -> frozenset[str]:
    return frozenset(IKONNAVN.findall((settings.BASE_DIR / "static" / "ikoner.css").read_text()))


@register.simple_tag
@cache
def knapp(variant: str = "primary", farge: str = "", storrelse: str = "small") -> SafeString:
    """The attributes of a button or a link that looks like one: `<button {% knapp "secondary" %}>`."""
    return format_html(
        'class="aksel-button aksel-button--{0} aksel-label aksel-label--{0}"{1}',
        storrelse,
        flatatt({"data-variant": variant} | ({"data-color": farge} if farge else {})),
    )


@register.inclusion_tag("felles/felt.html")
def felt(bundet: BoundField, *, skjul_etikett: bool = False, merk_valgfritt: bool = True) -> dict[str, Any]:
    """A form field with label, description and error, tied together for screen readers."""
    slag, klasse = _slag(bundet.field.widget)
    trengs = bundet.field.required or bundet.name in getattr(bundet.form, "trengs_iblant", ())
    er_dato = isinstance(bundet.field, Datofelt)
    beskrivelse_id = f"{bundet.auto_id}_beskrivelse" if bundet.help_text or er_dato else ""
    feil_id = f"{bundet.auto_id}_feil" if bundet.errors else ""
    # Else a browser calls an empty required field wrong before anything is sent.
    rolig: dict[str, str | bool] = {"aria-invalid": "false"} if bundet.field.required and not bundet.errors else {}
    attributter = rolig | {"class": f"{klasse} {bundet.field.widget.attrs.get('class', '')}".strip()}
    if beskrevet := f"{beskrivelse_id} {feil_id}".strip():
        attributter["aria-describedby"] = beskrevet
    return {
        "felt": bundet,
        "slag": slag,
        "er_dato": er_dato,
        "beskrivelse_id": beskrivelse_id,
        "feil_id": feil_id,
        "beskrevet": beskrevet,
        "skjul_etikett": skjul_etikett,
        "valgfritt": merk_valgfritt and not trengs and slag != "avkryssing",
        "valg": _valg(bundet, rolig | {"class": klasse}) if slag in ("radio", "avkryssinger") else (),
        "inndata": bundet.as_widget(attrs=attributter),
    }


def _slag(widget: forms.Widget) -> tuple[str, str]:
    """What kind of field to draw, and Aksel's class for its input."""
    return next((slag, klasse) for type_, slag, klasse in WIDGETER if isinstance(widget, type_))


def _valg(bundet: BoundField, attributter: dict[str, str | bool]) -> list[BoundWidget]:
    """The options of a radio or checkbox group, one input each."""
    valgene = list(bundet.subwidgets)
    for valg in valgene:
        valg.data["attrs"].update(attributter)
    return valgene


@register.inclusion_tag("felles/feiloppsummering.html")
def feiloppsummering(skjema: forms.BaseForm, tittel: Tekst = "") -> dict[str, Any]:
    """All errors of a form in one list; each leads to its field. Above them, that it begins with a draft.

    Nothing at all when there is neither.
    """
    feltfeil = [
        (_anker(skjema[navn]), ved_navn(skjema[navn], str(tekst)))
        for navn, tekster in skjema.errors.items()
        if navn in skjema.fields
        for tekst in tekster
    ]
    hentet = getattr(skjema, "hentet", None)
    return {
        "tittel": tittel,
        "generelle": skjema.non_field_errors(),
        "feltfeil": feltfeil,
        "feil": skjema.errors,
        "staar_naa": skjema.staar_naa() if hasattr(skjema, "staar_naa") else [],
        "hentet": hentet,
        "hentet_tid": tidspunkt(hentet.lagret) if hentet else "",
    }


def _anker(bundet: BoundField) -> str:
    """The id to jump to; a group of radio buttons is reached at its first one, a hidden field not at all."""
    if bundet.is_hidden:
        return ""
    return bundet.id_for_label or f"{bundet.auto_id}_0"


@register.simple_tag
@per_spraak
def status(verdi: str, sagt: str = "") -> SafeString:
    """When the next contact is due, as shape, word and colour: the class gives the shape and the colour.

    `sagt`: the word in this place, where it can be said more precisely.
    """
    return format_html('<span class="status {}">{}</span>', verdi, sagt or STATUSER[verdi])


@register.inclusion_tag("felles/frist.html")
def frist(dag: date | None, verdi: str = "", over: str = "") -> dict[str, Any]:
    """A date, with its status only when there is something to do about it, and how late it is: once."""
    haster = bool(verdi) and verdi not in UTEN_HAST
    sagt = over if verdi in OVER_FRISTEN else ""
    return {"dag": dag, "verdi": verdi, "sagt": sagt, "over": "" if sagt else over, "haster": haster}


@register.inclusion_tag("felles/merkelapp.html")
def merkelapp(tekst: Tekst, farge: str = "neutral") -> dict[str, Any]:
    """A small label for a fact that is no status, such as a phase."""
    return {"tekst": tekst, "farge": farge}


@register.simple_tag
@per_spraak
def feilomraade() -> SafeString:
    """Where the browser says what went wrong: the same on every page."""
    return render_to_string("felles/feilomraade.html")


@register.simple_block_tag
def varsel(content: SafeString, slag: str = "info") -> SafeString:
    """A box that says something important: error, warning, info or success."""
    ord_, navn, farge = VARSLER[slag]
    return render_to_string(
        "felles/varsel.html", {"innhold": content, "slag": slag, "ord": ord_, "ikon_navn": navn, "farge": farge}
    )


@register.simple_block_tag
def sidehode(content: SafeString, tittel: Tekst, ingress: Tekst = "") -> SafeString:
    """The page's heading; what stands inside are its actions, to the right on a wide screen."""
    return render_to_string("felles/sidehode.html", {"innhold": content, "tittel": tittel, "ingress": ingress})


@register.simple_block_tag
def tomt(content: SafeString, tittel: Tekst, ikon_navn: str = "Inbox") -> SafeString:
    """What a list says when it is empty; inside: what the reader can do about it."""
    return render_to_string("felles/tomt.html", {"innhold": content, "tittel": tittel, "ikon_navn": ikon_navn})


@register.inclusion_tag("felles/brodsmuler.html")
def brodsmuler(*ledd: Tekst) -> dict[str, Any]:
    """The way here: text, address, text, address … and last the text of this page."""
    *lenker, her = ledd
    return {"lenker": list(zip(lenker[::2], lenker[1::2], strict=True)), "her": her}


@register.inclusion_tag("felles/fakta.html")
def fakta(par: Iterable[Sequence[Any]]) -> dict[str, Any]:
    """A definition list of (term, value); an empty value is shown as a dash."""
    return {"par": par}


@register.inclusion_tag("felles/tidslinje.html", takes_context=True)
def tidslinje(context: template.Context, hendelser: Iterable[Any]) -> dict[str, Any]:
    """What has happened, newest first. Each has `naar` and `tittel`, and may have `ikon`, `hvem` and `tekst`."""
    return {"hendelser": hendelser, "request": context.get("request")}


@register.filter
def dato(verdi: date | datetime | None) -> str:
    """dd.mm.åååå in Norwegian time, or a dash."""
    return "–" if verdi is None else f"{_lokal(verdi):%d.%m.%Y}"


@register.filter
def naar(verdi: date | datetime | None) -> str:
    """The day as people think of it today («i morgen», «man. 30. nov.»), or a dash: where somebody acts on it."""
    return "–" if verdi is None else datoord.naar(_dagen(verdi), lokal_dato(timezone.now()))


@register.filter
def i_setning(verdi: date | datetime) -> str:
    """The same with whole words, where a full stop follows."""
    return datoord.i_setning(_dagen(verdi), lokal_dato(timezone.now()))


@register.filter
def hel_dag(verdi: date | datetime) -> str:
    """Weekday and date in whole words, also when it is today: after «innen»."""
    return datoord.hel(_dagen(verdi), lokal_dato(timezone.now()))


@register.filter
def tidspunkt(verdi: datetime | None) -> str:
    """dd.mm.åååå kl. tt.mm in Norwegian time, or a dash."""
    return "–" if verdi is None else datoord.tidspunkt(timezone.localtime(verdi))


@register.filter
def sekundet(verdi: datetime | None) -> str:
    """The moment to the second, where two of the same minute must be told apart."""
    return "–" if verdi is None else datoord.tidspunkt(timezone.localtime(verdi), sekunder=True)


@register.filter
def minutter(varighet: timedelta) -> int:
    """Whole minutes, for a sentence about how long something lasts."""
    return varighet // timedelta(minutes=1)


@register.filter
def telefon(nummer: str) -> str:
    """A number as it is read aloud (412 34 567, 22 82 20 00)."""
    return vist(nummer)


@register.inclusion_tag("felles/ring.html")
def ring(nummer: str, navn: str = "", rolle: str = "") -> dict[str, Any]:
    """What one presses to call or write to a number, which is in sight; `rolle` tells two who bear one name apart."""
    return {"nummer": nummer, "navn": f"{navn} ({rolle})" if rolle else navn, "skilles": bool(rolle)}


@register.filter
def fodselsnummer(nummer: str) -> str:
    """010203 12345, as it is read aloud."""
    return f"{nummer[:6]}\N{NO-BREAK SPACE}{nummer[6:]}"


def _dagen(verdi: date | datetime) -> date:
    return lokal_dato(verdi) if isinstance(verdi, datetime) else verdi


def _lokal(verdi: date | datetime) -> date | datetime:
    return timezone.localtime(verdi) if isinstance(verdi, datetime) else verdi
