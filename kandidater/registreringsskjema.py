"""The form that registers a candidate."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.begrunnelse import med_ord
from inkludering.felles.datolesing import Retning
from inkludering.felles.skjema import UTEN_HELSE, Datofelt, Skjema
from inkludering.felles.tekstfelt import Fodselsnummerfelt, Mobilfelt, Tekstfelt
from kandidater.belastning import KORTESTE_GRUNN, Belastning
from kandidater.faser import Metode
from kandidater.forms import ikke_fram_i_tid
from kandidater.gradering import Adressebeskyttelse
from kandidater.maalform import Oensketmaalform
from kandidater.models import Gradering, Innsatsgruppe
from kandidater.registrering import Gradert

KAN_IKKE_REGISTRERES = gettext_lazy("Personen kan ikke registreres her. Kontakt lederen din.")
REGISTERET_SVARER_IKKE = gettext_lazy(
    "Personregisteret svarer ikke akkurat nå, og ingen kan registreres uten svar. Prøv igjen om litt."
)
BEKREFTER = ("sett_i_registeret", "fodselsnummer_igjen")
REGISTRERT_VED_INNTAK = "jobbspesialist ved inntak"


class Kandidatregistrering(Skjema):
    """`paa_taket`: whoever registers has room for no more, and says why the leader should give them this one.

    `meldt_strengt_fortrolig`: the number of whom the one who registers has seen it of in the person register, and says
    so. Who is refused for it is refused where whoever is followed out of sight is (felles/finnes.py): at the number.
    `avviser_selv`: not so by who judges the rows of a file, and says it after all else.

    Whoever is followed is locked by it, so it takes a form right in all else, a box ticked and the number twice.
    """

    trengs_iblant = ("maalform", "grunn", *BEKREFTER)
    mangler = {"grunn": gettext_lazy("Skriv hvorfor du bør følge opp kandidaten.")}
    meldt_strengt_fortrolig = ""
    avviser_selv = True
    fodselsnummer = Fodselsnummerfelt(label=gettext_lazy("Fødselsnummer"), help_text=gettext_lazy("11 sifre"))
    fornavn = Tekstfelt(
        label=gettext_lazy("Fornavn"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    etternavn = Tekstfelt(
        label=gettext_lazy("Etternavn"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    telefon = Mobilfelt(label=gettext_lazy("Mobil"), required=False)
    metode = forms.ChoiceField(label=gettext_lazy("Metode"), choices=Metode, widget=forms.RadioSelect)
    innsatsgruppe = forms.ChoiceField(
        label=gettext_lazy("Innsatsgruppe"), choices=[("", gettext_lazy("Velg")), *Innsatsgruppe.choices]
    )
    maalform = forms.ChoiceField(
        label=gettext_lazy("Målform"), choices=Oensketmaalform, required=False, initial=Oensketmaalform.BOKMAAL.value
    )
    henvist_dato = Datofelt(label=gettext_lazy("Dato for henvisning"), retning=Retning.TILBAKE)
    gradering = forms.ChoiceField(
        label=gettext_lazy("Adressebeskyttelse"),
        choices=Adressebeskyttelse,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Slå opp personen i folkeregisteret før du svarer."),
    )
    skjermet = forms.BooleanField(
        label=gettext_lazy("Personen er skjermet (ansatt i Nav eller nærstående)"), required=False
    )
    sett_i_registeret = forms.BooleanField(
        label=gettext_lazy("Jeg har sett i folkeregisteret at personen har strengt fortrolig adresse"),
        required=False,
        help_text=gettext_lazy("Da sperres det som måtte stå om personen. En leder ser hvem som har meldt det."),
    )
    fodselsnummer_igjen = Fodselsnummerfelt(label=gettext_lazy("Fødselsnummeret en gang til"), required=False)
    informert = forms.BooleanField(
        label=gettext_lazy("Kandidaten er informert om rettighetene sine"),
        help_text=gettext_lazy(
            "Hva Nav lagrer, hvem som ser det, innsyn og retting, og at arbeidsgivere ikke får vite noe uten avtale."
        ),
    )

    grunn = Tekstfelt(
        label=gettext_lazy("Hvorfor bør du få kandidaten?"),
        min_length=KORTESTE_GRUNN,
        max_length=255,
        validators=[med_ord],
        help_text=format_lazy("{} {}", gettext_lazy("Lederen leser det når kandidaten skal tildeles."), UTEN_HELSE),
    )

    def __init__(self, *args: Any, i_dag: date, paa_taket: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.i_dag, self.paa_taket = i_dag, paa_taket
        if not paa_taket:
            del self.fields["grunn"]
        self.fields["henvist_dato"].initial = i_dag
        if self.data.get(self.add_prefix("gradering")) != Adressebeskyttelse.STRENGT_FORTROLIG:
            for navn in BEKREFTER:
                del self.fields[navn]

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        if ryddet.get("sett_i_registeret"):
            if ryddet.get("fodselsnummer_igjen") != ryddet.get("fodselsnummer"):
                self.add_error("fodselsnummer_igjen", _("Skriv det samme fødselsnummeret en gang til."))
            self.meldt_strengt_fortrolig = "" if self.errors else ryddet["fodselsnummer"]
        strengt = ryddet.get("gradering") == Adressebeskyttelse.STRENGT_FORTROLIG
        if self.avviser_selv and strengt and not self.has_error("fodselsnummer"):
            self.add_error("fodselsnummer", ValidationError(KAN_IKKE_REGISTRERES, code="avvist"))
        return ryddet

    def clean_henvist_dato(self) -> date:
        return ikke_fram_i_tid(self.cleaned_data["henvist_dato"], self.i_dag)

    def si_fra_om_taket(self, belastning: Belastning) -> None:
        """The action refused, in the moment between: promise 7. Sent in again, it asks why and goes to the queue."""
        self.add_error(
            None,
            ValidationError(
                _("Du har %(antall)d kandidater, og taket er %(tak)d. Bare lederen kan gi deg flere."),
                params={"antall": belastning.antall, "tak": belastning.tak},
                code="tak",
            ),
        )

    def opplysninger(self) -> dict[str, Any]:
        """What the person is registered with, but for the grading."""
        person = ("fodselsnummer", "fornavn", "etternavn", "telefon", "maalform")
        svar = {navn: self.cleaned_data[navn] for navn in (*person, "metode", "innsatsgruppe", "henvist_dato")}
        return svar | ({"aarsak": self.cleaned_data["grunn"]} if self.paa_taket else {})

    def clean_maalform(self) -> str:
        return self.cleaned_data["maalform"] or Oensketmaalform.BOKMAAL.value

    def gradert(self, naa: datetime) -> Gradert:
        return Gradert(
            Gradering(self.cleaned_data["gradering"]), self.cleaned_data["skjermet"], REGISTRERT_VED_INNTAK, naa
        )
