"""Moves some dates, and stores them: the database lets none have moved that did not stand open where it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection

from inkludering.felles.arbeidsdager import legg_til, lokal_dato, samme_eller_forrige, samme_eller_neste
from inkludering.felles.froregister import Saaing, legg_inn, utkast
from oppfolging.kjerne.models import Flytting, Oppfolging, Side, Status

if TYPE_CHECKING:
    from oppfolging.fro.rader import Fastsatt, Strekk

# What comes of a date once it has been moved: stored first as it stood before that.
ETTERPAA = ("frist", "antall_flyttinger", "status", "lukket", "kontakt_id")
SOM_DET_GIKK = """
UPDATE kjerne_oppfolging o SET frist = v.frist, antall_flyttinger = v.antall_flyttinger, status = v.status,
    lukket = v.lukket, kontakt_id = v.kontakt_id
FROM unnest(%s::uuid[], %s::date[], %s::int[], %s::text[], %s::timestamptz[], %s::uuid[])
    AS v (id, frist, antall_flyttinger, status, lukket, kontakt_id)
WHERE o.id = v.id
"""
# Of a hundred dates, how many were moved; and of those, how: working days from the due date, and whether with a reason.
ANDEL_FLYTTET = 0.07
FLYTTES = {(-1, False): 10, (1, False): 22, (2, False): 18, (3, True): 15, (5, True): 20, (8, True): 15}
GRUNNER = {
    Side.KANDIDAT: (
        "Kandidaten er bortreist.",
        "Kandidaten ba om en annen dag.",
        "Kurs på dagen vi hadde avtalt.",
    ),
    Side.ARBEIDSGIVER: (
        "Lederen er på ferie.",
        "Travel uke på arbeidsplassen, avtalte uka etter.",
        "Ny avdelingsleder begynner først.",
    ),
    Side.JOBBUTVIKLING: (
        "Bedriften ba oss komme tilbake etter sesongen.",
        "Tar besøkene der på samme dag.",
    ),
}


def kanskje_flyttet(saaing: Saaing, strekk: Strekk, satt: Fastsatt) -> Fastsatt:
    """The date, moved in a few cases: on a working day no later than the one it was due."""
    if not saaing.sjanse(ANDEL_FLYTTET):
        return satt
    (virkedager, med_grunn), frist = saaing.tilfeldig.choices(list(FLYTTES), list(FLYTTES.values()))[0], satt.frist
    dag = samme_eller_neste(max(frist.dag - saaing.dager(0, 4), satt.dag, lokal_dato(satt.laget)))
    til = legg_til(frist.dag, virkedager) if virkedager > 0 else samme_eller_forrige(frist.dag - timedelta(days=1))
    tidligst = max(dag + timedelta(days=1), frist.tidligst or dag)
    if dag > min(frist.dag, saaing.i_dag) or til < tidligst or (strekk.til and til >= strekk.til):
        return satt
    flytting = utkast(
        Flytting,
        id=saaing.uuid(),
        fra=frist.dag,
        til=til,
        grunn=saaing.en(GRUNNER[strekk.side]) if med_grunn else None,
        av_id=strekk.av_id(dag),
        tid=max(saaing.klokka(dag), satt.laget),
    )
    return replace(satt, frist=replace(frist, dag=til), flytting=flytting)


def legg_inn_flyttede(par: Iterable[tuple[Any, Any]]) -> None:
    """The dates with the move of each, in the order they stood: one open date in a place at a time."""
    runder: dict[int, list[tuple[Any, Any]]] = defaultdict(list)
    antall: dict[tuple[Any, ...], int] = defaultdict(int)
    for rad, flytting in par:
        plass = (rad.side, rad.kandidat_id, rad.forlop_id)
        runder[antall[plass]].append((rad, flytting))
        antall[plass] += 1
    for _nr, runde in sorted(runder.items()):
        _legg_inn(runde)


def _legg_inn(runde: list[tuple[Any, Any]]) -> None:
    rader = [rad for rad, _flytting in runde]
    endelig = [[rad.id for rad in rader], *([getattr(rad, felt) for rad in rader] for felt in ETTERPAA)]
    for rad, flytting in runde:
        rad.frist, rad.antall_flyttinger, rad.status = flytting.fra, 0, Status.AAPEN
        rad.lukket = rad.kontakt_id = None
    legg_inn(rader, Oppfolging)
    legg_inn((flytting for _rad, flytting in runde), Flytting)
    with connection.cursor() as peker:
        peker.execute(SOM_DET_GIKK, endelig)
