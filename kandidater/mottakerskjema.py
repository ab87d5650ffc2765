"""Whom a candidate is given to: chosen with each caseload in view, by whoever gives them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.brukere.models import Bruker
from inkludering.felles.datolesing import Retning
from inkludering.felles.skjema import UTEN_HELSE, BekreftArbeidsdag, Datofelt, Skjema
from inkludering.felles.tekstfelt import Langtekst, Tekstfelt
from kandidater.belastning import KORTESTE_GRUNN, Belastning

LENGSTE_GRUNN, LENGSTE_NOTAT = 255, 2000


class Mottakerskjema(Skjema):
    """`valg`: those who may be chosen, with how much each has; `borte`: which of them are away, or will be."""

    mangler = {"til": gettext_lazy("Velg hvem som skal følge opp kandidaten.")}
    til = forms.ChoiceField(label=gettext_lazy("Jobbspesialist"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, valg: Mapping[Bruker, Belastning], borte: Mapping[Bruker, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.brukere = {str(den.pk): den for den in valg}
        til = cast(forms.ChoiceField, self.fields["til"])
        til.choices = [(str(den.pk), med_belastning(den, ett, borte.get(den, ""))) for den, ett in valg.items()]

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        if "til" in ryddet:
            ryddet["til"] = self.brukere[ryddet["til"]]
        return ryddet

    def si_fra_om_inhabil(self) -> None:
        """The action refused: nobody follows up somebody near to them."""
        self.add_error("til", er_inhabil(self.cleaned_data["til"]))

    def si_fra_om_taket(self, belastning: Belastning) -> None:
        """The action refused: promise 7. Who may write a reason is asked for one."""
        params = {
            "navn": self.cleaned_data["til"],
            "antall": belastning.antall,
            "tak": belastning.tak,
            "tegn": KORTESTE_GRUNN,
        }
        if not belastning.tak:
            felt, tekst = "til", _("%(navn)s er ikke jobbspesialist ved kontoret den dagen.")
        elif "aarsak" in self.fields:
            felt = "aarsak"
            tekst = _(
                "%(navn)s har %(antall)s kandidater, og taket er %(tak)s. Skriv hvorfor, med minst %(tegn)s tegn."
            )
        else:
            felt = "til"
            tekst = _("%(navn)s har %(antall)s kandidater, og taket er %(tak)s. Bare lederen kan gi flere.")
        self.add_error(felt, ValidationError(tekst, params=params, code="tak"))


class Tildelingsgrunn(forms.Form):
    """Mix-in, named before the base: the reason of a leader, who may give more than the ceiling."""

    trengs_iblant: tuple[str, ...] = ("aarsak",)
    aarsak = Tekstfelt(
        label=gettext_lazy("Grunn"),
        help_text=format_lazy(
            gettext_lazy("Må fylles ut når jobbspesialisten er på taket, {minst}–{hoyst} tegn. {uten_helse}"),
            minst=KORTESTE_GRUNN,
            hoyst=LENGSTE_GRUNN,
            uten_helse=UTEN_HELSE,
        ),
        max_length=LENGSTE_GRUNN,
        required=False,
    )


class MedDag(forms.Form):
    """Mix-in, named before the base: from which day it is to hold."""

    gjelder_fra = Datofelt(
        label=gettext_lazy("Fra og med"),
        required=False,
        retning=Retning.FREM,
        aar_fram=1,
        help_text=gettext_lazy("La feltet stå tomt hvis det skal gjelde med en gang."),
    )

    def __init__(self, *args: Any, i_dag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.i_dag = i_dag

    def clean_gjelder_fra(self) -> date | None:
        dag = self.cleaned_data["gjelder_fra"]
        if dag and dag < self.i_dag:
            raise ValidationError(_("Dagen kan ikke være før i dag."), code="fortid")
        return None if dag == self.i_dag else dag


class Overleveringsskjema(BekreftArbeidsdag, MedDag, Mottakerskjema):
    """To whom, from which day, and what they must know."""

    arbeidsdagfelt = ("gjelder_fra",)
    notat = Langtekst(
        label=gettext_lazy("Overleveringsnotat"),
        required=False,
        maks=LENGSTE_NOTAT,
        help_text=format_lazy(
            "{} {}", gettext_lazy("Hva er avtalt, hva venter, og hva bør den nye vite først?"), UTEN_HELSE
        ),
    )


def er_inhabil(den: Bruker) -> ValidationError:
    """What is said when a candidate is given to somebody near to them."""
    tekst = _("%(navn)s er inhabil for denne kandidaten. Velg en annen.")
    return ValidationError(tekst, params={"navn": den.navn}, code="inhabil")


def med_belastning(bruker: Bruker, belastning: Belastning, borte: str = "") -> str:
    """«Anne Berg: 20 kandidater, norm 20, 2 kommer, 1 går (på normen, over med én til), borte fra 30.11.2026 til …»."""
    tekst = _("%(navn)s: %(antall)s kandidater, norm %(norm)s") % {
        "navn": bruker.navn,
        "antall": belastning.antall,
        "norm": belastning.norm,
    }
    tekst += vektet_i_ord(belastning) + datert_i_ord(belastning)
    if merknad := _om_belastningen(belastning):
        tekst += f" ({merknad})"
    return f"{tekst}, {borte}" if borte else tekst


def med_tak(bruker: Bruker, last: Mapping[Bruker, Belastning]) -> str:
    """«Bo Berg: 18 kandidater, norm 20, tak 25, 1 kommer», where nobody is refused; the name alone of who has none."""
    if (hans := last.get(bruker)) is None:
        return bruker.navn
    tall = {"navn": bruker.navn, "antall": hans.antall, "norm": hans.norm, "tak": hans.tak}
    tekst = _("%(navn)s: %(antall)s kandidater, norm %(norm)s, tak %(tak)s") % tall
    return tekst + vektet_i_ord(hans) + datert_i_ord(hans)


def vektet_i_ord(belastning: Belastning) -> str:
    """What stands after the count, at an office where some weigh more than others."""
    if belastning.vektet is None:
        return ""
    return _(", vektet %(vektet)s") % {"vektet": number_format(belastning.vektet)}


def datert_i_ord(belastning: Belastning) -> str:
    """What stands after the count, when some are dated to come or to leave."""
    kommer = _(", %(antall)s kommer") % {"antall": belastning.kommer} if belastning.kommer else ""
    gaar = _(", %(antall)s går") % {"antall": belastning.gaar} if belastning.gaar else ""
    return kommer + gaar


def _om_belastningen(belastning: Belastning) -> str:
    if belastning.naadd_tak:
        return _("på taket, krever grunn")
    if belastning.over_norm:
        return _("over normen")
    return _("på normen, over med én til") if belastning.naadd_norm else ""
