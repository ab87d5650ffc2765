"""What a leader decides when candidates go from one jobbspesialist to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles import radvalg
from inkludering.felles.radvalg import RADENES, Radvalg, Valgrad, korte_nokler
from inkludering.felles.skjema import BekreftArbeidsdag, Skjema
from inkludering.felles.versjon import Overskriver
from kandidater.belastning import KORTESTE_GRUNN, Belastning
from kandidater.models import Kandidat
from kandidater.mottakerskjema import MedDag, Overleveringsskjema, Tildelingsgrunn
from oppfolging.handlinger.sluttoverlevering import Fordeling
from oppfolging.rapporter.overlevering.summer import Sum, merket, summene

SE_OVER = "se_over"


class Lederflytting(Overskriver, Tildelingsgrunn, Overleveringsskjema):
    """One candidate, from whoever the page said had them."""

    ordene = {"hos": gettext_lazy("Ansvarlig nå")}
    field_order = ("til", "aarsak", "gjelder_fra", "notat")


class Sluttoverleveringsskjema(BekreftArbeidsdag, Tildelingsgrunn, MedDag, Skjema):
    """A receiver for each candidate and each employer, all of them. Nobody is chosen until somebody ticks or chooses.

    What each comes to have is shown before anything is handed over: `sett_over` is the mark of what was shown, and
    `foreslaatt_for` whom the rows were filled in for. `over`: only a look at it was asked for.
    """

    arbeidsdagfelt = ("gjelder_fra",)
    til = forms.MultipleChoiceField(label=gettext_lazy("Hvem skal ta over?"), required=False)

    def __init__(
        self,
        *args: Any,
        kandidater: Collection[Kandidat],
        arbeidsgivere: Collection[Arbeidsgiver],
        last: Mapping[Bruker, Belastning],
        borte: Mapping[Bruker, str],
        i_dag: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, i_dag=i_dag, **kwargs)
        self.last, self.borte, blant = last, borte, {den.pk: den for den in last}
        self.ser_over = SE_OVER in self.data
        radene = korte_nokler([rad.pk for rad in kandidater], minst=RADENES)
        self.kandidater = {f"k{radene[rad.pk]}": rad for rad in kandidater}
        self.arbeidsgivere = {f"a{rad.pk}": rad for rad in arbeidsgivere}
        kryssene = [(nokkel, blant[pk].navn) for pk, nokkel in korte_nokler(blant).items()]
        cast(forms.MultipleChoiceField, self.fields["til"]).choices = kryssene
        rader: dict[str, Kandidat | Arbeidsgiver] = {**self.kandidater, **self.arbeidsgivere}
        for navn, rad in rader.items():
            self.fields[navn] = Radvalg(
                blant=blant,
                label=rad.navn,
                required=not self.ser_over,
                error_messages={"required": _("Velg hvem som overtar %(navn)s.") % {"navn": rad.navn}},
            )

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        for den, antall in Counter(ryddet[navn] for navn in self.kandidater if ryddet.get(navn)).items():
            last = self.last[den]
            if last.antall + antall > last.tak and len(ryddet.get("aarsak", "")) < KORTESTE_GRUNN:
                self._si_fra(den.navn, last.antall + antall, last.tak)
        if self.ser_over and not ryddet.get("til"):
            self.add_error("til", ValidationError(_("Kryss av for dem som skal ta over."), code="ingen"))
        elif not self.ser_over and not self.errors and self.data.get("sett_over") != self.merket():
            tekst = _("Se over hvem som får hvor mange, og trykk «Overlever alt» igjen. Ingenting er flyttet ennå.")
            self.add_error(None, ValidationError(tekst, code="se_over"))
        return ryddet

    def summer(self) -> list[Sum]:
        """What each comes to have as the form now stands; nothing until every row has somebody."""
        hos = self._hos(self.kandidater), self._hos(self.arbeidsgivere)
        if sum(ett.total() for ett in hos) < len(self.kandidater) + len(self.arbeidsgivere):
            return []
        return summene(self.last, *hos, borte=self.borte)

    def merket(self) -> str:
        """Tells what is shown from anything else; empty while there is nothing to show."""
        summer = self.summer()
        rader = [f"{navn} {self[navn].value()}" for navn in (*self.kandidater, *self.arbeidsgivere)]
        return merket(summer, rader) if summer else ""

    def _hos(self, navnene: Collection[str]) -> Counter[Bruker]:
        """How many of these rows each has been chosen in."""
        svar: Counter[Bruker] = Counter()
        for navn in navnene:
            with suppress(ValidationError):
                if den := self.fields[navn].to_python(self[navn].value()):
                    svar[den] += 1
        return svar

    def kandidatrader(self) -> Iterator[Valgrad]:
        merket = {navn: (rad.navn, rad.graderingsmerke) for navn, rad in self.kandidater.items()}
        return radvalg.rader(self, {navn: " · ".join(filter(None, ordene)) for navn, ordene in merket.items()})

    def arbeidsgiverrader(self) -> Iterator[Valgrad]:
        return radvalg.rader(self, {navn: rad.navn for navn, rad in self.arbeidsgivere.items()})

    def fordeling(self) -> Fordeling:
        """As it was chosen."""
        return Fordeling(
            {rad.pk: self.cleaned_data[navn] for navn, rad in self.kandidater.items()},
            {rad.pk: self.cleaned_data[navn] for navn, rad in self.arbeidsgivere.items()},
        )

    def _si_fra(self, navn: str, antall: int, tak: int) -> None:
        params = {"navn": navn, "antall": antall, "tak": tak, "tegn": KORTESTE_GRUNN}
        tekst = _("%(navn)s får da %(antall)s kandidater, og taket er %(tak)s. Skriv hvorfor, med minst %(tegn)s tegn.")
        self.add_error("aarsak", ValidationError(tekst, params=params, code="tak"))
