"""A form taken up where it was left: what the person had typed stands in it again, in place of what it begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django import forms
from django.http import HttpRequest, QueryDict

from inkludering.felles.tekstfelt import Tekstfelt

ALLE = "*"


@dataclass(frozen=True)
class Hentet:
    """A draft. `endret` names the fields its writer had changed (ALLE: nobody knows which); `sti` is the form's."""

    felt: QueryDict
    endret: frozenset[str]
    lagret: datetime
    sti: str

    @property
    def innsending(self) -> str:
        return str(self.felt.get("innsending", ""))

    def gjelder(self, navn: str) -> bool:
        return navn in self.endret or ALLE in self.endret


class Utkastleser(Protocol):
    """What the house puts on a request (inkludering/utkast)."""

    def hent(self) -> Hentet | None: ...


def hent_fram(request: HttpRequest, skjema: forms.BaseForm) -> None:
    """Let the form that is about to be shown begin with the draft of whoever asks, if they have one."""
    leser: Utkastleser | None = getattr(request, "utkast", None)
    if leser is None or skjema.is_bound or not (hentet := leser.hent()):
        return
    for navn in skjema.fields:
        if hentet.gjelder(navn) and getattr(skjema, "tar_opp", _alt)(navn, hentet):
            _fyll(skjema, navn, hentet)
    skjema.hentet = hentet  # type: ignore[attr-defined]


def _alt(_navn: str, _hentet: Hentet) -> bool:
    return True


def _fyll(skjema: forms.BaseForm, navn: str, hentet: Hentet) -> None:
    """A hidden field is the page's own, but for a text that was asked for when the form came back."""
    felt = skjema.fields[navn]
    verdi = felt.widget.value_from_datadict(hentet.felt, {}, skjema.add_prefix(navn))
    if felt.widget.is_hidden:
        if navn in getattr(skjema, "sidens_egne", ()) or type(felt) is not Tekstfelt or not verdi:
            return
        felt.widget = forms.TextInput()
    skjema.initial[navn] = verdi
