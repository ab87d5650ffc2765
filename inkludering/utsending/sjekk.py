"""Promise 4, the sending: every message gets out, or is shown to a person."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q

from inkludering.felles.sjekkregister import kontroll
from inkludering.utsending import avgjorelse
from inkludering.utsending.helse import FOR_SENT
from inkludering.utsending.models import Tilstand, Utsending


@kontroll("løfte 4: ingen melding blir liggende")
def liggende(naa: datetime) -> Iterator[str]:
    grense = naa - FOR_SENT
    for utsending in Utsending.objects.filter(
        Q(tilstand=Tilstand.I_KOE, antall_forsok=0, ikke_foer__lt=grense)
        | Q(tilstand=Tilstand.SENDES, lease_til__lt=grense)
    ):
        yield f"utsending {utsending.pk} skulle vært sendt"


@kontroll("løfte 4: usikre og oppgitte meldinger er avgjort av et menneske")
def uavgjorte(naa: datetime) -> Iterator[str]:
    for utsending in avgjorelse.uavgjorte(naa=naa):
        yield f"utsending {utsending.pk} er {utsending.tilstand} ({utsending.feil or 'uten svar'})"
