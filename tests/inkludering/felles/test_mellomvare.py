import json
import logging
import sys
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.test import Client
from django.urls import path

from inkludering.brukere.models import Bruker, Brukertype
from inkludering.felles.loggformat import JsonFormat
from inkludering.felles.tilgang import aapen, krever

START = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@krever("arbeidsgiver", "")
def side(request: HttpRequest) -> HttpResponse:
    return HttpResponse("innholdet", headers={"Cache-Control": "public, max-age=600"})


@aapen
def hvem(request: HttpRequest) -> HttpResponse:
    return HttpResponse(" ".join([str(request.user.is_authenticated), *map(str, messages.get_messages(request))]))


@aapen
def loggfor(request: HttpRequest) -> HttpResponse:
    logging.getLogger("proeve").warning("noe hendte")
    return HttpResponse(status=304)


@aapen
def ut(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("/hvem/?a=1&next=/annet/")


@aapen
def kneler(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("planlagt")


urlpatterns = [
    path("side/", side),
    path("hvem/", hvem),
    path("loggfor/", loggfor),
    path("ut/", ut),
    path("kneler/", kneler),
]


@pytest.fixture(autouse=True)
def _egne_adresser(settings) -> None:
    settings.ROOT_URLCONF = sys.modules[__name__]
    settings.LOGIN_URL = "/logg-inn/"
    settings.MIDDLEWARE = [navn for navn in settings.MIDDLEWARE if not navn.endswith("TilknytningMellomvare")]
    # Without templates Django's own plain error pages answer.
    settings.TEMPLATES = []


@pytest.fixture(params=[Brukertype.ARBEIDSGIVER, Brukertype.NAV])
def type_(request) -> Brukertype:
    return request.param


@pytest.fixture
def innlogget(db: None, type_) -> Client:
    bruker = Bruker.objects.create(epost="siv@bedrift.example", fornavn="Siv", etternavn="Eier", type=type_)
    klient = Client(raise_request_exception=False)
    klient.force_login(bruker, backend="django.contrib.auth.backends.ModelBackend")
    return klient


def _er_inne(klient: Client) -> bool:
    return klient.get("/side/").status_code == 200


@pytest.mark.parametrize(
    "adresse", ["/side/", "/hvem/", "/ut/", "/kneler/", "/finnes-ikke/", "/static/finnes-ikke.css"]
)
def test_alle_svar_har_sikkerhetshoder_og_lagres_ikke(innlogget, adresse):
    hoder = innlogget.get(adresse).headers
    assert hoder["Cache-Control"] == "no-store"
    assert hoder["X-Frame-Options"] == "DENY"
    assert hoder["X-Content-Type-Options"] == "nosniff"
    assert hoder["Referrer-Policy"] == "same-origin"
    assert hoder["Cross-Origin-Opener-Policy"] == hoder["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in hoder["Permissions-Policy"]
    assert "HX-Request" in hoder["Vary"]
    assert "default-src 'none'" in hoder["Content-Security-Policy"]
    assert "unsafe" not in hoder["Content-Security-Policy"]


def test_hver_foresporsel_har_sin_egen_id_i_svaret_og_i_loggen(client, caplog):
    caplog.handler.setFormatter(JsonFormat())
    svar = [client.get("/loggfor/") for _ in range(2)]
    i_loggen = [json.loads(linje)["foresporsel"] for linje in caplog.text.splitlines() if "noe hendte" in linje]
    assert i_loggen == [ett.headers["X-Request-ID"] for ett in svar]
    assert len(set(i_loggen)) == 2


@pytest.mark.parametrize("adresse", ["/finnes-ikke/", "/static/finnes-ikke.css"])
def test_ogsaa_det_som_fortelles_etter_svaret_har_forespoerselens_id(client, caplog, adresse):
    caplog.handler.setFormatter(JsonFormat())
    svar = client.get(adresse)
    (linje,) = [json.loads(linje) for linje in caplog.text.splitlines() if "Not Found" in linje]
    assert linje["foresporsel"] == svar.headers["X-Request-ID"]


NUMMER = "0b6f8f1e-7c1a-4a57-9a0b-6f1c2d3e4f50"


@pytest.mark.parametrize("hode", ["X-Request-ID", "Nav-Call-Id"])
def test_nummeret_som_foelger_med_en_forespoersel_beholdes_bare_naar_det_er_et_nummer(client, hode):
    svar = [client.get("/loggfor/", headers={hode: verdi}) for verdi in (NUMMER, "Kari Nordmann", "1" * 40, "")]
    assert svar[0].headers["X-Request-ID"] == NUMMER.replace("-", "")
    for ett in svar[1:]:
        assert len(ett.headers["X-Request-ID"]) == 32
        assert ett.headers["X-Request-ID"] != svar[0].headers["X-Request-ID"]


def test_en_fremmed_vert_er_en_linje_uten_feilspor(client, caplog):
    caplog.handler.setFormatter(JsonFormat())
    assert client.get("/side/", headers={"Host": "ond.example"}).status_code == 400
    linjene = [json.loads(linje) for linje in caplog.text.splitlines()]
    assert [linje for linje in linjene if "ond.example" in linje["melding"]]
    assert [linje for linje in linjene if "unntak" in linje] == []


def test_utgaatt_innlogging_under_htmx_navigerer_hele_siden_og_tilbake_til_siden_man_sto_paa(client):
    svar = client.post(
        "/side/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/kandidater/?fase=jobb"}
    )
    assert (svar.status_code, svar.content) == (204, b"")
    assert svar.headers["HX-Redirect"] == "/logg-inn/?next=%2Fkandidater%2F%3Ffase%3Djobb&ugjort=1"


def test_tilbakeadressen_er_aldri_paa_et_annet_nettsted(client):
    svar = client.get("/side/", headers={"HX-Request": "true", "HX-Current-URL": "https://ondt.example/side"})
    assert svar.headers["HX-Redirect"] == "/logg-inn/?next=%2F"


def test_uten_htmx_er_omdirigeringen_vanlig_og_304_roeres_ikke(client):
    assert client.get("/side/").headers["Location"] == "/logg-inn/?next=/side/"
    assert client.get("/loggfor/", headers={"HX-Request": "true"}).status_code == 304


def test_statiske_filer_kan_ligge_i_nettleserens_lager(client, settings, tmp_path):
    (tmp_path / "stil.css").write_text("p {}")
    settings.STATIC_ROOT = tmp_path
    settings.WHITENOISE_MAX_AGE = 600
    svar = client.get("/static/stil.css")
    assert svar.getvalue() == b"p {}"
    hoder = svar.headers
    assert hoder["Cache-Control"] == "max-age=600, public"
    assert hoder["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("type_", [Brukertype.NAV], indirect=False)
def test_utlogging_ber_nettleseren_glemme_det_den_har_lagret(innlogget, type_):
    assert "Clear-Site-Data" not in innlogget.get("/side/").headers
    assert innlogget.get("/ut/").headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in innlogget.get("/ut/").headers


def test_okta_tar_slutt_etter_sin_lengste_tid_selv_om_den_er_i_bruk(db, type_):
    timer = 2 if type_ == Brukertype.ARBEIDSGIVER else 8
    bruker = Bruker.objects.create(epost="siv@bedrift.example", fornavn="Siv", etternavn="Eier", type=type_)
    klient = Client()
    with time_machine.travel(START, tick=False) as klokke:
        klient.force_login(bruker, backend="django.contrib.auth.backends.ModelBackend")
        assert _er_inne(klient)
        for _ in range(timer * 3 - 1):
            klokke.shift(timedelta(minutes=20))
            assert _er_inne(klient)
        klokke.shift(timedelta(minutes=19, seconds=59))
        assert _er_inne(klient)
        klokke.shift(timedelta(seconds=1))
        svar = klient.get("/side/")
        assert svar.headers["Location"] == "/logg-inn/?next=/side/"
        assert svar.headers["Clear-Site-Data"] == '"cache", "storage"'
        assert klient.get("/hvem/").text == (
            "False Du ble logget ut fordi du hadde vært logget inn lenge. Logg inn igjen."
        )


def test_okta_tar_slutt_etter_30_minutter_uten_bruk(db, type_):
    bruker = Bruker.objects.create(epost="siv@bedrift.example", fornavn="Siv", etternavn="Eier", type=type_)
    klient = Client()
    with time_machine.travel(START, tick=False) as klokke:
        klient.force_login(bruker, backend="django.contrib.auth.backends.ModelBackend")
        klokke.shift(timedelta(minutes=29))
        assert _er_inne(klient)
        klokke.shift(timedelta(minutes=30))
        assert not _er_inne(klient)


def test_ny_innlogging_gir_ny_oekt_med_full_lengde(db):
    bruker = Bruker.objects.create(epost="siv@bedrift.example", fornavn="Siv", etternavn="Eier")
    klient = Client()
    with time_machine.travel(START, tick=False) as klokke:
        for _ in range(2):
            klient.force_login(bruker, backend="django.contrib.auth.backends.ModelBackend")
            assert _er_inne(klient)
            klokke.shift(timedelta(hours=9))
            assert not _er_inne(klient)
