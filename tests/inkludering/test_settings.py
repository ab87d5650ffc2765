"""A missing or bad variable stops the start with a sentence that names it."""

import os
import re
import runpy
from urllib.parse import quote

import pytest

from inkludering.lokalt import miljo
from inkludering.oidcinnstillinger import Tilbyder, krev_roller
from tests.produksjon import OIDC_MILJO

PAAKREVD = [
    "DATABASE_URL",
    "DATABASE_URL_PORTAL",
    "REDIS_URL",
    "SECRET_KEY",
    "FELTNOKLER",
    "INDEKSNOKKEL",
    "ALLOWED_HOSTS",
    "EMAIL_URL",
    "SMS_URL",
    "BASE_URL",
]
ANDRE_ROLLER = [("arbeider", "DATABASE_URL_ARBEIDER"), ("eier", "DATABASE_URL_EIER")]
UGYLDIG = [
    ("DATABASE_URL", "mysql://a@b/c"),
    ("DATABASE_URL", "postgresql://vert/base"),
    ("DATABASE_URL", "postgresql://bruker@vert/"),
    ("DATABASE_URL", "postgresql://bruker@vert:femten/base"),
    ("REDIS_URL", "amqp://vert"),
    ("SECRET_KEY", "kort"),
    ("FELTNOKLER", "ikke-en-nokkel"),
    ("FELTNOKLER", "æøå"),
    ("INDEKSNOKKEL", "kort"),
    ("EMAIL_URL", "127.0.0.1:25"),
    ("SMS_URL", "ftp://vert"),
    ("BASE_URL", "localhost"),
    ("DEMO", "ja"),
    ("TILLAT_SYNTETISKE", "kanskje"),
    ("MAALEPORT", "ni tusen"),
    ("PROXYER", "6"),
    ("OIDC_FORNYES", "-1"),
    ("OIDC_FORNYES", "3601"),
    ("OIDC_FORNYES", "5m"),
    ("AUDITLOGG", "udp://audit.example"),
    ("AUDITLOGG_CA", "/finnes/ikke.pem"),
    ("MAALEPORT", "65536"),
    ("SENTRY_DSN", "sentry.example"),
]


PASSORD_SOM_DELER_ADRESSEN = ["p/a", "p#a", "p?a", "12/3", "12#3", "12?3", "p[a"]


def _som(hvem: str, miljo_: dict[str, str]) -> dict[str, str]:
    """The same settings for another than staff."""
    return {navn.replace("ANSATT", hvem): verdi for navn, verdi in miljo_.items()}


@pytest.fixture
def produksjon(monkeypatch, tmp_path):
    """An environment as in production, without demo."""
    i_produksjon = {"DEMO": "0", "BASE_URL": "https://hus.example", **OIDC_MILJO}
    monkeypatch.setattr(os, "environ", miljo.miljo(tmp_path) | i_produksjon)


def les() -> dict[str, object]:
    return runpy.run_path(str(miljo.PROSJEKT / "inkludering" / "settings.py"))


@pytest.mark.parametrize("navn", PAAKREVD)
def test_manglende_variabel_stopper_starten_og_navngis(produksjon, navn):
    del os.environ[navn]
    with pytest.raises(SystemExit, match=rf"Miljøvariabelen {navn} mangler"):
        les()


@pytest.mark.parametrize(("prosess", "navn"), ANDRE_ROLLER)
def test_prosessen_krever_adressen_til_sin_egen_databaserolle(produksjon, prosess, navn):
    os.environ["INKLUDERING_PROSESS"] = prosess
    assert les()["DATABASES"]["default"]["USER"] == f"inkl_{prosess}"
    del os.environ[navn]
    with pytest.raises(SystemExit, match=navn):
        les()


@pytest.mark.parametrize(
    ("prosess", "grenser"),
    [("web", "lock_timeout=5s -c statement_timeout=60s"), ("eier", "lock_timeout=2s -c statement_timeout=0 ")],
)
def test_en_migrering_kan_ta_tid_men_ingen_skal_vente_lenge_bak_den(produksjon, prosess, grenser):
    os.environ["INKLUDERING_PROSESS"] = prosess
    assert grenser in les()["DATABASES"]["default"]["OPTIONS"]["options"]


@pytest.mark.parametrize(("navn", "verdi"), UGYLDIG)
def test_ugyldig_variabel_stopper_starten_og_navngis(produksjon, navn, verdi):
    os.environ[navn] = verdi
    with pytest.raises(SystemExit, match=rf"Miljøvariabelen {navn} kan ikke brukes"):
        les()


