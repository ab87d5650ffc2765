"""A candidate is taken in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from psycopg.types.range import TimestamptzRange

from inkludering.brukere.models import Bruker, Kontor
from inkludering.felles.kryptering import indeks
from inkludering.hendelser import logg
from kandidater.faser import Fase
from kandidater.models import Aapenhet, Faseperiode, Gradering, Kandidat, Kandidatansvar


class FinnesAllerede(Exception):
    """The person already has an open case. The message never says where or with whom."""


@dataclass(frozen=True)
class Gradert:
    """What the person register answered, when and through which source."""

    gradering: Gradering
    skjermet: bool
    kilde: str
    tid: datetime

    def felt(self) -> dict[str, Any]:
        return {
            "gradering": self.gradering,
            "skjermet": self.skjermet,
            "gradering_kilde": self.kilde,
            "gradering_tid": self.tid,
        }


@transaction.atomic
def registrer(
    *,
    fodselsnummer: str,
    fornavn: str,
    etternavn: str,
    telefon: str,
    metode: str,
    innsatsgruppe: str,
    henvist_dato: date,
    kontor: Kontor,
    ansvarlig: Bruker | None,
    gradert: Gradert,
    av: Bruker,
    naa: datetime,
    maalform: str = "nb",
) -> Kandidat:
    """Register a candidate in phase Henvist with closed openness; without `ansvarlig` they stand in the leader's queue.

    The caller plans the first date in the same transaction (oppfolging.inntak). Raises FinnesAllerede.
    """
    nokkel = indeks(fodselsnummer)
    if Kandidat.objects.aapne().filter(fodselsnummer_indeks=nokkel).exists():
        raise FinnesAllerede
    kandidat = Kandidat.objects.create(
        fodselsnummer=fodselsnummer,
        fodselsnummer_indeks=nokkel,
        fornavn=fornavn,
        etternavn=etternavn,
        telefon=telefon,
        maalform=maalform,
        metode=metode,
        innsatsgruppe=innsatsgruppe,
        henvist_dato=henvist_dato,
        kontor=kontor,
        **gradert.felt(),
        i_lederkoe_siden=None if ansvarlig else naa,
    )
    _aapne_kortet(kandidat, ansvarlig=ansvarlig, av=av, naa=naa)
    logg.noter("kandidat_registrert", kandidat, av=av, naa=naa, metode=metode, kontor=kontor.pk)
    return kandidat


def _aapne_kortet(kandidat: Kandidat, *, ansvarlig: Bruker | None, av: Bruker, naa: datetime) -> None:
    fra_naa = TimestamptzRange(naa, None)
    Faseperiode.objects.create(kandidat=kandidat, fase=Fase.HENVIST, periode=fra_naa)
    Aapenhet.objects.create(kandidat=kandidat, fra=naa, registrert_av=av)
    if ansvarlig:
        Kandidatansvar.objects.create(kandidat=kandidat, bruker=ansvarlig, periode=fra_naa, aarsak="inntak")
