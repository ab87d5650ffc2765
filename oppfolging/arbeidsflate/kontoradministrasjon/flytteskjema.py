"""A new office, and who goes to another one with all that is theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.brukere.models import Bruker, Kontor
from inkludering.brukere.querysets import KontorQuerySet
from inkludering.felles.skjema import Objektvalg, Skjema
from inkludering.felles.tekstfelt import Tekstfelt
from inkludering.felles.versjon import Overskriver
from oppfolging.handlinger import mengder
from oppfolging.handlinger.kontorflytting import Flyttes

FIRE_SIFRE = re.compile("[0-9]{4}", re.ASCII)


class NyttKontorskjema(Skjema):
    mangler = {"enhetsnummer": gettext_lazy("Skriv enhetsnummeret."), "navn": gettext_lazy("Skriv navnet på kontoret.")}
    enhetsnummer = Tekstfelt(label=gettext_lazy("Enhetsnummer"), max_length=4, help_text=gettext_lazy("Fire sifre."))
    navn = Tekstfelt(label=gettext_lazy("Navn på kontoret"), max_length=100)

    def clean_enhetsnummer(self) -> str:
        nummer = str(self.cleaned_data["enhetsnummer"])
        if not FIRE_SIFRE.fullmatch(nummer):
            raise ValidationError(_("Enhetsnummeret har fire sifre."), code="siffer")
        return nummer


class Kontorflytteskjema(Overskriver, Skjema):
    """Refused when what would go along has changed since the page was shown."""

    mangler = {"til": gettext_lazy("Velg kontoret det skal flyttes til.")}
    trengs_iblant = ("hvem",)
    ordene = {"innhold": gettext_lazy("Det som hører til kontoret")}
    til = Objektvalg(
        label=gettext_lazy("Til kontor"),
        queryset=Kontor.objects.none(),
        empty_label=gettext_lazy("Velg kontor"),
        error_messages={"invalid_choice": gettext_lazy("Velg et av kontorene i listen.")},
    )
    hvem = forms.MultipleChoiceField(
        label=gettext_lazy("Hvem flyttes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Åpne kandidater og arbeidsgivere de har ansvaret for, følger med."),
    )
    alle = forms.BooleanField(label=gettext_lazy("Flytt hele kontoret, og legg det ned"), required=False)

    def __init__(
        self, *args: Any, kontorer: KontorQuerySet, folk: Mapping[Bruker, Flyttes], hele: Flyttes, **kwargs: Any
    ) -> None:
        innhold = f"{hele.folk}/{hele.kandidater}/{hele.arbeidsgivere}"
        super().__init__(*args, utgangspunkt={"innhold": innhold}, **kwargs)
        self.folk = {str(den.pk): den for den in folk}
        self.fields["til"].queryset = kontorer  # type: ignore[attr-defined]
        valg = [(str(den.pk), _med_antall(den.navn, hos)) for den, hos in folk.items()]
        self.fields["hvem"].choices = valg  # type: ignore[attr-defined]
        alt = _med_antall(_("Alle, også køen og det som er avsluttet"), hele)
        self.fields["alle"].help_text = f"{alt}. {_('Tallene kan omfatte personer som ikke vises.')}"

    def clean_hvem(self) -> list[Bruker]:
        return [self.folk[nokkel] for nokkel in self.cleaned_data["hvem"]]

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        if not ryddet.get("alle") and not ryddet.get("hvem") and "hvem" not in self.errors:
            self.add_error("hvem", _("Velg hvem som flyttes, eller hele kontoret."))
        return ryddet


def _med_antall(hvem: str, flyttes: Flyttes) -> str:
    return f"{hvem}: {mengder.i_ord(flyttes.kandidater, flyttes.arbeidsgivere)}"
