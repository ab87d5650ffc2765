"""What every posted form carries, without being asked: written where Django's own {% csrf_token %} stands.

Beside the token: the mark that tells a second press from a second form (inkludering/utkast/engang.py), the version of
what an editing form showed (felles/versjon.py), and which fields came from a draft, or (after a *) were filled in when
the form came back: they stand nowhere else yet.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import template
from django.forms import BaseForm
from django.http import HttpRequest
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from inkludering.felles.gjenopptatt import ALLE, Hentet
from inkludering.felles.skjema import INNVENDING

register = template.Library()
SKJULT = '<input type="hidden" name="{}" value="{}" autocomplete="off">'


@register.simple_tag(takes_context=True)
def csrf_token(context: template.Context) -> SafeString:
    vern = CsrfTokenNode().render(context)
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return format_html("{}", vern)
    skjema = context.get("skjema")
    felt = [("innsending", _merket(request, skjema)), *_om(skjema)]
    return format_html("{}{}", vern, format_html_join("", SKJULT, felt))


def _merket(request: HttpRequest, skjema: Any) -> str:
    """A form that comes back is still the same one, until it has been saved; so is one taken up from a draft."""
    if hentet := getattr(skjema, "hentet", None):
        return hentet.innsending or str(uuid4())
    brukt = request.POST.get(INNVENDING)
    kommer_igjen = isinstance(skjema, BaseForm) and skjema.is_bound and not brukt
    return (request.POST.get("innsending", "") if kommer_igjen else "") or str(uuid4())


def _om(skjema: Any) -> list[tuple[str, str]]:
    if not isinstance(skjema, BaseForm):
        return []
    felt = []
    hentet: Hentet | None = getattr(skjema, "hentet", None)
    if versjon := getattr(skjema, "versjon", ""):
        # A draft was made from what stood when it was begun.
        felt.append(("versjon", (hentet and hentet.felt.get("versjon")) or versjon))
    if hentet:
        felt.append(("utkast", " ".join(sorted(hentet.endret))))
    elif skjema.is_bound and (utfylt := _utfylt(skjema)):
        felt.append(("utkast", " ".join([ALLE, *utfylt])))
    return felt


def _utfylt(skjema: BaseForm) -> list[str]:
    """What a form that comes back has that it did not begin with: what was sent as it stood is nothing to keep."""
    return [skjema[navn].html_name for navn in skjema.changed_data if not skjema[navn].is_hidden]
