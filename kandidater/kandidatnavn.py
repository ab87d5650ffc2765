"""Whose name may stand beside a date in a list that reaches past one's own candidates."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker, Rolle
from kandidater import aapenhet
from kandidater.models import Kandidat


def navn_for(bruker: Bruker, kandidater: Collection[Kandidat]) -> dict[UUID, str]:
    """By candidate id: one's own (a leader: the office's) by name, others where they let employers know it."""
    dor = Kandidat.objects.listbar_for(bruker) if bruker.rolle == Rolle.LEDER else Kandidat.objects.synlig_for(bruker)
    egne = set(dor.filter(pk__in=[kandidat.pk for kandidat in kandidater]).values_list("pk", flat=True))
    andres = [kandidat for kandidat in kandidater if kandidat.pk not in egne]
    deling = aapenhet.for_arbeidsgivere(andres)
    navn = {kandidat.pk: deling[kandidat.pk].navn or _("en kandidat") for kandidat in andres}
    return navn | {kandidat.pk: kandidat.navn for kandidat in kandidater if kandidat.pk in egne}
