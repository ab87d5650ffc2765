"""Moving a date."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from inkludering.felles.skjema import BekreftArbeidsdag, Datofelt, Skjema
from oppfolging.kjerne.models.flytting import LENGSTE_GRUNN

PASSERT = gettext_lazy("Datoen er passert. Velg en dato fra i dag av.")


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
