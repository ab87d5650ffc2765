"""The form that changes a candidate's protection."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from inkludering.felles.begrunnelse import med_ord
from inkludering.felles.skjema import UTEN_HELSE, Skjema
from inkludering.felles.tekstfelt import Tekstfelt
from inkludering.felles.versjon import Overskriver
from kandidater.gradering import Adressebeskyttelse, Gradering
from kandidater.models import Kandidat
from kandidater.omgradering import Registersvar


class Graderingsskjema(Overskriver, Skjema):
    mangler = {
        "beskyttelse": gettext_lazy("Velg om personen har adressebeskyttelse."),
        "grunn": gettext_lazy("Skriv hvorfor den endres."),
    }
    beskyttelse = forms.ChoiceField(
        label=gettext_lazy("Adressebeskyttelse"),
        choices=Adressebeskyttelse,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Slå opp personen i folkeregisteret før du svarer. Strengt fortrolig adresse sperrer kandidaten for alle "
            "med det samme: Datoer og meldinger avlyses, og bare en leder med særskilt tilgang kan åpne igjen."
        ),
    )
    skjermet = forms.BooleanField(
        label=gettext_lazy("Personen er skjermet (ansatt i Nav eller nærstående)"), required=False
    )
    grunn = Tekstfelt(
        label=gettext_lazy("Grunn"), min_length=10, max_length=255, validators=[med_ord], help_text=UTEN_HELSE
    )

    def __init__(self, *args: Any, kandidat: Kandidat, **kwargs: Any) -> None:
        besvart = kandidat.gradering != Gradering.UKJENT
        staar = Adressebeskyttelse.STRENGT_FORTROLIG.value if kandidat.sperret else ""
        felt = {"beskyttelse": kandidat.gradering if besvart else staar, "skjermet": kandidat.skjermet}
        super().__init__(*args, initial=felt, **kwargs)

    def svar(self, kilde: str) -> Registersvar:
        felt = self.cleaned_data
        return Registersvar(Adressebeskyttelse(felt["beskyttelse"]), felt["skjermet"], kilde, felt["grunn"])
