"""What stands against what should stand: which dates are closed and which are missing. No database here.

A date that is over its limit is left alone: only a contact or a person's move makes it go. Two things the rules let
end it: the first employer meeting falls away in education, and a date of a forløp that has ended is handed on, due at
once and with the day it should have been, to the date that takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from inkludering.felles.arbeidsdager import samme_eller_neste
from oppfolging.kjerne.models import Art, Oppfolging, Side
from oppfolging.kjerne.models.oppfolging import over_fristen
from oppfolging.kjerne.planlegger.kort import Dato, Plass


@dataclass
class Avvik:
    """`mangler`: the dates to make, by their place."""

    mangler: dict[Plass, Dato]
    lukkes: list[Oppfolging] = field(default_factory=list)


def finn(
    onsket: Mapping[Plass, Dato],
    staar: Iterable[Oppfolging],
    *,
    faller_bort: Iterable[str],
    i_dag: date,
    paa_nytt: bool = False,
) -> Avvik:
    """Compare. A date stays in its place while the situation that gave it lasts; `faller_bort`: what ends even late.

    `paa_nytt`: a fact that the dates follow from was corrected, so that one also goes when it would be another now.
    """
    avvik, til_overs = Avvik(dict(onsket)), []
    for rad in staar:
        dato = onsket.get(_plassen(rad))
        if dato and (over_fristen(rad.frist, i_dag) or _samme(rad, dato, paa_nytt) or _avtalt(rad, dato)):
            avvik.mangler.pop(_plassen(rad), None)
        else:
            til_overs.append(rad)
    for rad in til_overs:
        arving = _arving(rad)
        if not over_fristen(rad.frist, i_dag) or rad.art in faller_bort:
            avvik.lukkes.append(rad)
        elif arving in avvik.mangler:
            avvik.mangler[arving] = _arv(avvik.mangler[arving], rad, i_dag)
            avvik.lukkes.append(rad)
    return avvik


def _samme(rad: Oppfolging, dato: Dato, paa_nytt: bool) -> bool:
    """The situation has not changed, or the change gives the same date."""
    if dato.situasjon == rad.situasjon and not paa_nytt:
        return True
    er_den = (dato.frist.dag, dato.frist.fysisk) == (rad.frist, rad.fysisk)
    return er_den or (paa_nytt and _valgt_for_haand(rad) and rad.frist <= dato.frist.dag)


def _valgt_for_haand(rad: Oppfolging) -> bool:
    """A person typed the date, or moved it: it stays where the rhythm allows it."""
    return bool(rad.antall_flyttinger) or (rad.frist != rad.rytmefrist and rad.skulle_vaert is None)


def _avtalt(rad: Oppfolging, dato: Dato) -> bool:
    """A meeting agreed for no later than the date that is asked for now serves as that."""
    return rad.er_mote and rad.frist <= dato.frist.dag


def _arv(dato: Dato, rad: Oppfolging, i_dag: date) -> Dato:
    frist = replace(
        dato.frist,
        dag=min(dato.frist.dag, samme_eller_neste(i_dag)),
        rytmefrist=min(dato.frist.rytmefrist, rad.rytmefrist),
    )
    return replace(dato, frist=frist)


def _arving(rad: Oppfolging) -> Plass | None:
    """Where a rhythm goes on when its forløp has ended: with the candidate, or with the employer by itself."""
    if rad.art != Art.RYTME or rad.forlop is None or rad.forlop.er_aapent:
        return None
    if rad.side == Side.KANDIDAT:
        return Plass(Side.KANDIDAT, kandidat_id=rad.kandidat_id)
    return Plass(Side.ARBEIDSGIVER, arbeidsgiver_id=rad.arbeidsgiver_id)


def _plassen(rad: Oppfolging) -> Plass:
    return Plass(rad.side, rad.art, rad.kandidat_id, rad.forlop_id, rad.arbeidsgiver_id)
