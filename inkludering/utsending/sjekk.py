"""Promise 4, the sending: every message gets out, or is shown to a person."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q

from inkludering.felles.sjekkregister import kontroll
from inkludering.utsending.models import Tilstand, Utsending

# So long the other end is asked before a person must decide; so late a message may be before something is wrong.
TAALMODIGHET = timedelta(minutes=15)


@kontroll("løfte 4: ingen melding blir liggende")
def liggende(naa: datetime) -> Iterator[str]:
    grense = naa - TAALMODIGHET
    for utsending in Utsending.objects.filter(
        Q(tilstand=Tilstand.I_KOE, antall_forsok=0, ikke_foer__lt=grense)
        | Q(tilstand=Tilstand.SENDES, lease_til__lt=grense)
    ):
        yield f"utsending {utsending.pk} skulle vært sendt"


@kontroll("løfte 4: usikre og oppgitte meldinger er avgjort av et menneske")
def uavgjorte(naa: datetime) -> Iterator[str]:
    for utsending in Utsending.objects.filter(
        Q(tilstand=Tilstand.USIKKER, usikker_siden__lt=naa - TAALMODIGHET) | Q(tilstand=Tilstand.DOED)
    ):
        yield f"utsending {utsending.pk} er {utsending.tilstand} ({utsending.feil or 'uten svar'})"
