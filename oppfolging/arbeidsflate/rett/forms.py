"""A contact as it stands, to be corrected: when, how, what came of it, who took part, and what was said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import EN_DAG, lokal_dato
from inkludering.felles.skjema import UTEN_HELSE
from inkludering.felles.tekstfelt import Heltall, Langtekst
from inkludering.felles.versjon import Overskriver
from kandidater import navnelike
from kandidater.kandidatnavn import navn_for
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.logg.forms.naar import Naar, Naarskjema
from oppfolging.arbeidsflate.logg.forms.utfall import Utfallsskjema
from oppfolging.handlinger import kontaktlogg
from oppfolging.handlinger.kontaktretting import FAKTA, Deltakelse
from oppfolging.handlinger.parter import Fakta
from oppfolging.kjerne.models import Deltaker, Formaal, Kanal, Kontakt, Part
from oppfolging.kjerne.models.kontakt import MINUTTER_I_DOGNET

MINUTTFELT = ("minutter", "reiseminutter")


class Kontaktretting(Overskriver, Naarskjema, Utfallsskjema):
    """Each party has a note of its own; of one's own candidates one says whether they took part."""

    formaal = forms.ChoiceField(label=gettext_lazy("Formål"), choices=[("", "–"), *Formaal.choices], required=False)
    initiativ = forms.ChoiceField(label=gettext_lazy("Hvem tok initiativet?"), choices=Part, widget=forms.RadioSelect)
    person = forms.ChoiceField(label=gettext_lazy("Hvem hos arbeidsgiveren?"), required=False)
    beslutningstaker = forms.BooleanField(
        label=gettext_lazy("Noen som bestemmer over ansettelser, var med"), required=False
    )
    minutter = Heltall(label=gettext_lazy("Minutter"), required=False, min_value=0, max_value=MINUTTER_I_DOGNET)
    reiseminutter = Heltall(
        label=gettext_lazy("Reisetid i minutter, tur-retur"), required=False, min_value=0, max_value=MINUTTER_I_DOGNET
    )

    def __init__(self, data: QueryDict | None, *, kontakt: Kontakt, bruker: Bruker, naa: datetime) -> None:
        self.kontakt, self.naa = kontakt, naa
        self.parter = list(kontakt.deltakere.select_related("kandidat", "arbeidsgiverkontakt").order_by("pk"))
        kandidater = [den.kandidat for den in self.parter if den.kandidat]
        self.tidligst = kontaktlogg.tidligste_dag(kandidater, i_dag=lokal_dato(self.senest))
        super().__init__(data, initial=self._staar())
        self._sett_parter(kandidater, bruker)
        self._sett_arbeidsgiveren()
        self.utgangspunkt = self._vist()
        for navn in MINUTTFELT:
            self.fields[navn].widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    @property
    def senest(self) -> datetime:
        return self.kontakt.tid

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        if ryddet.get("kanal") != Kanal.FYSISK:
            for navn in MINUTTFELT:
                ryddet[navn] = None
                self.errors.pop(navn, None)
        return ryddet

    def hver_part(self) -> Iterator[tuple[forms.BoundField | None, forms.BoundField]]:
        """Whether each took part, where that is asked, and their note."""
        for den in self.parter:
            if f"notat_{den.pk}" in self.fields:
                med = self[f"deltok_{den.pk}"] if f"deltok_{den.pk}" in self.fields else None
                yield med, self[f"notat_{den.pk}"]

    def rettet(self) -> dict[str, Any]:
        """What handlinger.kontaktretting.rett takes."""
        felt = self.cleaned_data
        return {
            "kanal": felt["kanal"],
            "utfall": felt["utfall"],
            "fakta": Fakta(**{navn: felt.get(navn, getattr(self.kontakt, navn)) for navn in FAKTA}),
            "deltakere": {den.pk: self._deltakelse(den) for den in self.parter if f"notat_{den.pk}" in felt},
            "person": next((den for den in self.folk if str(den.pk) == felt.get("person")), None),
        }

    def _deltakelse(self, den: Deltaker) -> Deltakelse:
        felt = self.cleaned_data
        return Deltakelse(bool(felt.get(f"deltok_{den.pk}", den.deltok)), felt[f"notat_{den.pk}"])

    def _staar(self) -> dict[str, Any]:
        kontakt, i_dag = self.kontakt, lokal_dato(self.naa)
        naar = {i_dag: Naar.I_DAG, i_dag - EN_DAG: Naar.I_GAAR}.get(kontakt.dag, Naar.ANNEN)
        fakta = {navn: getattr(kontakt, navn) for navn in FAKTA}
        utfall = {"kanal": kontakt.kanal, "utfall": kontakt.utfall, "svar": kontakt.utfall}
        return {**fakta, **utfall, "naar": naar}

    def _vist(self) -> dict[str, Any]:
        """Everything that can be corrected; the day as such, not as how long ago it was."""
        felt = {navn: self.get_initial_for_field(felt, navn) for navn, felt in self.fields.items()}
        return {navn: verdi for navn, verdi in felt.items() if navn not in {"naar", "svar"}}

    def _sett_parter(self, kandidater: list[Kandidat], bruker: Bruker) -> None:
        egne = set(
            Kandidat.objects.redigerbar_for(bruker)
            .filter(pk__in=[den.pk for den in kandidater])
            .values_list("pk", flat=True)
        )
        navn = navnelike.skill(bruker, navn_for(bruker, kandidater))
        for den in self.parter:
            if den.part == Part.NAV or (den.kandidat_id and den.kandidat_id not in egne):
                continue
            hvem = {"navn": navn[den.kandidat_id] if den.kandidat_id else _("arbeidsgiveren")}
            if den.kandidat_id:
                self.fields[f"deltok_{den.pk}"] = forms.BooleanField(
                    label=_("Var med: %(navn)s") % hvem, required=False, initial=den.deltok
                )
            self.fields[f"notat_{den.pk}"] = Langtekst(
                label=_("Notat om %(navn)s") % hvem,
                required=False,
                initial=den.notat,
                help_text=UTEN_HELSE,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def _sett_arbeidsgiveren(self) -> None:
        """What is asked about an employer's side, and who there it may have been."""
        hos = self.kontakt.arbeidsgiver
        staar = next((den.arbeidsgiverkontakt for den in self.parter if den.arbeidsgiverkontakt), None)
        self.folk = list(hos.kontakter.aktive().order_by("-er_hovedkontakt", "etternavn", "pk")) if hos else []
        if staar and staar not in self.folk:
            self.folk.append(staar)
        self.fields["person"].choices = [("", "–"), *((str(den.pk), den.navn) for den in self.folk)]  # type: ignore[attr-defined]
        self.fields["person"].initial = str(staar.pk) if staar else ""
        if not self.folk:
            del self.fields["person"]
        if not self.kontakt.med_arbeidsgiver:
            del self.fields["beslutningstaker"]
