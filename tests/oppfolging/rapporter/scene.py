"""A small office with real data on both sides of a cut: October 2026, read on 3 November at noon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker, Kontor, Rolle
from kandidater import ansvar
from kandidater.models import Kandidat
from oppfolging.handlinger import forlopsgang, inntak, tilbaketrekking
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging
from tests import fabrikker as lag
from tests.fabrikker import Parter

FRA, TIL = date(2026, 10, 1), date(2026, 10, 31)
SNITT = lag.oslo(2026, 11, 3)


@dataclass
class Scene:
    kontor: Kontor
    leder: Bruker
    anne: Bruker
    berit: Bruker
    kandidater: list[Kandidat]
    graderte: Kandidat
    i_koe: Kandidat
    bedrift: Arbeidsgiver
    uten_kontakt: Arbeidsgiver


def bygg() -> Scene:
    """Anne (full time) and Berit (half) with candidates in several phases; one graded, one in the queue, one closed.

    An employer was registered by mistake, and taken back the same day; another when the month was over.
    """
    leder = lag.bruker(Rolle.LEDER, fornavn="Lena", etternavn="Leder")
    anne = lag.bruker(fornavn="Anne", etternavn="Aas")
    berit = lag.bruker(fornavn="Berit", etternavn="Čáppa", stillingsprosent=50)
    bedrift = lag.arbeidsgiver(anne, naa=lag.oslo(2026, 9, 1))
    kandidater = [
        lag.kandidat(anne, naa=lag.oslo(2026, 9, 7), fase="jobbutvikling"),
        lag.kandidat(anne, naa=lag.oslo(2026, 9, 8), fase="kartlegging"),
        lag.kandidat(anne, naa=lag.oslo(2026, 10, 20)),
        lag.kandidat(berit, naa=lag.oslo(2026, 9, 9), metode="ams", fase="finne_jobb"),
    ]
    graderte = lag.kandidat(berit, naa=lag.oslo(2026, 9, 10), skjermet=True, etternavn="Hemmelig")
    i_koe = lag.kandidat(None, naa=lag.oslo(2026, 10, 26), etternavn="Venter", kontor=leder.kontor)
    _foelg_opp(anne, berit, kandidater, bedrift)
    sluttet = lag.kandidat(berit, naa=lag.oslo(2026, 9, 11))
    inntak.avslutt(kandidat=sluttet, dato=date(2026, 10, 12), av=berit, naa=lag.oslo(2026, 10, 12))
    uten = lag.arbeidsgiver(None, naa=lag.oslo(2026, 10, 5))
    feil = lag.arbeidsgiver(berit, naa=lag.oslo(2026, 10, 6))
    tilbaketrekking.trekk_arbeidsgiver(arbeidsgiver=feil, grunn="Feil bedrift", av=berit, naa=lag.oslo(2026, 10, 6, 13))
    sent = lag.arbeidsgiver(berit, naa=lag.oslo(2026, 10, 7))
    tilbaketrekking.trekk_arbeidsgiver(arbeidsgiver=sent, grunn="Feil bedrift", av=berit, naa=lag.oslo(2026, 11, 2))
    return Scene(leder.kontor, leder, anne, berit, kandidater, graderte, i_koe, bedrift, uten)


def _foelg_opp(anne: Bruker, berit: Bruker, kandidater: list[Kandidat], bedrift: Arbeidsgiver) -> None:
    """Contacts in time, too late and not at all; a paid job, a training, a handed-over candidate, a moved date."""
    forste, andre, _, fjerde = kandidater
    for dag in (14, 21, 28):
        _snakk(forste, anne, lag.oslo(2026, 9, dag))
    jobb = lag.forlop(forste, bedrift, av=anne, naa=lag.oslo(2026, 10, 1), type="fast", start=date(2026, 10, 5))
    forlopsgang.oppdater_faser(naa=lag.oslo(2026, 10, 5, 0, 5))
    _snakk(forste, anne, lag.oslo(2026, 10, 6), forlop=jobb, med_arbeidsgiver=True)
    _snakk(forste, anne, lag.oslo(2026, 10, 30), forlop=jobb)
    _snakk(andre, anne, lag.oslo(2026, 9, 30))
    _snakk(andre, anne, lag.oslo(2026, 10, 9), naadd=False)
    ansvar.tildel(kandidat=andre, til=berit, aarsak="", av=anne, naa=lag.oslo(2026, 10, 15))
    trening = lag.forlop(fjerde, bedrift, av=berit, naa=lag.oslo(2026, 10, 2), start=date(2026, 10, 12))
    _snakk(fjerde, berit, lag.oslo(2026, 10, 16), forlop=trening, med_arbeidsgiver=True)
    neste = Oppfolging.objects.aapne().rytme().get(forlop=trening, side="kandidat")
    datoer.flytt(oppfolging=neste, til=date(2026, 10, 29), grunn="Ferie", av=berit, naa=lag.oslo(2026, 10, 20))


def _snakk(kandidat: Kandidat, av: Bruker, naa: datetime, *, naadd: bool = True, **parter: Any) -> None:
    lag.kontakt(Parter(kandidat=kandidat, med_kandidat=True, **parter), av=av, naa=naa, naadd=naadd)


def etter_snittet(s: Scene) -> None:
    """What happens later must not change what was true at the cut."""
    senere = lag.oslo(2026, 11, 9)
    forste, andre, tredje, fjerde = s.kandidater
    _snakk(andre, s.berit, senere)
    _snakk(tredje, s.anne, senere)
    inntak.bytt_fase(kandidat=tredje, fase="kartlegging", av=s.anne, naa=senere)
    ansvar.tildel(kandidat=s.i_koe, til=s.anne, aarsak="", av=s.leder, naa=senere)
    flyttes = Oppfolging.objects.aapne().rytme().filter(kandidat=fjerde, side="kandidat").get()
    datoer.flytt(oppfolging=flyttes, til=date(2026, 12, 1), grunn="Syk", av=s.berit, naa=senere)
    jobb = forste.forlop.get()
    forlopsgang.avslutt(forlop=jobb, dato=date(2026, 10, 30), aarsak="mistet_jobben", av=s.anne, naa=senere)
    lag.forlop(tredje, s.bedrift, av=s.anne, naa=senere, type="fast", start=date(2026, 10, 28))
    lag.kandidat(s.anne, naa=senere, henvist_dato=date(2026, 10, 30))
    lag.arbeidsgiver(None, naa=senere)
