"""When somebody is away and who stands in; and what the vikar is told of a candidate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.datolesing import Retning
from inkludering.felles.skjema import UTEN_HELSE, Datofelt, Skjema
from inkludering.felles.tekstfelt import Langtekst
from inkludering.felles.versjon import Overskriver
from kandidater.belastning import Belastning
from kandidater.mottakerskjema import med_tak

# Somebody may have been ill for a while before anybody registers it; further back nobody was told anything by it.
DAGER_TILBAKE = 31
INGEN = gettext_lazy("Ingen: lederen får påminnelsene")


class Fravaersskjema(Overskriver, Skjema):
    """`hvem`: whom a leader may choose; for everybody else it is about themselves. `last`: how much each has."""

    trengs_iblant = ("vikar",)
    mangler = {
        "hvem": gettext_lazy("Velg hvem som er borte."),
        "fra": gettext_lazy("Skriv den første dagen."),
        "til": gettext_lazy("Skriv den siste dagen."),
    }
    hvem = forms.ChoiceField(label=gettext_lazy("Hvem er borte"))
    fra = Datofelt(label=gettext_lazy("Første dag borte"), retning=Retning.FREM)
    til = Datofelt(label=gettext_lazy("Siste dag borte"), retning=Retning.FREM)
    vikar = forms.ChoiceField(
        label=gettext_lazy("Vikar"),
        required=False,
        help_text=gettext_lazy(
            "Vikaren får påminnelsene, svarer arbeidsgiverne og ser kandidatene i disse dagene. "
            "Hvorfor noen er borte, skal ikke stå noe sted."
        ),
    )

    def __init__(
        self,
        *args: Any,
        hvem: Sequence[Bruker],
        vikarer: Sequence[Bruker],
        last: Mapping[Bruker, Belastning],
        den: Bruker | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.den, self.folk = den, {str(en.pk): en for en in (*hvem, *vikarer)}
        if den:
            del self.fields["hvem"]
        else:
            self._velg("hvem", [("", _("Velg")), *((str(en.pk), en.navn) for en in hvem)])
        self._velg("vikar", [("", str(INGEN)), *((str(en.pk), med_tak(en, last)) for en in vikarer if en != den)])

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        fra, til = ryddet.get("fra"), ryddet.get("til")
        if fra and fra != self.initial.get("fra") and fra < lokal_dato(timezone.now()) - timedelta(days=DAGER_TILBAKE):
            self.add_error(
                "fra", _("Fravær kan registreres inntil %(dager)s dager tilbake.") % {"dager": DAGER_TILBAKE}
            )
        if fra and til and til < fra:
            self.add_error("til", _("Siste dag må være samme dag som første, eller senere."))
        ryddet["vikar"] = self.folk.get(ryddet.get("vikar", ""))
        ryddet["hvem"] = self.den or self.folk.get(ryddet.get("hvem", ""))
        if ryddet["vikar"] and ryddet["vikar"] == ryddet["hvem"]:
            self.add_error("vikar", _("Ingen kan være vikar for seg selv."))
        return ryddet

    def si_fra_om_vikaren(self) -> None:
        """The action refused."""
        self.add_error("vikar", kan_ikke_vaere_vikar(self.cleaned_data["vikar"]))

    def si_fra_om_overlapp(self) -> None:
        self.add_error("fra", ValidationError(_("Det er allerede registrert fravær i disse dagene.")))

    def _velg(self, navn: str, valg: list[tuple[str, str]]) -> None:
        cast(forms.ChoiceField, self.fields[navn]).choices = valg


class Beskjedskjema(Overskriver, Skjema):
    """`hovedvikar`: the words for whoever takes all that nobody else is given."""

    vikar = forms.ChoiceField(label=gettext_lazy("Hvem tar kandidaten"), required=False)
    tekst = Langtekst(label=gettext_lazy("Beskjed til vikaren"), required=False, max_length=2000, help_text=UTEN_HELSE)

    def __init__(
        self, *args: Any, vikarer: Sequence[Bruker], last: Mapping[Bruker, Belastning], hovedvikar: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.folk = {str(en.pk): en for en in vikarer}
        valg = cast(forms.ChoiceField, self.fields["vikar"])
        valg.choices = [("", hovedvikar), *((pk, med_tak(en, last)) for pk, en in self.folk.items())]

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        ryddet["vikar"] = self.folk.get(ryddet.get("vikar", ""))
        return ryddet

    def si_fra_om_vikaren(self) -> None:
        """The action refused, of somebody who does not work there then."""
        self.add_error("vikar", kan_ikke_vaere_vikar(self.cleaned_data["vikar"]))


def kan_ikke_vaere_vikar(den: Bruker) -> ValidationError:
    tekst = _("%(navn)s er ikke jobbspesialist ved kontoret i alle disse dagene. Velg en annen.")
    return ValidationError(tekst, params={"navn": den.navn})
