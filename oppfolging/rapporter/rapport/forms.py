"""Which period to report on."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.skjema import Datofelt, Skjema
from oppfolging.rapporter.rapportperioder import Periode, aa_velge_mellom, les_periode

EGNE = "egne"
LENGSTE_PERIODE = 366


class Bestillingsskjema(Skjema):
    periode = forms.ChoiceField(label=gettext_lazy("Periode"))
    fra = Datofelt(label=gettext_lazy("Fra og med"), required=False)
    til = Datofelt(label=gettext_lazy("Til og med"), required=False)

    def __init__(self, *args: Any, i_dag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.i_dag = i_dag
        ferdige = [(periode.kode, periode.navn.capitalize()) for periode in aa_velge_mellom(i_dag)]
        cast(forms.ChoiceField, self.fields["periode"]).choices = [*ferdige, (EGNE, _("Egne datoer"))]

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        valgt = ryddet.get("periode")
        if valgt == EGNE:
            self._kontroller_egne(ryddet)
        elif valgt:
            periode = les_periode(valgt)
            ryddet |= {"fra": periode.fra, "til": periode.til}
        return ryddet

    def valgt_periode(self) -> Periode:
        return Periode(self.cleaned_data["fra"], self.cleaned_data["til"])

    def _kontroller_egne(self, ryddet: dict[str, Any]) -> None:
        fra, til = ryddet.get("fra"), ryddet.get("til")
        for navn in ("fra", "til"):
            if ryddet.get(navn) is None and navn not in self.errors:
                self.add_error(navn, _("Fyll ut datoen."))
        if fra and fra > self.i_dag:
            self.add_error("fra", _("Perioden kan ikke begynne fram i tid."))
        if fra and til and til < fra:
            self.add_error("til", _("Til-datoen kan ikke være før fra-datoen."))
        elif fra and til and (til - fra).days > LENGSTE_PERIODE:
            self.add_error("til", _("Perioden kan være høyst ett år."))
