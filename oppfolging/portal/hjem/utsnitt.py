"""Exactly what outsiders may see. The portal's views and templates get these objects and never a model.

What is not a field here has no way out. Facts about a candidate come through one gate, kandidater.aapenhet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.hendelser import lest
from kandidater import aapenhet
from kandidater.aapenhet import Deling
from oppfolging.kjerne.models import Art, Forlop, Oppfolging, Side
from oppfolging.kjerne.rytmer import gjenstaar, i_ord, rytmer_for, situasjon_i_forlop


@dataclass(frozen=True)
class Kontaktperson:
    """The one fixed person at Nav."""

    navn: str
    telefon: str
    epost: str


@dataclass(frozen=True)
class Avtale:
    """The next contact that is agreed; `passert` when Nav is late."""

    dag: date
    passert: bool


@dataclass(frozen=True)
class Forlopsutsnitt:
    """A running forløp. `navn` is empty when the candidate has not opened for it."""

    navn: str
    slag: str
    start: date
    slutt: date | None
    rytme: str


@dataclass(frozen=True)
class Arbeidsplass:
    """One workplace. `forlop` is empty until the second factor is given."""

    orgnr: str
    navn: str
    kontor: str
    kontaktperson: Kontaktperson | None
    neste: Avtale | None
    ringes_senest: date | None
    forlop: tuple[Forlopsutsnitt, ...]


Synlig = list[tuple[Forlop, Deling]]


def arbeidsplasser(bruker: Bruker, *, bekreftet: bool, naa: datetime) -> list[Arbeidsplass]:
    """The user's workplaces in Norwegian order. The people whose forløp are handed out are logged as looked at."""
    mine = Arbeidsgiver.objects.for_portalbruker(bruker)
    steder = list(mine.select_related("kontor").order_by("sorteringsnavn", "pk"))
    kontaktpersoner, i_dag = _kontaktpersoner(steder), lokal_dato(naa)
    synlige = _synlige_forlop(bruker)
    datoer = _datoer(steder, synlige)
    forlop = _forlopsutsnitt(synlige, i_dag) if bekreftet else {}
    if bekreftet:
        lest.tillatt([ett.kandidat_id for ett, _deling in synlige], av=bruker, handling="portal", naa=naa)
    return [
        Arbeidsplass(
            orgnr=sted.orgnr,
            navn=sted.navn,
            kontor=sted.kontor.navn,
            kontaktperson=kontaktpersoner.get(sted.pk),
            neste=_neste(datoer[sted.pk], i_dag),
            ringes_senest=next((rad.frist for rad in datoer[sted.pk] if rad.art == Art.RINGEONSKE), None),
            forlop=tuple(forlop.get(sted.pk, ())),
        )
        for sted in steder
    ]


def har_arbeidsplass(bruker: Bruker) -> bool:
    return Arbeidsgiver.objects.for_portalbruker(bruker).exists()


def _kontaktpersoner(steder: list[Arbeidsgiver]) -> dict[int, Kontaktperson]:
    ansvar = Kontaktansvar.objects.gjeldende().filter(arbeidsgiver__in=steder).select_related("bruker")
    return {
        ett.arbeidsgiver_id: Kontaktperson(navn=ett.bruker.navn, telefon=ett.bruker.telefon, epost=ett.bruker.epost)
        for ett in ansvar
    }


def _synlige_forlop(bruker: Bruker) -> Synlig:
    rader = list(
        Forlop.objects.for_portalbruker(bruker)
        .select_related("kandidat")
        .defer("kandidat__fodselsnummer", "kandidat__notat")
        .order_by("start", "pk")
    )
    delinger = aapenhet.for_arbeidsgivere([rad.kandidat for rad in rader])
    return [(rad, delinger[rad.kandidat_id]) for rad in rader if delinger[rad.kandidat_id].kan_kontaktes]


def _datoer(steder: list[Arbeidsgiver], synlige: Synlig) -> dict[Any, list[Oppfolging]]:
    """The open dates with each employer: of the employer alone, and of the forløp it may see."""
    uten_kandidat = Q(forlop__isnull=True, kandidat__isnull=True)
    rader = Oppfolging.objects.aapne().filter(side=Side.ARBEIDSGIVER, arbeidsgiver__in=steder)
    samlet: dict[Any, list[Oppfolging]] = defaultdict(list)
    for rad in rader.filter(uten_kandidat | Q(forlop__in=[forlop.pk for forlop, _deling in synlige])):
        samlet[rad.arbeidsgiver_id].append(rad)
    return samlet


def _neste(rader: Iterable[Oppfolging], i_dag: date) -> Avtale | None:
    """A wish to be called is told of by itself. An attempt that reached nobody is followed by a new one."""
    dager = [max(rad.frist, rad.nytt_forsok or rad.frist) for rad in rader if rad.art != Art.RINGEONSKE]
    return Avtale(dag=min(dager), passert=min(dager) < i_dag) if dager else None


def _forlopsutsnitt(synlige: Synlig, i_dag: date) -> dict[Any, list[Forlopsutsnitt]]:
    rytmer = {kontor: rytmer_for(kontor) for kontor in {forlop.kandidat.kontor_id for forlop, _deling in synlige}}
    samlet: dict[Any, list[Forlopsutsnitt]] = defaultdict(list)
    for forlop, deling in synlige:
        trinn = rytmer[forlop.kandidat.kontor_id][situasjon_i_forlop(forlop, forlop.kandidat), Side.ARBEIDSGIVER]
        samlet[forlop.arbeidsgiver_id].append(
            Forlopsutsnitt(
                navn=deling.navn,
                slag=forlop.get_type_display(),
                start=forlop.start,
                slutt=forlop.slutt,
                rytme=i_ord(gjenstaar(trinn, start=forlop.start, i_dag=i_dag)),
            )
        )
    return samlet
