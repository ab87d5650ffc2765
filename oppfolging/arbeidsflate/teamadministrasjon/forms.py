"""A team's name, and who is in it."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.brukere.models import Bruker
from inkludering.brukere.querysets import BrukerQuerySet
from inkludering.brukere.teamrekke import Teamrolle
from inkludering.felles.skjema import Datofelt, Skjema
from inkludering.felles.tekstfelt import Epostfelt, Tekstfelt
from inkludering.felles.versjon import Overskriver


class Teamskjema(Overskriver, Skjema):
    mangler = {"navn": gettext_lazy("Skriv navnet på teamet.")}
    navn = Tekstfelt(label=gettext_lazy("Navn på teamet"), max_length=100)


class Medlemskjema(Skjema):
    """Found by e-mail: two may have the same name."""

    mangler = {"rolle": gettext_lazy("Velg rollen."), "fra": gettext_lazy("Skriv den første dagen.")}
    epost = Epostfelt(label=gettext_lazy("E-post til den som skal inn"), max_length=254)
    rolle = forms.ChoiceField(
        label=gettext_lazy("Rolle i teamet"), choices=Teamrolle, initial=Teamrolle.MEDLEM, widget=forms.RadioSelect
    )
    fra = Datofelt(label=gettext_lazy("Første dag"), aar_fram=2)

    def __init__(self, *args: object, brukere: BrukerQuerySet, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.brukere = brukere

    def clean_epost(self) -> Bruker:
        den: Bruker | None = self.brukere.filter(epost=self.cleaned_data["epost"]).first()
        if den is None:
            raise ValidationError(_("Ingen bruker har denne e-posten."), code="ukjent")
        return den


class Utskjema(Skjema):
    mangler = {"siste_dag": gettext_lazy("Skriv den siste dagen.")}
    siste_dag = Datofelt(
        label=gettext_lazy("Siste dag"),
        aar_fram=2,
        help_text=gettext_lazy("En dag før den første tar bort det som var en feil."),
    )
