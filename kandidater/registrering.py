"""A candidate is taken in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from psycopg.types.range import TimestamptzRange

from inkludering.brukere.models import Bruker, Kontor
from inkludering.felles.kryptering import indeks
from inkludering.hendelser import logg
from kandidater.faser import Fase
from kandidater.models import Aapenhet, Faseperiode, Gradering, Kandidat, Kandidatansvar, Personnummer
from kandidater.typer import Kandidathendelse


class KandidatFinnes(Exception):
    """The person already has an open case: `kandidat_id`, for the log only, never to be told."""

    def __init__(self, kandidat_id: UUID) -> None:
        super().__init__()
        self.kandidat_id = kandidat_id


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
    aarsak: str = "inntak",
) -> Kandidat:
    """Register a candidate in phase Henvist with closed openness; without `ansvarlig` they stand in the leader's queue.

    `aarsak`: why there, in words, when it is not just that they are new.

    The caller plans the first date in the same transaction (oppfolging.inntak). Raises KandidatFinnes.
    """
    kandidat = _opprett(
        indeks(fodselsnummer),
        fodselsnummer=fodselsnummer,
        fornavn=fornavn,
        etternavn=etternavn,
        telefon=telefon,
        maalform=maalform,
        metode=metode,
        innsatsgruppe=innsatsgruppe,
        henvist_dato=henvist_dato,
        registrert=naa,
        kontor=kontor,
        **gradert.felt(),
    )
    _aapne_kortet(kandidat, ansvarlig=ansvarlig, aarsak=aarsak, av=av, naa=naa)
    logg.noter(Kandidathendelse.KANDIDAT_REGISTRERT, kandidat, av=av, naa=naa, metode=metode, kontor=kontor.pk)
    return kandidat


def _opprett(nokkel: bytes, **felt: Any) -> Kandidat:
    """Raises KandidatFinnes, also when somebody else registers the person at the same moment."""
    krev_ny(nokkel)
    try:
        with transaction.atomic():
            return Kandidat.objects.create(fodselsnummer_indeks=nokkel, **felt)
    except IntegrityError:
        krev_ny(nokkel)
        raise


def krev_ny(nokkel: bytes, *, unntatt: UUID | None = None) -> None:
    """Whoever has this number, or has had it, has no open case (but `unntatt`), nor one that is locked.

    Raises KandidatFinnes.
    """
    personen = Personnummer.objects.filter(indeks=nokkel).values("person")
    stengt = Q(avsluttet_dato__isnull=True) | Q(sperret__isnull=False)
    aapne = Kandidat.objects.filter(stengt, person__in=personen).values_list("pk", flat=True)
    if finnes := next((aapen for aapen in aapne if aapen != unntatt), None):
        raise KandidatFinnes(finnes)


def _aapne_kortet(kandidat: Kandidat, *, ansvarlig: Bruker | None, aarsak: str, av: Bruker, naa: datetime) -> None:
    fra_naa = TimestamptzRange(naa, None)
    Faseperiode.objects.create(kandidat=kandidat, fase=Fase.HENVIST, periode=fra_naa)
    Aapenhet.objects.create(kandidat=kandidat, fra=naa, registrert_av=av)
    Kandidatansvar.objects.create(kandidat=kandidat, bruker=ansvarlig, periode=fra_naa, aarsak=aarsak)
