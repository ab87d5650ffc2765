"""Which of the candidates at an employer the reader may know of, and by what name.

One's own by name; to the kontaktperson, others' as far as their openness lets the employer know. Of a graded person
nobody else learns that they are here: neither a forløp, a kind of date, nor what a contact was for.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from inkludering.brukere.models import Bruker
from kandidater import navnelike
from kandidater.aapenhet import INGENTING, Delt, for_arbeidsgivere
from kandidater.models import Kandidat


@dataclass(frozen=True)
class Kjente:
    """`egne`: those the user may open in full. `delt`: what the employer, and so its kontaktperson, may know."""

    er_kontaktperson: bool
    egne: frozenset[UUID]
    delt: dict[UUID, Delt]
    navnene: dict[UUID, str]

    def kan_folges(self, kandidat_id: UUID | None) -> bool:
        """Whether the reader follows this date or forløp: as the candidate's, or as the employer's."""
        return self.er_kontaktperson or kandidat_id in self.egne

    def ser_alt(self, kandidat_id: UUID | None) -> bool:
        """Whether the reader may know why a date stands: it tells of nobody, or of one of their own."""
        return self.er_kontaktperson if kandidat_id is None else kandidat_id in self.egne

    def navn(self, kandidat_id: UUID | None) -> str:
        """Empty where the reader may not know it."""
        if kandidat_id is None:
            return ""
        return self.navnene[kandidat_id] if kandidat_id in self.egne else self.deling(kandidat_id).navn

    def deling(self, kandidat_id: UUID) -> Delt:
        return self.delt.get(kandidat_id, INGENTING)


def les(kandidater: Collection[Kandidat], bruker: Bruker, *, er_kontaktperson: bool) -> Kjente:
    egne = Kandidat.objects.synlig_for(bruker).filter(pk__in=[kandidat.pk for kandidat in kandidater])
    return Kjente(
        er_kontaktperson=er_kontaktperson,
        egne=frozenset(egne.values_list("pk", flat=True)),
        delt=for_arbeidsgivere(kandidater) if er_kontaktperson else {},
        navnene=navnelike.skill(bruker, {kandidat.pk: kandidat.navn for kandidat in kandidater}),
    )
