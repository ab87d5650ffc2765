"""The leader's two forms: whom to give a candidate to, and which period to report on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.brukere.models import Bruker
from inkludering.felles.skjema import Datofelt, Skjema
from kandidater.belastning import Belastning
from oppfolging.rapporter.perioder import Periode, aa_velge_mellom, les_periode

EGNE = "egne"
LENGSTE_PERIODE = 366


class Tildelingsskjema(Skjema):
    til = forms.ChoiceField(label=gettext_lazy("Jobbspesialist"), widget=forms.RadioSelect)
    aarsak = forms.CharField(
        label=gettext_lazy("Grunn"),
        help_text=gettext_lazy("Må fylles ut når jobbspesialisten er på taket, 10–255 tegn. Skriv ikke om helse."),
        max_length=255,
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
                _("%(navn)s har %(antall)s kandidater, og taket er %(tak)s. Skriv hvorfor, med minst 10 tegn."),
                params={"navn": self.cleaned_data["til"], "antall": belastning.antall, "tak": belastning.tak},
                code="tak",
            ),
        )


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
