"""The broker's address, which Nais gives in three parts, and the certificate it must show."""

import os
import runpy

import pytest

from inkludering.lokalt import miljo
from inkludering.miljovariabler import MED_SERTIFIKAT, meldingsko
from tests.produksjon import OIDC_MILJO


@pytest.fixture(autouse=True)
def paa_nais(monkeypatch, tmp_path):
    """As in production, with what Nais gives in the place of REDIS_URL."""
    i_produksjon = {"DEMO": "0", "BASE_URL": "https://hus.example", **OIDC_MILJO, "REDIS_URL": ""}
    nais = {"VALKEY_URI_KO": "valkeys://v-ko.example:26483", "VALKEY_USERNAME_KO": "u@x", "VALKEY_PASSWORD_KO": "p/:"}
    monkeypatch.setattr(os, "environ", miljo.miljo(tmp_path) | i_produksjon | nais)


@pytest.mark.parametrize(
    ("gitt", "blir", "tls"),
    [
        ("valkeys://v-ko.example:26483", "rediss://u%40x:p%2F%3A@v-ko.example:26483/0", True),
        ("rediss://v-ko.example:26483", "rediss://u%40x:p%2F%3A@v-ko.example:26483/0", True),
        ("valkey://v-ko:6379", "redis://u%40x:p%2F%3A@v-ko:6379/0", False),
        ("redis://v-ko:6379", "redis://u%40x:p%2F%3A@v-ko:6379/0", False),
    ],
)
def test_koeens_adresse_er_satt_sammen_av_det_plattformen_gir(gitt, blir, tls):
    os.environ["VALKEY_URI_KO"] = gitt
    lest = runpy.run_path(str(miljo.PROSJEKT / "inkludering" / "settings.py"))
    assert lest["CELERY_BROKER_URL"] == blir
    assert lest["CELERY_BROKER_USE_SSL"] == (MED_SERTIFIKAT if tls else False)
    assert MED_SERTIFIKAT == {"ssl_cert_reqs": "required", "ssl_check_hostname": True}


def test_en_egen_adresse_gaar_foran():
    os.environ["REDIS_URL"] = "redis://egen:6379/0"
    assert meldingsko() == "redis://egen:6379/0"


@pytest.mark.parametrize("navn", ["VALKEY_USERNAME_KO", "VALKEY_PASSWORD_KO"])
def test_halve_opplysninger_stopper_starten(navn):
    del os.environ[navn]
    with pytest.raises(SystemExit, match=f"{navn} mangler"):
        meldingsko()


def test_en_gal_adresse_og_ingen_adresse_stopper_starten():
    os.environ["VALKEY_URI_KO"] = "https://v-ko:1"
    with pytest.raises(SystemExit, match="VALKEY_URI_KO kan ikke brukes"):
        meldingsko()
    del os.environ["VALKEY_URI_KO"]
    with pytest.raises(SystemExit, match="REDIS_URL mangler"):
        meldingsko()


@pytest.mark.parametrize("valg", ["ssl_cert_reqs=none", "ssl_check_hostname=false"])
def test_sertifikatet_kan_ikke_velges_bort(valg):
    os.environ["REDIS_URL"] = f"rediss://vert:6379/0?{valg}"
    with pytest.raises(SystemExit, match="REDIS_URL kan ikke brukes: sertifikatet sjekkes alltid"):
        meldingsko()
