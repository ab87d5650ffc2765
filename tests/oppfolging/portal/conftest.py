"""A workplace with a fixed kontaktperson, and a manager there who has accepted an invitation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # this file is read before Django is set up
    from django.test import Client

    from tests.oppfolging.portal.sted import Sted


@pytest.fixture
def sted(db: None) -> Sted:
    from tests.oppfolging.portal.sted import nytt_sted

    return nytt_sted()


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
