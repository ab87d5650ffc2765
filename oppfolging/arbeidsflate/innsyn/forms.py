"""The form that finds whoever asks for what is stored of them."""

from django.utils.translation import gettext_lazy

from inkludering.felles.skjema import UTEN_HELSE, Skjema
from inkludering.felles.tekstfelt import Fodselsnummerfelt, Tekstfelt
from kandidater.aapning import KORTESTE_GRUNN, LENGSTE_GRUNN

FINNES_IKKE = gettext_lazy(
    "Vi finner ingen med dette nummeret som kontoret kan gi innsyn for. Har personen bare vært fulgt opp et annet "
    "sted, gir kontoret der innsyn."
)


class Innsynsskjema(Skjema):
    mangler = {"grunn": gettext_lazy("Skriv hvordan personen ba om innsyn.")}
    fodselsnummer = Fodselsnummerfelt(label=gettext_lazy("Fødselsnummer"), help_text=gettext_lazy("11 sifre"))
    grunn = Tekstfelt(
        label=gettext_lazy("Hvordan ba personen om innsyn, og hvordan vet du hvem det er?"),
        min_length=KORTESTE_GRUNN,
        max_length=LENGSTE_GRUNN,
        help_text=UTEN_HELSE,
    )
