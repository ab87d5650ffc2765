"""Why something is taken back."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from inkludering.felles.begrunnelse import med_ord
from inkludering.felles.skjema import UTEN_HELSE, Skjema
from inkludering.felles.tekstfelt import Langtekst


class Trekkskjema(Skjema):
    """The reason is shown to nobody but those who may see what it is about."""

    mangler = {"grunn": gettext_lazy("Skriv hva som var feil.")}
    grunn = Langtekst(
        label=gettext_lazy("Hva var feil?"),
        min_length=10,
        maks=255,
        validators=[med_ord],
        help_text=format_lazy("{} {}", gettext_lazy("For eksempel: registrert på feil person."), UTEN_HELSE),
    )
