"""Which period to show."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy

from inkludering.felles.skjema import Skjema
from oppfolging.rapporter.rapportperioder import SISTE, Periode, les_valg, valgene


class Periodevalg(Skjema):
    periode = forms.ChoiceField(label=gettext_lazy("Periode"), required=False)

    def __init__(self, *args: Any, i_dag: date, planlagt_fra: date | None, **kwargs: Any) -> None:
        """`planlagt_fra`: the day the office's planned contacts begin, if it has any."""
        super().__init__(*args, **kwargs)
        self.i_dag = i_dag
        cast(forms.ChoiceField, self.fields["periode"]).choices = valgene(i_dag, planlagt_fra)

    def valgt_periode(self) -> Periode:
        """The one chosen, or the last whole days."""
        kode = self.cleaned_data["periode"] if self.is_valid() else ""
        return les_valg(kode or SISTE, self.i_dag)
