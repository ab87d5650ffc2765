"""Which period to show."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.arbeidsdager import EN_DAG
from inkludering.felles.skjema import Skjema
from oppfolging.rapporter.grunnlag import er_foer
from oppfolging.rapporter.rapportperioder import Periode, aa_velge_mellom, les_periode

TILBAKE = timedelta(days=30)


class Periodevalg(Skjema):
    periode = forms.ChoiceField(label=gettext_lazy("Periode"), required=False)

    def __init__(self, *args: Any, i_dag: date, planlagt_fra: date | None, **kwargs: Any) -> None:
        """`planlagt_fra`: the day the office's planned contacts begin, if it has any."""
        super().__init__(*args, **kwargs)
        self.i_dag = i_dag
        perioder = [periode for periode in aa_velge_mellom(i_dag) if not er_foer(periode.til, planlagt_fra)]
        ferdige = [(periode.kode, periode.valgnavn(i_dag)) for periode in perioder]
        siste = _("De siste %(dager)s dagene") % {"dager": TILBAKE.days}
        cast(forms.ChoiceField, self.fields["periode"]).choices = [("", siste), *ferdige]

    def valgt_periode(self) -> Periode:
        """The one chosen, or the last whole days: what is to be done today can still be done."""
        kode = self.cleaned_data["periode"] if self.is_valid() else ""
        return les_periode(kode) if kode else Periode(self.i_dag - TILBAKE, self.i_dag - EN_DAG)
