import sys

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from inkludering.brukere.models import Bruker, Brukertype
from inkludering.felles.fragment import vis
from inkludering.felles.tilgang import AAPEN, INNLOGGET, aapen, innlogget, krever


@krever("arbeidsgiver", innlogging="/portal-inngang/")
def bare_arbeidsgiver(request: HttpRequest, tall: int) -> HttpResponse:
    return HttpResponse(f"tall {tall}")


@krever("leder", "jobbspesialist")
def bare_ansatte(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ansatt")


@innlogget
def for_innloggede(request: HttpRequest) -> HttpResponse:
    return HttpResponse("innlogget")


@aapen
def for_alle(request: HttpRequest) -> HttpResponse:
    return vis(request, "proeve.html", {"navn": "<Ås>"}, fragment="del", status=int(request.GET.get("status", 200)))


urlpatterns = [
    path("tall/<int:tall>/", bare_arbeidsgiver),
    path("ansatt/", bare_ansatte),
    path("innlogget/", for_innloggede),
    path("alle/", for_alle),
]


@pytest.fixture(autouse=True)
def _egne_adresser(settings) -> None:
    mal = "{% load partials %}<p>hele</p>{% partialdef del inline %}<b>{{ navn }}</b>{% endpartialdef %}"
    settings.ROOT_URLCONF = sys.modules[__name__]
    settings.LOGIN_URL = "/logg-inn/"
    settings.MIDDLEWARE = [navn for navn in settings.MIDDLEWARE if not navn.endswith("TilknytningMellomvare")]
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "template_partials.loader.Loader",
                        [("django.template.loaders.locmem.Loader", {"proeve.html": mal})],
                    )
                ]
            },
        }
    ]


@pytest.fixture
def arbeidsgiver(db: None) -> Client:
    bruker = Bruker.objects.create(
        epost="eier@bedrift.example", fornavn="Siv", etternavn="Eier", type=Brukertype.ARBEIDSGIVER
    )
    klient = Client()
    klient.force_login(bruker, backend="django.contrib.auth.backends.ModelBackend")
    return klient


def test_riktig_rolle_slipper_inn_med_argumentene(arbeidsgiver):
    assert arbeidsgiver.get("/tall/7/").content == b"tall 7"


def test_feil_rolle_faar_samme_svar_som_en_adresse_som_ikke_finnes(arbeidsgiver):
    feil, mangler = arbeidsgiver.get("/ansatt/"), arbeidsgiver.get("/finnes-ikke/")
    assert (feil.status_code, feil.content) == (mangler.status_code, mangler.content)
    assert feil.status_code == 404


def test_uten_innlogging_sendes_man_til_sin_egen_inngang(client):
    assert client.get("/ansatt/").headers["Location"] == "/logg-inn/?next=/ansatt/"
    assert client.get("/tall/7/").headers["Location"] == "/portal-inngang/?next=/tall/7/"


def test_krever_slipper_ingen_uinnloggede_inn_selv_uten_innloggingsvakten(client, settings):
    settings.MIDDLEWARE = [navn for navn in settings.MIDDLEWARE if "LoginRequired" not in navn]
    assert client.get("/ansatt/").status_code == 404


def test_aapen_visning_naas_av_alle(client, arbeidsgiver):
    assert client.get("/alle/").status_code == arbeidsgiver.get("/alle/").status_code == 200


def test_innlogget_visning_naas_av_alle_roller_men_ikke_uten_innlogging(client, arbeidsgiver):
    assert arbeidsgiver.get("/innlogget/").content == b"innlogget"
    assert client.get("/innlogget/").headers["Location"] == "/logg-inn/?next=/innlogget/"


def test_hver_dekorator_sier_hvilken_regel_visningen_har():
    assert bare_ansatte.tilgangsregel == {"leder", "jobbspesialist"}
    assert for_innloggede.tilgangsregel == INNLOGGET
    assert for_alle.tilgangsregel == AAPEN


def test_krever_uten_roller_er_en_programfeil():
    with pytest.raises(ValueError, match="role"):
        krever()


def test_vis_svarer_med_hele_siden_eller_bare_delen_naar_htmx_spoer(client):
    hele = client.get("/alle/")
    delen = client.get("/alle/", headers={"HX-Request": "true"}, query_params={"status": "422"})
    assert hele.text == "<p>hele</p><b>&lt;Ås&gt;</b>"
    assert (delen.text, delen.status_code) == ("<b>&lt;Ås&gt;</b>", 422)
    assert "HX-Request" in hele.headers["Vary"]
