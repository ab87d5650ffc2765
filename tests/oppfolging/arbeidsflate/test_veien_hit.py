"""Every page of one's work says where it stands, and writes places as one reads them."""

import pytest
from django.urls import reverse

from arbeidsgivere.models import Arbeidsgiver
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.oppfolging.loggeskjema import suppe

pytestmark = pytest.mark.django_db


@pytest.fixture
def ane(client):
    ane = lag.bruker()
    client.force_login(ane)
    return ane


@pytest.mark.parametrize(
    ("side", "ledd"),
    [
        ("logg_kandidat", ["Kari Li"]),
        ("flytt", ["Kari Li (kandidat)"]),
        ("mote", ["Kari Li (kandidat)"]),
        ("kontakt_rett", ["Historikk"]),
        ("forlop_avslutt", ["Kandidater", "Kari Li", "Bakeriet AS"]),
        ("forlop_endre", ["Kandidater", "Kari Li", "Bakeriet AS"]),
    ],
)
def test_hver_side_har_broedsmuler(client, ane, side, ledd):
    kari = lag.kandidat(ane, fornavn="Kari", etternavn="Li", fase="jobbutvikling")
    forlop = lag.forlop(kari, lag.arbeidsgiver(ane, navn="Bakeriet AS"), av=ane)
    kontakt = lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane)
    dato = kari.oppfolginger.aapne().filter(side="kandidat").earliest("frist")
    av_hva = {"logg_kandidat": kari, "flytt": dato, "mote": dato, "kontakt_rett": kontakt}.get(side, forlop)
    svar = client.get(reverse(f"oppfolging:{side}", args=[av_hva.pk]), follow=True)
    assert [ett.text.strip() for ett in suppe(svar).select(".brodsmuler a")] == ledd


def test_steder_skrives_som_man_leser_dem(client, ane):
    hos = lag.arbeidsgiver(ane, navn="Bakeriet AS")
    Arbeidsgiver.objects.filter(pk=hos.pk).update(poststed="MO I RANA")
    for svar in (client.get("/arbeidsgivere/"), client.post("/sok/", {"q": "Bakeriet"}, follow=True)):
        side = svar.content.decode()
        assert "Mo i Rana" in side and "MO I RANA" not in side
