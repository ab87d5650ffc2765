"""Staff log in by a real provider over HTTP, and nobody else does; what is wrong with a token: test_tokenet.py."""

import base64
import hashlib
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from axes.models import AccessAttempt
from django.test import Client

from inkludering.brukere.models import Bruker, Brukertype, Identitet, Okt, Rolle
from inkludering.brukere.paalogging import flyt
from tests import fabrikker as lag
from tests.klokke import stille
from tests.leverandor import KLIENT, OID

pytestmark = pytest.mark.django_db


def er_inne(klient: Client) -> bool:
    return klient.get("/kontor/").status_code == 200


def test_riktig_token_logger_inn_dit_en_skulle(op, ada, client, logg_inn):
    svar = logg_inn(maal="/rapporter/")
    assert (svar.status_code, svar["Location"]) == (302, "/rapporter/")
    assert er_inne(client)
    den = Identitet.objects.get()
    assert (den.bruker, den.utsteder, den.emne) == (ada, op.adresse, OID)


def test_koden_brukt_om_igjen_slipper_ingen_inn(op, ada, client):
    tilbake = op.logg_inn(client.get("/logg-inn/ansatt/")["Location"])
    gammel = client.cookies["paalogging"].value
    assert client.get(tilbake).status_code == 302
    assert client.cookies["paalogging"].value == ""
    for kake in ("", gammel):
        annen = Client()
        annen.cookies["paalogging"] = kake
        assert annen.get(tilbake).status_code == 400


def test_en_annens_state_en_kake_som_er_endret_og_en_som_er_for_gammel_slipper_ingen_inn(op, ada, client):
    tilbake = op.logg_inn(client.get("/logg-inn/ansatt/")["Location"])
    assert Client().get(tilbake).status_code == 400  # log-in of somebody else's, sent as a link
    assert client.get(tilbake.replace("state=", "state=x")).status_code == 400
    for etter, endre in ((timedelta(), "x"), (timedelta(minutes=11), "")):
        tilbake = op.logg_inn(client.get("/logg-inn/ansatt/")["Location"])
        client.cookies["paalogging"] = client.cookies["paalogging"].value + endre
        with stille(etter) if etter else stille(timedelta(seconds=5)):
            assert client.get(tilbake).status_code == 400
    assert not Okt.objects.exists()


def test_den_som_ombestemmer_seg_faar_en_side_som_sier_det(op, client):
    client.get("/logg-inn/ansatt/")
    state = parse_qs(urlsplit(client.get("/logg-inn/ansatt/")["Location"]).query)["state"][0]
    svar = client.get("/logg-inn/ansatt/svar/", {"error": "access_denied", "state": state})
    assert svar.status_code == 400 and "Prøv igjen" in svar.content.decode()


def test_pkce_state_og_nonce_er_nye_i_hver_av_tusen_innlogginger(op, rf):
    sett = {navn: set() for navn in ("state", "nonce", "code_challenge")}
    for _ in range(1000):
        svar = flyt.ut(op.tilbyder(), tilbake="http://localhost/", maal="/")
        spurt = parse_qs(urlsplit(svar["Location"]).query)
        assert spurt["code_challenge_method"] == ["S256"] and spurt["response_type"] == ["code"]
        for navn, verdier in sett.items():
            verdier.add(spurt[navn][0])
    assert {navn: len(verdier) for navn, verdier in sett.items()} == dict.fromkeys(sett, 1000)
    assert min(len(verdi) for verdier in sett.values() for verdi in verdier) >= 43


def test_verifieren_svarer_til_utfordringen_og_forlater_aldri_huset_foer(op, ada, logg_inn):
    logg_inn()
    (spurt,), (hentet,) = op.spurt, op.tokenforesporsler
    bevis = hashlib.sha256(hentet["code_verifier"].encode()).digest()
    assert base64.urlsafe_b64encode(bevis).decode().rstrip("=") == spurt["code_challenge"]
    assert hentet["code_verifier"] not in str(spurt)


def test_leverandoren_gir_ingen_token_uten_riktig_verifier(op, client):
    """The provider of the tests is no yes-sayer."""
    tilbake = op.logg_inn(client.get("/logg-inn/ansatt/")["Location"])
    kode = parse_qs(urlsplit(tilbake).query)["code"][0]
    felt = {"grant_type": "authorization_code", "code": kode, "redirect_uri": tilbake.split("?")[0]}
    svar = httpx.post(f"{op.adresse}/oauth2/token", data=felt | {"code_verifier": "x" * 48}, auth=(KLIENT, "x"))
    assert svar.status_code == 400


def test_e_posten_binder_en_gang_og_betyr_ingenting_siden(op, ada, client, logg_inn):
    logg_inn()
    client.post("/logg-ut/")
    op.folk("ada", email="et-nytt-navn@nav.example")
    assert logg_inn().status_code == 302  # the same oid under a new address
    op.folk("bo", email="ada@nav.example", oid="bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee")
    annen = Client()
    assert logg_inn("bo", klient=annen).status_code == 403  # the address has been given to somebody else
    assert not er_inne(annen)


def test_administrator_slipper_inn_en_ny_konto_og_den_gamle_er_ute(op, ada, client, logg_inn):
    logg_inn()
    administrator, ny = Client(), Client()
    administrator.force_login(lag.bruker(Rolle.ADMINISTRATOR))
    side = f"/administrasjon/brukere/{ada.pk}/"
    assert "Slipp inn en ny konto" in administrator.get(side).content.decode()
    assert administrator.post(f"{side}konto/").url == side
    assert not er_inne(client)
    assert "Slipp inn en ny konto" not in administrator.get(side).content.decode()
    op.folk("ada", oid="bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee")
    assert logg_inn(klient=ny).status_code == 302
    op.folk("ada")
    assert logg_inn().status_code == 403  # the account of before


