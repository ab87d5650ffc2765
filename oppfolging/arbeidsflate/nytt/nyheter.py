"""What is new, newest first: a day, for which roles, in two sentences. An entry is never changed once it is out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.models import Bruker
from inkludering.brukere.roller import SER_ARBEIDSGIVERE, Rolle

ALLE = tuple(Rolle)
MED_KANDIDATER = (Rolle.JOBBSPESIALIST, Rolle.LEDER)


@dataclass(frozen=True)
class Nyhet:
    dag: date
    roller: tuple[Rolle, ...]
    tittel: Promise
    tekst: Promise

    def er_ulest(self, bruker: Bruker) -> bool:
        return bruker.nytt_sett is None or self.dag > bruker.nytt_sett


NYHETER = (
    Nyhet(
        date(2026, 11, 28),
        SER_ARBEIDSGIVERE,
        _("Maler for meldinger"),
        _("Trykk «Skriv melding» på kandidaten eller ved en kontakt hos arbeidsgiveren. Velg mal, og rett teksten."),
    ),
    Nyhet(
        date(2026, 11, 28),
        ALLE,
        _("Hjelp til hver side"),
        _("Trykk «Hjelp» i menyen. Du kommer til hjelpen om siden du er på, og kan søke i resten."),
    ),
    Nyhet(
        date(2026, 11, 28),
        (Rolle.JOBBSPESIALIST,),
        _("Tekst til arkivet og aktivitetsplanen"),
        _("Trykk «Kopier» ved en kontakt i historikken til kandidaten. Det blir notert hva du har kopiert."),
    ),
    Nyhet(
        date(2026, 11, 27),
        MED_KANDIDATER,
        _("Fravær og vikar"),
        _("Meld fravær og velg vikar. Påminnelsene følger vikaren, og du får se hva som skjedde når du er tilbake."),
    ),
    Nyhet(
        date(2026, 11, 27),
        MED_KANDIDATER,
        _("Overlevering"),
        _("Trykk «Overlever» på en kandidat for å foreslå at en kollega tar over. Kollegaen svarer ja eller nei."),
    ),
    Nyhet(
        date(2026, 11, 27),
        SER_ARBEIDSGIVERE,
        _("Ta inn fra fil"),
        _("Kandidater og arbeidsgivere kan tas inn fra CSV og XLSX. Du ser hva som skjer med hver rad først."),
    ),
)


def for_(bruker: Bruker) -> list[Nyhet]:
    return [ett for ett in NYHETER if bruker.rolle in ett.roller]


def antall_uleste(bruker: Bruker) -> int:
    """Said in the menu of every page: it asks the row of the user alone, which the page has."""
    return sum(ett.er_ulest(bruker) for ett in for_(bruker))
