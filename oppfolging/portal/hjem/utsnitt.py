"""Exactly what outsiders may see. The portal's views and templates get these objects and never a model.

What is not a field here has no way out. Everything is read from the portal's own database views, over its own
connection; who looked at whom is logged before anything is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.datoord import klokka
from oppfolging.kjerne.forlopstyper import Forlopstype
from oppfolging.kjerne.rytmer import gjeldende, gjenstaar, i_ord
from oppfolging.portal import models, okt

RINGEONSKE, ARBEIDSGIVERSIDEN = "ringeonske", "arbeidsgiver"


@dataclass(frozen=True)
class Kontaktpersonutsnitt:
    """The one fixed person at Nav."""

    navn: str
    telefon: str
    epost: str


@dataclass(frozen=True)
class NesteKontakt:
    """The day Nav gets in touch by, or rings at the latest; `passert` when it is late."""

    dag: date
    passert: bool


@dataclass(frozen=True)
class Mote:
    """What is agreed: a day and an hour, as the reader writes it."""

    dag: date
    klokka: str


@dataclass(frozen=True)
class Forlopsutsnitt:
    """A running forløp. `navn` is empty when the candidate has not opened for it."""

    navn: str
    slag: str
    er_fast: bool
    start: date
    slutt: date | None
    rytme: str


@dataclass(frozen=True)
class Arbeidsplassutsnitt:
    """One workplace. `forlop` is empty until the second factor is given; `ringes` until they ask to be called.

    `mote`: the first meeting agreed; `neste`: what comes of itself.
    """

    orgnr: str
    navn: str
    kontor: str
    kontaktperson: Kontaktpersonutsnitt | None
    mote: Mote | None
    neste: NesteKontakt | None
    ringes: NesteKontakt | None
    forlop: tuple[Forlopsutsnitt, ...]


def arbeidsplasser(bruker: Bruker, *, bekreftet: bool, naa: datetime) -> list[Arbeidsplassutsnitt]:
    """The user's workplaces in Norwegian order. The people whose forløp are handed out are logged as looked at."""
    steder = list(_tilgang(bruker).order_by("sorteringsnavn", "arbeidsgiver_id"))
    nokler = [sted.arbeidsgiver_id for sted in steder]
    i_dag = lokal_dato(naa)
    kontaktpersoner, datoer = _kontaktpersoner(nokler, naa), _datoer(nokler)
    forlop = _forlop(bruker, nokler, naa) if bekreftet else {}
    return [
        Arbeidsplassutsnitt(
            orgnr=sted.orgnr,
            navn=sted.navn,
            kontor=sted.kontor,
            kontaktperson=kontaktpersoner.get(sted.arbeidsgiver_id),
            mote=_mote(datoer[sted.arbeidsgiver_id], i_dag),
            neste=_neste(datoer[sted.arbeidsgiver_id], i_dag),
            ringes=_forst((rad.frist for rad in datoer[sted.arbeidsgiver_id] if rad.art == RINGEONSKE), i_dag),
            forlop=tuple(forlop.get(sted.arbeidsgiver_id, ())),
        )
        for sted in steder
    ]


def har_arbeidsplass(bruker: Bruker) -> bool:
    return bool(_tilgang(bruker).exists())


def _tilgang(bruker: Bruker) -> Any:
    return models.Arbeidsplass.objects.filter(bruker_id=bruker.pk)


def _kontaktpersoner(nokler: list[int], naa: datetime) -> dict[int, Kontaktpersonutsnitt]:
    rader = models.Kontaktperson.objects.filter(arbeidsgiver_id__in=nokler, periode__contains=naa)
    return {rad.arbeidsgiver_id: Kontaktpersonutsnitt(rad.navn, rad.telefon, rad.epost) for rad in rader}


def _datoer(nokler: list[int]) -> dict[int, list[models.Dato]]:
    samlet: dict[int, list[models.Dato]] = defaultdict(list)
    for rad in models.Dato.objects.filter(arbeidsgiver_id__in=nokler):
        samlet[rad.arbeidsgiver_id].append(rad)
    return samlet


def _er_mote(rad: models.Dato, i_dag: date) -> bool:
    return rad.klokkeslett is not None and rad.nytt_forsok is None and rad.frist >= i_dag


def _mote(rader: Iterable[models.Dato], i_dag: date) -> Mote | None:
    """One whose day has passed is a date like the others: nobody has said how it went."""
    avtalte = [(rad.frist, rad.klokkeslett) for rad in rader if rad.klokkeslett and _er_mote(rad, i_dag)]
    if not avtalte:
        return None
    dag, klokkeslett = min(avtalte)
    return Mote(dag, klokka(klokkeslett))


def _neste(rader: Iterable[models.Dato], i_dag: date) -> NesteKontakt | None:
    """A wish to be called is told of by itself. An attempt that reached nobody is followed by a new one."""
    andre = (rad for rad in rader if rad.art != RINGEONSKE and not _er_mote(rad, i_dag))
    return _forst((max(rad.frist, rad.nytt_forsok or rad.frist) for rad in andre), i_dag)


def _forst(dager: Iterable[date], i_dag: date) -> NesteKontakt | None:
    dag = min(dager, default=None)
    return NesteKontakt(dag=dag, passert=dag < i_dag) if dag else None


def _forlop(bruker: Bruker, nokler: list[int], naa: datetime) -> dict[int, list[Forlopsutsnitt]]:
    rader = list(models.Forlop.objects.filter(arbeidsgiver_id__in=nokler).order_by("start", "id"))
    okt.noter_innsyn([rad.kandidat_id for rad in rader], av=bruker, naa=naa)
    i_dag = lokal_dato(naa)
    rytmer = gjeldende(models.Rytmetrinn.objects.order_by("fra_dag", "id"), {rad.kontor_id for rad in rader}, i_dag)
    samlet: dict[int, list[Forlopsutsnitt]] = defaultdict(list)
    for rad in rader:
        trinn = rytmer[rad.kontor_id][rad.situasjon, ARBEIDSGIVERSIDEN]
        samlet[rad.arbeidsgiver_id].append(
            Forlopsutsnitt(
                navn=rad.navn,
                slag=str(Forlopstype(rad.type).label),
                er_fast=rad.type == Forlopstype.FAST,
                start=rad.start,
                slutt=rad.slutt,
                rytme=i_ord(gjenstaar(trinn, start=rad.start, i_dag=i_dag)),
            )
        )
    return samlet
