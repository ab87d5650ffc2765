"""A workplace with a fixed kontaktperson, and a manager there who has accepted an invitation."""

from __future__ import annotations

from dataclasses import dataclass

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from inkludering.brukere.models import Bruker
from tests import fabrikker as lag


@dataclass
class Sted:
    ane: Bruker
    hos: Arbeidsgiver
    kontakt: Arbeidsgiverkontakt
    leif: Bruker


def nytt_sted() -> Sted:
    ane = lag.bruker(fornavn="Ane", etternavn="Fast", telefon="40404040", epost="ane.fast@nav.example")
    hos = lag.arbeidsgiver(ane, naa=lag.oslo(2026, 1, 5), navn="Bakeriet AS")
    kontakt = lag.arbeidsgiverkontakt(hos, epost="leif@bakeriet.example", telefon="42424267")
    return Sted(ane, hos, kontakt, lag.portalbruker(kontakt))
