"""Whom to give a candidate to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.brukere.models import Bruker
from inkludering.felles.skjema import UTEN_HELSE, Skjema
from inkludering.felles.tekstfelt import Tekstfelt
from kandidater.belastning import KORTESTE_GRUNN, Belastning

LENGSTE_GRUNN = 255


class Tildelingsskjema(Skjema):
    trengs_iblant = ("aarsak",)
    mangler = {"til": gettext_lazy("Velg hvem som skal følge opp kandidaten.")}
    til = forms.ChoiceField(label=gettext_lazy("Jobbspesialist"), widget=forms.RadioSelect)
    aarsak = Tekstfelt(
        label=gettext_lazy("Grunn"),
        help_text=format_lazy(
            gettext_lazy("Må fylles ut når jobbspesialisten er på taket, {minst}–{hoyst} tegn. {uten_helse}"),
            minst=KORTESTE_GRUNN,
            hoyst=LENGSTE_GRUNN,
            uten_helse=UTEN_HELSE,
        ),
        max_length=LENGSTE_GRUNN,
        required=False,
    )

    def __init__(self, *args: Any, valg: Mapping[Bruker, Belastning], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.brukere = {str(bruker.pk): bruker for bruker in valg}
        til = cast(forms.ChoiceField, self.fields["til"])
        til.choices = [(str(bruker.pk), _med_belastning(bruker, belastning)) for bruker, belastning in valg.items()]

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        if "til" in ryddet:
            ryddet["til"] = self.brukere[ryddet["til"]]
        return ryddet

    def si_fra_om_taket(self, belastning: Belastning) -> None:
        """The action refused: promise 7."""
        self.add_error(
            "aarsak",
            ValidationError(
                _("%(navn)s har %(antall)s kandidater, og taket er %(tak)s. Skriv hvorfor, med minst %(tegn)s tegn."),
                params={
                    "navn": self.cleaned_data["til"],
                    "antall": belastning.antall,
                    "tak": belastning.tak,
                    "tegn": KORTESTE_GRUNN,
                },
                code="tak",
            ),
        )


def _med_belastning(bruker: Bruker, belastning: Belastning) -> str:
    tekst = _("%(navn)s: %(antall)s kandidater, norm %(norm)s") % {
        "navn": bruker.navn,
        "antall": belastning.antall,
        "norm": belastning.norm,
    }
    return f"{tekst} ({merknad})" if (merknad := _om_belastningen(belastning)) else tekst


def _om_belastningen(belastning: Belastning) -> str:
    if belastning.naadd_tak:
        return _("på taket, krever grunn")
    if belastning.over_norm:
        return _("over normen")
    return _("på normen") if belastning.naadd_norm else ""
