"""A provider, and the browser of somebody who logs in by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from inkludering.brukere.models import Bruker
    from tests.leverandor import Leverandor

Innlogging = Callable[..., object]


@pytest.fixture(scope="module")
def _huset() -> Iterator[Leverandor]:
    from tests.leverandor import leverandor

    with leverandor() as den:
        yield den


@pytest.fixture
def op(_huset: Leverandor, settings) -> Leverandor:
    """The provider of staff, who know Ada, a leader of ours."""
    from inkludering.brukere.paalogging import nokler

    nokler.glem()
    _huset.endre, _huset.nede = None, False
    _huset.spurt.clear()
    _huset.tokenforesporsler.clear()
    _huset.folk("ada")
    settings.OIDC = {"ansatt": _huset.tilbyder()}
    return _huset


@pytest.fixture
def ada(db) -> Bruker:
    from inkludering.brukere.roller import Rolle
    from tests import fabrikker as lag

    return lag.bruker(Rolle.LEDER, epost="ada@nav.example")


@pytest.fixture
def logg_inn(op: Leverandor, client: Client) -> Innlogging:
    """All the way out and back; gives the answer of ours."""

    def inn(sub: str = "ada", *, hvem: str = "ansatt", klient: Client = client, maal: str = ""):
        ut = klient.get(f"/logg-inn/{hvem}/", {"next": maal} if maal else {})
        return klient.get(op.logg_inn(ut["Location"], sub))

    return inn
