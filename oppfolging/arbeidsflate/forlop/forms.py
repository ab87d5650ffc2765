"""The forms that start and end a forløp."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar, Registerenhet
from inkludering.brukere.models import Bruker
from inkludering.felles.skjema import BekreftArbeidsdag, Datofelt, Organisasjonsnummerfelt, Skjema
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Forlop, Forlopstype, Sluttaarsak


class Forlopsskjema(BekreftArbeidsdag, Skjema):
    """A new forløp. An employer that Nav does not work with yet may be registered in the same step."""

    arbeidsdagfelt = ("start", "slutt")
    field_order = (
        "orgnr",
        "registrer",
        "type",
        "stilling",
        "timer_per_uke",
        "start",
        "bekreft_start",
        "slutt",
        "bekreft_slutt",
    )

    orgnr = Organisasjonsnummerfelt(
        label=gettext_lazy("Arbeidsgiverens organisasjonsnummer"),
        help_text=gettext_lazy("Skriv navnet og velg i lista, eller skriv de 9 sifrene til arbeidsstedet."),
        widget=forms.TextInput(attrs={"list": "arbeidsgivere", "autocomplete": "off"}),
    )
    registrer = forms.BooleanField(
        label=gettext_lazy("Registrer arbeidsgiveren med meg som fast kontaktperson"),
        required=False,
        widget=forms.HiddenInput,
    )
    type = forms.ChoiceField(
        label=gettext_lazy("Type forløp"), choices=[("", gettext_lazy("Velg")), *Forlopstype.choices]
    )
    stilling = forms.CharField(label=gettext_lazy("Stilling eller oppgaver"), max_length=100, required=False)
    timer_per_uke = forms.DecimalField(
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
    start = Datofelt(label=gettext_lazy("Startdato"))
    slutt = Datofelt(label=gettext_lazy("Planlagt slutt"), required=False)

    def __init__(self, *args: Any, kandidat: Kandidat, bruker: Bruker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kandidat, self.bruker = kandidat, bruker
        self.arbeidsgiver: Arbeidsgiver | None = None
        self.order_fields(self.field_order)

    def kontorets_arbeidsgivere(self) -> Iterable[tuple[str, str]]:
        """Number and name of those a forløp can start at, so that nobody has to look a number up."""
        har_kontaktperson = Kontaktansvar.objects.gjeldende(timezone.now()).values("arbeidsgiver")
        aktuelle = Arbeidsgiver.objects.synlig_for(self.bruker).filter(
            kontor=self.bruker.kontor, pk__in=har_kontaktperson
        )
        return aktuelle.order_by("sorteringsnavn", "orgnr").values_list("orgnr", "navn")

    def clean(self) -> dict[str, Any]:
        start, slutt = self.cleaned_data.get("start"), self.cleaned_data.get("slutt")
        if start and slutt and slutt < start:
            self.add_error("slutt", _("Slutten er før starten. Skriv samme dag som start eller senere."))
        ryddet = super().clean()
        if orgnr := ryddet.get("orgnr"):
            self._finn_arbeidsgiver(orgnr)
        return ryddet

    def opplysninger(self) -> dict[str, Any]:
        """What the forløp is started with, but for the parties."""
        return {navn: self.cleaned_data[navn] for navn in ("type", "stilling", "timer_per_uke", "start", "slutt")}

    def si_fra_om_kontaktperson(self) -> None:
        """The action refused: promise 1."""
        self.add_error(
            "orgnr", _("Arbeidsgiveren har ingen fast kontaktperson. Få valgt en på arbeidsgiversiden, og prøv igjen.")
        )

    def si_fra_om_likt_forlop(self) -> None:
        self.add_error("orgnr", _("Kandidaten har alt et slikt forløp her. Avslutt det før du starter et nytt."))

    def _finn_arbeidsgiver(self, orgnr: str) -> None:
        self.arbeidsgiver = Arbeidsgiver.objects.synlig_for(self.bruker).filter(orgnr=orgnr).first()
        if self.arbeidsgiver is None:
            self._tilby_registrering(orgnr)
        elif self._gaar_allerede():
            self.si_fra_om_likt_forlop()

    def _gaar_allerede(self) -> bool:
        aapne = self.kandidat.forlop.aapne().filter(arbeidsgiver=self.arbeidsgiver)
        return aapne.filter(type=self.cleaned_data.get("type")).exists()

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


class Forlopsslutt(Skjema):
    dato = Datofelt(label=gettext_lazy("Siste dag"))
    aarsak = forms.ChoiceField(label=gettext_lazy("Årsak"), choices=Sluttaarsak, widget=forms.RadioSelect)

    def __init__(self, *args: Any, forlop: Forlop, i_dag: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"dato": i_dag}, **kwargs)
        self.tidligst, self.i_dag = min(forlop.start, i_dag), i_dag

    def clean_dato(self) -> date:
        """Not before the start and not ahead; a forløp that never started ends today."""
        dato: date = self.cleaned_data["dato"]
        if dato < self.tidligst:
            raise ValidationError(
                _("Forløpet startet %(start)s. Skriv den datoen eller en senere."),
                params={"start": f"{self.tidligst:%d.%m.%Y}"},
                code="for_tidlig",
            )
        if dato > self.i_dag:
            raise ValidationError(
                _("Datoen er fram i tid. Avslutt forløpet når siste dag er kommet."), code="fram_i_tid"
            )
        return dato
