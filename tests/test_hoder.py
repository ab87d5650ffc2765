"""Headers and cookies where the access matrix does not reach: errors, static files, and the site behind HTTPS."""

import json
import sys

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from inkludering import urls
from inkludering.felles.tilgang import aapen
from tests.produksjon import OIDC_MILJO
from tests.sikkerhetshoder import mangler, usikre_kaker

HTTPS = """
import json
import os
from http.cookies import SimpleCookie
from django.core.management import call_command
from django.test import Client
from arbeidsgivere.portaltilgang import lenker
from tests import fabrikker as lag
from tests.klokke import klokka
from tests.sikkerhetshoder import mangler, usikre_kaker
os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
call_command("check", deploy=True, fail_level="WARNING", verbosity=0)
bak = {"HTTP_HOST": "inkludering.example", "HTTP_X_FORWARDED_PROTO": "https"}
klient = Client(enforce_csrf_checks=True)
ren = klient.get("/logg-inn/", HTTP_HOST="inkludering.example")
ane = lag.bruker()
kontakt = lag.arbeidsgiverkontakt(lag.arbeidsgiver(ane), av=ane)
lag.portalbruker(kontakt)
lenke = lenker.lag_token(str(lenker.lag(kontakt=kontakt, er_invitasjon=False, naa=klokka()).pk))
klient.get(f"/portal/inn/{lenke}/", **bak)
skjema = klient.get("/portal/inn/", **bak)
merke = skjema.content.decode().split('csrfmiddlewaretoken" value="')[1].split('"')[0]
data = {"csrfmiddlewaretoken": merke}
inne = klient.post("/portal/inn/", data, HTTP_REFERER="https://inkludering.example/portal/inn/", **bak)
svar = [skjema, inne, klient.get("/finnes-ikke/", **bak), klient.get("/portal/kode/", **bak)]
print(json.dumps({
    "ren": [ren.status_code, ren["Location"]],
    "status": [ett.status_code for ett in svar],
    "hsts": sorted({ett.headers.get("Strict-Transport-Security", "") for ett in svar}),
    "mangler": [feil for ett in svar for feil in mangler(ett.headers, ett.content.decode())],
    "kaker": sorted(klient.cookies),
    "usikre": list(usikre_kaker(klient.cookies, https=True)),
}))
"""


@aapen
def kneler(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("planlagt")


urlpatterns = [path("kneler/", kneler), *urls.urlpatterns]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("adresse", "status"),
    [("/logg-inn/", 200), ("/kneler/", 500), ("/", 302), ("/finnes-ikke/", 404), ("/static/borte.css", 404)],
)
def test_feilsider_har_de_samme_hodene_som_alle_andre(settings, adresse, status):
    settings.ROOT_URLCONF = sys.modules[__name__]
    svar = Client(raise_request_exception=False).get(adresse)
    assert svar.status_code == status
    assert list(mangler(svar.headers, svar.content.decode())) == []
    assert list(usikre_kaker(svar.cookies, https=False)) == []


@pytest.mark.django_db
def test_ugyldig_vertsnavn_og_manglende_csrf_merke_har_ogsaa_hodene():
    klient = Client(enforce_csrf_checks=True, raise_request_exception=False)
    for svar, status in ((klient.get("/logg-inn/", HTTP_HOST="ond.example"), 400), (klient.post("/logg-inn/"), 403)):
        assert svar.status_code == status
        assert list(mangler(svar.headers, svar.content.decode())) == []


@pytest.mark.django_db
def test_en_statisk_fil_har_hodene_men_kan_lagres(client, settings, tmp_path):
    (tmp_path / "stil.css").write_text("p {}")
    settings.STATIC_ROOT = tmp_path
    settings.WHITENOISE_MAX_AGE = 600
    svar = client.get("/static/stil.css")
    svar.close()
    assert list(mangler(svar.headers)) == ["Cache-Control: max-age=600, public"]


@pytest.mark.django_db
def test_hver_side_har_sin_egen_nonce(client):
    sider = {client.get("/logg-inn/").headers["Content-Security-Policy"] for _ in range(3)}
    assert len(sider) == 3


def test_bak_https_er_kakene_bundet_til_verten_nettleseren_husker_https_og_django_har_ingenting_aa_utsette(nytt_hus):
    svar = nytt_hus().manage(
        *("shell", "-v", "0", "-c", HTTPS),
        BASE_URL="https://inkludering.example",
        ALLOWED_HOSTS="inkludering.example",
        DEMO="0",
        TILLAT_SYNTETISKE="1",
        **OIDC_MILJO,
    )
    assert json.loads(svar.stdout.splitlines()[-1]) == {
        "ren": [301, "https://inkludering.example/logg-inn/"],
        "status": [200, 302, 404, 200],
        "hsts": ["max-age=63072000; includeSubDomains; preload"],
        "mangler": [],
        "kaker": ["__Host-csrf", "__Host-okt", "__Host-spraak"],
        "usikre": [],
    }
