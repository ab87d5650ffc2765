"""What one presses in a list to call somebody or write to them: short markup, since each row has it."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from inkludering.felles.spraakminne import per_spraak

INGENTING = SafeString("")


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
    # Two presses in each row of a long list: format_html would cost as much as the rest of the row.
    nummeret, den = escape(nummer), escape(navn)
    ringer = f'<a href="tel:{nummeret}"><span>{escape(ord_.ring) % {"navn": den}}</span></a>'
    if not sms:
        return SafeString(ringer)
    return SafeString(f'{ringer}<a href="sms:{nummeret}"><span>{escape(ord_.sms) % {"navn": den}}</span></a>')
