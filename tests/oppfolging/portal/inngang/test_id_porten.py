"""Employers come in by ID-porten when they have tied it to their access: by a keyed hash of the number alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import fabrikker as lag

if TYPE_CHECKING:
    from django.test import Client

    from inkludering.brukere.models import Bruker

pytestmark = pytest.mark.django_db
PID, ANNEN_PID = "04839132137", "23817398120"
HOY = "idporten-loa-high"


@pytest.fixture(scope="module")
def _huset():
    from tests.leverandor import leverandor

    with leverandor() as den:
        yield den


@pytest.fixture
def id_porten(_huset, settings):
    from inkludering.brukere.paalogging import nokler

    nokler.glem()
    _huset.endre = None
    _huset.folk("per", tid=None, oid=None, email=None, pid=PID, acr=HOY)
    settings.OIDC = {"arbeidsgiver": _huset.tilbyder("arbeidsgiver", acr=(HOY,), domener=(), scope="openid profile")}
    return _huset


@pytest.fixture
def per() -> Bruker:
    ane = lag.bruker()
    return lag.portalbruker(lag.arbeidsgiverkontakt(lag.arbeidsgiver(ane), av=ane))


@pytest.fixture
def bekreftet(per: Bruker, client: Client) -> Client:
    client.force_login(per)
    okt = client.session
    okt["portal_bekreftet"] = True
    okt.save()
    return client


def gjennom(id_porten, klient: Client, sub: str = "per"):
    ut = klient.get("/portal/id-porten/")
    return klient.get(id_porten.logg_inn(ut["Location"], sub))


def test_den_som_er_bekreftet_kobler_til_og_kommer_rett_inn_bekreftet_neste_gang(id_porten, bekreftet, per):
    from django.test import Client

    from inkludering.brukere.models import Identitet

    assert "Koble til ID-porten" in bekreftet.get("/portal/").content.decode()
    assert gjennom(id_porten, bekreftet).url == "/portal/"
    assert "Koble til ID-porten" not in bekreftet.get("/portal/").content.decode()
    (den,) = Identitet.objects.all()
    assert den.bruker == per and PID not in den.emne and len(den.emne) == 64
    ny = Client()
    assert gjennom(id_porten, ny).url == "/portal/"
    assert ny.get("/portal/kode/").url == "/portal/"  # no code is asked for
    assert PID not in str(dict(ny.session))


@pytest.mark.parametrize("acr", [None, "idporten-loa-substantial", "Level4"])
def test_for_lavt_nivaa_slipper_ingen_inn(id_porten, bekreftet, acr):
    from django.test import Client

    gjennom(id_porten, bekreftet)
    id_porten.folk("per", tid=None, oid=None, email=None, pid=PID, acr=acr)
    assert gjennom(id_porten, Client()).status_code == 400
    assert id_porten.spurt[-1]["acr_values"] == HOY


@pytest.mark.parametrize("pid", [None, "", "123", "0483913213a", "٠٤٨٣٩١٣٢١٣٧"])
def test_uten_et_nummer_kommer_ingen_inn(id_porten, client, pid):
    id_porten.folk("per", tid=None, oid=None, email=None, pid=pid, acr=HOY)
    assert gjennom(id_porten, client).status_code == 400


def test_den_vi_ikke_kjenner_faar_vite_hva_en_gjoer(id_porten, client):
    svar = gjennom(id_porten, client)
    assert svar.status_code == 403
    assert "Logg inn med lenken i e-posten først" in svar.content.decode()


def test_den_som_bare_har_lenken_kan_ikke_koble_et_nummer_til_den(id_porten, per, client):
    """Whoever reads another's mail has the link, and not the phone."""
    client.force_login(per)
    assert gjennom(id_porten, client).status_code == 403
    from inkludering.brukere.models import Identitet

    assert not Identitet.objects.exists()


def test_et_nummer_hoerer_til_en_og_en_har_ett_nummer(id_porten, bekreftet, per):
    from django.test import Client

    gjennom(id_porten, bekreftet)
    id_porten.folk("kari", tid=None, oid=None, email=None, pid=ANNEN_PID, acr=HOY)
    assert gjennom(id_porten, bekreftet, "kari").status_code == 403
    ane = lag.bruker()
    annen = Client()
    annen.force_login(lag.portalbruker(lag.arbeidsgiverkontakt(lag.arbeidsgiver(ane), av=ane)))
    okt = annen.session
    okt["portal_bekreftet"] = True
    okt.save()
    gjennom(id_porten, annen)
    assert annen.get("/portal/").wsgi_request.user == per  # whose number it is, and nobody else's access


def test_utlogging_gaar_om_id_porten(id_porten, bekreftet):
    gjennom(id_porten, bekreftet)
    assert bekreftet.post("/portal/logg-ut/").url.startswith(f"{id_porten.adresse}/oauth2/end_session?client_id=")


def test_uten_id_porten_finnes_den_ikke(bekreftet, settings):
    settings.OIDC = {}
    assert "ID-porten" not in bekreftet.get("/portal/").content.decode()
    assert bekreftet.get("/portal/id-porten/").status_code == 404
    assert bekreftet.get("/portal/id-porten/svar/").status_code == 404
    bekreftet.post("/portal/logg-ut/")
    assert "ID-porten" not in bekreftet.get("/portal/logg-inn/").content.decode()
    settings.OIDC = {"arbeidsgiver": None}
    assert "Logg inn med ID-porten" in bekreftet.get("/portal/logg-inn/").content.decode()
