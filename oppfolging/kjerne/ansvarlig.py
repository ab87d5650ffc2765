"""Who answers for a side at a moment: the one place that knows, and who stands in for them while they are away.

The employer's side belongs to the employer's kontaktperson, whatever office; the candidate's and job development to
the candidate's jobbspesialist. None: nobody does, and the leaders of the office are told. Whoever stands in has the
same doors meanwhile (`svares_for_av` of the querysets), and is told instead (varsling/skal_staa.py).
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from arbeidsgivere.models import Arbeidsgiver, Kontaktvikariat
from inkludering.brukere.models import Bruker
from kandidater.models import Kandidat, Vikariat


def for_kandidat(kandidat: Kandidat, *, naa: datetime) -> Bruker | None:
    """The candidate's jobbspesialist at `naa`."""
    ansvar = kandidat.ansvar.gjeldende(naa).select_related("bruker").first()
    return ansvar.bruker if ansvar else None


def til_slutt(kandidat: Kandidat) -> UUID | None:
    """Whom the candidate stays with, once what is dated ahead has begun."""
    return kandidat.ansvar.filter(periode__upper_inf=True).values_list("bruker", flat=True).first()


def for_arbeidsgiver(arbeidsgiver: Arbeidsgiver, *, naa: datetime) -> Bruker | None:
    """The employer's kontaktperson at `naa`."""
    ansvar = arbeidsgiver.kontaktansvar.gjeldende(naa).select_related("bruker").first()
    return ansvar.bruker if ansvar else None


def vikar_for_kandidat(kandidat: Kandidat, *, naa: datetime) -> Vikariat | None:
    """Who stands in for the candidate's jobbspesialist at `naa`."""
    return kandidat.vikariater.gjeldende(naa).select_related("vikar", "fravaer").first()


def vikar_for_arbeidsgiver(arbeidsgiver: Arbeidsgiver, *, naa: datetime) -> Kontaktvikariat | None:
    """Who stands in for the employer's kontaktperson at `naa`."""
    return arbeidsgiver.vikariater.gjeldende(naa).select_related("vikar", "fravaer").first()
