"""The base page with its menu, the error pages, and what all pages load."""

import gzip
import json
import re
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import include, path

from inkludering.brukere.kontekst import navigasjon
from inkludering.brukere.menyregister import forside, registrer_forside
from inkludering.brukere.roller import ARBEIDSGIVER, Rolle
from inkludering.felles.templatetags.aksel import STATUSER, ikon
from oppfolging.varsling import menytall
from tests.klokke import I_DAG


def _ingen(request: HttpRequest) -> None: ...


def _adresser(navnerom: str, **adresser: str) -> tuple:
    return include(([path(sti, _ingen, name=navn) for navn, sti in adresser.items()], navnerom))


urlpatterns = [
    path(
        "",
        _adresser(
            "oppfolging",
            i_dag="",
            min_uke="min-uke/",
            kandidater="kandidater/",
            arbeidsgivere="arbeidsgivere/",
            paaminnelser="p/",
            fravaer="fravaer/",
            administrasjon="administrasjon/",
            utboks="utboks/",
            sok="sok/",
            hjelp="hjelp/",
            intro="velkommen/",
            tilgjengelighet="tilgjengelighet/",
        ),
    ),
    path("", _adresser("rapporter", kontor="kontor/", liste="rapporter/")),
    path(
        "",
        _adresser("brukere", logg_ut="logg-ut/", logg_inn="logg-inn/", profil="p/"),
    ),
    path("utkast/", _adresser("utkast", lagre="lagre/", okt="okt/")),
    path("demo/", _adresser("lokalt", post="post/")),
]


@pytest.fixture(autouse=True)
def ingenting_venter(monkeypatch: pytest.MonkeyPatch) -> None:
    """The numbers of the menu are the database's."""
    monkeypatch.setattr(menytall, "_antall", lambda bruker: [])


class Innlogging(forms.Form):
    epost = forms.EmailField(label="E-post")
    passord = forms.CharField(label="Passord", widget=forms.PasswordInput)


def _side(rolle: str, sti: str = "/", mal: str = "base.html", **kontekst: object) -> BeautifulSoup:
    foresporsel = RequestFactory().get(sti)
    foresporsel.user = SimpleNamespace(
        is_authenticated=bool(rolle),
        pk=None,
        nytt_sett=I_DAG + timedelta(days=3650),
        intro_steg=0,
        rolle=rolle,
        navn="Åse Ødegård",
        kontor="Nav Sagene",
        rollenavn=rolle.title(),
    )
    return BeautifulSoup(render_to_string(mal, kontekst, request=foresporsel), "html.parser")


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("rolle", "ventet"),
    [
        ("jobbspesialist", ["I dag", "Min uke", "Kandidater", "Arbeidsgivere", "Påminnelser", "Fravær"]),
        ("leder", ["Kontoret", "Rapporter", "Kandidater", "Arbeidsgivere", "Påminnelser", "Fravær"]),
        ("markedskontakt", ["Arbeidsgivere"]),
        ("administrator", ["Administrasjon", "Utboks"]),
        ("arbeidsgiver", []),
    ],
)
def test_menyen_folger_rollen(rolle: str, ventet: list[str]) -> None:
    side = _side(rolle)
    assert [lenke.text for lenke in side.select(".hode__lenker a")] == ventet
    assert side.select_one('form[action="/logg-ut/"]')["method"] == "post"


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("sti", "ventet"), [("/", "I dag"), ("/kandidater/", "Kandidater"), ("/kandidater/x/", "Kandidater")]
)
def test_menyen_viser_hvor_du_er(sti: str, ventet: str) -> None:
    assert [lenke.text for lenke in _side("jobbspesialist", sti).select('[aria-current="page"]')] == [ventet]


@pytest.mark.urls(__name__)
def test_den_som_ikke_er_logget_inn_ser_ingen_meny() -> None:
    assert not _side("").select(".hode__meny")


def test_menyen_spor_ikke_hvem_brukeren_er_for_den_vises() -> None:
    navigasjon(HttpRequest())


def test_hver_rolle_har_sin_forside() -> None:
    assert {rolle: forside(rolle) for rolle in (*Rolle.values, ARBEIDSGIVER)} == {
        "jobbspesialist": "oppfolging:i_dag",
        "leder": "rapporter:kontor",
        "markedskontakt": "oppfolging:arbeidsgivere",
        "administrator": "oppfolging:administrasjon",
        "arbeidsgiver": "portal:hjem",
    }


