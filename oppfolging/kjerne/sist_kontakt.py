"""The day somebody was last reached: what «Siste kontakt» says of a candidate or an employer, on every page.

Each is a column to annotate with. `kandidat`, `forlop` and `arbeidsgiver` lead from the row that is asked about to whom
it concerns, as «oppfolging__kandidat» does. Each is one look in an index a row.
"""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from oppfolging.kjerne.models.kontakt import Deltaker, Kontakt
from oppfolging.kjerne.querysets import DeltakerQuerySet

# Of those who stand on a contact: the candidate who took part, and whoever a talk with an employer was about.
MED_KANDIDATEN = Q(deltok=True)
MED_ARBEIDSGIVER = Q(med_arbeidsgiver=True)


def kandidatens(kandidat: str = "pk") -> Subquery:
    """The candidate was reached."""
    return _siste(_om(kandidat).filter(MED_KANDIDATEN))


def jobbsokets(kandidat: str = "pk") -> Subquery:
    """An employer was reached about the candidate, without a forløp there."""
    return _siste(_om(kandidat).filter(MED_ARBEIDSGIVER).filter(forlop__isnull=True))


def forlopets(forlop: str, kandidat: str = "pk") -> Subquery:
    """The employer was reached about the candidate's forløp."""
    return _siste(_om(kandidat).filter(MED_ARBEIDSGIVER).filter(forlop=OuterRef(forlop)))


def arbeidsgiverens(arbeidsgiver: str = "pk") -> Subquery:
    """Somebody at the employer was reached, about whomever anybody may know of."""
    return _siste(Kontakt.objects.reelle().ugraderte().filter(arbeidsgiver=OuterRef(arbeidsgiver)))


def _om(kandidat: str) -> DeltakerQuerySet:
    return Deltaker.objects.reelle().filter(kandidat=OuterRef(kandidat))


def _siste(kontakter: QuerySet[Any]) -> Subquery:
    return Subquery(kontakter.order_by("-dag").values("dag")[:1])
