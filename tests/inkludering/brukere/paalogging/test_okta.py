"""How long a log-in by others lasts: groups are read anew, a log-out reaches all, a sidecar's token is followed."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from joserfc.jwk import RSAKey

from inkludering.brukere.models import Okt, Rolle
from inkludering.brukere.paalogging.krav import UTLOGGING
from tests import fabrikker as lag
from tests.klokke import NAA
from tests.leverandor import GRUPPE, KLIENT, OID, TENANT

pytestmark = pytest.mark.django_db
ROLLER = {"roller": ((GRUPPE, "leder"), ("annen-gruppe", "administrator")), "scope": "openid email offline_access"}


@pytest.fixture(autouse=True)
def klokke():
    with time_machine.travel(NAA, tick=False) as klokken:
        yield klokken


def er_inne(klient: Client, **hoder: str) -> bool:
    return klient.get("/kontor/", headers=hoder).status_code == 200


@pytest.fixture
def med_grupper(op, ada, settings):
    settings.OIDC = {"ansatt": op.tilbyder(**ROLLER)}
    op.folk("ada", groups=[GRUPPE, "noe annet"])
    return op


@pytest.mark.parametrize("krav", [{"groups": [GRUPPE]}, {"roles": [GRUPPE]}, {"groups": ["x", GRUPPE], "roles": ["y"]}])
def test_gruppe_og_approlle_aapner_rollen(med_grupper, logg_inn, client, krav):
    med_grupper.folk("ada", **krav)
    logg_inn()
    assert er_inne(client)


@pytest.mark.parametrize(
    "krav", [{}, {"groups": []}, {"groups": ["annen-gruppe"]}, {"groups": GRUPPE}, {"groups": [[GRUPPE]]}]
)
def test_konto_uten_gruppen_for_rollen_sin_faar_en_side_som_sier_det(med_grupper, logg_inn, client, krav):
    med_grupper.folk("ada", **krav)
    logg_inn()
    assert client.get("/kontor/").url == "/velg-kontor/"
    assert "Be lederen din bestille den" in client.get("/velg-kontor/").content.decode()


def test_en_gruppe_gir_ingen_rolle_administrator_ikke_har_gitt(med_grupper, logg_inn, client):
    med_grupper.folk("ada", groups=[GRUPPE, "annen-gruppe"])
    logg_inn()
    assert er_inne(client)
    assert client.get("/administrasjon/").status_code == 404


def test_fjernet_gruppe_stenger_ved_neste_trykk_etter_at_den_er_lest_paa_nytt(med_grupper, logg_inn, client, klokke):
    logg_inn()
    med_grupper.folk("ada", groups=["noe annet"])
    klokke.shift(timedelta(minutes=4, seconds=59))
    assert er_inne(client)
    klokke.shift(timedelta(seconds=1))
    assert client.get("/kontor/").url == "/velg-kontor/"
    med_grupper.folk("ada", groups=[GRUPPE])
    klokke.shift(timedelta(minutes=5))
    assert er_inne(client)  # given back
    assert [ett["grant_type"] for ett in med_grupper.tokenforesporsler] == [
        "authorization_code",
        *["refresh_token"] * 2,
    ]


def test_fjernet_gruppe_stenger_ved_aller_neste_trykk_der_de_leses_hver_gang(med_grupper, logg_inn, client, settings):
    settings.OIDC_FORNYES = timedelta(0)
    logg_inn()
    assert er_inne(client)
    med_grupper.folk("ada", groups=["noe annet"])
    assert client.get("/kontor/").url == "/velg-kontor/"
    med_grupper.folk("ada", groups=[GRUPPE])
    assert er_inne(client)


def test_en_konto_som_er_stengt_hos_utstederen_er_ute_ved_neste_fornyelse(med_grupper, logg_inn, client, klokke):
    logg_inn()
    for token in list(med_grupper.lager.refresh_tokens()):
        med_grupper.lager.remove_refresh_token(token.token)
    klokke.shift(timedelta(minutes=5))
    assert not er_inne(client)
    assert not Okt.objects.exists()


@pytest.mark.parametrize(
    "endre", [{"oid": "bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee"}, {"tid": "x"}, {"iss": "y"}, {"aud": "z"}]
)
def test_en_fornyelse_som_er_av_en_annen_stenger(med_grupper, logg_inn, client, klokke, endre):
    logg_inn()
    med_grupper.endre = lambda hode, krav: krav.update(endre)
    klokke.shift(timedelta(minutes=5))
    assert not er_inne(client)


def test_en_utsteder_som_ikke_sier_mer_enn_ja_holder_bare_der_grupper_ikke_teller(op, ada, logg_inn, settings, klokke):
    """A renewal need not say who it is of: then nothing is known of their groups."""
    for grupper, holder in ((ROLLER["roller"], False), ((), True)):
        klient = Client()
        settings.OIDC = {"ansatt": op.tilbyder(**ROLLER | {"roller": grupper})}
        op.folk("ada", groups=[GRUPPE])
        op.endre = None
        logg_inn(klient=klient)
        op.endre = lambda hode, krav: ""
        klokke.shift(timedelta(minutes=5))
        assert er_inne(klient) == holder


def test_en_utsteder_som_ikke_svarer_holder_ingen_ute_foer_en_halvtime(med_grupper, logg_inn, client, klokke):
    logg_inn()
    med_grupper.nede = True
    spurt = len(med_grupper.tokenforesporsler)
    for _ in range(2):
        klokke.shift(timedelta(minutes=15))
        assert er_inne(client) and er_inne(client)  # asked once, not at each press
    klokke.shift(timedelta(minutes=2))
    assert not er_inne(client)
    assert len(med_grupper.tokenforesporsler) == spurt  # it was down


def test_uten_noe_aa_fornye_med_maa_en_logge_inn_paa_nytt_etter_en_time(med_grupper, logg_inn, client, klokke):
    logg_inn()
    okt = client.session
    okt["paalogging"] = {**okt["paalogging"], "fornyer": "", "fornyes": (NAA + timedelta(hours=1)).timestamp()}
    okt.save()
    for minutter in (29, 29):
        klokke.shift(timedelta(minutes=minutter))
        assert er_inne(client)
    klokke.shift(timedelta(minutes=2))
    assert not er_inne(client)


def test_fornyeren_staar_ikke_leselig_i_okta(med_grupper, logg_inn, client):
    logg_inn()
    (token,) = list(med_grupper.lager.refresh_tokens())[-1:]
    assert token.token not in str(dict(client.session))


def test_utlogging_gaar_til_utstederen_og_tilbake_hit(op, ada, logg_inn, client):
    logg_inn()
    videre = client.post("/logg-ut/").url
    assert videre.startswith(f"{op.adresse}/oauth2/end_session?client_id={KLIENT}&post_logout_redirect_uri=")
    assert videre.endswith("%2Flogg-inn%2F")
    assert not Okt.objects.exists()


def test_utlogging_uten_utsteder_eller_uten_dens_adresse_ender_paa_innloggingen(op, ada, logg_inn, client, settings):
    client.force_login(ada)
    assert client.post("/logg-ut/").url == "/logg-inn/"
    settings.OIDC = {"ansatt": op.tilbyder(end_session_endpoint="")}
    logg_inn()
    assert client.post("/logg-ut/").url == "/logg-inn/"


def test_logg_ut_overalt_avslutter_hver_okt_paa_hver_enhet_og_ingen_andres(op, ada, logg_inn, client):
    telefon, annen = Client(), Client()
    logg_inn()
    logg_inn(klient=telefon)
    annen.force_login(lag.bruker(Rolle.LEDER))
    assert "Logg ut overalt" in client.get("/profil/").content.decode()
    assert client.post("/logg-ut/overalt/").url == "/logg-inn/"
    assert [er_inne(den) for den in (client, telefon, annen)] == [False, False, True]


def _varsel(op, **endret):
    krav = {"events": {UTLOGGING: {}}, "jti": "1", "sub": "ada", "sid": "okt-ada"} | endret
    return op.token(krav, {"typ": "logout+jwt"})


@pytest.mark.parametrize("hvem", [{"sid": "okt-ada"}, {"sub": "ada", "sid": None}, {"sub": None}])
def test_utstederens_utlogging_avslutter_oktene_den_nevner_og_ingen_andres(op, ada, logg_inn, client, hvem):
    annen = Client()
    annen.force_login(lag.bruker(Rolle.LEDER))
    logg_inn()
    start = time.perf_counter()
    svar = Client(enforce_csrf_checks=True).post("/logg-ut/varsel/ansatt/", {"logout_token": _varsel(op, **hvem)})
    assert svar.status_code == 200 and svar["Cache-Control"] == "no-store"
    assert time.perf_counter() - start < 2
    assert (er_inne(client), er_inne(annen)) == (False, True)


FALSKE = {
    "fremmed nøkkel": lambda op: op.token({"events": {UTLOGGING: {}}, "jti": "1", "sub": "ada"}, nokkel=FREMMED),
    "et ID-token": lambda op: op.token({"sub": "ada", "nonce": "n"}),
    "med nonce": lambda op: _varsel(op, nonce="n"),
    "uten hendelsen": lambda op: _varsel(op, events={"noe annet": {}}),
    "hendelser som ingenting": lambda op: _varsel(op, events=UTLOGGING),
    "en annen klient": lambda op: _varsel(op, aud="en annen"),
    "en annen utsteder": lambda op: _varsel(op, iss="https://ond.example"),
    "uten jti": lambda op: _varsel(op, jti=None),
    "uten iat": lambda op: _varsel(op, iat=None),
    "gått ut": lambda op: _varsel(op, exp=1),
    "uten noen": lambda op: _varsel(op, sub=None, sid=None),
    "ingenting": lambda op: "",
}
FREMMED = RSAKey.generate_key(2048)


@pytest.mark.parametrize("hva", FALSKE)
def test_en_falsk_utlogging_avslutter_ingenting(op, ada, logg_inn, client, hva):
    logg_inn()
    svar = client.post("/logg-ut/varsel/ansatt/", {"logout_token": FALSKE[hva](op)})
    assert svar.status_code == 400 and svar.json() == {"error": "invalid_request"}
    assert er_inne(client)


def test_utlogging_fra_en_vi_ikke_kjenner_finnes_ikke(op, client):
    assert client.post("/logg-ut/varsel/andre/").status_code == 404


@pytest.fixture
def sidevogn(med_grupper, settings):
    """Gives the header that a sidecar would send with each request."""
    settings.OIDC_SIDEVOGN = True
    vanlig = {"tid": TENANT, "oid": OID, "sub": "ada", "preferred_username": "Ada@nav.example", "groups": [GRUPPE]}

    def hode(**krav) -> dict[str, str]:
        return {"Authorization": f"Bearer {med_grupper.token(vanlig | krav)}"}

    return hode


def test_bak_sidevognen_er_den_inne_som_tokenet_er_av(sidevogn, ada, client):
    assert er_inne(client, **sidevogn())  # the first request too
    forste = client.cookies["okt"].value
    assert er_inne(client, **sidevogn())
    assert client.cookies["okt"].value == forste and Okt.objects.count() == 1


def test_fjernet_gruppe_i_sidevognens_token_stenger_ved_neste_trykk(sidevogn, ada, client):
    assert er_inne(client, **sidevogn())
    assert client.get("/kontor/", headers=sidevogn(groups=[])).url == "/velg-kontor/"
    assert client.get("/kontor/", headers=sidevogn(groups=[])).url == "/velg-kontor/"
    assert er_inne(client, **sidevogn())


@pytest.mark.parametrize(
    "galt", [{"aud": "en annen"}, {"iss": "x"}, {"exp": 1}, {"exp": None}, {"tid": "x"}, {"oid": None}, {"sub": None}]
)
def test_et_daarlig_token_i_sidevognen_slipper_ingen_inn_og_kaster_ut_den_som_var_inne(sidevogn, ada, client, galt):
    assert not er_inne(client, **sidevogn(**galt))
    assert not Okt.objects.exists()
    assert er_inne(client, **sidevogn())
    assert not er_inne(client, **sidevogn(**galt))


def test_uten_tokenet_er_okta_over_og_en_annens_token_er_en_annens_okt(sidevogn, ada, client):
    bo = lag.bruker(Rolle.LEDER, epost="bo@nav.example")
    assert er_inne(client, **sidevogn())
    assert not er_inne(client)
    assert er_inne(client, **sidevogn())
    hans = sidevogn(oid="bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee", preferred_username="bo@nav.example")
    assert client.get("/kontor/", headers=hans).wsgi_request.user == bo
    assert Okt.objects.get().bruker == bo


def test_en_konto_sidevognen_kjenner_og_vi_ikke_faar_vite_det(sidevogn, client):
    side = client.get("/logg-inn/", headers=sidevogn(preferred_username="ukjent@nav.example")).content.decode()
    assert "Kontoen din er ikke lagt inn" in side
    assert "ikke lagt inn" not in client.get("/logg-inn/").content.decode()


def test_sidevognen_logger_inn_og_ut_paa_sine_egne_adresser(sidevogn, ada, client):
    assert client.get("/logg-inn/ansatt/", {"next": "/rapporter/"}).url == "/oauth2/login?redirect=%2Frapporter%2F"
    assert er_inne(client, **sidevogn())
    assert client.post("/logg-ut/", headers=sidevogn()).url == "/oauth2/logout"


def test_tokenet_kan_ha_en_annen_mottaker_enn_klienten(sidevogn, med_grupper, ada, client, settings):
    settings.OIDC = {"ansatt": med_grupper.tilbyder(**ROLLER, audience="api://inkludering")}
    assert not er_inne(client, **sidevogn())
    assert er_inne(client, **sidevogn(aud="api://inkludering"))


def test_den_som_kom_inn_med_lenke_faar_vaere_i_fred_for_sidevognen(sidevogn, client):
    ane = lag.bruker()
    client.force_login(lag.portalbruker(lag.arbeidsgiverkontakt(lag.arbeidsgiver(ane), av=ane)))
    assert client.get("/portal/kode/").status_code == 200
    assert client.get("/portal/kode/", headers=sidevogn()).status_code == 200