@pytest.mark.parametrize("passord", PASSORD_SOM_DELER_ADRESSEN)
@pytest.mark.parametrize("navn", ["DATABASE_URL", "DATABASE_URL_PORTAL"])
def test_passord_med_skilletegn_faar_raad_om_prosentkode_og_vises_ikke(produksjon, navn, passord):
    os.environ[navn] = f"postgresql://bruker:{passord}@vert/base"
    with pytest.raises(SystemExit, match=rf"{navn} kan ikke brukes: .*%2F %40 %23") as feil:
        les()
    assert passord not in str(feil.value)
    os.environ[navn] = f"postgresql://bruker:{quote(passord, safe='')}@vert/base"
    assert passord in {base["PASSWORD"] for base in les()["DATABASES"].values()}


@pytest.mark.parametrize(("navn", "verdi"), [("REDIS_URL", "redis://:p/a@vert"), ("EMAIL_URL", "smtp://u:1/2@vert:25")])
def test_raadet_om_prosentkode_gjelder_ogsaa_de_andre_adressene(produksjon, navn, verdi):
    os.environ[navn] = verdi
    with pytest.raises(SystemExit, match=rf"{navn} kan ikke brukes: .*prosentkode"):
        les()


def test_verdien_av_en_hemmelighet_staar_ikke_i_feilmeldingen(produksjon):
    os.environ["SECRET_KEY"] = "hemmelig-verdi"
    with pytest.raises(SystemExit) as feil:
        les()
    assert "hemmelig-verdi" not in str(feil.value)


def test_http_er_bare_lov_i_demoen(produksjon):
    os.environ["BASE_URL"] = "http://hus.example"
    with pytest.raises(SystemExit, match="BASE_URL"):
        les()
    os.environ["DEMO"] = "1"
    assert les()["BASE_URL"] == "http://hus.example"


def test_demoen_som_viser_alle_lenker_starter_ikke_paa_en_https_adresse(produksjon):
    os.environ["DEMO"] = "1"
    with pytest.raises(SystemExit, match=r"Miljøvariabelen DEMO kan ikke brukes: .*https-adresse"):
        les()


