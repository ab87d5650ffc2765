"""«Be om å bli oppringt»: a wish that becomes a date on the employer's side, and is told of at once."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import legg_til, lokal_dato
from inkludering.hendelser import logg
from inkludering.utsending import utboks
from inkludering.utsending.models import Sendekanal
from oppfolging.kjerne import planlegger
from oppfolging.kjerne.forfall import VIRKEDAGER_TIL_OPPRINGING
from oppfolging.kjerne.models import Art, Oppfolging, Side
from oppfolging.kjerne.typer import Oppfolgingshendelse
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse

VIRKEDAGER = VIRKEDAGER_TIL_OPPRINGING
MAL = "ringeonske"


class FremmedArbeidsplass(Exception):
    """The user has no access to a workplace with this organisasjonsnummer."""


@transaction.atomic
def be_om_oppringing(*, orgnr: str, av: Bruker, naa: datetime, lovet: date | None = None) -> tuple[date, bool]:
    """Promise a call within two working days. Gives the last day, and whether the wish is new; one stands at a time.

    `lovet`: the day they have been told already that Nav is in touch, so that asking never makes it later.
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
    if lovet:
        frist = min(frist, lovet)
    onske = planlegger.legg_til(
        art=Art.RINGEONSKE,
        side=Side.ARBEIDSGIVER,
        senest=frist,
        naa=naa,
        arbeidsgiver=arbeidsgiver,
        bedt_av=arbeidsgiver.kontakter.aktive().filter(bruker=av).earliest("informert_dato", "pk"),
    )
    logg.noter(Oppfolgingshendelse.OPPRINGING_ONSKET, arbeidsgiver, av=av, naa=naa, frist=frist)
    generering.oppdater(arbeidsgivere=[arbeidsgiver.pk], naa=naa)
    _si_fra(onske.pk, naa=naa)
    return frist, True


def _si_fra(onske_id: UUID, *, naa: datetime) -> None:
    """An e-mail to those who are reminded of it, which tells them of the reminder; neither who nor where."""
    for paaminnelse in Paaminnelse.objects.aapne().filter(oppfolging=onske_id).select_related("mottaker"):
        melding = utboks.ny(
            nokkel=f"{MAL}:{onske_id}:{paaminnelse.mottaker_id}",
            kanal=Sendekanal.EPOST,
            mal=MAL,
            mottaker=paaminnelse.mottaker,
            data={},
            naa=naa,
        )
        utboks.legg_alle_i([melding])
        paaminnelse.utsending = melding
        paaminnelse.save(update_fields=["utsending"])
