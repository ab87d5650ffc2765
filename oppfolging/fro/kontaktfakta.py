"""Makes up the facts of a contact: why, with whom at which workplace, how long, and the attempts before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from arbeidsgivere.models import Arbeidsgiver
from inkludering.felles.arbeidsdager import samme_eller_forrige
from inkludering.felles.froregister import Saaing
from oppfolging.kjerne.forlopstyper import UBETALTE
from oppfolging.kjerne.models import Forlop, Formaal, Kanal, Kontaktutfall, Part, Side

# How many of a hundred contacts were logged the day after, or begun by somebody else than Nav.
ANDEL_DAGEN_ETTER = 0.1
ANDEL_ANDRES_INITIATIV = 0.12
# How many attempts in vain came before somebody was reached, per hundred.
FORSOK_FOER = {0: 77, 1: 18, 2: 5}
# What came of those, per hundred.
FORSOK: Mapping[str, Mapping[tuple[Kanal, Kontaktutfall], int]] = {
    Side.KANDIDAT: {
        (Kanal.TELEFON, Kontaktutfall.IKKE_SVAR): 46,
        (Kanal.SMS, Kontaktutfall.SENDT): 27,
        (Kanal.FYSISK, Kontaktutfall.MOTTE_IKKE): 17,
        (Kanal.FYSISK, Kontaktutfall.AVLYST): 10,
    },
    Side.ARBEIDSGIVER: {
        (Kanal.TELEFON, Kontaktutfall.IKKE_SVAR): 52,
        (Kanal.EPOST, Kontaktutfall.SENDT): 36,
        (Kanal.FYSISK, Kontaktutfall.AVLYST): 12,
    },
}
# Of the messages sent last before somebody was reached, how many were what they answered.
ANDEL_BESVART = 0.7
UREGISTRERTE = ("Kiosken på torget", "Verkstedet i Fjordgata", "Kafé Ni", "Barnehagen på Haugen")
MINUTTER, REISE = (30, 45, 45, 60, 90), (0, 20, 30, 40, 60)


@dataclass(frozen=True)
class Forsok:
    dag: date
    kanal: str
    utfall: str


def fakta(
    saaing: Saaing, side: Side, forlop: Forlop | None, *, kanal: str, hos: Sequence[Arbeidsgiver]
) -> dict[str, Any]:
    """The columns of a contact that figures count by. `hos`: the workplaces a talk outside any forløp may be at."""
    felt: dict[str, Any] = {"utfall": Kontaktutfall.NAADD}
    if kanal == Kanal.FYSISK and side != Side.KANDIDAT:
        felt |= {"minutter": saaing.en(MINUTTER), "reiseminutter": saaing.en(REISE)}
    if saaing.sjanse(ANDEL_ANDRES_INITIATIV):
        felt["initiativ"] = Part.KANDIDAT if side == Side.KANDIDAT else Part.ARBEIDSGIVER
    if side == Side.KANDIDAT:
        return felt
    felt |= {"med_arbeidsgiver": True, "beslutningstaker": saaing.sjanse(0.5)}
    if forlop:
        formaal = Formaal.OPPFOLGING if forlop.type in UBETALTE else Formaal.JOBBSTOTTE
        return felt | {"arbeidsgiver_id": forlop.arbeidsgiver_id, "formaal": formaal}
    felt["formaal"] = Formaal.JOBBUTVIKLING
    if hos and saaing.sjanse(0.3):
        return felt | {"arbeidsgiver_id": saaing.en(hos).pk}
    return felt | ({"arbeidsgivernavn": saaing.en(UREGISTRERTE)} if saaing.sjanse(0.5) else {})


def fakta_om_forsok(side: Side, forlop: Forlop | None, utfall: str) -> dict[str, Any]:
    """The same of one that reached nobody: an employer was sought, if it was."""
    if side == Side.KANDIDAT:
        return {"utfall": utfall}
    felt: dict[str, Any] = {"utfall": utfall, "med_arbeidsgiver": True}
    if forlop:
        return felt | {"arbeidsgiver_id": forlop.arbeidsgiver_id, "formaal": Formaal.OPPFOLGING}
    return felt | {"formaal": Formaal.JOBBUTVIKLING}


def forsokene(saaing: Saaing, side: Side, *, foer: date, fra: date, antall: int | None = None) -> list[Forsok]:
    """The attempts in vain on the working days before a day, not before `fra`; in the order they were made."""
    if antall is None:
        antall = saaing.tilfeldig.choices(list(FORSOK_FOER), list(FORSOK_FOER.values()))[0]
    return sorted(_bakover(saaing, side, foer, fra, antall), key=lambda ett: ett.dag)


def _bakover(saaing: Saaing, side: Side, dag: date, fra: date, antall: int) -> Iterator[Forsok]:
    slag = FORSOK[Side.KANDIDAT if side == Side.KANDIDAT else Side.ARBEIDSGIVER]
    for _nr in range(antall):
        dag = samme_eller_forrige(dag - timedelta(days=1))
        if dag < fra:
            return
        kanal, utfall = saaing.tilfeldig.choices(list(slag), list(slag.values()))[0]
        yield Forsok(dag, kanal, utfall)


def registrert(saaing: Saaing, dag: date) -> date:
    """The day it was logged: that day, for some the day after."""
    dagen_etter = dag + timedelta(days=1)
    return dagen_etter if dagen_etter < saaing.i_dag and saaing.sjanse(ANDEL_DAGEN_ETTER) else dag
