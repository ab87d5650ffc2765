"""The manifests of .nais/ are of the shape Nais reads, and say the same as compose and the product do."""

import copy
import json
import re
import sys
from pathlib import Path

import jsonschema
import pytest
import redis
import yaml
from prometheus_client import generate_latest

from inkludering import miljovariabler
from inkludering.celery import app
from inkludering.lokalt import valkey
from inkludering.maaling.maalinger import REGISTER
from inkludering.utsending import puls
from tests.levende import Levende, ledig_portserie

ROT = Path(__file__).resolve().parent.parent
FILER = sorted((ROT / ".nais").glob("*.yaml"))
SKJEMA = json.loads((ROT / "tests" / "data" / "nais.json").read_text())
# What is given per cluster; a group is a UUID, the rest may be any name.
VERDIER = {"ingress": "https://inkludering.example", "image": "register.example/hus:1"}
# What access `readwrite` opens (docs.nais.io, Valkey reference), but the channels' own commands.
READWRITE = ("-@all", "+@connection", "+@scripting", "+@transaction", "+@write", "+@read", "-@pubsub")
# How often Prometheus reads a process that says nothing of it: its own default, the longest it may be.
LESES_HVERT = 60
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


def test_alt_som_starter_faar_adressen_til_valkey_av_plattformen():
    (ko,) = (navn.removeprefix("Valkey valkey-verdi-") for navn in alle() if navn.startswith("Valkey "))
    assert ko.upper() == miljovariabler.KO
    for navn, manifest in alle().items():
        if manifest["kind"] in ("Application", "Naisjob"):
            assert manifest["spec"]["valkey"] == [{"instance": ko, "access": "readwrite"}], navn


def _valkey_som_paa_nais(hus: Levende) -> None:
    """With one user, who may use what access `readwrite` gives, but for the channels, which no user has been given."""
    port = ledig_portserie(1)
    hus.prosesser.start("valkey", [str(valkey.program()), "--port", str(port), "--save", "", "--dir", str(hus.mappe)])
    megler = redis.Redis(port=port)
    hus.vent_til(lambda: _svarer(megler))
    megler.execute_command("ACL", "SETUSER", "nais@bruker", "on", ">p/a:s@s", "~*", "resetchannels", *READWRITE)
    megler.execute_command("ACL", "SETUSER", "default", "off")
    hus.miljo |= {
        "REDIS_URL": "",
        "VALKEY_URI_KO": f"valkey://127.0.0.1:{port}",
        "VALKEY_USERNAME_KO": "nais@bruker",
        "VALKEY_PASSWORD_KO": "p/a:s@s",
    }


def _svarer(megler: redis.Redis) -> bool:
    try:
        return megler.ping()
    except redis.ConnectionError:
        return False


@pytest.mark.treg
def test_arbeideren_klarer_seg_med_det_nais_gir_og_stopper_mykt(nytt_hus):
    """The worker of the manifest, its address and user as Nais gives them, and none of the commands it withholds."""
    hus = nytt_hus()
    _valkey_som_paa_nais(hus)
    kommando = alle()["Application inkludering-worker"]["spec"]["command"]
    hus.prosesser.start("arbeider", [sys.executable, "-m", *kommando], INKLUDERING_PROSESS="arbeider")
    vekk = "from inkludering.utsending.tasks import tom; tom.delay()"
    hus.manage("shell", "-c", vekk)
    hus.vent_til(lambda: hus.sql("SELECT 1 FROM utsending_puls"), sekunder=60)
    arbeider = hus.prosesser.prosesser["arbeider"]
    arbeider.terminate()
    assert arbeider.wait(35) == 0
    logg = (hus.mappe / "logg" / "arbeider.log").read_text()
    assert not re.search("NOPERM|no permissions|Traceback|Connection to broker lost", logg, re.IGNORECASE), logg


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


def _sekunder(varighet: str) -> int:
    return int(varighet[:-1]) * {"s": 1, "m": 60, "h": 3600}[varighet[-1]]


@pytest.mark.parametrize("varsel", ["RundenStaarStille", "IngenSierNoe", "DatabasenSvarerIkke"])
def test_en_stans_varsles_innen_tre_minutter(varsel):
    """The threshold, the longest until it is read, the longest until the rule is asked, and how long it must hold."""
    (gruppe,) = alle()["PrometheusRule inkludering"]["spec"]["groups"]
    (regel,) = [ett for ett in gruppe["rules"] if ett["alert"] == varsel]
    terskel = re.search(r"alder_sekunder\S* > (\d+)$", regel["expr"].replace(")", ""))
    etter = (int(terskel[1]) if terskel else 0) + LESES_HVERT + _sekunder(gruppe["interval"]) + _sekunder(regel["for"])
    assert etter <= 180, f"{varsel} is told of {etter} s after the stop"


def test_rundene_som_varsler_om_en_stans_er_de_som_gaar_oftest():
    (regel,) = [
        ett
        for ett in alle()["PrometheusRule inkludering"]["spec"]["groups"][0]["rules"]
        if ett["alert"] == "RundenStaarStille"
    ]
    assert set(re.search(r'runde=~"([^"]+)"', regel["expr"])[1].split("|")) == {puls.UTSENDING, puls.LENKER}
    hvert = {linje["task"]: linje["schedule"] for linje in app.conf.beat_schedule.values()}
    oftest = {
        hvert[f"{navn}"]
        for navn in ("inkludering.utsending.tasks.tom", "arbeidsgivere.tasks.behandle_lenkebestillinger")
    }
    assert max(oftest) == 30


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
