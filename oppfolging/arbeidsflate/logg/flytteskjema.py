"""Moving a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from inkludering.felles.arbeidsdager import EN_DAG, er_arbeidsdag, neste_arbeidsdag, samme_eller_neste
from inkludering.felles.datolesing import Retning
from inkludering.felles.skjema import UTEN_HELSE, BekreftArbeidsdag, Datofelt, Skjema
from inkludering.felles.tekstfelt import Tekstfelt
from inkludering.felles.versjon import Overskriver
from oppfolging.kjerne.datoer import GANGER_UTEN_GRUNN, VIRKEDAGER_UTEN_GRUNN
from oppfolging.kjerne.models.flytting import LENGSTE_GRUNN
from oppfolging.kjerne.models.oppfolging import over_fristen

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


def _trengs(igjen: int) -> str:
    """When a reason is needed, of a date that may be moved `igjen` times more without one."""
    if igjen <= 0:
        return _("Må fylles ut: Fristen er passert, eller flyttet så ofte som den kan uten grunn.")
    tekst = ngettext(
        "Må fylles ut når fristen flyttes mer enn %(dager)s virkedager. Ellers kan det gjøres %(igjen)s gang til uten.",
        "Må fylles ut når fristen flyttes mer enn %(dager)s virkedager. "
        "Ellers kan det gjøres %(igjen)s ganger til uten.",
        igjen,
    )
    return tekst % {"dager": VIRKEDAGER_UTEN_GRUNN, "igjen": igjen}


class Flytteskjema(Overskriver, BekreftArbeidsdag, Skjema):
    """Another due date, and why where the rules ask for it."""

    til = Datofelt(label=gettext_lazy("Ny frist"), retning=Retning.FREM)
    grunn = Tekstfelt(
        label=gettext_lazy("Grunn"),
        required=False,
        max_length=LENGSTE_GRUNN,
        help_text=UTEN_HELSE,
    )
    arbeidsdagfelt = ("til",)
    trengs_iblant = ("grunn",)
    mangler = {"til": gettext_lazy("Skriv den nye fristen.")}
    samme_dag = False  # whether the day it has already will do
    ordene = {"frist": gettext_lazy("Fristen nå")}

    def __init__(self, data: QueryDict | None, *, i_dag: date, frist: date, flyttet: int = 0, **kwargs: Any) -> None:
        """`flyttet`: how many times it has been."""
        self.i_dag, self.frist, self.valg = i_dag, frist, flyttevalg(frist, i_dag)
        if data and data.get("valgt"):
            data = data.copy()
            data["til"] = data.get("valgt", "")
        super().__init__(data, **{"utgangspunkt": {"frist": frist}} | kwargs)
        self.fields["grunn"].widget.attrs.pop("maxlength", None)
        igjen = 0 if over_fristen(frist, i_dag) else GANGER_UTEN_GRUNN - flyttet
        self.fields["grunn"].help_text = f"{_trengs(igjen)} {UTEN_HELSE}"

    def flyttingen(self) -> dict[str, Any]:
        """Where to and why, of a form that is valid."""
        return {felt: self.cleaned_data[felt] for felt in ("til", "grunn")}

    def clean_til(self) -> date:
        til: date = self.cleaned_data["til"]
        if til < self.i_dag:
            raise ValidationError(PASSERT, code="passert")
        if til == self.frist and not self.samme_dag:
            raise ValidationError(_("Fristen er allerede denne dagen. Velg en annen dag."), code="samme_dag")
        return til
