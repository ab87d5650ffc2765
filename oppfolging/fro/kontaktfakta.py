"""Makes up the facts of a contact: why, with whom at which workplace, how long, and the attempts before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from arbeidsgivere.models import Arbeidsgiver
from inkludering.felles.arbeidsdager import samme_eller_forrige
from inkludering.felles.froregister import Saaing
from oppfolging.kjerne.forlopstyper import UBETALTE
from oppfolging.kjerne.models import Forlop, Formaal, Kanal, Kontaktutfall, Part, Side

# How many of a hundred contacts were tried in vain first, logged the day after, or begun by somebody else than Nav.
ANDEL_FORSOKT = 0.06
ANDEL_DAGEN_ETTER = 0.1
ANDEL_ANDRES_INITIATIV = 0.12
FORSOK = (
    (Kanal.TELEFON, Kontaktutfall.IKKE_SVAR),
    (Kanal.TELEFON, Kontaktutfall.IKKE_SVAR),
    (Kanal.FYSISK, Kontaktutfall.MOTTE_IKKE),
    (Kanal.FYSISK, Kontaktutfall.AVLYST),
    (Kanal.SMS, Kontaktutfall.SENDT),
)
UREGISTRERTE = ("Kiosken på torget", "Verkstedet i Fjordgata", "Kafé Ni", "Barnehagen på Haugen")
MINUTTER, REISE = (30, 45, 45, 60, 90), (0, 20, 30, 40, 60)


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


def forsoket(saaing: Saaing, dag: date, fra: date) -> tuple[date, str, str] | None:
    """The attempt in vain a working day before, with its channel and outcome, of the few there are."""
    foer = samme_eller_forrige(dag - timedelta(days=1))
    return (foer, *saaing.en(FORSOK)) if saaing.sjanse(ANDEL_FORSOKT) and foer > fra else None


def registrert(saaing: Saaing, dag: date) -> date:
    """The day it was logged: that day, for some the day after."""
    dagen_etter = dag + timedelta(days=1)
    return dagen_etter if dagen_etter < saaing.i_dag and saaing.sjanse(ANDEL_DAGEN_ETTER) else dag
