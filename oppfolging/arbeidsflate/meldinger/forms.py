"""A message as it is written on: nothing of it is saved, but its draft is kept like that of any form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from inkludering.felles.skjema import Skjema
from inkludering.felles.tekstfelt import Langtekst


class Meldingsskjema(Skjema):
    """`maalform`: the language the message is read out in."""

    tekst = Langtekst(
        label=gettext_lazy("Melding"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        help_text=gettext_lazy(
            "Rett teksten før du sender. Det du skriver, ligger som utkast til du logger kontakten. "
            "Skriv ikke om helse eller ytelser."
        ),
    )

    def __init__(self, *args: Any, maalform: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].widget.attrs["lang"] = maalform
