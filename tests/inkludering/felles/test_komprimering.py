"""Pages are compressed for those who ask, in a way that does not tell their exact size."""

import gzip
import sys

import pytest
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client
from django.urls import path

from inkludering import urls
from inkludering.felles.tilgang import aapen
from tests.sikkerhetshoder import mangler

SIDE = "<p>en linje</p>" * 500
pytestmark = pytest.mark.django_db


@aapen
def side(request: HttpRequest) -> HttpResponse:
    return HttpResponse(SIDE)


@aapen
def pdf(request: HttpRequest) -> HttpResponse:
    return HttpResponse(SIDE, content_type="application/pdf")


@aapen
def fil(request: HttpRequest) -> FileResponse:
    return FileResponse([SIDE.encode()], content_type="text/html")


@aapen
def strom(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse([SIDE])


@aapen
def pakket(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"x" * 1000, headers={"Content-Encoding": "br"})


egne = [path(f"{visning.__name__}/", visning) for visning in (side, pdf, fil, strom, pakket)]
urlpatterns = [*egne, *urls.urlpatterns]


@pytest.fixture(autouse=True)
def _egne_adresser(settings) -> None:
    settings.ROOT_URLCONF = sys.modules[__name__]


@pytest.fixture
def klient() -> Client:
    return Client(headers={"Accept-Encoding": "gzip, deflate, br"})


def test_siden_er_pakket_naar_den_som_spor_kan_lese_det(klient):
    svar = klient.get("/side/")
    assert svar["Content-Encoding"] == "gzip"
    assert gzip.decompress(svar.content).decode() == SIDE
    assert int(svar["Content-Length"]) == len(svar.content) < 300
    assert "Accept-Encoding" in svar["Vary"]


def test_siden_er_ren_naar_den_som_spor_ikke_kan_lese_det_pakket(client):
    svar = client.get("/side/")
    assert not svar.has_header("Content-Encoding")
    assert svar.content.decode() == SIDE
    assert "Accept-Encoding" in svar["Vary"]


def test_like_foresporsler_faar_svar_av_ulik_storrelse(klient):
    assert len({len(klient.get("/side/").content) for _ in range(20)}) > 5


@pytest.mark.parametrize("adresse", ["/pdf/", "/fil/", "/strom/"])
def test_det_som_ikke_er_en_side_sendes_som_det_er(klient, adresse):
    svar = klient.get(adresse)
    assert not svar.has_header("Content-Encoding")
    assert b"".join(svar) == SIDE.encode()


def test_det_som_alt_er_pakket_pakkes_ikke_igjen(klient):
    assert klient.get("/pakket/").content == b"x" * 1000


def test_en_pakket_side_har_de_samme_hodene_og_sin_egen_nonce(klient):
    svar = klient.get("/logg-inn/")
    assert svar["Content-Encoding"] == "gzip"
    assert list(mangler(svar.headers, gzip.decompress(svar.content).decode())) == []
    assert "HX-Request" in svar["Vary"]
