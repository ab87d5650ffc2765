"""Who answers for a side at a moment: the one place that knows. Who stands in for them will be known here too.

The employer's side belongs to the employer's kontaktperson, whatever office; the candidate's and job development to
the candidate's jobbspesialist. None: nobody does, and the leaders of the office are told.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Case, OuterRef, Subquery, When
from django.db.models.expressions import Combinable

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from inkludering.brukere.models import Bruker
from kandidater.models import Kandidat, Kandidatansvar
from oppfolging.kjerne.models import Side


def for_kandidat(kandidat: Kandidat, *, naa: datetime) -> Bruker | None:
    """The candidate's jobbspesialist at `naa`."""
    ansvar = kandidat.ansvar.gjeldende(naa).select_related("bruker").first()
    return ansvar.bruker if ansvar else None


def for_arbeidsgiver(arbeidsgiver: Arbeidsgiver, *, naa: datetime) -> Bruker | None:
    """The employer's kontaktperson at `naa`."""
    ansvar = arbeidsgiver.kontaktansvar.gjeldende(naa).select_related("bruker").first()
    return ansvar.bruker if ansvar else None


def i_rad(naar: datetime | str) -> Combinable:
    """For a queryset of Oppfolging: the key of who answers for its side at `naar`, null when nobody does.

    `naar` is a moment, or the name of what holds it in the row.
    """
    return Case(
        When(side=Side.ARBEIDSGIVER, then=hos_arbeidsgiver("arbeidsgiver", naar)),
        default=hos_kandidat("kandidat", naar),
    )


def hos_kandidat(felt: str, naar: datetime | str) -> Subquery:
    """The key of the jobbspesialist of the candidate in the outer row's `felt`."""
    return Subquery(Kandidatansvar.objects.gjeldende(_ytre(naar)).filter(kandidat=OuterRef(felt)).values("bruker"))


def hos_arbeidsgiver(felt: str, naar: datetime | str) -> Subquery:
    """The key of the kontaktperson of the employer in the outer row's `felt`."""
    return Subquery(Kontaktansvar.objects.gjeldende(_ytre(naar)).filter(arbeidsgiver=OuterRef(felt)).values("bruker"))


def _ytre(naar: datetime | str) -> datetime | Combinable:
    return OuterRef(naar) if isinstance(naar, str) else naar
