"""The candidate's page on a phone: the number first, and the fødselsnummer only for whoever asks for it."""

import re

import pytest

from inkludering.hendelser.models import Oppslag
from tests import fabrikker as lag
from tests.oppfolging.loggeskjema import suppe

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari(ane):
    return lag.kandidat(ane, fornavn="Kari", etternavn="Åsen", telefon="+4791234567", fodselsnummer=FNR)


FNR = lag.fodselsnummer()


def test_ring_og_sms_staar_under_navnet(client, ane, kari):
    hode = suppe(client.get(f"/kandidater/{kari.pk}/")).select_one(".sidehode")
    assert [(lenke["href"], " ".join(lenke.text.split())) for lenke in hode.select("a")][:2] == [
        ("tel:+4791234567", "Ring 912 34 567"),
        ("sms:+4791234567", "SMS"),
    ]


def test_uten_nummer_staar_det_ingen_ring(client, ane):
    side = suppe(client.get(f"/kandidater/{lag.kandidat(ane, telefon='').pk}/"))
    assert not side.select('.sidehode [href^="tel:"], .sidehode [href^="sms:"]')


def test_om_kandidaten_staar_foer_historikken(client, ane, kari):
    side = suppe(client.get(f"/kandidater/{kari.pk}/"))
    overskrifter = [h.get("id") for h in side.select("h2")]
    assert overskrifter.index("om") < overskrifter.index("historikk")


def test_fodselsnummeret_vises_ved_et_trykk_og_logges(client, ane, kari):
    assert FNR not in re.sub(r"\D", "", client.get(f"/kandidater/{kari.pk}/").content.decode())
    adresse = f"/kandidater/{kari.pk}/nummer/vis/"
    assert client.get(adresse).status_code == 405
    hele, bit = client.post(adresse), client.post(adresse, headers={"HX-Request": "true"})
    for svar in (hele, bit):
        vist = suppe(svar).select_one(".kopi")
        assert vist.select_one(".tall").text == f"{FNR[:6]}\N{NO-BREAK SPACE}{FNR[6:]}"
        assert vist.button["data-kopier"] == FNR
        assert "no-store" in svar["Cache-Control"]
    assert (hele.content.count(b"<html"), bit.content.count(b"<html")) == (1, 0)
    sett = Oppslag.objects.order_by("pk").values_list("handling", "utfall", "personer")
    assert list(sett)[1:] == [("fodselsnummer_vist", "tillatt", [kari.pk])] * 2


def test_en_kollega_faar_ikke_se_nummeret_og_forsoeket_logges(client, kari):
    client.force_login(lag.bruker())
    svar = client.post(f"/kandidater/{kari.pk}/nummer/vis/")
    assert (svar.status_code, FNR.encode() in svar.content) == (404, False)
    assert Oppslag.objects.get().utfall == "avvist"


@pytest.mark.parametrize(("navn", "sies"), [(True, "og navnet kan sies"), (False, "men navnet skal ikke sies")])
def test_aapenheten_staar_under_navnet(client, ane, kari, navn, sies):
    def linje() -> str:
        return suppe(client.get(f"/kandidater/{kari.pk}/")).select_one(".sidehode + .aapenhetslinje").text

    assert linje() == "Arbeidsgivere skal ikke kontaktes om kandidaten."
    lag.aapne(kari, av=ane, navn=navn)
    assert linje() == f"Arbeidsgivere kan kontaktes, {sies}."
