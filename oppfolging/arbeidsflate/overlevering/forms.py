"""What a jobbspesialist answers when asked to take a candidate over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.skjema import UTEN_HELSE, Skjema
from inkludering.felles.tekstfelt import Langtekst
from kandidater.belastning import Belastning


class Overleveringssvar(models.TextChoices):
    JA = "ja", gettext_lazy("Ja, jeg tar over kandidaten")
    NEI = "nei", gettext_lazy("Nei, jeg kan ikke ta over")


class Overleveringssvarskjema(Skjema):
    """A no needs its reason."""

    trengs_iblant = ("grunn",)
    mangler = {"svar": gettext_lazy("Velg om du tar over kandidaten.")}
    svar = forms.ChoiceField(label=gettext_lazy("Svaret ditt"), choices=Overleveringssvar, widget=forms.RadioSelect)
    grunn = Langtekst(
        label=gettext_lazy("Grunn"),
        required=False,
        min_length=3,
        maks=255,
        help_text=format_lazy("{} {}", gettext_lazy("Må fylles ut når du svarer nei."), UTEN_HELSE),
    )

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        if ryddet.get("svar") == Overleveringssvar.NEI and not ryddet.get("grunn") and "grunn" not in self.errors:
            self.add_error("grunn", ValidationError(_("Skriv hvorfor du ikke kan ta over."), code="required"))
        return ryddet

    def si_fra_om_taket(self, belastning: Belastning) -> None:
        """The action refused: promise 7."""
        self.add_error(
            "svar",
            ValidationError(
                _("Du har %(antall)s kandidater, og taket er %(tak)s. Be lederen flytte kandidaten til deg."),
                params={"antall": belastning.antall, "tak": belastning.tak},
                code="tak",
            ),
        )
