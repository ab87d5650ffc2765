"""Forms that speak clearly: bases, the date and the pattern for one that must be confirmed. Text: tekstfelt.py."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles import datolesing, mangler, tekstfelt
from inkludering.felles.arbeidsdager import er_arbeidsdag, helligdag_navn, lokal_dato
from inkludering.felles.datolesing import SENESTE_AAR, TIDLIGSTE_AAR, Retning
from inkludering.felles.gjenopptatt import Hentet
from inkludering.felles.tekstfelt import Renset, Telefonfelt

INNVENDING = "_innvending"
# On every note about a candidate, and every reason.
UTEN_HELSE = gettext_lazy("Skriv ikke helseopplysninger eller navn på andre personer.")
# What Django says of a choice that is none, to each kind of field.
DJANGOS_VALG = [
    slag.default_error_messages["invalid_choice"]
    for slag in (forms.ChoiceField, forms.MultipleChoiceField, forms.ModelChoiceField)
]
# So much of a word is the same in whatever form it stands: «henvisning», «henvisningen».
STAMME = 5
AAR_FRAM, AAR_TILBAKE, ET_AAR = 2, 10, timedelta(days=366)


class _Grunnlag(forms.BaseForm):
    """Our own sentences for what is missing and what cannot be chosen."""

    base_fields: dict[str, forms.Field]
    hentet: Hentet | None = None  # the draft the form begins with
    sidens_egne: tuple[str, ...] = ()  # hidden text that the page knows better than a draft does
    trengs_iblant: tuple[str, ...] = ()  # not required by themselves, yet never marked as optional
    mangler: Mapping[str, str | Promise] = {}  # what is said of an empty field, where its name alone does not tell

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for navn, felt in self.fields.items():
            if isinstance(felt, Telefonfelt | Datofelt):
                felt.staar = self.get_initial_for_field(felt, navn) or felt.staar

    def _si_det_selv(self) -> None:
        """Just before anything is judged, so that a field the form itself has added says it in our words too."""
        for navn, felt in self.fields.items():
            sies = felt.error_messages
            if sies["required"] is forms.Field.default_error_messages["required"]:
                sies["required"] = str(self.mangler.get(navn) or mangler.SETNINGER.get(navn) or _mangler(felt))
            if any(sies.get("invalid_choice") is djangos for djangos in DJANGOS_VALG):
                sies["invalid_choice"] = self._kan_ikke_velges(navn)

    def _kan_ikke_velges(self, navn: str) -> str:
        """Where Django repeats the value that was sent, say the word of it, which the class's own field may know."""
        felt = self.base_fields.get(navn)
        ordene = {} if isinstance(felt, forms.ModelChoiceField) else dict(getattr(felt, "choices", ()))
        if ordet := ordene.get(self.data.get(self.add_prefix(navn), "")):
            return _("«%(valg)s» kan ikke velges nå. Velg et av alternativene som står her.") % {"valg": ordet}
        return _("Det du valgte, kan ikke velges nå. Velg et av alternativene som står her.")

    def full_clean(self) -> None:
        self._si_det_selv()
        super().full_clean()
        if self.is_bound and (innvending := self.data.get(INNVENDING)):
            self.add_error(None, innvending)

    def clean(self) -> dict[str, Any]:
        return super().clean() or self.cleaned_data


class Skjema(_Grunnlag, forms.Form):
    """Base of every form without a model."""


class Modellskjema(_Grunnlag, forms.ModelForm):
    """Base of every form that edits a model; its Meta is the base of theirs."""

    class Meta:
        formfield_callback = tekstfelt.for_modell


