"""The forms of the portal's entrance: the address a link is sent to, and the code."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from inkludering.felles.skjema import Skjema
from inkludering.felles.tekstfelt import Epostfelt, Siffer


class Lenkeskjema(Skjema):
    """Where the one-time link is sent."""

    epost = Epostfelt(
        label=gettext_lazy("E-postadresse"),
        max_length=254,
        error_messages={"invalid": gettext_lazy("Skriv en e-postadresse, for eksempel navn@bedrift.no.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_epost(self) -> str:
        return self.cleaned_data["epost"].lower()


class Kodeskjema(Skjema):
    """The code that came by SMS."""

    kode = Siffer(label=gettext_lazy("Kode fra SMS"))
