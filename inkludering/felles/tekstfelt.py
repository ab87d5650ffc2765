"""The fields people type in. Each cleans its text first (tekst.py), and judges what is left: its length, its form.

No form has a text field of another kind (a rule of the house). What was typed is always shown again, so no field cuts
text short in the browser (no maxlength on long text).
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles import nummerplan, tekst
from inkludering.felles.epostadresse import KanIkkeSendesTil, leverbar
from inkludering.felles.nummer import fodselsnummer_validator


class Renset(forms.Field):
    """Mix-in, named before the field: what comes in is cleaned before anything else."""

    rens = staticmethod(tekst.linje)

    def to_python(self, value: Any) -> Any:
        return super().to_python(self.rens(value) if isinstance(value, str) else value)


class Tekstfelt(Renset, forms.CharField):
    """Text of one line."""

    default_error_messages = {
        "max_length": gettext_lazy("Her er det plass til %(limit_value)s tegn; du har skrevet %(show_value)s."),
        "min_length": gettext_lazy("Skriv litt mer: minst %(limit_value)s tegn."),
    }


class Heltall(Renset, forms.IntegerField):
    """A whole number."""

    default_error_messages = {
        "invalid": gettext_lazy("Skriv et helt tall, for eksempel 12."),
        "min_value": gettext_lazy("Skriv et tall som er %(limit_value)s eller høyere."),
        "max_value": gettext_lazy("Skriv et tall som er %(limit_value)s eller lavere."),
    }


class Desimaltall(Renset, forms.DecimalField):
    """A number with decimals."""

    default_error_messages = {
        **Heltall.default_error_messages,
        "invalid": gettext_lazy("Skriv et tall, for eksempel 37,5."),
        "max_digits": gettext_lazy("Skriv et tall med høyst %(max)s sifre."),
        "max_whole_digits": gettext_lazy("Skriv et tall med høyst %(max)s sifre foran komma."),
        "max_decimal_places": gettext_lazy("Skriv høyst %(max)s sifre etter komma."),
    }


class Langtekst(Tekstfelt):
    """Text of several lines, at most `maks` characters (a line break counts as one)."""

    rens = staticmethod(tekst.linjer)
    widget = forms.Textarea(attrs={"rows": 4})

    def __init__(self, *, maks: int = 5000, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.maks = maks

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.maks:
            raise ValidationError(
                _("Teksten er %(lengde)s tegn. Her er det plass til %(maks)s. Forkort den med %(for_mye)s tegn."),
                code="for_lang",
                params={
                    "lengde": _tall(len(value)),
                    "maks": _tall(self.maks),
                    "for_mye": _tall(len(value) - self.maks),
                },
            )


class Passordfelt(Tekstfelt):
    """A password, with the blanks it was typed with."""

    rens = staticmethod(tekst.hemmelig)
    widget = forms.PasswordInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)


class Epostfelt(Tekstfelt, forms.EmailField):
    """An e-mail address that can be sent to, in small letters: the same one however it was typed."""

    default_error_messages = {"invalid": gettext_lazy("Skriv hele e-postadressen, for eksempel navn@bedrift.no.")}

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").lower()

    def run_validators(self, value: str) -> None:
        super().run_validators(value)
        if value in self.empty_values:
            return
        try:
            leverbar(value)
        except KanIkkeSendesTil as feil:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from feil


class Telefonfelt(Tekstfelt):
    """A phone number of any country, kept as +4791234567. One without a country code is Norwegian.

    `staar`: the number that stands already, which may be from before it was looked at so closely. Sent in unchanged, it
    is let stand: nobody is kept from correcting something else.
    """

    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
    default_error_messages = {
        "nummer": gettext_lazy(
            "Skriv 8 sifre, for eksempel 912 34 567. Utenlandske nummer begynner med + og landkode."
        ),
        "ukjent": gettext_lazy("Ingen kan ha dette nummeret. Se etter tastefeil."),
    }
    staar = ""

    def to_python(self, value: Any) -> str:
        skrevet = super().to_python(value)
        if not skrevet or (self.staar and skrevet in (self.staar, nummerplan.vist(self.staar))):
            return self.staar if skrevet else ""
        try:
            return nummerplan.les(skrevet)
        except nummerplan.UkjentNummer as feil:
            raise ValidationError(self.error_messages["ukjent"], code="ukjent") from feil
        except nummerplan.UleseligNummer as feil:
            raise ValidationError(self.error_messages["nummer"], code="nummer") from feil

    def prepare_value(self, value: Any) -> Any:
        """The number that stands, as it is read; what was typed, as it was typed."""
        return nummerplan.vist(value) if value and value == self.staar else value


class Mobilfelt(Telefonfelt):
    """The number of a mobile phone: where an SMS must arrive."""

    default_error_messages = {
        "mobil": gettext_lazy("Dette er ikke et mobilnummer. SMS kommer bare fram til mobil: i Norge 4 eller 9 først."),
    }

    def to_python(self, value: Any) -> str:
        nummer = super().to_python(value)
        if nummer and nummer != self.staar and not nummerplan.er_mobil(nummer):
            raise ValidationError(self.error_messages["mobil"], code="mobil")
        return nummer


class Fodselsnummerfelt(Tekstfelt):
    """A fødselsnummer, kept as its 11 digits."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_validators = [fodselsnummer_validator]

    def to_python(self, value: Any) -> str:
        return re.sub(r"[\s-]", "", super().to_python(value) or "")


class Siffer(Tekstfelt):
    """Six digits; the spaces people type between them do not count."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"})

    def to_python(self, value: Any) -> str:
        siffer = re.sub(r"\s", "", super().to_python(value) or "")
        if siffer and not re.fullmatch(r"[0-9]{6}", siffer):
            raise ValidationError(_("Koden har seks siffer. Skriv den slik den står i SMS-en."), code="siffer")
        return siffer


def for_modell(felt: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """The field of a form that edits a model (Meta.formfield_callback)."""
    if isinstance(felt, models.TextField):
        return felt.formfield(form_class=Langtekst, **kwargs)
    if isinstance(felt, models.EmailField):
        return felt.formfield(form_class=Epostfelt, **kwargs)
    if isinstance(felt, models.IntegerField) and not felt.choices:
        return felt.formfield(form_class=Heltall, **kwargs)
    if isinstance(felt, models.CharField) and not felt.choices:
        return felt.formfield(form_class=Tekstfelt, **kwargs)
    return felt.formfield(**kwargs)


def _tall(antall: int) -> str:
    return number_format(antall, use_l10n=True, force_grouping=True)
