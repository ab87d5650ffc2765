"""Which period to report on."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.datolesing import Retning
from inkludering.felles.skjema import Datofelt, Skjema
from oppfolging.rapporter.grunnlag import er_foer
from oppfolging.rapporter.rapportperioder import SISTE, Periode, les_valg, valgene

EGNE = "egne"
DATOER = ("fra", "til")


class Bestillingsskjema(Skjema):
    periode = forms.ChoiceField(label=gettext_lazy("Periode"))
    fra = Datofelt(label=gettext_lazy("Fra og med"), required=False, retning=Retning.TILBAKE)
    til = Datofelt(label=gettext_lazy("Til og med"), required=False, retning=Retning.TILBAKE)

    def __init__(self, *args: Any, i_dag: date, planlagt_fra: date | None, **kwargs: Any) -> None:
        """`planlagt_fra`: the day the office's planned contacts begin, if it has any."""
        super().__init__(*args, **kwargs)
        self.i_dag, self.planlagt_fra = i_dag, planlagt_fra
        periode = cast(forms.ChoiceField, self.fields["periode"])
        periode.choices = [*valgene(i_dag, planlagt_fra), (EGNE, _("Egne datoer"))]
        # As before the last days were among them: the month that is whole, where the office has one.
        periode.initial = next((kode for kode, _navn in valgene(i_dag, planlagt_fra) if kode != SISTE), SISTE)
        for navn in DATOER:
            self.fields[navn].widget.attrs["data-velg"] = f"periode={EGNE}"

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        valgt = ryddet.get("periode")
        if valgt == EGNE:
            self._kontroller_egne(ryddet)
        elif valgt:
            periode = les_valg(valgt, self.i_dag)
            if any(self[navn].data for navn in DATOER):
                tekst = _("Du har skrevet datoer, men valgt %(periode)s. Velg «Egne datoer», eller tøm datofeltene.")
                self.add_error("periode", tekst % {"periode": periode.navn})
            elif er_foer(periode.til, self.planlagt_fra):
                self.add_error("periode", self._foer_de_planlagte())
            ryddet |= {"fra": periode.fra, "til": periode.til}
        return ryddet

    def valgt_periode(self) -> Periode:
        return Periode(self.cleaned_data["fra"], self.cleaned_data["til"])

    def _kontroller_egne(self, ryddet: dict[str, Any]) -> None:
        fra, til = ryddet.get("fra"), ryddet.get("til")
        for navn in DATOER:
            if ryddet.get(navn) is None and navn not in self.errors:
                self.add_error(navn, _("Skriv datoen."))
        if fra and fra > self.i_dag:
            self.add_error("fra", _("Perioden kan ikke begynne fram i tid."))
        if fra and til and til < fra:
            self.add_error("til", _("Til-datoen kan ikke være før fra-datoen."))
        elif fra and til and not Periode(fra, til).er_hoyst_ett_aar:
            self.add_error("til", _("Perioden kan være høyst ett år."))
        elif til and er_foer(til, self.planlagt_fra):
            self.add_error("til", self._foer_de_planlagte())

    def _foer_de_planlagte(self) -> str:
        tekst = _("Planlagte kontakter finnes fra %(dato)s. Velg en periode som slutter da eller senere.")
        return tekst % {"dato": f"{self.planlagt_fra:%d.%m.%Y}"}
