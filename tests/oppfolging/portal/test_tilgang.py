"""Who gets in to the portal, and when they no longer do."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import get_resolver

from arbeidsgivere.models import Engangskode
from oppfolging.kjerne.models import Oppfolging
from tests import fabrikker as lag

# Off until the installation has ID-porten: nothing is there.
ID_PORTEN = {"/portal/id-porten/", "/portal/id-porten/svar/"}
AAPNE = {
    *("/portal/logg-inn/", "/portal/lenke-sendt/", "/portal/inn/", "/portal/inn/x/", "/portal/spraak/"),
    "/portal/tilgjengelighet/",
}
ORGNR = "310000000"


def alle_adresser() -> set[str]:
    """Every address of the portal, with something in the place of what varies."""
    portal = next(del_ for del_ in get_resolver().url_patterns if getattr(del_, "namespace", "") == "portal")
    return {
        "/portal/" + str(monster.pattern).replace("<lenketoken:token>", "x").replace("<slug:orgnr>", ORGNR)
        for monster in portal.url_patterns
    }


def lukkede() -> set[str]:
    return alle_adresser() - AAPNE - ID_PORTEN


def test_det_finnes_aapne_og_lukkede_adresser():
    assert alle_adresser() >= AAPNE | ID_PORTEN
    assert len(lukkede()) == 6


def test_den_som_ikke_er_inne_sendes_til_portalens_egen_innlogging(client, db):
    for adresse in lukkede():
        for metode in (client.get, client.post):
            assert metode(adresse).url.startswith("/portal/logg-inn/?next=")


def test_den_som_er_logget_ut_naar_de_trykker_faar_vite_at_ingenting_er_gjort(client, sted):
    svar = client.post(f"/portal/ring-meg/{sted.hos.orgnr}/", follow=True)
    assert "Du er logget ut, og det du trykket på, er ikke gjort." in svar.content.decode()
    assert not Oppfolging.objects.filter(art="ringeonske").exists()


@pytest.mark.django_db
def test_den_som_bare_kommer_til_en_doer_faar_ingen_advarsel(client):
    for adresse in lukkede():
        assert "er ikke gjort" not in client.get(adresse, follow=True).content.decode(), adresse


@pytest.mark.parametrize("rolle", ["jobbspesialist", "leder", "markedskontakt", "administrator"])
def test_nav_ansatte_finner_ingen_portal(client, db, rolle):
    client.force_login(lag.bruker(rolle))
    for adresse in lukkede():
        for metode in (client.get, client.post):
            assert metode(adresse).status_code == 404


def test_en_i_nav_som_ser_paa_innloggingen_faar_den_vanlige_siden(client, db):
    client.force_login(lag.bruker())
    assert client.get("/portal/logg-inn/").status_code == 200


def test_den_som_har_sluttet_mister_tilgangen_ved_neste_trykk(bekreftet, sted):
    assert bekreftet.get("/portal/").status_code == 200
    sted.kontakt.sluttet_dato = date(2026, 11, 1)
    sted.kontakt.save()
    svar = bekreftet.get("/portal/", follow=True)
    assert svar.redirect_chain == [("/portal/logg-inn/", 302)]
    assert "Du har ikke lenger tilgang" in svar.content.decode()
    assert "_auth_user_id" not in bekreftet.session


def test_andres_arbeidsplass_er_som_en_som_ikke_finnes(innlogget, sted):
    fremmed = lag.arbeidsgiver(sted.ane)
    for orgnr in (fremmed.orgnr, ORGNR, "x"):
        assert innlogget.post(f"/portal/ring-meg/{orgnr}/").status_code == 404
    assert not Oppfolging.objects.exists()


def test_aa_lese_en_adresse_endrer_ingenting(innlogget, sted):
    for adresse in alle_adresser() - ID_PORTEN - {"/portal/inn/x/"}:
        assert innlogget.get(adresse).status_code in (200, 302, 405, 410)
    assert not Oppfolging.objects.exists()
    assert not Engangskode.objects.exists()


def test_skjema_uten_csrf_avvises(sted):
    streng = Client(enforce_csrf_checks=True)
    streng.force_login(sted.leif)
    for adresse in ("/portal/kode/", "/portal/kode/send/", "/portal/logg-ut/", "/portal/inn/", "/portal/logg-inn/"):
        assert streng.post(adresse).status_code == 403


def test_logg_ut_tar_bort_okten_og_det_nettleseren_har_lagret(bekreftet):
    svar = bekreftet.post("/portal/logg-ut/")
    assert svar.url == "/portal/logg-inn/"
    assert svar["Clear-Site-Data"] == '"cache", "storage"'
    assert bekreftet.get("/portal/").status_code == 302


def test_sidene_lagres_ikke_og_bruker_ikke_skript(bekreftet):
    svar = bekreftet.get("/portal/")
    assert svar["Cache-Control"] == "no-store"
    assert "<script" not in svar.content.decode()
