"""Who the tests of the leader's pages log in as. Read before Django is set up: the fixtures import for themselves."""

import pytest


@pytest.fixture
def leder(client, db):
    from inkludering.brukere.models import Rolle
    from tests import fabrikker as lag

    den = lag.bruker(Rolle.LEDER)
    client.force_login(den)
    return den


@pytest.fixture
def anne(leder):
    """A full-time jobbspesialist at the leader's office."""
    from tests import fabrikker as lag

    return lag.bruker(fornavn="Anne", etternavn="Berg")
