"""What is answered when a person who is registered, or given a number, has a case already; and to how many a day.

Whoever tries number after number would learn who is followed up somewhere. So each user is told of so many a day whom
they do not know of, and then of nobody, be the number known or not.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker
from inkludering.felles.skjema import Skjema
from inkludering.hendelser import lest
from inkludering.hendelser.models import Oppslag, Utfall
from kandidater.models import Kandidat
from kandidater.registrering import KandidatFinnes
from kandidater.registreringsskjema import KAN_IKKE_REGISTRERES
from oppfolging.arbeidsflate.felles import nummeralarm

HVER_DAG, DOEGN = 20, timedelta(days=1)
SPURT_VED = ("registrering", "fodselsnummer", "import", "innsyn")
FOR_MANGE = gettext_lazy(
    "Du har prøvd med mange numre som ikke kan brukes her, og får ikke svar om flere i dag. Kontakt lederen din."
)
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
    if svar.grunn == str(KAN_IKKE_REGISTRERES):
        nummeralarm.vurder(HVER_DAG - igjen(request.user, naa=naa), av=request.user, naa=naa)
    return svar.egen


def igjen(bruker: Bruker, *, naa: datetime) -> int:
    """Of how many they do not know of this user may still be told."""
    avviste = Oppslag.objects.filter(bruker_id=bruker.pk, tid__gt=naa - DOEGN, tid__lte=naa, utfall=Utfall.AVVIST)
    rader = avviste.filter(handling__in=SPURT_VED).values_list("personer", flat=True)
    dem = {person for rad in rader for person in rad}
    kjente = Kandidat.objects.filter(pk__in=dem).listbar_for(bruker).values_list("pk", flat=True) if dem else ()
    return HVER_DAG - len(dem - set(kjente))


def svarer(request: Foresporsel, skjema: Skjema, *, naa: datetime) -> bool:
    """Whether the number in the form may be asked about; else the form says why not."""
    if igjen(request.user, naa=naa) > 0:
        return True
    skjema.add_error("fodselsnummer", str(FOR_MANGE))
    return False


@dataclass(frozen=True)
class Finnessvar:
    """What is said of somebody who has a case; `egen` when it is the reader's own, `kjent` when they see the row."""

    grunn: str
    egen: Kandidat | None = None
    kjent: bool = True


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
        else Finnessvar(kjent if sak in listet else ukjent, kjent=sak in listet)
        for sak in saker
    }
