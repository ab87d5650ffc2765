"""What one presses in a list to call somebody or write to them: short markup, since each row has it."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from inkludering.felles.spraakminne import per_spraak

INGENTING = format_html("{}", "")
RINGER = '<a href="tel:{0}"><span>{1}</span></a>'
RINGER_OG_SKRIVER = RINGER + '<a href="sms:{0}"><span>{2}</span></a>'


class _Ringeord(NamedTuple):
    ring: str
    sms: str


@per_spraak
def _ringeord() -> _Ringeord:
    return _Ringeord(ring=_("Ring %(navn)s"), sms=_("SMS til %(navn)s"))


def ring(nummer: str | None, navn: str, *, sms: bool = False) -> SafeString:
    """A press that calls, and one that writes a message where `sms`; nothing without a number."""
    if not nummer:
        return INGENTING
    ord_ = _ringeord()
    if not sms:
        return format_html(RINGER, nummer, ord_.ring % {"navn": navn})
    return format_html(RINGER_OG_SKRIVER, nummer, ord_.ring % {"navn": navn}, ord_.sms % {"navn": navn})
