"""What a leader decides when candidates go from one jobbspesialist to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

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
        self.last, blant = last, {den.pk: den for den in last}
        nokler, radene = korte_nokler(blant), korte_nokler([rad.pk for rad in kandidater], minst=RADENES)
        self.kandidater = {f"k{radene[rad.pk]}": rad for rad in kandidater}
        self.arbeidsgivere = {f"a{rad.pk}": rad for rad in arbeidsgivere}
        foreslaatt: dict[Any, Bruker] = {**forslag.kandidater, **forslag.arbeidsgivere}
        rader: dict[str, Kandidat | Arbeidsgiver] = {**self.kandidater, **self.arbeidsgivere}
        for navn, rad in rader.items():
            til = foreslaatt.get(rad.pk)
            self.fields[navn] = Radvalg(
                blant=blant,
                label=rad.navn,
                initial=nokler[til.pk] if til else "",
                error_messages={"required": _("Velg hvem som overtar %(navn)s.") % {"navn": rad.navn}},
            )

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        for den, antall in Counter(ryddet[navn] for navn in self.kandidater if ryddet.get(navn)).items():
            last = self.last[den]
            if last.antall + antall > last.tak and len(ryddet.get("aarsak", "")) < KORTESTE_GRUNN:
                self._si_fra(den.navn, last.antall + antall, last.tak)
        return ryddet

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