def test_en_rolle_kan_ikke_faa_to_forsider() -> None:
    with pytest.raises(ValueError, match="leder"):
        registrer_forside("oppfolging:i_dag", for_rolle=Rolle.LEDER)


@pytest.mark.urls(__name__)
def test_htmx_er_satt_opp_uten_eval_og_historie_og_bytter_skjema_med_feil() -> None:
    oppsett = json.loads(_side("").select_one('meta[name="htmx-config"]')["content"])
    regler = {regel["code"]: regel for regel in oppsett.pop("responseHandling")}
    assert oppsett == {
        "allowEval": False,
        "allowScriptTags": False,
        "selfRequestsOnly": True,
        "includeIndicatorStyles": False,
        "historyCacheSize": 0,
        "refreshOnHistoryMiss": True,
        "historyRestoreAsHxRequest": False,
    }
    assert regler["422"]["swap"]
    assert not regler["[45].."]["swap"]


@pytest.mark.urls(__name__)
def test_siden_har_spraak_landemerker_hopplenke_og_meldinger_som_leses_opp() -> None:
    side = _side("leder", messages=[SimpleNamespace(level_tag="success", __str__=lambda: "")])
    assert side.html["lang"] == "nb"
    assert side.select_one("a")["href"] == "#innhold"
    assert side.select_one("main")["id"] == "innhold"
    assert side.select_one("#meldinger[aria-live=polite] .aksel-alert--success")
    assert side.select_one("#feilomraade[role=alert]")


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    "mal", ["base.html", "brukere/logg_inn.html", "brukere/velg_kontor.html", "brukere/sperret.html"]
)
def test_ingen_stil_eller_skript_staar_i_siden(mal: str) -> None:
    felt = {"skjema": Innlogging({}), "demo_brukere": [("a@demo.example", "Leder")], "cooloff_timedelta": timedelta(0)}
    side = _side("leder", mal=mal, **felt)
    assert not [
        merke for merke in side.find_all() if any(navn == "style" or navn.startswith("on") for navn in merke.attrs)
    ]
    assert all(skript.get("src", "").startswith("/static/") and not skript.text for skript in side.select("script"))


@pytest.mark.parametrize("kode", ["400", "403", "404", "500"])
def test_feilsider_trenger_verken_database_bruker_eller_foresporsel(kode: str) -> None:
    class Dod:
        def __getattribute__(self, navn: str) -> object:
            raise AssertionError("feilsiden spurte hvem brukeren er")

    foresporsel = RequestFactory().get("/")
    foresporsel.user = Dod()
    for side in (render_to_string(f"{kode}.html"), render_to_string(f"{kode}.html", request=foresporsel)):
        suppe = BeautifulSoup(side, "html.parser")
        assert suppe.h1.text.strip() == suppe.title.text.split(" – ")[0].strip()
        assert len(suppe.select("main p")) == 2


def test_alle_ikoner_i_malene_finnes() -> None:
    maler = [fil.read_text() for fil in (settings.BASE_DIR / "templates").rglob("*.html")]
    brukt = {navn for mal in maler for navn in re.findall(r'\{% ikon "(\w+)"', mal)}
    assert brukt
    assert all(ikon(navn) for navn in brukt)


def test_hvert_statusord_har_sin_egen_form_i_ikonfilen() -> None:
    """Over fristen is one word with one shape, in amber and in red."""
    stil = (settings.BASE_DIR / "static" / "ikoner.css").read_text()
    former = {
        (re.search(rf"\.{status}\b[^{{]*{{ --ikon: (.*); }}", stil)[1], ord_) for status, ord_ in STATUSER.items()
    }
    assert len({form for form, _ord in former}) == len({ord_ for _form, ord_ in former}) == len(former) == 6
    assert len(gzip.compress(stil.encode())) < 12_000


def _egne_filer() -> list[Path]:
    mapper = (settings.BASE_DIR / "static", settings.BASE_DIR / "templates")
    return [fil for mappe in mapper for fil in mappe.rglob("*") if fil.suffix in {".css", ".js", ".html"}]


def test_ingenting_hentes_fra_andre_steder() -> None:
    filer = _egne_filer()
    assert len(filer) > 20
    for fil in filer:
        assert not re.search(
            r"""@import|(?:src|href)=["']?(?:https?:)?//|url\(["']?(?:https?:)?//""", fil.read_text()
        ), fil


def test_stilarket_fra_aksel_er_lite() -> None:
    assert len(gzip.compress((settings.BASE_DIR / "static/aksel/aksel.css").read_bytes())) < 25_000
