"""docker-compose.yml is valid and has the shape of production."""

import json
import os
import re
import runpy
from pathlib import Path

import jsonschema
import pytest
import yaml

from inkludering.lokalt.postgres import TAUS

ROT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def compose() -> dict:
    return yaml.safe_load((ROT / "docker-compose.yml").read_text())


def test_filen_folger_compose_skjemaet(compose):
    skjema = json.loads((ROT / "tests" / "data" / "compose_spec.json").read_text())
    jsonschema.Draft201909Validator(skjema).validate(compose)


def test_skjemaet_finner_en_plantet_feil(compose):
    skjema = json.loads((ROT / "tests" / "data" / "compose_spec.json").read_text())
    daarlig = compose | {"services": compose["services"] | {"web": {"comand": ["x"]}}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft201909Validator(skjema).validate(daarlig)


def test_samme_bilde_kjorer_web_arbeider_og_beat_og_bare_en_beat(compose):
    tjenester = compose["services"]
    assert {tjenester[navn]["image"] for navn in ("web", "worker", "beat", "migrering", "post")} == {"inkludering"}
    assert sum("beat" in tjeneste.get("command", []) for tjeneste in tjenester.values()) == 1


def test_bare_migreringen_kjenner_eierens_passord(compose):
    med_eier = {navn for navn, tjeneste in compose["services"].items() if "INKL_PASSORD_EIER" in str(tjeneste)}
    assert med_eier == {"migrering", "postgres"}


def test_loggen_til_postgres_er_like_taus_som_i_demoen(compose):
    assert compose["services"]["postgres"]["command"] == ["postgres", *(f"-c{valg}" for valg in TAUS)]


@pytest.mark.parametrize("tjeneste", ["web", "worker", "beat", "migrering"])
def test_miljoet_i_compose_er_nok_til_aa_starte(compose, tjeneste, monkeypatch):
    verdier = {
        "FELTNOKLER": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "BASE_URL": "https://hus.example",
        "EMAIL_URL": "smtps://u:p@post.example",
        "SMS_URL": "https://sms.example/send",
        "ALLOWED_HOSTS": "hus.example",
    }

    def sett_inn(treff: re.Match[str]) -> str:
        navn, _, ellers = treff[1].partition(":")
        return verdier.get(navn) or (ellers[1:] if ellers.startswith("-") else "x" * 60)

    miljo = {
        n: re.sub(r"\$\{([^}]+)\}", sett_inn, str(v)) for n, v in compose["services"][tjeneste]["environment"].items()
    }
    monkeypatch.setattr(os, "environ", miljo | {"INKLUDERING_DATA": "/data"})
    oppsett = runpy.run_path(str(ROT / "inkludering" / "settings.py"))
    assert oppsett["DATABASES"]["default"]["HOST"] == "postgres"


def test_eksempelfilen_navngir_alle_hemmeligheter_som_compose_krever():
    krevd = set(re.findall(r"\$\{(\w+):\?\}", (ROT / "docker-compose.yml").read_text()))
    oppgitt = set(re.findall(r"^(\w+)=", (ROT / ".env.eksempel").read_text(), re.MULTILINE))
    assert krevd <= oppgitt


@pytest.mark.parametrize("navn", ["EMAIL_URL", "SMS_URL"])
def test_meldingene_gaar_ikke_til_filmottaket_uten_at_noen_har_bedt_om_det(compose, navn):
    """Without them each message would count as sent while nobody gets it."""
    for tjeneste in ("web", "worker", "beat", "migrering"):
        assert compose["services"][tjeneste]["environment"][navn] == f"${{{navn}:?}}"
