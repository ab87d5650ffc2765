"""Dates that stand once, beside the rhythm: after a lost job, the evaluations of a training, the first employer met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from inkludering.felles.arbeidsdager import lokal_dato, neste_arbeidsdag, samme_eller_forrige
from kandidater.models import Kandidat
from oppfolging.fro.rader import Samling, Strekk
from oppfolging.handlinger.forlopsslutt import DAGER_ETTER_JOBBTAP
from oppfolging.kjerne.models import (
    Art,
    Forlop,
    Formaal,
    Kanal,
    Kontaktutfall,
    Side,
    Situasjon,
    Sluttaarsak,
    Status,
)
from oppfolging.kjerne.planlegger.frister import hard_frist
from oppfolging.kjerne.planlegger.kort import DAGER_TIL_FORSTE_ARBEIDSGIVERMOTE, SIDER_I_FORLOP

NAADD = {"utfall": Kontaktutfall.NAADD}


def etter_jobbtap(samling: Samling, lop: Forlop) -> None:
    """Both sides are talked with within three days, the last ones not yet."""
    slutt, kjent = lop.avsluttet_dato, lop.avslutning_registrert
    if lop.sluttaarsak != Sluttaarsak.MISTET_JOBBEN or not slutt or not kjent or _foer_historien(samling, slutt):
        return
    frist = hard_frist(slutt + timedelta(days=DAGER_ETTER_JOBBTAP), slutt)
    for side in SIDER_I_FORLOP:
        strekk = _strekk(lop, side)
        dag = min(samling.saaing.en((neste_arbeidsdag(slutt), frist.dag)), frist.dag)
        kontakt = _kontakt(samling, strekk, dag, Formaal.JOBBSTOTTE) if dag < samling.saaing.i_dag else None
        samling.dato(strekk, frist, laget=kjent, kontakt=kontakt, art=Art.JOBBTAP)


def evalueringer(samling: Samling, lop: Forlop) -> None:
    """Half-way and at the end with both, face to face; cancelled where the training ended first.

    What is still ahead is left to planning.
    """
    if lop.er_betalt or not lop.slutt or _foer_historien(samling, lokal_dato(lop.registrert)):
        return
    dager = {Art.MIDTEVALUERING: lop.start + (lop.slutt - lop.start) / 2, Art.SLUTTEVALUERING: lop.slutt}
    ende = min(lop.avsluttet_dato or date.max, samling.saaing.i_dag)
    for art, senest in dager.items():
        dag = samme_eller_forrige(senest)
        if dag >= ende and lop.avsluttet_dato is None:
            continue
        for side in SIDER_I_FORLOP:
            strekk, frist = _strekk(lop, side), hard_frist(senest, lop.start)
            if dag <= ende:
                kontakt = _kontakt(samling, strekk, max(dag, lop.start), Formaal.EVALUERING)
                samling.dato(strekk, frist, laget=lop.registrert, kontakt=kontakt, art=art)
            else:
                lukket = {"status": Status.AVLYST, "lukket": lop.avslutning_registrert}
                samling.dato(strekk, frist, laget=lop.registrert, art=art, **lukket)


def foerste_mote(samling: Samling, kandidat: Kandidat, kontakter: Sequence[Any]) -> None:
    """The first of these face to face with an employer met the date for it."""
    oppstart = kandidat.oppstartsdato
    forste = next((ett for ett in kontakter if ett.kanal == Kanal.FYSISK and ett.utfall == Kontaktutfall.NAADD), None)
    if oppstart and forste and not _foer_historien(samling, oppstart):
        strekk = Strekk(Side.JOBBUTVIKLING, Situasjon.SOKER_JOBB, oppstart, oppstart, None, kandidat)
        frist = hard_frist(oppstart + timedelta(days=DAGER_TIL_FORSTE_ARBEIDSGIVERMOTE), oppstart)
        laget = samling.saaing.klokka(oppstart)
        art = Art.FORSTE_ARBEIDSGIVERMOTE
        samling.dato(strekk, replace(frist, fysisk=True), laget=laget, kontakt=forste, art=art)


def _strekk(lop: Forlop, side: Side) -> Strekk:
    situasjon = Situasjon.JOBB if lop.er_betalt else Situasjon.ARBEIDSTRENING
    return Strekk(side, situasjon, lop.start, lop.start, lop.avsluttet_dato, lop.kandidat, lop)


def _kontakt(samling: Samling, strekk: Strekk, dag: date, formaal: Formaal) -> Any:
    felt: dict[str, Any] = dict(NAADD)
    if strekk.side == Side.ARBEIDSGIVER and strekk.forlop:
        felt |= {"med_arbeidsgiver": True, "arbeidsgiver_id": strekk.forlop.arbeidsgiver_id, "formaal": formaal}
    kanal = Kanal.FYSISK if formaal == Formaal.EVALUERING else Kanal.TELEFON
    return samling.rad(strekk, dag, kanal, felt)


def _foer_historien(samling: Samling, dag: date) -> bool:
    return dag < samling.saaing.historien_begynner
