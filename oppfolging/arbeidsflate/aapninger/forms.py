"""The form that opens a colleague's candidate."""

from django.utils.translation import gettext_lazy

from inkludering.felles.begrunnelse import med_ord
from inkludering.felles.skjema import UTEN_HELSE, Skjema
from inkludering.felles.tekstfelt import Tekstfelt
from kandidater.aapning import KORTESTE_GRUNN, LENGSTE_GRUNN


class Aapningsskjema(Skjema):
    mangler = {"grunn": gettext_lazy("Skriv hvorfor du må åpne kandidaten.")}
    grunn = Tekstfelt(
        label=gettext_lazy("Hvorfor må du åpne kandidaten?"),
        min_length=KORTESTE_GRUNN,
        max_length=LENGSTE_GRUNN,
        validators=[med_ord],
        help_text=UTEN_HELSE,
    )
