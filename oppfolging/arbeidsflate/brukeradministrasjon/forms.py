"""A user's card, their roles, and the right to see graded people."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.brukere import tilknytninger
from inkludering.brukere.models import Bruker, Kontor, Rolle, Tilknytning
from inkludering.brukere.querysets import KontorQuerySet
from inkludering.felles.begrunnelse import med_ord
from inkludering.felles.skjema import UTEN_HELSE, Datofelt, Objektvalg, Skjema
from inkludering.felles.tekstfelt import Epostfelt, Heltall, Tekstfelt, Telefonfelt
from inkludering.felles.versjon import Overskriver

EPOST_I_BRUK = gettext_lazy("En annen bruker logger inn med denne e-posten, hos oss eller for en arbeidsgiver.")
MAA_VAERE_I_NAV = gettext_lazy("En administrator må være ansatt i Nav.")
HAR_ROLLEN = gettext_lazy("Brukeren har allerede denne rollen ved kontoret i perioden.")
SISTE_ADMINISTRATOR = gettext_lazy("Dette er den siste administratoren. Gi rollen til en annen først.")
FORST_SENERE = gettext_lazy(
    "Velg en senere dag enn den første: retten til å se skjermede er gitt for stillingen som er."
)
AAR_FRAM = 10


class Brukerskjema(Overskriver, Skjema):
    fornavn = Tekstfelt(label=gettext_lazy("Fornavn"), max_length=100)
    etternavn = Tekstfelt(label=gettext_lazy("Etternavn"), max_length=100)
    epost = Epostfelt(
        label=gettext_lazy("E-post"), max_length=254, help_text=gettext_lazy("Den brukeren logger inn med.")
    )
    telefon = Telefonfelt(label=gettext_lazy("Telefon"), required=False)
    ansatt_hos = Tekstfelt(
        label=gettext_lazy("Ansatt et annet sted enn Nav"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("For eksempel sykehuset en IPS-spesialist er ansatt hos. Tomt for ansatte i Nav."),
    )


class _Rollefelt(Skjema):
    """What every role has: days, and a share of full time."""

    mangler = {"fra": gettext_lazy("Skriv den første dagen.")}
    trengs_iblant = ("prosent_fra",)
    fra = Datofelt(label=gettext_lazy("Første dag"), aar_fram=AAR_FRAM)
    siste_dag = Datofelt(
        label=gettext_lazy("Siste dag"),
        required=False,
        aar_fram=AAR_FRAM,
        help_text=gettext_lazy("Tomt så lenge den ikke er bestemt."),
    )
    stillingsprosent = Heltall(
        label=gettext_lazy("Stillingsprosent"),
        min_value=1,
        max_value=100,
        help_text=gettext_lazy("Norm og tak regnes etter den."),
    )
    er_metodeveileder = forms.BooleanField(label=gettext_lazy("Er også metodeveileder"), required=False)

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        fra, siste = ryddet.get("fra"), ryddet.get("siste_dag")
        if fra and siste and siste < fra:
            self.add_error("siste_dag", _("Den siste dagen kan ikke være før den første."))
        return ryddet

    def _bare_ledere_veileder(self, rolle: str, er_metodeveileder: bool) -> None:
        if er_metodeveileder and rolle != Rolle.LEDER:
            self.add_error("er_metodeveileder", _("Bare en leder kan være metodeveileder."))


class NyRolleskjema(_Rollefelt):
    mangler = {
        **_Rollefelt.mangler,
        "rolle": gettext_lazy("Velg rollen."),
        "kontor": gettext_lazy("Velg kontoret."),
        "stillingsprosent": gettext_lazy("Skriv stillingsprosenten, fra 1 til 100."),
    }
    field_order = ("rolle", "kontor", "stillingsprosent", "fra", "siste_dag", "er_metodeveileder")
    rolle = forms.ChoiceField(label=gettext_lazy("Rolle"), choices=Rolle, widget=forms.RadioSelect)
    kontor = Objektvalg(
        label=gettext_lazy("Kontor"),
        queryset=Kontor.objects.none(),
        empty_label=gettext_lazy("Velg kontor"),
        error_messages={"invalid_choice": gettext_lazy("Velg et av kontorene i listen.")},
    )

    def __init__(self, *args: Any, kontorer: KontorQuerySet, bruker: Bruker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kontor"].queryset = kontorer  # type: ignore[attr-defined]
        self.bruker = bruker

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        rolle = ryddet.get("rolle", "")
        self._bare_ledere_veileder(rolle, bool(ryddet.get("er_metodeveileder")))
        if rolle == Rolle.ADMINISTRATOR and self.bruker.ansatt_hos:
            self.add_error("rolle", MAA_VAERE_I_NAV)
        return ryddet


class Rolleskjema(Overskriver, _Rollefelt):
    """Another percentage holds from a day; the days before keep theirs."""

    mangler = {**_Rollefelt.mangler, "stillingsprosent": gettext_lazy("Skriv stillingsprosenten, fra 1 til 100.")}
    prosent_fra = Datofelt(
        label=gettext_lazy("Ny stillingsprosent gjelder fra"),
        required=False,
        aar_fram=AAR_FRAM,
        help_text=gettext_lazy("Må fylles ut når prosenten endres. Tallene for dagene før regnes etter den gamle."),
    )
    field_order = ("fra", "siste_dag", "stillingsprosent", "prosent_fra", "er_metodeveileder")

    def __init__(self, *args: Any, tilknytning: Tilknytning, **kwargs: Any) -> None:
        self.tilknytning = tilknytning
        staar = {
            "fra": tilknytning.gyldig.lower,
            "siste_dag": tilknytninger.siste_dag(tilknytning),
            "stillingsprosent": tilknytning.stillingsprosent,
            "er_metodeveileder": tilknytning.er_metodeveileder,
        }
        super().__init__(*args, initial=staar, **kwargs)

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        self._bare_ledere_veileder(self.tilknytning.rolle, bool(ryddet.get("er_metodeveileder")))
        ny, fra = ryddet.get("stillingsprosent"), ryddet.get("prosent_fra")
        if ny == self.tilknytning.stillingsprosent:
            ryddet["prosent_fra"] = None
        elif ny and not fra and "prosent_fra" not in self.errors:
            self.add_error("prosent_fra", _("Skriv dagen den nye stillingsprosenten gjelder fra."))
        elif ny and fra and not self._innenfor(fra, ryddet):
            self.add_error("prosent_fra", _("Dagen må være mellom den første og den siste dagen i rollen."))
        return ryddet

    def _innenfor(self, dag: date, ryddet: dict[str, Any]) -> bool:
        fra, siste = ryddet.get("fra"), ryddet.get("siste_dag")
        return (fra is None or fra <= dag) and (siste is None or dag <= siste)


class Skjermingsrettskjema(Overskriver, Skjema):
    mangler = {"grunn": gettext_lazy("Skriv hvorfor retten gis eller tas bort.")}
    ser_skjermede = forms.BooleanField(
        label=gettext_lazy("Kan se skjermede og personer med adressebeskyttelse"),
        required=False,
        help_text=gettext_lazy(
            "En leder ser dem i lister og tall ved kontoret, og får påminnelsene om dem. "
            "En jobbspesialist ser dem bare som vikar for den som har dem."
        ),
    )
    grunn = Tekstfelt(
        label=gettext_lazy("Grunn"), min_length=10, max_length=255, validators=[med_ord], help_text=UTEN_HELSE
    )
