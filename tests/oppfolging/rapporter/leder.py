"""What the tests of the leader's pages share: rows to show, and a page as text."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from inkludering.brukere.models import Bruker
from kandidater.models import Kandidat
from oppfolging.rapporter import bestilling
from oppfolging.rapporter.models import Rapport
from tests import fabrikker as lag
from tests.klokke import for_, klokka

HASH = "0123456789ab" + 52 * "c"


def i_koe(leder: Bruker, **felt: Any) -> Kandidat:
    """A candidate who has waited three days for a responsible specialist."""
    return lag.kandidat(None, kontor=leder.kontor, naa=for_(3), **felt)


def fyll(spesialist: Bruker, antall: int, **felt: Any) -> None:
    for _ in range(antall):
        lag.kandidat(spesialist, **felt)


def siden(client: Client, navn: str, *args: Any, **valg: Any) -> str:
    """The page at this name, as one line."""
    svar = client.get(reverse(f"rapporter:{navn}", args=args), **valg)
    assert svar.status_code == 200
    return re.sub(r"\s+", " ", svar.content.decode())


def bestill(leder: Bruker, **felt: Any) -> Rapport:
    """A report of the last 30 days, in the state given."""
    naa = klokka()
    den = bestilling.bestill(
        kontor=leder.kontor, fra=naa.date() - timedelta(days=30), til=naa.date(), av=leder, naa=naa
    )
    Rapport.objects.filter(pk=den.pk).update(**felt)
    return den


def ferdig(leder: Bruker) -> Rapport:
    return bestill(
        leder, tilstand="klar", fremdrift=100, pdf=b"%PDF-1.7 innhold", tall={}, tall_hash=HASH, ferdig=klokka()
    )
