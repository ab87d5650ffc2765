"""The forms of the portal's entrance: the address a link is sent to, and the code."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.skjema import Skjema


class Lenkeskjema(Skjema):
    """Where the one-time link is sent."""

    epost = forms.EmailField(
        label=gettext_lazy("E-postadresse"),
        max_length=254,
        error_messages={"invalid": gettext_lazy("Skriv en e-postadresse, for eksempel navn@bedrift.no.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_epost(self) -> str:
        return self.cleaned_data["epost"].lower()


class Siffer(forms.CharField):
    """Six digits; the spaces people type between them do not count."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"})

    def to_python(self, value: Any) -> str:
        siffer = re.sub(r"\s", "", super().to_python(value) or "")
        if siffer and not re.fullmatch(r"[0-9]{6}", siffer):
            raise ValidationError(_("Koden har seks siffer. Skriv den slik den står i SMS-en."), code="siffer")
        return siffer


class Kodeskjema(Skjema):
    """The code that came by SMS."""

    kode = Siffer(label=gettext_lazy("Kode fra SMS"))
