"""docker-compose.yml is valid and has the shape of production."""

import json
import os
import re
import runpy
from pathlib import Path

import jsonschema
import pytest
import yaml
from celery.bin.celery import celery as celery_cli
from granian.cli import cli as granian_cli

from inkludering.lokalt.postgres import TAUS
from tests.produksjon import OIDC_MILJO

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
    huset = ("web", "web2", "worker", "beat", "migrering", "post")
    assert {tjenester[navn]["image"] for navn in huset} == {"inkludering"}
    assert sum("beat" in tjeneste.get("command", []) for tjeneste in tjenester.values()) == 1


def test_bare_migreringen_kjenner_eierens_passord(compose):
    med_eier = {navn for navn, tjeneste in compose["services"].items() if "INKL_PASSORD_EIER" in str(tjeneste)}
    assert med_eier == {"migrering", "postgres", "drift"}  # the last is run by hand


def test_huset_kjorer_uten_root_og_kan_bare_skrive_i_tmp(compose):
    """What is thrown away with the container, and the volumes it is given."""
    dockerfil = (ROT / "Dockerfile").read_text()
    assert "USER 10001" in dockerfil
    # Whoever reads the archive is of the group it is given to.
    assert "--uid 10001 --gid 10001" in dockerfil
    assert "-g 10001" in compose["services"]["postgres"]["entrypoint"][2]
    for navn, tjeneste in compose["services"].items():
        if tjeneste["image"].startswith("inkludering"):
            assert tjeneste["read_only"], navn
            assert [sted.split(":")[0] for sted in tjeneste["tmpfs"]] == ["/tmp"]  # noqa: S108 - in the container
            assert tjeneste["cap_drop"] == ["ALL"]


def test_hver_prosess_som_skal_gaa_blir_spurt_om_den_lever(compose):
    """The image asks the pages' port; worker and beat, which have none, say so on the inner one."""
    assert "HEALTHCHECK" in (ROT / "Dockerfile").read_text()
    tjenester = compose["services"]
    spurt = {navn: t["environment"].get("PULS") for navn, t in tjenester.items() if t["image"] == "inkludering"}
    indre = f"http://127.0.0.1:{tjenester['web']['environment']['MAALEPORT']}/livez"
    assert spurt == {"web": None, "web2": None, "worker": indre, "beat": indre, "migrering": None, "post": None}
    uten = {navn for navn, t in tjenester.items() if t.get("healthcheck") == {"disable": True}}
    assert uten == {"migrering", "post", "drift"}


def test_bare_nettsidene_er_aapnet_og_bare_for_denne_maskinen(compose):
    aapnet = {navn: t["ports"] for navn, t in compose["services"].items() if "ports" in t}
    assert aapnet == {"web": ["127.0.0.1:8000:8000"], "web2": ["127.0.0.1:8001:8000"]}


def test_kommandoene_i_bildet_finnes(compose):
    """What the image and compose start, as the programs themselves read it."""
    dockerfil = (ROT / "Dockerfile").read_text()
    granian = json.loads(re.search(r"^CMD (\[.*?\])$", dockerfil.replace("\\\n", ""), re.MULTILINE)[1])
    fil = granian[granian.index("--log-config") + 1]
    assert json.loads((ROT / fil).read_text())["formatters"]["json"]["()"] == "inkludering.felles.loggformat.JsonFormat"
    kjente = {navn for valg in granian_cli.params for navn in valg.opts}
    assert {ord_ for ord_ in granian if ord_.startswith("--")} <= kjente | {"--no-ws"}
    for navn in ("worker", "beat"):
        ord_ = compose["services"][navn]["command"]
        assert {o for o in ord_[1:2] if o.startswith("--")} <= {n for valg in celery_cli.params for n in valg.opts}


def test_loggen_til_postgres_er_like_taus_som_i_demoen(compose):
    assert {f"-c{valg}" for valg in TAUS} <= set(compose["services"]["postgres"]["command"])


@pytest.mark.parametrize("tjeneste", ["web", "web2", "worker", "beat", "migrering", "drift"])
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
    monkeypatch.setattr(os, "environ", miljo | {"INKLUDERING_DATA": "/data"} | OIDC_MILJO)  # of .env.oidc
    oppsett = runpy.run_path(str(ROT / "inkludering" / "settings.py"))
    assert oppsett["DATABASES"]["default"]["HOST"] == "postgres"


def test_innloggingen_settes_opp_i_en_egen_fil_som_alle_prosessene_leser(compose):
    """Who vouches for staff may be many lines, and differs from house to house; no database password is there."""
    for tjeneste in ("web", "worker", "beat", "migrering"):
        assert compose["services"][tjeneste]["env_file"] == [{"path": ".env.oidc", "required": False}]


def test_eksempelfilen_navngir_alle_hemmeligheter_som_compose_krever():
    krevd = set(re.findall(r"\$\{(\w+):\?\}", (ROT / "docker-compose.yml").read_text()))
    oppgitt = set(re.findall(r"^(\w+)=", (ROT / ".env.eksempel").read_text(), re.MULTILINE))
    assert krevd <= oppgitt


@pytest.mark.parametrize("navn", ["EMAIL_URL", "SMS_URL"])
def test_meldingene_gaar_ikke_til_filmottaket_uten_at_noen_har_bedt_om_det(compose, navn):
    """Without them each message would count as sent while nobody gets it."""
    for tjeneste in ("web", "web2", "worker", "beat", "migrering"):
        assert compose["services"][tjeneste]["environment"][navn] == f"${{{navn}:?}}"
