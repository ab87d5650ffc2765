"""The fixed kontaktperson of an employer: one at a time, or openly none (promise 1)."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from psycopg.types.range import TimestamptzRange

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from inkludering.brukere.models import Bruker
from inkludering.hendelser import logg


class EndretAvAndre(Exception):
    """Somebody else gave the employer a kontaktperson at the same moment; theirs stands."""


@transaction.atomic
def tildel(*, arbeidsgiver: Arbeidsgiver, til: Bruker, aarsak: str, av: Bruker, naa: datetime) -> None:
    """Make `til` the kontaktperson from now on. Raises EndretAvAndre."""
    fra = _avslutt_gjeldende(arbeidsgiver, naa)
    try:
        with transaction.atomic():
            Kontaktansvar.objects.create(
                arbeidsgiver=arbeidsgiver, bruker=til, periode=TimestamptzRange(naa, None), aarsak=aarsak
            )
    except IntegrityError as feil:
        raise EndretAvAndre from feil
    arbeidsgiver.uten_kontaktperson_siden = None
    arbeidsgiver.save(update_fields=["uten_kontaktperson_siden"])
    logg.noter("kontaktperson_tildelt", arbeidsgiver, av=av, naa=naa, fra=fra, til=til.pk)


@transaction.atomic
def fjern(*, arbeidsgiver: Arbeidsgiver, aarsak: str, av: Bruker | None, naa: datetime) -> None:
    """The employer is left without a kontaktperson; the leader is reminded until it has one."""
    fra = _avslutt_gjeldende(arbeidsgiver, naa)
    arbeidsgiver.uten_kontaktperson_siden = naa
    arbeidsgiver.save(update_fields=["uten_kontaktperson_siden"])
    logg.noter("kontaktperson_fjernet", arbeidsgiver, av=av, naa=naa, fra=fra, aarsak=aarsak)


def _avslutt_gjeldende(arbeidsgiver: Arbeidsgiver, naa: datetime) -> object:
    rader = Kontaktansvar.objects.select_for_update(of=("self",)).gjeldende()
    gjeldende = rader.filter(arbeidsgiver=arbeidsgiver).first()
    if gjeldende is None:
        return None
    gjeldende.periode = TimestamptzRange(gjeldende.periode.lower, naa)
    gjeldende.save(update_fields=["periode"])
    return gjeldende.bruker_id
