"""What failed log-ins are counted by: behind proxies, from many addresses, and never so that the user is shut out."""

import pytest
from axes.models import AccessAttempt

from inkludering.brukere import forsok
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db
PASSORD = "et langt og riktig passord"


@pytest.fixture(autouse=True)
def ane():
    den = lag.bruker(epost="ane@nav.example")
    den.set_password(PASSORD)
    den.save()
    return den


def prov(klient, ordet="galt", epost="ane@nav.example", **fra) -> int:
    return klient.post("/logg-inn/", {"epost": epost, "passord": ordet}, **fra).status_code


@pytest.mark.parametrize(
    ("proxyer", "videresendt", "telles_som"),
    [
        (0, "", "10.0.0.9"),
        (0, "203.0.113.5", "10.0.0.9"),
        (1, "203.0.113.5", "203.0.113.5"),
        (1, "198.51.100.1, 203.0.113.5", "203.0.113.5"),
        (2, "198.51.100.1, 203.0.113.5, 10.0.0.8", "203.0.113.5"),
        (2, "203.0.113.5", "10.0.0.9"),
        (1, "", "10.0.0.9"),
        (1, "tull", "10.0.0.9"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (1, "2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        (1, "::ffff:203.0.113.5", "203.0.113.5"),
    ],
)
def test_adressen_er_den_den_ytterste_av_vaare_proxyer_saa(rf, settings, proxyer, videresendt, telles_som):
    settings.PROXYER = proxyer
    spurt = rf.post("/logg-inn/", {"epost": "x"}, REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR=videresendt)
    assert forsok.adresse(spurt) == telles_som


def test_bak_en_proxy_stenger_en_klient_bare_seg_selv(client, settings):
    settings.PROXYER = 1
    for _ in range(5):
        siste = prov(client, HTTP_X_FORWARDED_FOR="1.1.1.1, 203.0.113.5")
    assert siste == 429
    assert prov(client, PASSORD, HTTP_X_FORWARDED_FOR="203.0.113.6") == 302


def test_fra_mange_adresser_er_det_en_grense_for_brukeren_men_den_som_er_kjent_i_nettleseren_kommer_inn(client):
    hjemme = client.__class__()
    assert prov(hjemme, PASSORD, REMOTE_ADDR="203.0.113.7") == 302
    hjemme.post("/logg-ut/")
    svar = [prov(client, REMOTE_ADDR=f"198.51.100.{nr}") for nr in range(forsok.FEIL_FRA_UKJENTE)]
    assert set(svar) == {422}
    assert prov(client, PASSORD, REMOTE_ADDR="198.51.100.200") == 429
    assert prov(client, PASSORD, epost="ole@nav.example", REMOTE_ADDR="198.51.100.200") == 422
    assert prov(hjemme, PASSORD, REMOTE_ADDR="203.0.113.7") == 302


def test_den_som_er_kjent_i_nettleseren_stenges_ikke_fra_sin_egen_adresse_men_har_sin_egen_grense(client):
    hjemme = client.__class__()
    prov(hjemme, PASSORD)
    hjemme.post("/logg-ut/")
    for _ in range(5):
        prov(client)
    assert prov(client, PASSORD) == 429
    for _ in range(5):
        siste = prov(hjemme)
    assert siste == 429
    assert prov(hjemme, PASSORD) == 429
    assert AccessAttempt.objects.filter(ip_address__startswith="fd").count() == 1


def test_kjent_i_nettleseren_er_en_bare_som_seg_selv_og_merket_kan_ikke_lages(client, rf, ane):
    svar = client.post("/logg-inn/", {"epost": ane.epost, "passord": PASSORD})
    merket = svar.cookies[forsok.KAKE]
    assert merket["httponly"] and merket["samesite"] == "Strict"
    for epost, verdi, kjent in (
        (ane.epost, merket.value, True),
        ("ole@nav.example", merket.value, False),
        (ane.epost, "x:y:z", False),
    ):
        spurt = rf.post("/logg-inn/", {"epost": epost})
        spurt.COOKIES[forsok.KAKE] = verdi
        assert forsok.adresse(spurt).startswith("fd") is kjent
