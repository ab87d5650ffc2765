"""Two of one's own candidates with the same name in one list: the year they were born in tells them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker
from inkludering.felles.nummer import fodselsaar
from kandidater.models import Kandidat


def skill(bruker: Bruker, navn: Mapping[UUID, str]) -> dict[UUID, str]:
    """These names, with «(f. 88)» where several of `bruker`'s own bear one. No query where nobody does."""
    antall = Counter(navn.values())
    like = [pk for pk, ett in navn.items() if antall[ett] > 1]
    if not like:
        return dict(navn)
    mine = Kandidat.objects.synlig_for(bruker).filter(pk__in=like).values_list("pk", "fodselsnummer")
    aar = {pk: _(" (f. %(aar)s)") % {"aar": fodselsaar(nummer)} for pk, nummer in mine}
    return {pk: ett + aar.get(pk, "") for pk, ett in navn.items()}
