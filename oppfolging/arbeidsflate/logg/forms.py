"""Logging a contact, and moving a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.skjema import BekreftArbeidsdag, Datofelt, Langtekst, Skjema
from oppfolging.arbeidsflate.logg.samtale import Hvem, Samtale
from oppfolging.handlinger.kontaktlogg import Neste
from oppfolging.kjerne.models import Kanal, Side
from oppfolging.kjerne.models.flytting import LENGSTE_GRUNN

NAADD, IKKE_NAADD = "ja", "nei"
PASSERT = gettext_lazy("Datoen er passert. Velg en dato fra i dag av.")


class Kontaktskjema(BekreftArbeidsdag, Skjema):
    """One contact. A date is asked for on each side that was reached and has a rhythm."""

    # Tells two presses of the same button from two contacts.
    innsending = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    # Whom the employer's side is, read when the form comes back (samtale.med_kandidat).
    hos = forms.CharField(required=False, widget=forms.HiddenInput)
    side = forms.ChoiceField(label=gettext_lazy("Hvem snakket du med?"), widget=forms.RadioSelect)
    kanal = forms.ChoiceField(
        label=gettext_lazy("Hvordan?"), choices=Kanal, initial=Kanal.TELEFON, widget=forms.RadioSelect
    )
    naadd = forms.ChoiceField(
        label=gettext_lazy("Fikk du kontakt?"),
        choices=[(NAADD, gettext_lazy("Nådd")), (IKKE_NAADD, gettext_lazy("Ikke nådd"))],
        initial=NAADD,
        widget=forms.RadioSelect,
    )
    notat = Langtekst(
        label=gettext_lazy("Notat"),
        required=False,
        help_text=gettext_lazy("Skriv det du trenger til neste gang, uten helseopplysninger og navn på andre."),
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True, "data-fokus": True}),
    )
    ferdig = forms.BooleanField(required=False, initial=True)
    neste_kandidat = Datofelt(label=gettext_lazy("Neste kontakt med kandidaten"), required=False)
    neste_arbeidsgiver = Datofelt(label=gettext_lazy("Neste kontakt med arbeidsgiveren"), required=False)
    # Asked for when a date turns out to be later than the rhythm.
    grunn = forms.CharField(
        label=gettext_lazy("Hvorfor senere enn rytmen?"),
        required=False,
        max_length=LENGSTE_GRUNN,
        widget=forms.HiddenInput,
    )

    def __init__(
        self, data: QueryDict | None, *, samtale: Samtale, forslag: Mapping[str, date], i_dag: date, **kwargs: Any
    ) -> None:
        """`forslag`: the next date by side, for the form that is shown; what comes back has the dates it was given."""
        self.samtale, self.i_dag = samtale, i_dag
        self.datosider = {"neste_kandidat": Side.KANDIDAT, "neste_arbeidsgiver": samtale.arbeidsgiversiden}
        self.arbeidsdagfelt = tuple(
            felt for felt, side in self.datosider.items() if (side in forslag if data is None else felt in data)
        )
        foreslaatt = {felt: forslag.get(self.datosider[felt]) for felt in self.arbeidsdagfelt}
        super().__init__(data, initial={"side": samtale.valgt, "hos": samtale.hos_hvem, **foreslaatt}, **kwargs)
        for felt in set(self.datosider) - set(self.arbeidsdagfelt):
            del self.fields[felt]
        if "neste_arbeidsgiver" in self.fields and samtale.arbeidsgiversiden == Side.JOBBUTVIKLING:
            self.fields["neste_arbeidsgiver"].label = _("Neste jobbutvikling")
        navn = _sidenavn(samtale)
        self.fields["side"].choices = [(side, navn[side]) for side in samtale.sider]  # type: ignore[attr-defined]
        if samtale.oppfolging and samtale.maa_krysses_av:
            self.fields["ferdig"].label = _("%(hva)s er gjennomført") % {"hva": samtale.oppfolging.get_art_display()}
        else:
            del self.fields["ferdig"]

    def datoer(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each date with the box that confirms it."""
        return [(self[navn], self[f"bekreft_{navn}"]) for navn in self.arbeidsdagfelt]

    def clean(self) -> dict[str, Any]:
        for navn in self.arbeidsdagfelt:
            if not self._gjelder(navn):
                self.cleaned_data[navn] = None
                self.errors.pop(navn, None)
            elif navn in self.cleaned_data:
                self._krev_dato(navn)
        if self.cleaned_data.get("grunn"):
            self.krev_grunn()
        return super().clean()

    def krev_grunn(self, melding: str = "") -> None:
        """A date is later than the rhythm: ask why, or show what was answered."""
        self.fields["grunn"].widget = forms.TextInput()
        if melding:
            self.add_error("grunn", melding)

    @property
    def naadde_noen(self) -> bool:
        return self.cleaned_data.get("naadd") == NAADD

    def neste(self) -> Neste:
        """The dates by side, as proposed or typed, and why one is later than the rhythm."""
        datoer: dict[str, date] = {
            self.datosider[felt]: dag for felt in self.arbeidsdagfelt if (dag := self.cleaned_data[felt])
        }
        return Neste(datoer, self.cleaned_data["grunn"])

    def _gjelder(self, navn: str) -> bool:
        return self.naadde_noen and self.cleaned_data.get("side") in (navn.removeprefix("neste_"), Hvem.BEGGE)

    def _krev_dato(self, navn: str) -> None:
        dag = self.cleaned_data[navn]
        if dag is None:
            self.add_error(navn, ValidationError(self.fields[navn].error_messages["required"], code="required"))
        elif dag < self.i_dag:
            self.add_error(navn, ValidationError(PASSERT, code="passert"))


class Flytteskjema(BekreftArbeidsdag, Skjema):
    """Another due date, and why where the rules ask for it."""

    til = Datofelt(label=gettext_lazy("Ny frist"))
    grunn = forms.CharField(
        label=gettext_lazy("Grunn"),
        required=False,
        max_length=LENGSTE_GRUNN,
        help_text=gettext_lazy(
            "Trengs når fristen flyttes mer enn to virkedager fram, for tredje gang, eller når den er over fristen."
        ),
    )
    arbeidsdagfelt = ("til",)

    def __init__(self, *args: Any, i_dag: date, **kwargs: Any) -> None:
        self.i_dag = i_dag
        super().__init__(*args, **kwargs)
        self.fields["grunn"].widget.attrs.pop("maxlength", None)

    def clean_til(self) -> date:
        til: date = self.cleaned_data["til"]
        if til < self.i_dag:
            raise ValidationError(PASSERT, code="passert")
        return til


def _sidenavn(samtale: Samtale) -> dict[Hvem, str]:
    hos = samtale.arbeidsgiver
    return {
        Hvem.KANDIDAT: _("Kandidat"),
        Hvem.ARBEIDSGIVER: _("Arbeidsgiver (%(navn)s)") % {"navn": hos} if hos else str(Side.JOBBUTVIKLING.label),
        Hvem.BEGGE: _("Begge"),
    }
