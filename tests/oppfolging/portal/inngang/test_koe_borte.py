"""The site keeps answering when the broker does not; what was asked for is delivered later."""

import time

from arbeidsgivere.portaltilgang import lenker
from inkludering.utsending.models import Tilstand, Utsending
from tests import fabrikker as lag
from tests.klokke import klokka


def test_be_om_lenke_gaar_bra_selv_om_koeen_er_borte(egen_base, client):
    kontakt = lag.arbeidsgiverkontakt(lag.arbeidsgiver(lag.bruker()))
    lag.portalbruker(kontakt)
    begynte = time.monotonic()
    svar = client.post("/portal/logg-inn/", {"epost": kontakt.epost})
    assert svar.status_code == 302
    assert time.monotonic() - begynte < 10
    lenker.behandle(naa=klokka())  # as beat has it done
    assert Utsending.objects.get().tilstand == Tilstand.I_KOE
