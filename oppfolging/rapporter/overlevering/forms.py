"""What a leader decides when candidates go from one jobbspesialist to another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.skjema import BekreftArbeidsdag, Skjema
from inkludering.felles.versjon import Overskriver
from kandidater.belastning import KORTESTE_GRUNN, Belastning
from kandidater.models import Kandidat
from kandidater.mottakerskjema import MedDag, Overleveringsskjema, Tildelingsgrunn
from oppfolging.handlinger.sluttoverlevering import Fordeling


class Lederflytting(Overskriver, Tildelingsgrunn, Overleveringsskjema):
    """One candidate, from whoever the page said had them."""

    ordene = {"hos": gettext_lazy("Ansvarlig nå")}
    field_order = ("til", "aarsak", "gjelder_fra", "notat")


class Sluttoverleveringsskjema(BekreftArbeidsdag, Tildelingsgrunn, MedDag, Skjema):
    """A receiver for each candidate and each employer, all of them; begins with the one proposed."""

    arbeidsdagfelt = ("gjelder_fra",)

    def __init__(
        self,
        *args: Any,
        kandidater: Collection[Kandidat],
        arbeidsgivere: Collection[Arbeidsgiver],
        last: Mapping[Bruker, Belastning],
        forslag: Fordeling,
        i_dag: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, i_dag=i_dag, **kwargs)
        self.last, self.brukere = last, {str(den.pk): den for den in last}
        self.kandidater = {f"k{rad.pk.hex}": rad for rad in kandidater}
        self.arbeidsgivere = {f"a{rad.pk}": rad for rad in arbeidsgivere}
        valg = [("", _("Velg")), *((str(den.pk), den.navn) for den in last)]
        foreslaatt: dict[Any, Bruker] = {**forslag.kandidater, **forslag.arbeidsgivere}
        rader: dict[str, Kandidat | Arbeidsgiver] = {**self.kandidater, **self.arbeidsgivere}
        for navn, rad in rader.items():
            til = foreslaatt.get(rad.pk)
            self.fields[navn] = forms.ChoiceField(
                label=rad.navn,
                choices=valg,
                initial=str(til.pk) if til else "",
                error_messages={"required": _("Velg hvem som overtar %(navn)s.") % {"navn": rad.navn}},
            )

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        for den, antall in self._faar(ryddet).items():
            last = self.last[den]
            if last.antall + antall > last.tak and len(ryddet.get("aarsak", "")) < KORTESTE_GRUNN:
                self._si_fra(den.navn, last.antall + antall, last.tak)
        return ryddet

    def om_kandidatene(self) -> Iterator[tuple[Kandidat, forms.BoundField]]:
        return ((rad, self[navn]) for navn, rad in self.kandidater.items())

    def om_arbeidsgiverne(self) -> Iterator[tuple[Arbeidsgiver, forms.BoundField]]:
        return ((rad, self[navn]) for navn, rad in self.arbeidsgivere.items())

    def fordeling(self) -> Fordeling:
        """As it was chosen."""
        valgt = {navn: self.brukere[self.cleaned_data[navn]] for navn in (*self.kandidater, *self.arbeidsgivere)}
        return Fordeling(
            {rad.pk: valgt[navn] for navn, rad in self.kandidater.items()},
            {rad.pk: valgt[navn] for navn, rad in self.arbeidsgivere.items()},
        )

    def _faar(self, ryddet: dict[str, Any]) -> dict[Bruker, int]:
        valgte = [ryddet[navn] for navn in self.kandidater if ryddet.get(navn)]
        return {self.brukere[pk]: valgte.count(pk) for pk in dict.fromkeys(valgte)}

    def _si_fra(self, navn: str, antall: int, tak: int) -> None:
        params = {"navn": navn, "antall": antall, "tak": tak, "tegn": KORTESTE_GRUNN}
        tekst = _("%(navn)s får da %(antall)s kandidater, og taket er %(tak)s. Skriv hvorfor, med minst %(tegn)s tegn.")
        self.add_error("aarsak", ValidationError(tekst, params=params, code="tak"))