class Objektvalg(forms.ModelChoiceField):
    """One of some rows. What is the key of no row at all cannot be chosen either."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError as feil:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from feil


class Datofelt(Renset):
    """A date as people type it (datolesing), shown as dd.mm.åååå. `retning`: which way its dates lie.

    `aar_fram`, `aar_tilbake`: how many years ahead and back are believed; beyond that the year is mistyped. None: any.
    `staar`: the date that stands already is let stand, so that nobody is kept from correcting something else.
    """

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {
        "form": gettext_lazy("Skriv datoen som dd.mm.åååå, for eksempel %(dato)s."),
        "finnes_ikke": gettext_lazy("Datoen finnes ikke i kalenderen. Skriv den som dd.mm.åååå."),
        "aar": format_lazy(gettext_lazy("Året må være mellom {fra} og {til}."), fra=TIDLIGSTE_AAR, til=SENESTE_AAR),
        "langt_tilbake": gettext_lazy("Datoen er mer enn %(aar)s år tilbake i tid. Se over årstallet."),
        "langt_fram": gettext_lazy("Datoen er mer enn %(aar)s år fram i tid. Se over årstallet."),
    }

    staar: date | None = None

    def __init__(
        self,
        *,
        retning: Retning = Retning.BEGGE,
        aar_fram: int | None = None,
        aar_tilbake: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.retning = retning
        self.aar_fram = AAR_FRAM if aar_fram is None and retning is Retning.FREM else aar_fram
        self.aar_tilbake = AAR_TILBAKE if aar_tilbake is None and retning is Retning.TILBAKE else aar_tilbake

    def to_python(self, value: Any) -> date | None:
        value = super().to_python(value)
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        i_dag = lokal_dato(timezone.now())
        try:
            return datolesing.les(str(value), i_dag=i_dag, retning=self.retning)
        except datolesing.Uleselig as feil:
            eksempel = {"dato": f"{i_dag:%d.%m.%Y}"}
            raise ValidationError(self.error_messages["form"], code="form", params=eksempel) from feil
        except datolesing.UgyldigAar as feil:
            raise ValidationError(self.error_messages["aar"], code="aar") from feil
        except datolesing.FinnesIkke as feil:
            raise ValidationError(self.error_messages["finnes_ikke"], code="finnes_ikke") from feil

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is None or value == self.staar:
            return
        i_dag = lokal_dato(timezone.now())
        if self.aar_tilbake and value < i_dag - self.aar_tilbake * ET_AAR:
            aar = {"aar": self.aar_tilbake}
            raise ValidationError(self.error_messages["langt_tilbake"], code="langt_tilbake", params=aar)
        if self.aar_fram and value > i_dag + self.aar_fram * ET_AAR:
            raise ValidationError(self.error_messages["langt_fram"], code="langt_fram", params={"aar": self.aar_fram})

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else value


class BekreftArbeidsdag(forms.BaseForm):
    """Mix-in, named before the base: a date in `arbeidsdagfelt` that is no working day must be confirmed.

    Each such field gets a checkbox `bekreft_<felt>`, shown only when there is something to confirm.
    """

    arbeidsdagfelt: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for navn in self.arbeidsdagfelt:
            self.fields[f"bekreft_{navn}"] = forms.BooleanField(
                required=False, label=_("Bruk datoen likevel"), widget=forms.HiddenInput
            )

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean() or self.cleaned_data
        for navn in self.arbeidsdagfelt:
            dato = ryddet.get(navn)
            if dato is None or er_arbeidsdag(dato):
                continue
            self.fields[f"bekreft_{navn}"].widget = forms.CheckboxInput()
            if not ryddet.get(f"bekreft_{navn}"):
                self.add_error(navn, ValidationError(_fridag(dato), code="fridag"))
        return ryddet

    def bekreftelser(self) -> list[forms.BoundField]:
        """The checkboxes the template has to show."""
        felt = [self[f"bekreft_{navn}"] for navn in self.arbeidsdagfelt]
        return [ett for ett in felt if not ett.is_hidden]


def ved_navn(bundet: forms.BoundField, tekst: str) -> str:
    """What is wrong, as it is said where the fields stand together: with the field's name, unless it says that itself.

    It does when it has the name, and what is said of an empty field does when it has the words of the name.
    """
    etikett, sagt = str(bundet.label).rstrip("?").lower(), tekst.lower()
    ordene = [ordet[:STAMME] for ordet in re.findall(r"\w{4,}", etikett)]
    om_tomt = tekst == str(bundet.field.error_messages["required"])
    nevnt = re.search(rf"\b{re.escape(etikett)}", sagt) or (om_tomt and ordene and all(ett in sagt for ett in ordene))
    if nevnt or bundet.is_hidden:
        return tekst
    return f"{bundet.label}{'' if str(bundet.label).endswith('?') else ':'} {tekst}"


def innsendt(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: the posted fields, however few; None when the page is only shown."""
    return request.POST if request.method == "POST" else None


def innvend(request: HttpRequest, grunn: str) -> None:
    """Let every form bound to this request be refused for this reason, with what was typed still in it."""
    sendt = request.POST.copy()
    sendt[INNVENDING] = grunn
    request.POST = sendt  # type: ignore[assignment]


def _mangler(felt: forms.Field) -> str:
    """For a box to tick the label says it all; anything else of the product has a sentence of its own (mangler.py)."""
    if isinstance(felt, forms.BooleanField):
        return _("Kryss av for «%(felt)s».") % {"felt": felt.label}
    return _("Dette feltet må ha et svar.")


def _fridag(dato: date) -> str:
    return _("%(dato)s er %(dag)s. Kryss av for å bruke datoen likevel.") % {
        "dato": f"{dato:%d.%m.%Y}",
        "dag": helligdag_navn(dato) or _("en %(ukedag)s") % {"ukedag": date_format(dato, "l")},
    }
