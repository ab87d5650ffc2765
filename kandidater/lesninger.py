"""Nav's audit goes by fødselsnummer: whose it is that is looked at."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from inkludering.hendelser.audit import registrer_numre
from kandidater.models import Kandidat


def numrene(personer: Collection[UUID]) -> dict[UUID, str]:
    return dict(Kandidat.objects.filter(pk__in=personer).values_list("pk", "fodselsnummer"))


registrer_numre(numrene)
