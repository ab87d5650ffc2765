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
from inkludering.felles.arbeidsdager import lokal_dato, samme_eller_neste
from inkludering.felles.datoord import klokka
from oppfolging.kjerne.forlopstyper import Forlopstype
from oppfolging.kjerne.rytmer import gjeldende, gjenstaar, i_ord
from oppfolging.portal import models, okt

RINGEONSKE, ARBEIDSGIVERSIDEN = "ringeonske", "arbeidsgiver"


@dataclass(frozen=True)
class Kontaktpersonutsnitt:
    """The one fixed person at Nav, or while they are away the one who stands in for `vikar_for`."""

    navn: str
    telefon: str
    epost: str
    vikar_for: str = ""
    tilbake: date | None = None


@dataclass(frozen=True)
class NesteKontakt:
    """The day Nav gets in touch by, or rings at the latest; `passert` when it is late.

    `forsokt`: the day Nav rang and nobody answered; `dag` is then that of the next try.
    """

    dag: date
    passert: bool
    forsokt: date | None = None


@dataclass(frozen=True)
class Mote:
    """What is agreed: a day and an hour, as the reader writes it."""

    dag: date
    klokka: str


@dataclass(frozen=True)
class Forlopsutsnitt:
    """A running forløp. Of a candidate who has not opened for the name, `navn` is empty and the days are none."""

    navn: str
    slag: str
    er_fast: bool
    start: date | None
    slutt: date | None
    rytme: str


@dataclass(frozen=True)
class Arbeidsplassutsnitt:
    """One workplace. `forlop` is empty until the second factor is given; `ringes` until they ask to be called.

    `mote`: the first meeting agreed; `neste`: what comes of itself. Of `neste` and `ringes` one is a promise.
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
    lofter = {nokkel: _lofter(datoer[nokkel], i_dag) for nokkel in nokler}
    return [
        Arbeidsplassutsnitt(
            orgnr=sted.orgnr,
            navn=sted.navn,
            kontor=sted.kontor,
            kontaktperson=kontaktpersoner.get(sted.arbeidsgiver_id),
            mote=_mote(datoer[sted.arbeidsgiver_id], i_dag),
            neste=lofter[sted.arbeidsgiver_id][0],
            ringes=lofter[sted.arbeidsgiver_id][1],
            forlop=tuple(forlop.get(sted.arbeidsgiver_id, ())),
        )
        for sted in steder
    ]


def ringes_hos(bruker: Bruker, orgnr: str, *, naa: datetime) -> NesteKontakt | None:
    """The call asked for at one of the user's workplaces."""
    return _lofter(_datoene_hos(bruker, orgnr), lokal_dato(naa))[1]


def lovet_hos(bruker: Bruker, orgnr: str, *, naa: datetime) -> date | None:
    """The day one of the user's workplaces is told that Nav is in touch, while it has not passed."""
    neste = _neste(_datoene_hos(bruker, orgnr), lokal_dato(naa))
    return neste.dag if neste and not neste.passert else None


def _datoene_hos(bruker: Bruker, orgnr: str) -> list[models.Dato]:
    sted = _tilgang(bruker).filter(orgnr=orgnr).first()
    return _datoer([sted.arbeidsgiver_id])[sted.arbeidsgiver_id] if sted else []


def har_arbeidsplass(bruker: Bruker) -> bool:
    return bool(_tilgang(bruker).exists())


def _tilgang(bruker: Bruker) -> Any:
    return models.Arbeidsplass.objects.filter(bruker_id=bruker.pk)


def _kontaktpersoner(nokler: list[int], naa: datetime) -> dict[int, Kontaktpersonutsnitt]:
    """Whoever stands in comes after the one they stand in for, and takes their place."""
    rader = models.Kontaktperson.objects.filter(arbeidsgiver_id__in=nokler, periode__contains=naa)
    return {rad.arbeidsgiver_id: _kontaktperson(rad) for rad in rader.order_by("vikar_for")}


def _kontaktperson(rad: models.Kontaktperson) -> Kontaktpersonutsnitt:
    tilbake = rad.tilbake and samme_eller_neste(rad.tilbake)
    return Kontaktpersonutsnitt(rad.navn, rad.telefon, rad.epost, rad.vikar_for, tilbake)


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


def _lofter(rader: list[models.Dato], i_dag: date) -> tuple[NesteKontakt | None, NesteKontakt | None]:
    """What comes of itself, and the call asked for: beside a call that is promised nothing else is, nor is it late."""
    neste = _neste(rader, i_dag)
    ringes = next((_ringes(rad, i_dag) for rad in rader if rad.art == RINGEONSKE), None)
    alt_lovet = ringes and neste and (neste.passert or not ringes.passert)
    return None if alt_lovet else neste, ringes


def _ringes(onske: models.Dato, i_dag: date) -> NesteKontakt:
    """By the day of the wish; after a try, the day of the next one."""
    if onske.forsokt and onske.nytt_forsok:
        return NesteKontakt(onske.nytt_forsok, onske.nytt_forsok < i_dag, onske.forsokt)
    return NesteKontakt(onske.frist, onske.frist < i_dag)


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
        if rad.start:
            trinn = gjenstaar(trinn, start=rad.start, i_dag=i_dag)
        samlet[rad.arbeidsgiver_id].append(
            Forlopsutsnitt(
                navn=rad.navn,
                slag=str(Forlopstype(rad.type).label),
                er_fast=rad.type == Forlopstype.FAST,
                start=rad.start,
                slutt=rad.slutt,
                rytme=i_ord(trinn),
            )
        )
    return samlet
