"""A workplace with a fixed kontaktperson, and a manager there who has accepted an invitation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # this file is read before Django is set up
    from django.test import Client

    from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
    from inkludering.brukere.models import Bruker


@dataclass
class Sted:
    ane: Bruker
    hos: Arbeidsgiver
    kontakt: Arbeidsgiverkontakt
    leif: Bruker


@pytest.fixture
def sted(db: None) -> Sted:
    from tests import fabrikker as lag

    ane = lag.bruker(fornavn="Ane", etternavn="Fast", telefon="40404040", epost="ane.fast@nav.example")
    hos = lag.arbeidsgiver(ane, naa=lag.oslo(2026, 1, 5), navn="Bakeriet AS")
    kontakt = lag.arbeidsgiverkontakt(hos, epost="leif@bakeriet.example", telefon="42424267")
    return Sted(ane, hos, kontakt, lag.portalbruker(kontakt))


@pytest.fixture
def innlogget(client: Client, sted: Sted) -> Client:
    """Leif, logged in by link."""
    client.force_login(sted.leif)
    return client


@pytest.fixture
def bekreftet(innlogget: Client) -> Client:
    """Leif, after the second factor."""
    okt = innlogget.session
    okt["portal_bekreftet"] = True
    okt.save()
    return innlogget
