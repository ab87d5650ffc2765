"""«Be om å bli oppringt»: a wish that becomes a date on the employer's side."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import legg_til, lokal_dato
from inkludering.hendelser import logg
from oppfolging.kjerne import planlegger
from oppfolging.kjerne.models import Art, Oppfolging, Side
from oppfolging.kjerne.typer import Oppfolgingshendelse

VIRKEDAGER = 2


class FremmedArbeidsplass(Exception):
    """The user has no access to a workplace with this organisasjonsnummer."""


@transaction.atomic
def be_om_oppringing(*, orgnr: str, av: Bruker, naa: datetime) -> tuple[date, bool]:
    """Promise a call within two working days. Gives the last day, and whether the wish is new; one stands at a time.

    Raises FremmedArbeidsplass.
    """
    mine = Arbeidsgiver.objects.for_portalbruker(av).filter(orgnr=orgnr)
    arbeidsgiver = Arbeidsgiver.objects.select_for_update(no_key=True).filter(pk__in=mine.values("pk")).first()
    if arbeidsgiver is None:
        raise FremmedArbeidsplass
    staar = Oppfolging.objects.aapne().filter(art=Art.RINGEONSKE, arbeidsgiver=arbeidsgiver).first()
    if staar:
        return staar.frist, False
    frist = legg_til(lokal_dato(naa), VIRKEDAGER)
    planlegger.legg_til(art=Art.RINGEONSKE, side=Side.ARBEIDSGIVER, senest=frist, naa=naa, arbeidsgiver=arbeidsgiver)
    logg.noter(Oppfolgingshendelse.OPPRINGING_ONSKET, arbeidsgiver, av=av, naa=naa, frist=frist)
    return frist, True
