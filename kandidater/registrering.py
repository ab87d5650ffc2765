"""A candidate is taken in, or many at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from psycopg.types.range import TimestamptzRange

from inkludering.brukere.models import Bruker, Kontor
from inkludering.felles.ansvarsaarsak import Ansvarsaarsak
from inkludering.hendelser import logg
from kandidater.faser import Fase
from kandidater.indeksbytte import personindeks
from kandidater.models import Aapenhet, Faseperiode, Gradering, Kandidat, Kandidatansvar, Personnummer
from kandidater.naerstaaende import ErInhabil, Naerstaaende
from kandidater.typer import Kandidathendelse

# Who has such a case is not registered anew.
STENGT = Q(avsluttet_dato__isnull=True) | Q(sperret__isnull=False)


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


@dataclass(frozen=True)
class NyKandidat:
    """Who is registered, and who becomes responsible: nobody, then they stand in the leader's queue.

    `fase` and `oppstartsdato` are of somebody who has been followed elsewhere already. `aarsak`: why there, in words,
    when it is not just that they are new.
    """

    fodselsnummer: str
    fornavn: str
    etternavn: str
    telefon: str
    metode: str
    innsatsgruppe: str
    henvist_dato: date
    ansvarlig: Bruker | None
    gradert: Gradert
    maalform: str = "nb"
    epost: str = ""
    fase: Fase = Fase.HENVIST
    oppstartsdato: date | None = None
    aarsak: str = Ansvarsaarsak.INNTAK

    def felt(self) -> dict[str, Any]:
        egne = {navn: verdi for navn, verdi in vars(self).items() if navn not in ("ansvarlig", "gradert", "aarsak")}
        return egne | {"fodselsnummer_indeks": personindeks(self.fodselsnummer)} | self.gradert.felt()


@transaction.atomic
def registrer(*, kontor: Kontor, av: Bruker, naa: datetime, **opplysninger: Any) -> Kandidat:
    """Register a candidate in phase Henvist with closed openness. Takes what NyKandidat takes.

    The caller plans the first date in the same transaction (oppfolging.inntak). Raises KandidatFinnes or ErInhabil.
    """
    return registrer_mange([NyKandidat(**opplysninger)], kontor=kontor, av=av, naa=naa)[0]


@transaction.atomic
def registrer_mange(nye: Sequence[NyKandidat], *, kontor: Kontor, av: Bruker, naa: datetime) -> list[Kandidat]:
    """The same for many in as few statements. Raises the same, and then none of them is registered."""
    _krev_habile(nye)
    kandidater = _opprett([Kandidat(kontor=kontor, registrert=naa, **ny.felt()) for ny in nye])
    fra_naa = TimestamptzRange(naa, None)
    Faseperiode.objects.bulk_create(Faseperiode(kandidat=den, fase=den.fase, periode=fra_naa) for den in kandidater)
    Aapenhet.objects.bulk_create(Aapenhet(kandidat=den, fra=naa, registrert_av=av) for den in kandidater)
    Kandidatansvar.objects.bulk_create(
        Kandidatansvar(kandidat=den, bruker=ny.ansvarlig, periode=fra_naa, aarsak=ny.aarsak)
        for den, ny in zip(kandidater, nye, strict=True)
    )
    for metode in {den.metode for den in kandidater}:
        disse = [den for den in kandidater if den.metode == metode]
        logg.noter_alle(Kandidathendelse.KANDIDAT_REGISTRERT, disse, av=av, naa=naa, metode=metode, kontor=kontor.pk)
    return kandidater


def _krev_habile(nye: Sequence[NyKandidat]) -> None:
    """Raises ErInhabil."""
    if inhabile(nye):
        raise ErInhabil


def inhabile(nye: Sequence[NyKandidat]) -> list[NyKandidat]:
    """Those given to somebody near to them. Few have declared anybody: those alone are asked of, one by one."""
    ansvarlige = {ny.ansvarlig for ny in nye if ny.ansvarlig}
    meldt = Naerstaaende.objects.gjeldende().filter(bruker__in=ansvarlige)
    har_meldt = set(meldt.values_list("bruker_id", flat=True)) if ansvarlige else set()
    hos_dem = [(ny, ny.ansvarlig) for ny in nye if ny.ansvarlig and ny.ansvarlig.pk in har_meldt]
    return [ny for ny, hos in hos_dem if Naerstaaende.objects.er_naer(hos, personindeks(ny.fodselsnummer))]


def _opprett(kandidater: list[Kandidat]) -> list[Kandidat]:
    """Raises KandidatFinnes, also when somebody else registers one of them at the same moment."""
    nokler = [bytes(den.fodselsnummer_indeks) for den in kandidater]
    _krev_nye(nokler)
    try:
        with transaction.atomic():
            return Kandidat.objects.bulk_create(kandidater)
    except IntegrityError:
        _krev_nye(nokler)
        raise


def krev_ny(nokkel: bytes, *, unntatt: UUID | None = None) -> None:
    """Whoever has this number, or has had it, has no open case (but `unntatt`), nor one that is locked.

    Raises KandidatFinnes.
    """
    personen = Personnummer.objects.filter(indeks=nokkel).values("person")
    aapne = Kandidat.objects.filter(STENGT, person__in=personen).values_list("pk", flat=True)
    if finnes := next((aapen for aapen in aapne if aapen != unntatt), None):
        raise KandidatFinnes(finnes)


def _krev_nye(nokler: Collection[bytes]) -> None:
    for finnes in finnes_alt(nokler).values():
        raise KandidatFinnes(finnes)


def finnes_alt(nokler: Collection[bytes]) -> dict[bytes, UUID]:
    """Of these numbers those whose person has a case that is open, or locked, with its id: for the log only."""
    numrene = Personnummer.objects.filter(indeks__in=nokler)
    saker = Kandidat.objects.filter(STENGT, person__in=numrene.values("person")).order_by("registrert")
    av_person = dict(saker.values_list("person", "pk"))
    if not av_person:
        return {}
    return {bytes(nr): av_person[den] for nr, den in numrene.values_list("indeks", "person") if den in av_person}
