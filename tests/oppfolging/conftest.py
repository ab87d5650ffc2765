"""What most tests of pages begin with. Imports stand in the fixtures: this file is read before Django is set up."""

import pytest

from tests.klokke import for_


@pytest.fixture
def ane(client):
    """A jobbspesialist who is logged in."""
    from tests import fabrikker as lag

    bruker = lag.bruker()
    client.force_login(bruker)
    return bruker


@pytest.fixture
def kari(ane):
    """A candidate of theirs, overdue on both sides."""
    from tests import fabrikker as lag

    return lag.kandidat(ane, naa=for_(20), fase="jobbutvikling", fornavn="Kari", etternavn="Li")
