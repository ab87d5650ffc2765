"""When a contact was: one tap for today or yesterday, another day typed, and the time where it is known."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.arbeidsdager import OSLO, lokal_dato
from inkludering.felles.datolesing import Retning
from inkludering.felles.datoord import tidspunkt
from inkludering.felles.klokkeslett import Klokkefelt
from inkludering.felles.skjema import Datofelt, Skjema


class Naar(StrEnum):
    I_DAG = "i_dag"
    I_GAAR = "i_gaar"
    ANNEN = "annen"


class Naarskjema(Skjema):
    """`naa` and `tidligst`, the first day that is believed, are set by whoever makes the form.

    `senest`: the moment it had been by; a contact that is corrected had been when it was logged.
    """

    naar = forms.ChoiceField(
        label=gettext_lazy("Når?"),
        choices=[
            (Naar.I_DAG, gettext_lazy("I dag")),
            (Naar.I_GAAR, gettext_lazy("I går")),
            (Naar.ANNEN, gettext_lazy("Annen dag")),
        ],
        initial=Naar.I_DAG,
        required=False,
        widget=forms.RadioSelect,
    )
    dag = Datofelt(label=gettext_lazy("Hvilken dag?"), required=False, retning=Retning.TILBAKE)
    klokkeslett = Klokkefelt(label=gettext_lazy("Klokkeslett"), required=False)

    naa: datetime
    tidligst: date

    @property
    def senest(self) -> datetime:
        return self.naa

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        dag = self._dagen()
        klokka = ryddet.get("klokkeslett")
        senest = self.senest.astimezone(OSLO)
        if klokka and dag == senest.date() and klokka > senest.time():
            tekst = _("Klokkeslettet har ikke vært ennå.") if self.senest == self.naa else self._logget_da()
            self.add_error("klokkeslett", tekst)
        ryddet["dag"] = dag
        return ryddet

    def _dagen(self) -> date | None:
        """The day chosen, or None with the reason at its field."""
        i_dag, naar = lokal_dato(self.naa), self.cleaned_data.get("naar") or Naar.I_DAG
        if naar == Naar.ANNEN:
            felt, dag = "dag", self.cleaned_data.get("dag")
            if dag is None:
                if "dag" not in self.errors:
                    self.add_error("dag", _("Skriv hvilken dag dere hadde kontakt."))
                return None
        else:
            self.errors.pop("dag", None)
            felt, dag = "naar", i_dag - timedelta(days=naar == Naar.I_GAAR)
        if i_dag >= dag > lokal_dato(self.senest):
            self.add_error(felt, self._logget_da())
        elif dag > i_dag:
            self.add_error(felt, _("Dagen for kontakten har ikke vært ennå. Velg i dag eller en dag før."))
        elif dag < self.tidligst:
            tekst = _("Kontakten kan tidligst ha vært %(dag)s.") % {"dag": f"{self.tidligst:%d.%m.%Y}"}
            self.add_error(felt, tekst)
        else:
            return dag
        return None

    def _logget_da(self) -> str:
        naar = tidspunkt(self.senest.astimezone(OSLO))
        return _("Kontakten ble logget %(naar)s, og kan ikke ha vært senere.") % {"naar": naar}
