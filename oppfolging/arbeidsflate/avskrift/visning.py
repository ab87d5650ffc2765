"""What the page of a copy shows: the texts, and when each was last copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from inkludering.felles.arbeidsdager import lokal_dato
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.avskrift import tekst
from oppfolging.kjerne.models import Avskrift, Avskriftssted, Deltaker, Kontakt

FLEST = 50


@dataclass(frozen=True)
class Kopi:
    til: Avskriftssted
    tekst: str
    sist: Avskrift | None


def av_kontakten(kandidat: Kandidat, deltaker: Deltaker) -> Iterator[Kopi]:
    sist = _sist(kandidat, deltaker.kontakt)
    for til, innhold in tekst.om_kontakten(kandidat, deltaker).items():
        yield Kopi(til, innhold, sist.get(til))


def av_kandidaten(kandidat: Kandidat, *, naa: datetime) -> Iterator[Kopi]:
    sist = _sist(kandidat, None)
    tekster = tekst.om_kandidaten(
        kandidat,
        {til: _nye(kandidat, sist.get(til)) for til in Avskriftssted},
        forlop=kandidat.forlop.aapne().select_related("arbeidsgiver").order_by("start", "pk"),
        datoer=kandidat.oppfolginger.aapne().order_by("frist", "pk"),
        i_dag=lokal_dato(naa),
    )
    for til, innhold in tekster.items():
        yield Kopi(til, innhold, sist.get(til))


def _sist(kandidat: Kandidat, kontakt: Kontakt | None) -> dict[str, Avskrift]:
    """The newest of each place."""
    rader = kandidat.avskrifter.filter(kontakt=kontakt).select_related("av")
    return {rad.til: rad for rad in rader.order_by("tid", "pk")}


def _nye(kandidat: Kandidat, sist: Avskrift | None) -> list[Deltaker]:
    """The contacts logged or corrected since the whole was last copied there; all of them the first time."""
    rader = kandidat.deltakelser.gjeldende().select_related("kontakt__av", "kontakt__arbeidsgiver")
    if sist:
        rader = rader.filter(Q(kontakt__tid__gt=sist.tid) | Q(kontakt__rettet__gt=sist.tid))
    return list(rader.order_by("-dag", "-kontakt__tid")[:FLEST])[::-1]
