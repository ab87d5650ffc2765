"""How the contact was made and what came of it. Which outcomes fit which channel: oppfolging.kjerne.kontakttyper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.skjema import Skjema
from oppfolging.kjerne.models import SAMTALER, UTFALL_VED, Kanal, Kontaktutfall

MELDINGER = tuple(kanal for kanal in Kanal if kanal not in SAMTALER)


def _valg(kanaler: Iterable[str], ja: str | Promise) -> list[tuple[str, str | Promise]]:
    """All that may come of these, each once, the usual first."""
    utfall = dict.fromkeys(ett for kanal in kanaler for ett in UTFALL_VED[kanal])
    return [(ett, ja if ett == Kontaktutfall.NAADD else ett.label) for ett in utfall]


class Utfallsskjema(Skjema):
    """A talk and a message have each their question, and the page shows that of the channel chosen."""

    kanal = forms.ChoiceField(
        label=gettext_lazy("Hvordan?"), choices=Kanal, initial=Kanal.TELEFON, widget=forms.RadioSelect
    )
    utfall = forms.ChoiceField(
        label=gettext_lazy("Fikk du kontakt?"),
        choices=_valg((Kanal.FYSISK, *SAMTALER), gettext_lazy("Ja")),
        initial=Kontaktutfall.NAADD,
        required=False,
        widget=forms.RadioSelect,
    )
    svar = forms.ChoiceField(
        label=gettext_lazy("Har du fått svar?"),
        choices=_valg(MELDINGER, gettext_lazy("Ja, fått svar")),
        initial=UTFALL_VED[Kanal.SMS][0],
        required=False,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        kanal = ryddet.get("kanal")
        if not kanal:
            return ryddet
        felt = "svar" if kanal in MELDINGER else "utfall"
        utfall = ryddet.get(felt) or UTFALL_VED[kanal][0]
        if felt not in self.errors and utfall not in UTFALL_VED[kanal]:
            self.add_error(felt, _passer_ikke(kanal, utfall))
        self.errors.pop("utfall" if felt == "svar" else "svar", None)
        ryddet["utfall"] = utfall
        return ryddet


def _passer_ikke(kanal: str, utfall: str) -> str:
    """Of who did not turn up, it is as often the way that was not chosen as the answer that is wrong."""
    kanaler = [f"«{Kanal(en).label}»" for en, svarene in UTFALL_VED.items() if utfall in svarene]
    ord_: dict[str, Any] = {"utfall": Kontaktutfall(utfall).label, "kanal": Kanal(kanal).label}
    ord_["kanaler"] = get_text_list(kanaler, _("eller"))
    return _("«%(utfall)s» passer ikke med «%(kanal)s». Velg %(kanaler)s over, eller et annet svar her.") % ord_
