"""A missing or bad variable stops the start with a sentence that names it."""

import os
import runpy

import pytest

from inkludering.lokalt import miljo

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
]


@pytest.fixture
def produksjon(monkeypatch, tmp_path):
    """An environment as in production, without demo."""
    monkeypatch.setattr(os, "environ", miljo.miljo(tmp_path) | {"DEMO": "0", "BASE_URL": "https://hus.example"})


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


@pytest.mark.parametrize(("navn", "verdi"), UGYLDIG)
def test_ugyldig_variabel_stopper_starten_og_navngis(produksjon, navn, verdi):
    os.environ[navn] = verdi
    with pytest.raises(SystemExit, match=rf"Miljøvariabelen {navn} kan ikke brukes"):
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
