"""«Over fristen» is one count: on «I dag», in the mail and on the office page (the report has the office page's)."""

import pytest
from bs4 import BeautifulSoup

from inkludering.brukere.models import Rolle
from inkludering.utsending.models import Utsending
from oppfolging.handlinger import ringeonske
from oppfolging.varsling import generering
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import MORGEN, for_, paa

pytestmark = pytest.mark.django_db


def paa_i_dag(client, den) -> int:
    client.force_login(den)
    side = BeautifulSoup(client.get("/").content, "html.parser")
    (teller,) = side.select('.teller[href$="status=forfalt_rod"] .teller__tall')
    return int(teller.text)


def i_mailen(den) -> int:
    generering.generer(naa=MORGEN)
    return Utsending.objects.get(mottaker=den, mal="sammendrag").data["over_fristen"]


def paa_kontoret(client, den) -> int:
    client.force_login(lag.bruker(Rolle.LEDER))
    side = BeautifulSoup(client.get("/kontor/").content, "html.parser")
    rad = side.select_one(f'tr:has(a[href="/kontor/jobbspesialister/{den.pk}/"])')
    celle = rad.select_one('td[data-etikett="Over fristen nå"], td[data-etikett="Over fristen"]')
    return int(celle.select_one("div").text)


def test_over_fristen_er_det_samme_tallet_overalt(client):
    with paa(MORGEN.isoformat()):
        ane, bo = lag.bruker(), lag.bruker()
        # Mine, on both sides, one of them tried today; and one that is not over the limit.
        kari = lag.kandidat(ane, naa=for_(40), fase="jobbutvikling")
        lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=MORGEN, naadd=False)
        lag.kandidat(ane, naa=MORGEN)
        # Mine at the employer I answer for, whoever's candidate; and a colleague's at theirs.
        for ansvarlig, kontaktperson in ((bo, ane), (ane, bo), (ane, ane)):
            den = lag.kandidat(ansvarlig, naa=for_(40), fase="jobbutvikling")
            hos = lag.arbeidsgiver(kontaktperson, naa=for_(40))
            lag.forlop(den, hos, av=ansvarlig, naa=for_(40), type="fast", start=for_(40).date())
        # And an employer of mine who asked to be called, and was not.
        leif = lag.portalbruker(lag.arbeidsgiverkontakt(hos))
        ringeonske.be_om_oppringing(orgnr=hos.orgnr, av=leif, naa=for_(10))
        tallene = {paa_i_dag(client, ane), i_mailen(ane), paa_kontoret(client, ane)}
    assert len(tallene) == 1 and tallene.pop() >= 6


def test_listen_sier_hvorfor_den_er_kortere_enn_tallet(client):
    with paa(MORGEN.isoformat()):
        ane = lag.bruker()
        lag.kandidat(ane, naa=for_(40), fase="jobbutvikling")
        antall = paa_i_dag(client, ane)
        side = client.get("/?status=forfalt_rod").content.decode()
        assert antall > 1
        assert f"{antall} kontakter er over fristen, hos 1 i listen." in side
        assert "er over fristen, hos" not in client.get("/").content.decode()