@pytest.mark.parametrize("domener", [("nav.example", "sykehus.example"), ("sykehus.example",)])
def test_samme_e_post_fra_en_annen_utsteder_logger_ikke_inn(op, ada, logg_inn, settings, domener):
    """A provider vouches for its own domains alone, and for nobody who is tied to another."""
    client = Client()
    if "nav.example" in domener:
        logg_inn()
    settings.OIDC |= {"andre": op.tilbyder("andre", client_id="andre", domener=domener)}
    op.folk("ada", oid=None, tid=None)
    svar = logg_inn(hvem="andre", klient=client)
    assert svar.status_code == 403
    assert "ikke lagt inn" in svar.content.decode()
    assert not er_inne(client)


def test_den_som_er_ansatt_et_annet_sted_logger_inn_med_sin_egen_utsteder(op, client, logg_inn, settings):
    ips = lag.bruker(Rolle.LEDER, epost="ips@sykehus.example")
    settings.OIDC |= {"andre": op.tilbyder("andre", domener=("sykehus.example",))}
    op.folk("ips", email="ips@sykehus.example", email_verified=False)
    assert logg_inn("ips", hvem="andre").status_code == 403  # an address nobody has verified
    op.folk("ips", email="ips@sykehus.example")
    assert logg_inn("ips", hvem="andre").status_code == 302
    assert (Identitet.objects.get().bruker, Identitet.objects.get().emne) == (ips, "ips")


def test_en_gjest_i_katalogen_logger_inn_som_andre_ansatte(op, client, logg_inn, settings):
    lag.bruker(Rolle.LEDER, epost="gjest@sykehus.example")
    settings.OIDC = {"ansatt": op.tilbyder(domener=("nav.example", "sykehus.example"))}
    op.folk("gjest", email=None, preferred_username="Gjest@sykehus.example", oid="cccccccc-bbbb-4ccc-8ddd-eeeeeeeeeeee")
    settings.OIDC["ansatt"] = op.tilbyder(domener=("nav.example", "sykehus.example"), scope="openid profile")
    assert logg_inn("gjest").status_code == 302


@pytest.mark.parametrize("hvorfor", ["ikke lagt inn", "ikke aktiv", "arbeidsgiver"])
def test_en_konto_vi_ikke_kjenner_faar_en_side_som_sier_hva_en_gjoer(op, client, logg_inn, hvorfor):
    if hvorfor != "ikke lagt inn":
        type_ = Brukertype.ARBEIDSGIVER if hvorfor == "arbeidsgiver" else Brukertype.NAV
        Bruker.objects.create(epost="ada@nav.example", type=type_, is_active=hvorfor != "ikke aktiv")
    svar = logg_inn()
    assert svar.status_code == 403
    assert "Be administrator ved kontoret legge deg inn" in svar.content.decode()
    assert not Identitet.objects.exists() and not Okt.objects.exists()


def test_den_som_slutter_kommer_ikke_inn_igjen_med_samme_konto(op, ada, client, logg_inn):
    logg_inn()
    Bruker.objects.filter(pk=ada.pk).update(is_active=False)
    assert not er_inne(client)
    assert logg_inn(klient=Client()).status_code == 403


def test_okta_er_ny_ved_innlogging_og_ingen_fremmed_lager_rader(op, ada, client, logg_inn):
    client.get("/logg-inn/ansatt/")
    assert not Okt.objects.exists()
    logg_inn()
    foerste = client.cookies["okt"].value
    annen = Client()
    annen.cookies["okt"] = foerste
    client.post("/logg-ut/")
    logg_inn()
    assert client.cookies["okt"].value != foerste and not er_inne(annen)


@pytest.mark.parametrize("feil", ["nede", "nøklene borte"])
def test_en_leverandor_som_ikke_svarer_faar_en_side_som_sier_det(op, ada, client, settings, feil):
    tilbake = op.logg_inn(client.get("/logg-inn/ansatt/")["Location"])
    if feil == "nede":
        op.nede = True
    else:
        settings.OIDC = {"ansatt": op.tilbyder(jwks_uri=f"{op.adresse}/borte")}
    svar = client.get(tilbake)
    assert svar.status_code == 503 and "svarer ikke" in svar.content.decode()


def test_siden_for_innlogging_tilbyr_det_som_er_satt_opp_og_passord_bare_i_demoen(op, client, settings):
    def side():
        return client.get("/logg-inn/", {"next": "/rapporter/"}).content.decode()

    assert "Logg inn med Nav-konto" in side() and "/logg-inn/ansatt/?next=/rapporter/" in side()
    assert "andre arbeidsplass" not in side() and 'name="passord"' in side()
    settings.DEMO = False
    assert 'name="passord"' not in side()


def test_passord_virker_ikke_utenfor_demoen(op, client, settings):
    den = lag.bruker(Rolle.LEDER, epost="passord@nav.example")
    den.set_password("et langt og riktig passord")
    den.save()
    settings.DEMO = False
    for passord in ("et langt og riktig passord", *["galt"] * 6):
        client.post("/logg-inn/", {"epost": den.epost, "passord": passord})
    assert not er_inne(client)
    assert not AccessAttempt.objects.exists()  # nobody can be shut out by guesses at a password


@pytest.mark.parametrize("hvem", ["andre", "arbeidsgiver", "finnes-ikke"])
def test_en_innlogging_som_ikke_er_satt_opp_finnes_ikke(op, client, hvem):
    assert client.get(f"/logg-inn/{hvem}/").status_code == 404
    assert client.get(f"/logg-inn/{hvem}/svar/").status_code == 404
