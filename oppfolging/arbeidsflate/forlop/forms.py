"""The forms that start and end a forløp."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arbeidsgivere.models import Arbeidsgiver, Registerenhet
from inkludering.felles.datolesing import Retning
from inkludering.felles.skjema import AAR_TILBAKE, BekreftArbeidsdag, Datofelt, Skjema
from inkludering.felles.tekstfelt import Desimaltall, Tekstfelt
from inkludering.felles.versjon import Overskriver
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.felles.velger import Arbeidsgivervalg
from oppfolging.kjerne.models import UTEN_START, Forlop, Forlopstype, Sluttaarsak

FAKTA = (
    "type",
    "stilling",
    "timer_per_uke",
    "start",
    "bekreft_start",
    "foer_henvist",
    "slutt",
    "bekreft_slutt",
    "uten_slutt",
    "avsluttet_dato",
    "sluttaarsak",
)
# Years ahead: varig lønnstilskudd is agreed for longer than other dates are.
LENGST = 10
FORTELLES = ("type", "stilling", "timer_per_uke", "start", "slutt", "avsluttet_dato", "sluttaarsak")
FRAM_I_TID = gettext_lazy("Datoen er fram i tid. Avslutt forløpet når siste dag er kommet.")


class Forlopsfakta(BekreftArbeidsdag, Skjema):
    """What a forløp is: its type, its work and its dates. What is unusual is asked about, and confirmed."""

    arbeidsdagfelt: tuple[str, ...] = ("start", "slutt")

    type = forms.ChoiceField(
        label=gettext_lazy("Type forløp"), choices=[("", gettext_lazy("Velg")), *Forlopstype.choices]
    )
    stilling = Tekstfelt(label=gettext_lazy("Stilling eller oppgaver"), max_length=100, required=False)
    timer_per_uke = Desimaltall(
        label=gettext_lazy("Timer i uka"),
        required=False,
        min_value=Decimal("0.5"),
        max_value=Decimal(60),
        max_digits=4,
        decimal_places=1,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "invalid": gettext_lazy("Skriv timene som et tall, for eksempel 37,5."),
            "min_value": gettext_lazy("Timer i uka må være minst 0,5."),
            "max_value": gettext_lazy("Timer i uka kan være høyst 60."),
        },
    )
    start = Datofelt(label=gettext_lazy("Startdato"), aar_fram=2, aar_tilbake=AAR_TILBAKE)
    foer_henvist = forms.BooleanField(
        label=gettext_lazy("Ja, forløpet startet før henvisningen"), required=False, widget=forms.HiddenInput
    )
    trengs_iblant = ("slutt",)
    slutt = Datofelt(label=gettext_lazy("Planlagt slutt"), required=False, retning=Retning.FREM, aar_fram=LENGST)
    uten_slutt = forms.BooleanField(
        label=gettext_lazy("Slutten er ikke avtalt ennå"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, kandidat: Kandidat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kandidat = kandidat
        self.order_fields(("orgnr", "treff", "registrer", *FAKTA))

    def clean(self) -> dict[str, Any]:
        start, slutt = self.cleaned_data.get("start"), self.cleaned_data.get("slutt")
        if start and slutt and slutt < start:
            self.add_error("slutt", _("Slutten er før starten. Skriv samme dag som start eller senere."))
        ryddet = super().clean()
        if start and start < self.kandidat.henvist_dato:
            melding = _("Kandidaten ble henvist %(henvist)s. Startet forløpet før det?")
            self._spoer("foer_henvist", "start", melding % {"henvist": f"{self.kandidat.henvist_dato:%d.%m.%Y}"})
        if self.cleaned_data.get("type") == Forlopstype.ARBEIDSTRENING and not slutt and "slutt" not in self.errors:
            self._spoer("uten_slutt", "slutt", _("Når er arbeidstreningen planlagt å slutte?"))
        return ryddet

    def opplysninger(self) -> dict[str, Any]:
        """What the forløp is, but for the parties."""
        return {navn: self.cleaned_data[navn] for navn in ("type", "stilling", "timer_per_uke", "start", "slutt")}

    def _spoer(self, avkryssing: str, felt: str, melding: str) -> None:
        """Show the box that answers the question; without it the field is not accepted."""
        self.fields[avkryssing].widget = forms.CheckboxInput()
        if not self.cleaned_data.get(avkryssing):
            self.add_error(felt, ValidationError(melding, code=avkryssing))


class Forlopsskjema(Arbeidsgivervalg, Forlopsfakta):
    """A new forløp. An employer that Nav does not work with yet may be registered in the same step."""

    registrer = forms.BooleanField(
        label=gettext_lazy("Registrer arbeidsgiveren med meg som fast kontaktperson"),
        required=False,
        widget=forms.HiddenInput,
    )

    arbeidsgiver: Arbeidsgiver | None = None
    doer: tuple[str, str] | None = None  # where what hinders is put right: the words, and the address

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        if (orgnr := ryddet.get("orgnr")) and "treff" not in self.errors:
            self._finn_arbeidsgiver(orgnr)
        return ryddet

    def si_fra_om_kontaktperson(self) -> None:
        """The action refused: promise 1."""
        if self.arbeidsgiver:
            hos = self.arbeidsgiver
            self.doer = (
                _("Åpne %(navn)s") % {"navn": hos.navn},
                reverse("oppfolging:arbeidsgiver", args=[hos.orgnr]),
            )
        self.add_error(
            "orgnr", _("Arbeidsgiveren har ingen fast kontaktperson. Få valgt en på arbeidsgiversiden, og prøv igjen.")
        )

    def si_fra_om_likt_forlop(self) -> None:
        if likt := self._like().first():
            self.doer = (_("Åpne forløpet"), reverse("oppfolging:forlop", args=[likt.pk]))
        self.add_error("orgnr", _("Kandidaten har allerede et slikt forløp her. Avslutt det før du starter et nytt."))

    def _finn_arbeidsgiver(self, orgnr: str) -> None:
        self.arbeidsgiver = Arbeidsgiver.objects.synlig_for(self.bruker).filter(orgnr=orgnr).first()
        if self.arbeidsgiver is None:
            self._tilby_registrering(orgnr)
        elif self._gaar_allerede():
            self.si_fra_om_likt_forlop()

    def _gaar_allerede(self) -> bool:
        return self._like().exists()

    def _like(self) -> QuerySet[Forlop]:
        aapne = self.kandidat.forlop.aapne().filter(arbeidsgiver=self.arbeidsgiver)
        return aapne.filter(type=self.cleaned_data.get("type"))

    def _tilby_registrering(self, orgnr: str) -> None:
        enhet = Registerenhet.objects.filter(pk=orgnr).first()
        if enhet is None:
            self.add_error(
                "orgnr", _("Vi finner ingen virksomhet med dette nummeret. Sjekk nummeret til underenheten.")
            )
            return
        self.fields["registrer"].widget = forms.CheckboxInput()
        if not self.cleaned_data.get("registrer"):
            melding = _("%(navn)s er ikke registrert her. Kryss av under hvis du vil registrere arbeidsgiveren.")
            self.add_error("orgnr", ValidationError(melding, params={"navn": enhet.navn}, code="ikke_registrert"))


class Forlopsretting(Overskriver, Forlopsfakta):
    """What was registered of a forløp, to be corrected; that of one that has ended has its last day too."""

    avsluttet_dato = Datofelt(label=gettext_lazy("Siste dag"), aar_tilbake=AAR_TILBAKE)
    sluttaarsak = forms.ChoiceField(label=gettext_lazy("Årsak"), choices=Sluttaarsak, widget=forms.RadioSelect)

    def __init__(self, data: QueryDict | None, *, forlop: Forlop, i_dag: date) -> None:
        self.forlop, self.i_dag = forlop, i_dag
        naa = model_to_dict(forlop, FORTELLES)
        # What stands there already was confirmed when it was set.
        dager = ("start", "slutt") if data is not None else ()
        self.arbeidsdagfelt = tuple(felt for felt in dager if data and data.get(felt) != _skrevet(naa[felt]))
        staar = {"foer_henvist": forlop.start < forlop.kandidat.henvist_dato, "uten_slutt": forlop.slutt is None}
        super().__init__(data, kandidat=forlop.kandidat, initial=naa | staar)
        if forlop.er_aapent:
            del self.fields["avsluttet_dato"], self.fields["sluttaarsak"]
        else:
            self.fields["sluttaarsak"].choices = _mulige_aarsaker(forlop, i_dag)  # type: ignore[attr-defined]
        for navn, var in staar.items():
            self.fields[navn].widget = forms.CheckboxInput() if var else forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        slutt, start = ryddet.get("avsluttet_dato"), ryddet.get("start")
        if slutt and slutt > self.i_dag:
            self.add_error("avsluttet_dato", ValidationError(FRAM_I_TID, code="fram_i_tid"))
        elif slutt and start and slutt < start and ryddet.get("sluttaarsak") not in UTEN_START:
            self.add_error("avsluttet_dato", _("Siste dag er før starten. Skriv samme dag som start eller senere."))
        return ryddet

    def rettet(self) -> dict[str, Any]:
        felt = self.cleaned_data
        slutten = {"avsluttet_dato": felt.get("avsluttet_dato"), "sluttaarsak": felt.get("sluttaarsak", "")}
        return self.opplysninger() | slutten


class Forlopsslutt(Skjema):
    mangler = {"dato": gettext_lazy("Skriv den siste dagen.")}
    dato = Datofelt(label=gettext_lazy("Siste dag"), aar_tilbake=AAR_TILBAKE)
    aarsak = forms.ChoiceField(label=gettext_lazy("Årsak"), choices=Sluttaarsak, widget=forms.RadioSelect)

    def __init__(self, *args: Any, forlop: Forlop, i_dag: date, aarsak: str | None = None, **kwargs: Any) -> None:
        """`aarsak`: the cause that is chosen beforehand."""
        super().__init__(*args, initial={"dato": i_dag, "aarsak": aarsak}, **kwargs)
        self.forlop, self.i_dag = forlop, i_dag
        self.fields["aarsak"].choices = _mulige_aarsaker(forlop, i_dag)  # type: ignore[attr-defined]

    def clean_dato(self) -> date:
        dato: date = self.cleaned_data["dato"]
        if dato > self.i_dag:
            raise ValidationError(FRAM_I_TID, code="fram_i_tid")
        return dato

    def clean(self) -> dict[str, Any]:
        """Not before the start, unless it never began."""
        ryddet = super().clean()
        dato, aarsak = ryddet.get("dato"), ryddet.get("aarsak")
        if dato and aarsak and aarsak != Sluttaarsak.BEGYNTE_IKKE and dato < self.forlop.start:
            melding = _("Forløpet startet %(start)s. Skriv den datoen eller en senere, eller velg «Begynte ikke».")
            self.add_error(
                "dato",
                ValidationError(melding, params={"start": f"{self.forlop.start:%d.%m.%Y}"}, code="for_tidlig"),
            )
        return ryddet


def _mulige_aarsaker(forlop: Forlop, i_dag: date) -> list[tuple[str, Any]]:
    """One that is still to start can only be called off; one that is known to have begun, not so."""
    if forlop.start > i_dag:
        mulige = [Sluttaarsak.BEGYNTE_IKKE]
    else:
        begynt = forlop.begynte_bekreftet is not None
        utelatt = {Sluttaarsak.FEILREGISTRERT, *([Sluttaarsak.BEGYNTE_IKKE] if begynt else [])}
        mulige = [ett for ett in Sluttaarsak if ett not in utelatt]
    return [(ett.value, ett.label) for ett in mulige]


def _skrevet(dag: date | None) -> str:
    """As the field shows it."""
    return f"{dag:%d.%m.%Y}" if dag else ""
