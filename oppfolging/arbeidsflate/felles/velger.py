"""«Arbeidsgiver»: the field where an employer is chosen by name, on every page that asks which one.

As one types, those that fit are listed to choose from (static/velger.js). Without that, what was written is searched
for when the form is sent, and those that fit come back as a list.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arbeidsgivere import valg
from arbeidsgivere.models import Arbeidsgiver
from arbeidsgivere.valg import Velgertreff
from inkludering.brukere.models import Bruker
from inkludering.felles.nummer import organisasjonsnummer_validator
from inkludering.felles.skjema import Skjema
from inkludering.felles.tekstfelt import Tekstfelt

ORGNR = re.compile(r"\d{9}", re.ASCII)
LENGSTE_NAVN = 200
FLEST_FORSLAG = 20


def som_velger(felt: forms.Field, *, auto_id: str, treff: str, med_registeret: bool) -> None:
    """Make a text field the one that is typed in; `treff` is the name of the field that keeps the one chosen."""
    register = "&register=1" if med_registeret else ""
    felt.widget = forms.TextInput(
        attrs={
            "autocomplete": "off",
            "role": "combobox",
            "aria-autocomplete": "list",
            "aria-expanded": "false",
            "aria-controls": f"{auto_id}_liste",
            "data-treff": treff,
            "hx-get": f"{reverse('oppfolging:velg_arbeidsgiver')}?felt={auto_id}{register}",
            "hx-trigger": "input changed delay:200ms, focus",
            "hx-target": f"#{auto_id}_liste",
            "hx-swap": "innerHTML",
            "hx-sync": "this:replace",
        }
    )


def forslag(bruker: Bruker, *, naa: datetime) -> list[Arbeidsgiver]:
    """Those likeliest to be meant: the last ones this user was in touch with, then those they answer for."""
    synlige = Arbeidsgiver.objects.synlig_for(bruker)
    brukte = synlige.filter(nav_kontakter__av=bruker).annotate(sist=Max("nav_kontakter__tid")).order_by("-sist")
    mine = synlige.svares_for_av(bruker, naa).order_by("sorteringsnavn")
    alle = [*brukte[:FLEST_FORSLAG], *mine[:FLEST_FORSLAG]]
    return list({den.pk: den for den in alle}.values())[:FLEST_FORSLAG]


class Arbeidsgivervalg(Skjema):
    """`orgnr`: what is written, a name or a number; cleaned, it is the number. `treff`: the one that was chosen."""

    orgnr = Tekstfelt(
        label=gettext_lazy("Arbeidsgiver"),
        max_length=LENGSTE_NAVN,
        help_text=gettext_lazy("Skriv navnet, eller organisasjonsnummeret til arbeidsstedet."),
        error_messages={"max_length": gettext_lazy("Navnet er for langt. Skriv en del av det.")},
    )
    treff = Tekstfelt(label=gettext_lazy("Hvilken mener du?"), max_length=9, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, bruker: Bruker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bruker = bruker
        som_velger(self.fields["orgnr"], auto_id=self["orgnr"].auto_id, treff="treff", med_registeret=True)

    @property
    def valgt(self) -> Velgertreff | None:
        """The one that is chosen as the form is shown, for its card."""
        nummer = str(self["treff"].value() or self["orgnr"].value() or "")
        if not ORGNR.fullmatch(nummer) or "orgnr" in self.errors:
            return None
        return next(iter(valg.soek(nummer, self.bruker, naa=timezone.now(), med_registeret=True)), None)

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        if tekst := ryddet.get("orgnr"):
            nummer = self._nummeret(tekst, ryddet.get("treff", ""))
            if nummer:
                ryddet["orgnr"] = nummer
        return ryddet

    def _nummeret(self, tekst: str, valgt: str) -> str:
        """The number of the one meant; empty, with the reason at the field, when that has to be asked about."""
        nummer, naa = "".join(tekst.split()), timezone.now()
        if nummer.isascii() and nummer.isdecimal():
            return self._av_nummer(nummer, valgt, naa)
        if valgt and valg.passer(valgt, tekst):
            return valgt
        funnet = valg.soek(tekst, self.bruker, naa=naa, med_registeret=True)
        if valg.er_sikkert(tekst, funnet):
            return funnet[0].orgnr
        if funnet:
            self._spor(funnet, _("Velg hvilken arbeidsgiver du mener."))
        else:
            melding = _("Vi finner ingen arbeidsgiver med dette navnet. Skriv en del av navnet, eller nummeret.")
            self.add_error("orgnr", ValidationError(melding, code="ingen"))
        return ""

    def _av_nummer(self, nummer: str, valgt: str, naa: datetime) -> str:
        try:
            organisasjonsnummer_validator(nummer)
        except ValidationError as feil:
            self.add_error("orgnr", feil)
            return ""
        under = valg.underenheter(nummer, self.bruker, naa=naa)
        if any(ett.orgnr == valgt for ett in under):
            return valgt
        if under:
            self._spor(under, _("Dette er en hovedenhet. Velg arbeidsstedet."))
        return "" if under else nummer

    def _spor(self, funnet: list[Velgertreff], melding: str) -> None:
        self.fields["treff"].widget = forms.RadioSelect(choices=[(ett.orgnr, str(ett)) for ett in funnet])
        self.add_error("treff", ValidationError(melding, code="flere"))
