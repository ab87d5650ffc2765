"""The fixed kontaktperson of an employer: one at a time, or openly none (promise 1).

Who may change it stands with who may see what: ArbeidsgiverQuerySet.kontaktperson_kan_byttes_av.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from psycopg.types.range import TimestamptzRange

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from arbeidsgivere.typer import Arbeidsgiverhendelse
from inkludering.brukere.models import Bruker
from inkludering.felles.perioder import avloes
from inkludering.hendelser import logg


class EndretAvAndre(Exception):
    """Somebody else gave the employer a kontaktperson at the same moment; theirs stands."""


@transaction.atomic
def tildel(
    *, arbeidsgiver: Arbeidsgiver, til: Bruker, aarsak: str, av: Bruker, naa: datetime, fra: datetime | None = None
) -> None:
    """Make `til` the kontaktperson from `fra`, when not said from now. Raises EndretAvAndre."""
    fra = fra or naa
    hadde = _avloes_med(til, arbeidsgiver, fra=fra, aarsak=aarsak)
    logg.noter(
        Arbeidsgiverhendelse.KONTAKTPERSON_TILDELT, arbeidsgiver, av=av, naa=naa, fra=hadde, til=til.pk, gjelder_fra=fra
    )


def _avloes_med(til: Bruker, arbeidsgiver: Arbeidsgiver, *, fra: datetime, aarsak: str) -> UUID | None:
    """Whoever answers for the employer, or the lack of anybody, gives way to `til`; returns who answered until then."""
    sist = avloes(arbeidsgiver.kontaktansvar.all(), fra=fra)
    try:
        with transaction.atomic():
            Kontaktansvar.objects.create(
                arbeidsgiver=arbeidsgiver, bruker=til, periode=TimestamptzRange(fra, None), aarsak=aarsak
            )
    except IntegrityError as feil:
        raise EndretAvAndre from feil
    return sist.bruker_id if sist else None
