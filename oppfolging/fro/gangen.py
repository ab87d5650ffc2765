"""Walks each side of a candidate through the phases and forløp that decided its rhythm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from inkludering.felles.arbeidsdager import lokal_dato
from kandidater.faser import JOBBUTVIKLINGSFASER, Fase
from kandidater.models import Kandidat
from oppfolging.fro import engangsdatoer
from oppfolging.fro.forlopene import Fasetid, fasene, har_begynt
from oppfolging.fro.historie import Historie
from oppfolging.fro.rader import Strekk, jobbspesialisten
from oppfolging.kjerne.models import Forlop, Side, Situasjon
from oppfolging.kjerne.planlegger.frister import ALDRI
from oppfolging.kjerne.rytmer import situasjon_uten_forlop


@dataclass(frozen=True)
class Tidsrom:
    situasjon: Situasjon
    fra: date
    til: date | None


def gaa_gjennom(historie: Historie, kandidat: Kandidat, forlop: Sequence[Forlop]) -> None:
    """In the leader's queue nothing happens; the clock of the candidate's side runs on through everything."""
    if jobbspesialisten(kandidat) is None:
        return
    faser, lop = fasene(kandidat), sorted(filter(har_begynt, forlop), key=lambda ett: ett.start)
    kontakt = ALDRI
    for strekk in sorted(_kandidatens(kandidat, faser, lop), key=lambda ett: ett.fra):
        kontakt = historie.gaa(strekk, kontakt)
    foer = len(historie.samling.kontakter)
    for fra, til in _leter(faser, kandidat.avsluttet_dato):
        historie.gaa(Strekk(Side.JOBBUTVIKLING, Situasjon.SOKER_JOBB, fra, fra, til, kandidat))
    engangsdatoer.foerste_mote(historie.samling, kandidat, historie.samling.kontakter[foer:])
    for ett in lop:
        engangsdatoer.evalueringer(historie.samling, ett)
        engangsdatoer.etter_jobbtap(historie.samling, ett)
        kontakt = ALDRI
        for strekk in _i_forlop(ett, faser, kandidat, Side.ARBEIDSGIVER):
            kontakt = historie.gaa(strekk, kontakt)


def _kandidatens(kandidat: Kandidat, faser: Sequence[Fasetid], lop: Sequence[Forlop]) -> Iterator[Strekk]:
    """Each forløp has a rhythm of its own; between them, the phase decides."""
    for ett in lop:
        yield from _i_forlop(ett, faser, kandidat, Side.KANDIDAT)
    registrert = lokal_dato(kandidat.registrert)
    for ledig_fra, ledig_til in _mellom(registrert, kandidat.avsluttet_dato, lop):
        for tid in _situasjoner(faser, registrert):
            fra, til = max(tid.fra, ledig_fra), _forst(tid.til, ledig_til, kandidat.avsluttet_dato)
            if til is None or fra < til:
                yield Strekk(Side.KANDIDAT, tid.situasjon, kandidat.henvist_dato, fra, til, kandidat)


def _i_forlop(lop: Forlop, faser: Sequence[Fasetid], kandidat: Kandidat, side: Side) -> Iterator[Strekk]:
    hele = Strekk(side, Situasjon.JOBB, lop.start, lop.start, lop.avsluttet_dato, kandidat, lop)
    if not lop.er_betalt:
        yield replace(hele, situasjon=Situasjon.ARBEIDSTRENING)
        return
    slutt = lop.avsluttet_dato or date.max
    trappes = next((tid.fra for tid in faser if tid.fase == Fase.NEDTRAPPING and lop.start < tid.fra < slutt), None)
    yield replace(hele, til=_forst(trappes, lop.avsluttet_dato))
    if trappes:
        yield replace(hele, situasjon=Situasjon.NEDTRAPPING, fra=trappes)


def _mellom(fra: date, slutt: date | None, lop: Sequence[Forlop]) -> Iterator[tuple[date, date | None]]:
    """The days of a case that no forløp runs."""
    for ett in lop:
        if fra < ett.start:
            yield fra, ett.start
        if ett.avsluttet_dato is None:
            return
        fra = max(fra, ett.avsluttet_dato)
    if slutt is None or fra < slutt:
        yield fra, slutt


def _situasjoner(faser: Sequence[Fasetid], registrert: date) -> Iterable[Tidsrom]:
    """Phases after each other with the same rhythm are one: the date that stands is not touched."""
    svar: list[Tidsrom] = []
    for tid in faser:
        situasjon = situasjon_uten_forlop(tid.fase)
        if svar and svar[-1].situasjon == situasjon:
            svar[-1] = replace(svar[-1], til=tid.til)
        else:
            svar.append(Tidsrom(situasjon, max(tid.fra, registrert), tid.til))
    return svar


def _leter(faser: Sequence[Fasetid], slutt: date | None) -> Iterator[tuple[date, date | None]]:
    """When employers were looked for, from the first day of each search."""
    fra = None
    for tid in faser:
        if tid.fase in JOBBUTVIKLINGSFASER:
            fra = fra or tid.fra
        elif fra:
            yield fra, tid.fra
            fra = None
    if fra:
        yield fra, slutt


def _forst(*datoer: date | None) -> date | None:
    return min((dag for dag in datoer if dag), default=None)
