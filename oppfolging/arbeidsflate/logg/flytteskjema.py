"""Moving a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.arbeidsdager import EN_DAG, er_arbeidsdag, neste_arbeidsdag, samme_eller_neste
from inkludering.felles.datolesing import Retning
from inkludering.felles.skjema import BekreftArbeidsdag, Datofelt, Skjema
from inkludering.felles.versjon import Overskriver
from oppfolging.kjerne.models.flytting import LENGSTE_GRUNN

DAGER_I_UKA = 7
PASSERT = gettext_lazy("Datoen er passert. Velg en dato fra i dag av.")


@dataclass(frozen=True)
class Flyttevalg:
    """A day that may be chosen with one press."""

    navn: str
    dag: date
    sies: bool = True  # the name alone does not tell which day


def flyttevalg(frist: date, i_dag: date) -> list[Flyttevalg]:
    """Tomorrow, the next working day and the Monday after, each once, and only working days.

    The next ones are counted from the due date, or from today when that has come.
    """
    fra = max(frist, i_dag)
    mandag = fra + timedelta(days=DAGER_I_UKA - fra.weekday())
    navn: dict[date, str] = {}
    if er_arbeidsdag(i_dag + EN_DAG):
        navn[i_dag + EN_DAG] = _("I morgen")
    navn.setdefault(neste_arbeidsdag(fra), _("Neste virkedag"))
    navn.setdefault(samme_eller_neste(mandag), _("Neste uke"))
    return [Flyttevalg(ett, dag, sies=dag != i_dag + EN_DAG) for dag, ett in navn.items() if dag != frist]


class Flytteskjema(Overskriver, BekreftArbeidsdag, Skjema):
    """Another due date, and why where the rules ask for it."""

    til = Datofelt(label=gettext_lazy("Ny frist"), retning=Retning.FREM)
    grunn = forms.CharField(
        label=gettext_lazy("Grunn"),
        required=False,
        max_length=LENGSTE_GRUNN,
        help_text=gettext_lazy(
            "Trengs når fristen flyttes mer enn to virkedager fram, for tredje gang, eller når den er over fristen."
        ),
    )
    arbeidsdagfelt = ("til",)
    ordene = {"frist": gettext_lazy("Fristen nå")}

    def __init__(self, data: QueryDict | None, *, i_dag: date, frist: date, **kwargs: Any) -> None:
        self.i_dag, self.valg = i_dag, flyttevalg(frist, i_dag)
        if data and data.get("valgt"):
            data = data.copy()
            data["til"] = data.get("valgt", "")
        super().__init__(data, **{"utgangspunkt": {"frist": frist}} | kwargs)
        self.fields["grunn"].widget.attrs.pop("maxlength", None)

    def flyttingen(self) -> dict[str, Any]:
        """Where to and why, of a form that is valid."""
        return {felt: self.cleaned_data[felt] for felt in ("til", "grunn")}

    def clean_til(self) -> date:
        til: date = self.cleaned_data["til"]
        if til < self.i_dag:
            raise ValidationError(PASSERT, code="passert")
        return til
