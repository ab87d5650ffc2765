"""What is posted when the session has run out, or from a page older than the login, is waiting after the login."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from inkludering.utkast import lager
from inkludering.utkast.models import Utkast
from tests import fabrikker as lag
from tests.inkludering.utkast.test_utkast import opplysninger, side, skriv
from tests.klokke import klokka
from tests.oppfolging.loggeskjema import HTMX, logg, suppe

pytestmark = pytest.mark.django_db
PASSORD = "et langt og riktig passord"


@pytest.fixture
def ane(client):
    bruker = lag.bruker()
    bruker.set_password(PASSORD)
    bruker.save()
    client.force_login(bruker)
    return bruker


def logg_inn(klient: Client, bruker, adresse: str = "/logg-inn/"):
    return klient.post(adresse, {"epost": bruker.epost, "passord": PASSORD})


@pytest.mark.parametrize("timer", [0.6, 8.1], ids=["uvirksom", "for lenge"])
def test_posten_som_moter_en_doed_okt_venter_etter_innloggingen(client, ane, kari, timer):
    side(client, "/")
    with time_machine.travel(klokka() + timedelta(hours=timer)):
        if timer > 1:
            holdt_i_live(client)
        svar = client.post(opplysninger(kari), {"notat": "kanariutkast", "telefon": ""})
        assert "utkast=1" in svar["Location"]
        innlogging = side(client, svar["Location"])
        assert "Du har et utkast som venter" in innlogging
        assert "Li" not in innlogging.split()
        tilbake = logg_inn(client, ane, svar["Location"])
        assert tilbake["Location"] == opplysninger(kari)
        vist = side(client, tilbake["Location"])
        assert "kanariutkast" in vist
        assert "Hentet fram det du skrev" in vist


def test_posten_faar_plass_ogsaa_naar_det_er_fullt(client, ane, kari, monkeypatch):
    monkeypatch.setattr(lager, "FLEST", 1)
    skriv(client, logg(kari), notat="eldst")
    with time_machine.travel(klokka() + timedelta(hours=1)):
        client.post(opplysninger(kari), {"notat": "kanariutkast"})
    assert [ett.sti for ett in Utkast.objects.all()] == [opplysninger(kari)]


def holdt_i_live(client) -> None:
    """Busy all day, so that only the longest limit ends it."""
    from inkludering.brukere.models import Okt

    Okt.objects.update(expire_date=klokka() + timedelta(minutes=29))


def test_innloggingen_sier_fra_om_utkast_ogsaa_naar_ingenting_ble_sendt(client, ane, kari):
    skriv(client, opplysninger(kari), notat="kanariutkast")
    with time_machine.travel(klokka() + timedelta(hours=1)):
        assert client.get("/kandidater/")["Location"] == "/logg-inn/?next=%2Fkandidater%2F&utkast=1"
        assert client.get("/kandidater/")["Location"] == "/logg-inn/?next=/kandidater/"  # whose it was is forgotten


def test_en_annen_som_logger_inn_ser_det_ikke(client, ane, kari):
    bo = lag.bruker()
    bo.set_password(PASSORD)
    bo.save()
    with time_machine.travel(klokka() + timedelta(hours=1)):
        svar = client.post(opplysninger(kari), {"notat": "kanariutkast"})
        tilbake = logg_inn(client, bo, svar["Location"])
        assert client.get(tilbake["Location"]).status_code == 404
    assert Utkast.objects.get().bruker == ane


def test_ogsaa_fra_raden(client, ane, kari):
    with time_machine.travel(klokka() + timedelta(hours=1)):
        svar = client.post(logg(kari), {"notat": "kanariutkast"}, headers=HTMX)
        assert svar["HX-Redirect"] == "/logg-inn/?next=%2F&utkast=1"
        logg_inn(client, ane)
        assert "Du har et utkast som venter." in side(client, "/")
        assert suppe(client.get(logg(kari), headers=HTMX)).textarea.text.strip() == "kanariutkast"


@pytest.mark.parametrize("knapp", ["angre", "svar_kom"])
def test_en_knapp_uten_skjema_forer_tilbake_til_siden_og_sier_at_den_ikke_ble_gjort(client, ane, kari, knapp):
    kontakt = lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=ane)
    with time_machine.travel(klokka() + timedelta(hours=1)):
        adresse = reverse(f"oppfolging:{knapp}", args=[kontakt.pk])
        svar = client.post(adresse, {}, headers={"referer": "http://testserver/kandidater/"})
        assert svar["Location"] == "/logg-inn/?next=%2Fkandidater%2F&ugjort=1"
        assert not Utkast.objects.exists()
        assert "ble ikke gjort. Logg inn, og trykk igjen." in side(client, svar["Location"])
        tilbake = logg_inn(client, ane, svar["Location"])
        assert tilbake["Location"] == "/kandidater/"
        assert "Du var logget ut, så det du trykket på, ble ikke gjort. Trykk igjen." in side(client, "/kandidater/")
        assert "ble ikke gjort" not in side(client, "/kandidater/")


def test_uten_okt_lagres_ingenting(client, kari):
    svar = Client().post(opplysninger(kari), {"notat": "x"})
    assert "utkast" not in svar["Location"]
    assert not Utkast.objects.exists()


def test_etter_utlogging_lagres_ingenting(client, ane, kari):
    kake = client.cookies["okt"].value
    client.post("/logg-ut/")
    klient = Client()
    klient.cookies["okt"] = kake
    assert "utkast" not in klient.post(opplysninger(kari), {"notat": "x"})["Location"]
    assert not Utkast.objects.exists()


EGEN = {"origin": "http://testserver"}


def test_side_eldre_enn_innloggingen_gir_skjemaet_tilbake_med_teksten(ane, kari):
    klient = Client(enforce_csrf_checks=True)
    klient.force_login(ane)
    svar = klient.post(opplysninger(kari), {"csrfmiddlewaretoken": "g" * 32, "notat": "kanariutkast"}, headers=EGEN)
    assert (svar.status_code, svar["Location"]) == (302, opplysninger(kari))
    vist = side(klient, opplysninger(kari))
    assert "kanariutkast" in vist
    assert "ingenting er lagret ennå" in vist


@pytest.mark.parametrize("hoder", [{}, {"origin": "https://ond.example"}, {"referer": "https://ond.example/"}])
def test_andre_nettsteder_kan_ikke_lage_utkast(ane, kari, hoder):
    klient = Client(enforce_csrf_checks=True)
    klient.force_login(ane)
    assert klient.post(opplysninger(kari), {"notat": "x"}, headers=hoder).status_code == 403
    assert skriv(klient, opplysninger(kari), notat="x").status_code == 403
    assert not Utkast.objects.exists()


def test_koden_fra_sms_en_lagres_aldri(client):
    ola = lag.portalbruker(lag.arbeidsgiverkontakt(lag.arbeidsgiver(lag.bruker())))
    client.force_login(ola, backend="django.contrib.auth.backends.ModelBackend")
    with time_machine.travel(klokka() + timedelta(hours=1)):
        client.post("/portal/kode/", {"kode": "123456"})
    assert not Utkast.objects.exists()


def test_et_skjema_som_sendes_uten_aa_forlate_siden_faar_siden_tilbake_og_veien_videre(client, ane, kari):
    paa_stedet = {"X-Skjema": "true", "HX-Current-URL": f"http://testserver{logg(kari)}"}
    feil = client.post(logg(kari), {"notat": "x"}, headers=paa_stedet)
    assert feil.status_code == 422
    assert suppe(feil).select_one("main#innhold form textarea").text.strip() == "x"
    svar = client.post(opplysninger(kari), {"notat": "Ferdig", "telefon": ""}, headers=paa_stedet)
    assert (svar.status_code, svar["HX-Redirect"]) == (204, f"/kandidater/{kari.pk}/")
