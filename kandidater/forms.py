"""The forms of a candidate: openness, phase, particulars, closing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.datolesing import Retning
from inkludering.felles.skjema import AAR_TILBAKE, UTEN_HELSE, Datofelt, Skjema
from inkludering.felles.tekstfelt import Epostfelt, Fodselsnummerfelt, Langtekst, Mobilfelt, Tekstfelt
from inkludering.felles.versjon import Overskriver
from kandidater.faser import Fase, Metode
from kandidater.gradering import Adressebeskyttelse
from kandidater.maalform import Oensketmaalform
from kandidater.models import Aapenhet, Innsatsgruppe, Kandidat
from kandidater.omgradering import Registersvar

NYTT_NUMMER = "svart da fødselsnummeret ble endret"


class Aapenhetsskjema(Overskriver, Skjema):
    kan_kontaktes = forms.BooleanField(label=gettext_lazy("Arbeidsgivere kan kontaktes"), required=False)
    kan_navngis = forms.BooleanField(label=gettext_lazy("Navnet kan sies til arbeidsgivere"), required=False)
    kan_formidles = Langtekst(
        label=gettext_lazy("Kan formidles"),
        required=False,
        maks=1000,
        help_text=gettext_lazy("Det kandidaten vil at arbeidsgivere skal vite."),
    )
    skal_ikke_deles = Langtekst(
        label=gettext_lazy("Skal ikke deles"),
        required=False,
        maks=1000,
        help_text=gettext_lazy(
            "Vises for deg og den som åpner med grunn, aldri for arbeidsgivere. Skriv ikke mer enn du trenger."
        ),
    )

    def __init__(self, *args: Any, gjeldende: Aapenhet | None, **kwargs: Any) -> None:
        super().__init__(*args, initial=self._som_det_staar(gjeldende), **kwargs)

    @classmethod
    def _som_det_staar(cls, gjeldende: Aapenhet | None) -> dict[str, Any]:
        ingen = {"kan_kontaktes": False, "kan_navngis": False, "kan_formidles": "", "skal_ikke_deles": ""}
        return {navn: getattr(gjeldende, navn, tomt) for navn, tomt in ingen.items()}

    def naa_staar(self, gjeldende: Aapenhet | None) -> None:
        """It was tightened while the form was refused."""
        self.utgangspunkt = self._som_det_staar(gjeldende)

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        if ryddet.get("kan_navngis") and not ryddet.get("kan_kontaktes"):
            self.add_error("kan_navngis", _("Navnet kan bare sies når arbeidsgivere kan kontaktes."))
        return ryddet


class Faseskjema(Overskriver, Skjema):
    ordene = {"fasen_naa": gettext_lazy("Fasen nå")}
    fase = forms.ChoiceField(label=gettext_lazy("Ny fase"), choices=Fase, widget=forms.RadioSelect)

    def __init__(self, *args: Any, fasen_naa: str, valgbare: tuple[Fase, ...], **kwargs: Any) -> None:
        super().__init__(*args, utgangspunkt={"fasen_naa": Fase(fasen_naa)}, **kwargs)
        self.fields["fase"].choices = [(fase.value, fase.label) for fase in valgbare]  # type: ignore[attr-defined]


class Opplysningsskjema(Overskriver, Skjema):
    telefon = Mobilfelt(label=gettext_lazy("Mobil"), required=False)
    notat = Langtekst(
        label=gettext_lazy("Notat"),
        required=False,
        help_text=format_lazy(
            "{} {}", gettext_lazy("Du ser notatet, og den som åpner kandidaten med grunn."), UTEN_HELSE
        ),
    )

    def __init__(self, *args: Any, kandidat: Kandidat, **kwargs: Any) -> None:
        super().__init__(*args, initial={"telefon": kandidat.telefon, "notat": kandidat.notat}, **kwargs)


class Rettingsskjema(Overskriver, Skjema):
    """What was registered of a candidate, to be corrected."""

    fornavn = Tekstfelt(
        label=gettext_lazy("Fornavn"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    etternavn = Tekstfelt(
        label=gettext_lazy("Etternavn"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    metode = forms.ChoiceField(
        label=gettext_lazy("Metode"),
        choices=Metode,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Fasen blir den som svarer til den i den andre metoden."),
    )
    innsatsgruppe = forms.ChoiceField(label=gettext_lazy("Innsatsgruppe"), choices=Innsatsgruppe)
    henvist_dato = Datofelt(
        retning=Retning.TILBAKE,
        label=gettext_lazy("Dato for henvisning"),
        help_text=gettext_lazy("Datoene som følger av den, planlegges på nytt. Det som er over fristen, står."),
    )
    epost = Epostfelt(
        label=gettext_lazy("E-post"),
        max_length=254,
        required=False,
    )
    kan_faa_epost = forms.BooleanField(label=gettext_lazy("Kan få e-post"), required=False)
    kan_faa_sms = forms.BooleanField(label=gettext_lazy("Kan få SMS"), required=False)
    maalform = forms.ChoiceField(label=gettext_lazy("Målform"), choices=Oensketmaalform, required=False)
    trengs_iblant = ("maalform",)

    def __init__(self, *args: Any, kandidat: Kandidat, i_dag: date, **kwargs: Any) -> None:
        super().__init__(*args, initial=model_to_dict(kandidat, list(self.base_fields)), **kwargs)
        self.kandidat, self.i_dag = kandidat, i_dag

    def clean_maalform(self) -> str:
        return str(self.cleaned_data["maalform"] or self.kandidat.maalform)

    def clean_henvist_dato(self) -> date:
        dato, oppstart = self.cleaned_data["henvist_dato"], self.kandidat.oppstartsdato
        if oppstart and dato > oppstart:
            melding = _("Oppstarten var %(oppstart)s. Skriv den datoen eller en tidligere.")
            raise ValidationError(melding, params={"oppstart": f"{oppstart:%d.%m.%Y}"}, code="etter_oppstart")
        return ikke_fram_i_tid(dato, self.i_dag)

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        if ryddet.get("kan_faa_epost") and not ryddet.get("epost") and "epost" not in self.errors:
            self.add_error("epost", _("Skriv e-postadressen meldingene skal sendes til."))
        if ryddet.get("kan_faa_sms") and not self.kandidat.telefon:
            mangler = _("Kandidaten har ikke noe mobilnummer. Legg det inn under «Mobil og notat».")
            self.add_error("kan_faa_sms", mangler)
        return ryddet


class Nummerskjema(Overskriver, Skjema):
    """Another fødselsnummer, and whether the one before was theirs too. The one that stands is never shown."""

    fodselsnummer = Fodselsnummerfelt(label=gettext_lazy("Fødselsnummeret"), help_text=gettext_lazy("11 sifre"))
    hvorfor = forms.ChoiceField(
        label=gettext_lazy("Hvorfor endres nummeret?"),
        choices=[
            ("nytt", gettext_lazy("Personen hadde D-nummer og har fått fødselsnummer")),
            ("feil", gettext_lazy("Nummeret som står, er skrevet feil")),
        ],
        widget=forms.RadioSelect,
    )
    gradering = forms.ChoiceField(
        label=gettext_lazy("Adressebeskyttelse"),
        choices=Adressebeskyttelse,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Slå opp det nye nummeret i folkeregisteret før du svarer."),
    )
    skjermet = forms.BooleanField(
        label=gettext_lazy("Personen er skjermet (ansatt i Nav eller nærstående)"), required=False
    )
    ordene = {"nummeret": gettext_lazy("Nummeret nå")}

    def __init__(self, *args: Any, kandidat: Kandidat, **kwargs: Any) -> None:
        super().__init__(*args, utgangspunkt={"nummeret": bytes(kandidat.fodselsnummer_indeks)}, **kwargs)

    @property
    def var_riktig(self) -> bool:
        return bool(self.cleaned_data["hvorfor"] == "nytt")

    def svar(self, kilde: str) -> Registersvar:
        felt = self.cleaned_data
        return Registersvar(Adressebeskyttelse(felt["gradering"]), felt["skjermet"], kilde, NYTT_NUMMER)


class Avslutningsskjema(Skjema):
    mangler = {"dato": gettext_lazy("Skriv datoen oppfølgingen slutter.")}
    dato = Datofelt(label=gettext_lazy("Sluttdato"), aar_tilbake=AAR_TILBAKE)

    def __init__(self, *args: Any, kandidat: Kandidat, i_dag: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"dato": i_dag}, **kwargs)
        self.kandidat, self.i_dag = kandidat, i_dag

    def clean_dato(self) -> date:
        dato = ikke_fram_i_tid(self.cleaned_data["dato"], self.i_dag)
        if dato < self.kandidat.henvist_dato:
            raise ValidationError(
                _("Kandidaten ble henvist %(henvist)s. Skriv den datoen eller en senere."),
                params={"henvist": f"{self.kandidat.henvist_dato:%d.%m.%Y}"},
                code="for_tidlig",
            )
        return dato


def ikke_fram_i_tid(dato: date, i_dag: date) -> date:
    if dato > i_dag:
        raise ValidationError(_("Datoen er fram i tid. Skriv dagens dato eller en tidligere."), code="fram_i_tid")
    return dato
