"""What is answered when a person who is registered, or given a number, has a case already."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker
from inkludering.felles.skjema import Skjema
from inkludering.hendelser import lest
from kandidater.models import Kandidat
from kandidater.registrering import KandidatFinnes
from kandidater.registreringsskjema import KAN_IKKE_REGISTRERES

INHABIL = gettext_lazy(
    "Du har meldt at personen er deg selv eller står deg nær. Be lederen gi kandidaten til en annen."
)


def si_fra(
    request: Foresporsel, skjema: Skjema, finnes: KandidatFinnes, *, handling: str, naa: datetime
) -> Kandidat | None:
    """Say so at the field, as far as the reader may know; one's own is returned."""
    svar = ordene([finnes.kandidat_id], request.user)[finnes.kandidat_id]
    noter = lest.tillatt if svar.egen else lest.avvist
    noter([finnes.kandidat_id], av=request.user, handling=handling, naa=naa)
    skjema.add_error("fodselsnummer", svar.grunn)
    return svar.egen


@dataclass(frozen=True)
class Finnessvar:
    """What is said of somebody who has a case; `egen` when it is the reader's own."""

    grunn: str
    egen: Kandidat | None = None


def ordene(saker: Collection[UUID], bruker: Bruker) -> dict[UUID, Finnessvar]:
    """Of one's own, and of those in the office's list, that they are followed.

    Of everybody else the answer is that of the strictest grading, which is never registered: it tells nobody apart.
    """
    if not saker:
        return {}
    dem = Kandidat.objects.filter(pk__in=saker)
    egne = {den.pk: den for den in dem.synlig_for(bruker)}
    listet = set(dem.listbar_for(bruker).values_list("pk", flat=True)) if len(egne) < len(saker) else set()
    kjent, ukjent = _("Personen følges allerede opp. Kontakt lederen din."), str(KAN_IKKE_REGISTRERES)
    return {
        sak: Finnessvar(_("Du følger allerede opp personen."), egne[sak])
        if sak in egne
        else Finnessvar(kjent if sak in listet else ukjent)
        for sak in saker
    }
