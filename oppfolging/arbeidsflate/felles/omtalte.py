"""Whom a contact in the history was about, as far as the reader may know of them.

One's own by name, and to the employer's kontaktperson others' as far as their openness lets the employer know. The rest
of those the reader may know exist are a number; of a graded person nobody else is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from kandidater import navnelike
from kandidater.aapenhet import for_arbeidsgivere
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Deltaker, Kontakt

UTEN = ("kandidat__notat", "kandidat__fodselsnummer")


@dataclass
class Omtalte:
    """`navn`: those it may name, by id. `andre`: how many more the reader may know of."""

    navn: dict[UUID, str] = field(default_factory=dict)
    andre: int = 0

    def uten(self, kandidat_id: UUID | None) -> Omtalte:
        """The others, where one of them has the page; whoever it is about, who is counted where they are not named."""
        if kandidat_id is None or kandidat_id in self.navn:
            return Omtalte({pk: navn for pk, navn in self.navn.items() if pk != kandidat_id}, self.andre)
        return Omtalte(self.navn, max(self.andre - 1, 0))

    def __str__(self) -> str:
        """«Kari Li, Ola Moe og én til»; empty when it was about nobody."""
        til = ngettext("én til", "%(antall)s til", self.andre) % {"antall": self.andre}
        *forst, sist = [*self.navn.values(), *([til] if self.andre else [])] or [""]
        return _(" og ").join(filter(None, (", ".join(forst), sist)))


def paa(kontakter: Collection[Kontakt], bruker: Bruker) -> Mapping[UUID, Omtalte]:
    """By contact. A fixed number of queries."""
    omtalte: dict[UUID, Omtalte] = defaultdict(Omtalte)
    rader = Deltaker.objects.filter(kontakt__in=kontakter).om_kjente(bruker)
    deltakere = list(rader.select_related("kandidat").defer(*UTEN).order_by("pk"))
    personer = {den.pk: den.kandidat for den in deltakere if den.kandidat}
    navn = _navn(personer.values(), bruker)
    delt = _delt(deltakere, navn, {kontakt.pk: kontakt.arbeidsgiver_id for kontakt in kontakter}, bruker)
    for den in deltakere:
        ett, hvem = omtalte[den.kontakt_id], personer[den.pk].pk
        if kjent := navn.get(hvem) or delt.get(den.pk):
            ett.navn[hvem] = kjent
        else:
            ett.andre += 1
    return omtalte


def _navn(kandidater: Collection[Kandidat], bruker: Bruker) -> dict[UUID, str]:
    """One's own."""
    egne = Kandidat.objects.synlig_for(bruker).filter(pk__in={den.pk for den in kandidater})
    mine = set(egne.values_list("pk", flat=True))
    return navnelike.skill(bruker, {den.pk: den.navn for den in kandidater if den.pk in mine})


def _delt(
    deltakere: Collection[Deltaker],
    egne: Mapping[UUID, str],
    steder: Mapping[UUID, int | None],
    bruker: Bruker,
) -> dict[int, str]:
    """By deltaker: others' names at the employers the reader answers for, unless somebody is near to them."""
    andres = [den for den in deltakere if den.kandidat_id not in egne and steder[den.kontakt_id]]
    if not andres:
        return {}
    mine = Arbeidsgiver.objects.svares_for_av(bruker, timezone.now()).filter(
        pk__in=[ett for ett in steder.values() if ett]
    )
    hos_meg = set(mine.values_list("pk", flat=True))
    andres = [den for den in andres if steder[den.kontakt_id] in hos_meg]
    habile = Kandidat.objects.kjent_for(bruker).uten_naere(bruker).filter(pk__in={den.kandidat_id for den in andres})
    delt = for_arbeidsgivere(list(habile)) if andres else {}
    return {den.pk: delt[den.kandidat_id].navn for den in andres if den.kandidat_id in delt}
