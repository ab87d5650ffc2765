"""Whom a contact was with, and the next date on each side that was reached and has a rhythm."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from inkludering.felles.datolesing import Retning
from inkludering.felles.skjema import UTEN_HELSE, Datofelt
from inkludering.felles.tekstfelt import Tekstfelt
from oppfolging.arbeidsflate.logg.flytteskjema import PASSERT
from oppfolging.arbeidsflate.logg.forms.naar import Naarskjema
from oppfolging.arbeidsflate.logg.forms.utfall import Utfallsskjema
from oppfolging.arbeidsflate.logg.samtale import Hvem
from oppfolging.handlinger.kontaktlogg import Neste
from oppfolging.kjerne.models import Kontaktutfall, Side
from oppfolging.kjerne.models.flytting import LENGSTE_GRUNN


class Nesteskjema(Naarskjema, Utfallsskjema):
    """Whoever makes the form sets `i_dag`, `datosider` (the side of each date) and `datofelt` (those asked for)."""

    side = forms.ChoiceField(
        label=gettext_lazy("Hvem gjelder det?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Velg hvem kontakten gjaldt.")},
    )
    neste_kandidat = Datofelt(label=gettext_lazy("Neste kontakt med kandidaten"), required=False, retning=Retning.FREM)
    neste_arbeidsgiver = Datofelt(
        label=gettext_lazy("Neste kontakt med arbeidsgiveren"), required=False, retning=Retning.FREM
    )
    # Asked for when a date turns out to be later than the rhythm.
    grunn = Tekstfelt(
        label=gettext_lazy("Hvorfor senere enn rytmen?"),
        required=False,
        max_length=LENGSTE_GRUNN,
        help_text=UTEN_HELSE,
        widget=forms.HiddenInput,
    )
    trengs_iblant: tuple[str, ...] = ("grunn",)

    i_dag: date
    datosider: dict[str, Side]
    datofelt: tuple[str, ...]

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        for navn in self.datofelt:
            if not self._gjelder(navn):
                ryddet[navn] = None
                self.errors.pop(navn, None)
            elif navn in ryddet:
                self._krev_dato(navn)
        if ryddet.get("grunn"):
            self.krev_grunn()
        return ryddet

    def krev_grunn(self, melding: str = "") -> None:
        """A date is later than the rhythm: ask why, or show what was answered."""
        self.fields["grunn"].widget = forms.TextInput()
        if melding:
            self.add_error("grunn", melding)

    def neste(self) -> Neste:
        """The dates by side, as proposed or typed, and why one is later than the rhythm."""
        datoer: dict[str, date] = {
            self.datosider[felt]: dag for felt in self.datofelt if (dag := self.cleaned_data[felt])
        }
        return Neste(datoer, self.cleaned_data["grunn"])

    def _gjelder(self, navn: str) -> bool:
        """Whether the next date on this side is asked for: somebody there was reached."""
        side, utfall = self.cleaned_data.get("side"), self.cleaned_data.get("utfall")
        if utfall == Kontaktutfall.MOTTE_IKKE and side == Hvem.BEGGE:
            return navn == "neste_arbeidsgiver"
        return utfall == Kontaktutfall.NAADD and side in (navn.removeprefix("neste_"), Hvem.BEGGE)

    def _krev_dato(self, navn: str) -> None:
        dag = self.cleaned_data[navn]
        if dag is None:
            self.add_error(navn, ValidationError(self.fields[navn].error_messages["required"], code="required"))
        elif dag < self.i_dag:
            self.add_error(navn, ValidationError(PASSERT, code="passert"))
