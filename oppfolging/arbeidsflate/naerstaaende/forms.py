"""The form that declares somebody near."""

from django import forms
from django.utils.translation import gettext_lazy

from inkludering.felles.skjema import Skjema
from inkludering.felles.tekstfelt import Fodselsnummerfelt
from kandidater.naerstaaende import Slektskap


class Naerstaaendeskjema(Skjema):
    mangler = {"slektskap": gettext_lazy("Velg hvem personen er for deg.")}
    fodselsnummer = Fodselsnummerfelt(
        label=gettext_lazy("Fødselsnummer"),
        help_text=gettext_lazy(
            "11 sifre. Nummeret kan kjennes igjen, men ikke leses av noen etterpå, heller ikke av deg."
        ),
    )
    slektskap = forms.ChoiceField(
        label=gettext_lazy("Hvem er det for deg?"), choices=Slektskap, widget=forms.RadioSelect
    )
