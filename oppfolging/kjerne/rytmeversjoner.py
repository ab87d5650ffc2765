"""An office's own version of a rhythm, from a day on: what has begun is followed by another, never written over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from inkludering.brukere.models import Bruker, Kontor
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.laas import laas
from inkludering.hendelser import logg
from oppfolging.kjerne.models import Rytmetrinn
from oppfolging.kjerne.typer import Oppfolgingshendelse

LEDD = ("fra_dag", "til_dag", "frist_dag", "hver", "enhet", "fysisk")


class HarBegynt(Exception):
    """Contacts have been planned by it: what a day had stays what it had."""


@transaction.atomic
def sett(
    *, kontor: Kontor, situasjon: str, side: str, trinn: Sequence[Rytmetrinn], fra: date, av: Bruker, naa: datetime
) -> None:
    """The steps hold at the office from `fra`, a day to come. Dates that stand are let stand. Raises HarBegynt."""
    _krev_framtid(fra, naa)
    laas(kontor)
    _versjonen(kontor, situasjon, side, fra).delete()
    felles = {"kontor": kontor, "situasjon": situasjon, "side": side, "gjelder_fra": fra}
    Rytmetrinn.objects.bulk_create(Rytmetrinn(**felles, **{navn: getattr(ett, navn) for navn in LEDD}) for ett in trinn)
    om = {"situasjon": situasjon, "side": side, "fra": fra}
    logg.noter(Oppfolgingshendelse.RYTME_BESTEMT, kontor, av=av, naa=naa, **om)


@transaction.atomic
def ta_bort(*, kontor: Kontor, situasjon: str, side: str, fra: date, av: Bruker, naa: datetime) -> None:
    """The version that was to begin on `fra` never does. Raises HarBegynt."""
    _krev_framtid(fra, naa)
    laas(kontor)
    if _versjonen(kontor, situasjon, side, fra).delete()[0]:
        om = {"situasjon": situasjon, "side": side, "fra": fra}
        logg.noter(Oppfolgingshendelse.RYTME_TATT_BORT, kontor, av=av, naa=naa, **om)


def _krev_framtid(fra: date, naa: datetime) -> None:
    if fra <= lokal_dato(naa):
        raise HarBegynt


def _versjonen(kontor: Kontor, situasjon: str, side: str, fra: date) -> QuerySet[Rytmetrinn]:
    return Rytmetrinn.objects.filter(kontor=kontor, situasjon=situasjon, side=side, gjelder_fra=fra)
