"""The manifests of .nais/ are of the shape Nais reads, and say the same as compose and the product do."""

import copy
import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from prometheus_client import generate_latest

from inkludering.maaling.maalinger import REGISTER

ROT = Path(__file__).resolve().parent.parent
FILER = sorted((ROT / ".nais").glob("*.yaml"))
SKJEMA = json.loads((ROT / "tests" / "data" / "nais.json").read_text())
# What is given per cluster; a group is a UUID, the rest may be any name.
VERDIER = {"ingress": "https://inkludering.example", "image": "register.example/hus:1"}
GRUPPE = "00000000-0000-0000-0000-000000000000"


def utfylt(tekst: str) -> list[dict]:
    def sett_inn(treff: re.Match[str]) -> str:
        return VERDIER.get(treff[1], GRUPPE if treff[1].startswith("gruppe_") else "verdi")

    return list(yaml.safe_load_all(re.sub(r"\{\{ (\w+) \}\}", sett_inn, tekst)))


def alle() -> dict[str, dict]:
    return {f"{d['kind']} {d['metadata']['name']}": d for fil in FILER for d in utfylt(fil.read_text())}


@pytest.mark.parametrize("navn", sorted(alle()))
def test_manifestet_foelger_skjemaet(navn):
    jsonschema.Draft202012Validator(SKJEMA).validate(alle()[navn])


@pytest.mark.parametrize(
    ("sti", "verdi"),
    [
        (("imgae",), "x"),
        (("liveness", "path"), "livez"),
        (("replicas", "min"), "2"),
        (("valkey",), [{"instanse": "ko"}]),
        # As it was until Nais took the names and protocols of ports away.
        (("accessPolicy", "outbound", "external"), [{"host": "a.no", "ports": [{"port": 1, "protocol": "TCP"}]}]),
    ],
)
def test_skjemaet_finner_en_plantet_feil(sti, verdi):
    manifest = copy.deepcopy(alle()["Application inkludering"])
    *foran, sist = sti
    del_ = manifest["spec"]
    for ett in foran:
        del_ = del_[ett]
    del_[sist] = verdi
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SKJEMA).validate(manifest)


def test_worker_beat_og_migrering_kjorer_det_samme_som_i_compose():
    tjenester = yaml.safe_load((ROT / "docker-compose.yml").read_text())["services"]
    for navn, tjeneste in (("worker", "worker"), ("beat", "beat")):
        assert alle()[f"Application inkludering-{navn}"]["spec"]["command"] == tjenester[tjeneste]["command"]
    assert alle()["Naisjob inkludering-migrering"]["spec"]["command"] == tjenester["migrering"]["command"]


def test_det_er_flere_som_viser_sider_og_aldri_mer_enn_en_beat():
    spesifikasjoner = {navn: manifest["spec"] for navn, manifest in alle().items()}
    assert spesifikasjoner["Application inkludering"]["replicas"]["min"] >= 2
    beat = spesifikasjoner["Application inkludering-beat"]
    assert (beat["replicas"], beat["strategy"]) == ({"min": 1, "max": 1}, {"type": "Recreate"})


def test_bare_migreringen_har_eierens_hemmelighet():
    har = {navn for navn, m in alle().items() if {"secret": "inkludering-eier"} in m["spec"].get("envFrom", [])}
    assert har == {"Naisjob inkludering-migrering"}


def test_ingen_probe_spoer_arbeideren_om_nettsidene_eller_nettsidene_om_arbeideren():
    web, worker = (alle()[f"Application {navn}"]["spec"] for navn in ("inkludering", "inkludering-worker"))
    assert (web["liveness"]["path"], web["readiness"]["path"]) == ("/livez", "/readyz")
    assert (worker["liveness"]["path"], "readiness" in worker) == ("/livez", False)
    for spesifikasjon in (web, worker):
        indre = {ett["value"] for ett in spesifikasjon["env"] if ett["name"] == "MAALEPORT"}
        assert indre == {spesifikasjon["prometheus"]["port"]}


@pytest.mark.django_db
def test_varslene_spoer_om_maalinger_som_finnes_og_runbooken_har_hvert_raad():
    """A word that is misspelt would never warn of anything."""
    finnes = set(re.findall(r"inkludering_\w+", generate_latest(REGISTER).decode()))
    drift = (ROT / "docs" / "drift.md").read_text()
    for regel in alle()["PrometheusRule inkludering"]["spec"]["groups"][0]["rules"]:
        spurt = set(re.findall(r"inkludering_\w+", regel["expr"]))
        assert spurt
        assert {navn.removesuffix("_bucket").removesuffix("_count") for navn in spurt} <= finnes | {
            "inkludering_puls_alder_sekunder"
        }, regel["alert"]
        (raad,) = re.findall(r"docs/drift\.md: (.+)\.", regel["annotations"]["action"])
        assert f"\n### {raad}\n" in drift