def test_produksjon_har_trygge_informasjonskapsler_og_ingen_syntetiske_numre(produksjon):
    oppsett = les()
    assert oppsett["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert oppsett["CSRF_COOKIE_NAME"].startswith("__Host-")
    assert oppsett["SESSION_COOKIE_SECURE"]
    assert oppsett["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert not oppsett["DEBUG"]
    assert not oppsett["TILLAT_SYNTETISKE"]


def test_adressene_deles_opp_riktig(produksjon):
    os.environ["DATABASE_URL"] = "postgresql://inkl_app:p%40ss@db.example:6432/inkludering"
    os.environ["EMAIL_URL"] = "smtps://u:p@mail.example?oppslag=https://mail.example/levert&fra=hei@hus.example"
    oppsett = les()
    base = oppsett["DATABASES"]["default"]
    assert (base["HOST"], base["PORT"], base["USER"], base["PASSWORD"]) == ("db.example", "6432", "inkl_app", "p@ss")
    assert (oppsett["EMAIL_HOST"], oppsett["EMAIL_PORT"], oppsett["EMAIL_USE_SSL"]) == ("mail.example", 465, True)
    assert oppsett["EMAIL_OPPSLAG"] == "https://mail.example/levert"
    assert oppsett["DEFAULT_FROM_EMAIL"] == "hei@hus.example"


class Sporende(dict):
    """An environment that remembers what was asked for."""

    spurt: set[str]

    def get(self, navn, ellers=None):
        self.spurt.add(navn)
        return super().get(navn, ellers)

    def __contains__(self, navn):
        self.spurt.add(navn)
        return super().__contains__(navn)

    def __getitem__(self, navn):
        self.spurt.add(navn)
        return super().__getitem__(navn)


def test_eksempelfilen_navngir_alt_oppsettet_leser(produksjon, monkeypatch):
    miljo_ = Sporende(os.environ)
    miljo_.spurt = set()
    monkeypatch.setattr(os, "environ", miljo_)
    for prosess in ("web", "arbeider", "eier"):
        miljo_["INKLUDERING_PROSESS"] = prosess
        les()
    linjer = (miljo.PROSJEKT / ".env.eksempel").read_text()
    assert {"DATABASE_URL_ARBEIDER", "EMAIL_URL", "TILLAT_SYNTETISKE"} <= miljo_.spurt
    assert miljo_.spurt - set(re.findall(r"^(?:# )?(\w+)=", linjer, re.MULTILINE)) == set()


@pytest.mark.parametrize(
    ("demo", "leser"),
    [("0", "django.template.loaders.cached.Loader"), ("1", "inkludering.lokalt.malinnlasting.Loader")],
)
def test_bare_demoen_leser_endrede_maler_paa_nytt(produksjon, demo, leser):
    os.environ |= {"DEMO": demo, "BASE_URL": f"http{'s' if demo == '0' else ''}://hus.example"}
    (delene,) = les()["TEMPLATES"][0]["OPTIONS"]["loaders"]
    assert delene[0] == "template_partials.loader.Loader"
    assert [navn for navn, _ in delene[1]] == [leser]


def test_uten_oidc_og_uten_demo_stopper_starten_og_sier_det(produksjon):
    del os.environ["OIDC_ANSATT_ISSUER"]
    with pytest.raises(SystemExit, match=r"OIDC_ANSATT_ISSUER mangler.*passord virker bare med DEMO=1"):
        les()
    for prosess in ("arbeider", "eier"):  # nobody logs in there
        os.environ["INKLUDERING_PROSESS"] = prosess
        assert les()["OIDC"] == {}
    os.environ |= {"DEMO": "1", "BASE_URL": "http://hus.example", "INKLUDERING_PROSESS": "web"}
    assert les()["OIDC"] == {}


def test_passord_er_ingen_inngang_i_produksjon(produksjon):
    assert [navn for navn in les()["AUTHENTICATION_BACKENDS"] if "ModelBackend" in navn] == []


@pytest.mark.parametrize("navn", [navn for navn in OIDC_MILJO if not navn.endswith(("ISSUER", "SESSION_ENDPOINT"))])
def test_halv_innlogging_stopper_starten_og_navngir_det_som_mangler(produksjon, navn):
    del os.environ[navn]
    with pytest.raises(SystemExit, match=navn):
        les()


@pytest.mark.parametrize(
    ("endret", "navngir"),
    [
        ({"OIDC_ANSATT_TOKEN_ENDPOINT": "http://login.example"}, "OIDC_ANSATT_TOKEN_ENDPOINT"),
        ({"OIDC_ANSATT_ISSUER": "https://login.microsoftonline.com/common/v2.0"}, "OIDC_ANSATT_TENANT"),
        ({"OIDC_ANSATT_ROLLER": "leder"}, "OIDC_ANSATT_ROLLER"),
        ({"OIDC_SIDEVOGN": "ja"}, "OIDC_SIDEVOGN"),
        ({"OIDC_ANDRE_ISSUER": "https://login.sykehus.example"}, "OIDC_ANDRE_AUTHORIZATION_ENDPOINT"),
        (_som("ANDRE", OIDC_MILJO), "OIDC_ANDRE_DOMENER"),
        (_som("ARBEIDSGIVER", OIDC_MILJO), "OIDC_ARBEIDSGIVER_ACR"),
    ],
)
def test_innlogging_som_ikke_kan_brukes_stopper_starten_og_navngis(produksjon, endret, navngir):
    os.environ |= endret
    with pytest.raises(SystemExit, match=navngir):
        les()


def test_nettleseren_faar_gaa_til_utstederens_utlogging_og_ingen_andre_steder(produksjon):
    skjema = les()["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["form-action"]
    assert skjema == ["'self'", "https://login.microsoftonline.com"]


def test_bak_sidevognen_er_plattformens_egne_navn_nok(produksjon):
    for navn in OIDC_MILJO:
        del os.environ[navn]
    os.environ |= {
        "OIDC_SIDEVOGN": "1",
        "OIDC_ANSATT_DOMENER": "nav.no",
        "OIDC_ANSATT_ROLLER": "en-gruppe=leder,en-annen=jobbspesialist",
        "AZURE_OPENID_CONFIG_ISSUER": "https://login.microsoftonline.com/t/v2.0",
        "AZURE_OPENID_CONFIG_JWKS_URI": "https://login.microsoftonline.com/t/keys",
        "AZURE_APP_CLIENT_ID": "oss",
        "AZURE_APP_TENANT_ID": "t",
    }
    ansatt = les()["OIDC"]["ansatt"]
    assert (ansatt.issuer, ansatt.tenant) == ("https://login.microsoftonline.com/t/v2.0", "t")
    assert ansatt.roller == (("en-gruppe", "leder"), ("en-annen", "jobbspesialist"))


def test_en_gruppe_for_en_rolle_som_ikke_finnes_stopper_starten():
    tilbyder = Tilbyder("ansatt", "i", "k", "j", roller=(("gruppe", "sjef"),))
    with pytest.raises(SystemExit, match="OIDC_ANSATT_ROLLER kan ikke brukes: sjef er ingen rolle"):
        krev_roller({"ansatt": tilbyder}, ("leder",))
