"""What may be switched off is told of, and is not there when it is off."""

import io
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from inkludering.brukere.roller import Rolle
from inkludering.brytere import BRYTERE
from tests import fabrikker as lag

ROT = Path(__file__).resolve().parents[2]
NAVN = [bryter.navn for bryter in BRYTERE]
# The switch, how it is off, who asks, the rooms that are closed, the pages that would lead there, and by which words.
ROM = [
    (
        {"IMPORT_FRA_FIL": False},
        Rolle.JOBBSPESIALIST,
        ["/importer/kandidater/", "/importer/arbeidsgivere/"],
        ["/kandidater/", "/arbeidsgivere/"],
        "/importer/",
    ),
    ({"OIDC": {}}, None, ["/portal/id-porten/", "/portal/id-porten/svar/"], ["/portal/logg-inn/"], "id-porten"),
    ({"OIDC": {}}, None, ["/logg-inn/andre/", "/logg-inn/andre/svar/"], ["/logg-inn/"], "/logg-inn/andre/"),
]


@pytest.mark.parametrize("bryter", BRYTERE, ids=NAVN)
def test_hver_bryter_staar_i_drift_og_i_eksempelet(bryter):
    drift, eksempel = ((ROT / sti).read_text() for sti in ("docs/drift.md", ".env.eksempel"))
    rader = re.findall(rf"^\| `{bryter.navn}` \| (på|av) \|", drift, re.MULTILINE)
    assert rader == ["på" if bryter.ellers else "av"]
    assert re.search(rf"^(# )?{bryter.navn}=", eksempel, re.MULTILINE)


def test_hver_ja_eller_nei_i_innstillingene_er_en_bryter():
    lest = re.findall(r"\bbryter\(\"?([A-Z_]+)", (ROT / "inkludering" / "settings.py").read_text())
    assert {"DEMO", "IMPORT_FRA_FIL"} <= set(lest) <= set(NAVN)


def test_helse_sier_hvordan_hver_av_dem_staar(settings):
    settings.IMPORT_FRA_FIL, settings.OIDC, settings.TILLAT_SYNTETISKE = False, {"andre": object()}, True
    ut = io.StringIO()
    call_command("helse", "--brytere", stdout=ut)
    lest = re.findall(r"^(på|av) +(\w+): .+$", ut.getvalue(), re.MULTILINE)
    staar = {navn: hvordan for hvordan, navn in lest}
    assert list(staar) == NAVN
    assert (staar["IMPORT_FRA_FIL"], staar["OIDC_ANDRE_ISSUER"], staar["TILLAT_SYNTETISKE"]) == ("av", "på", "på")
    assert staar["OIDC_ARBEIDSGIVER_ISSUER"] == "av"


@pytest.mark.django_db
@pytest.mark.parametrize("rommet", ROM, ids=["fil", "id-porten", "andre"])
def test_et_rom_som_er_slaatt_av_finnes_ikke_og_ingen_side_leder_dit(client, settings, rommet):
    av, rolle, rom, sider, vei = rommet
    for navn, verdi in av.items():
        setattr(settings, navn, verdi)
    if rolle:
        client.force_login(lag.bruker(rolle))
    assert {sti: client.get(sti).status_code for sti in rom} == dict.fromkeys(rom, 404)
    for side in sider:
        svar = client.get(side)
        assert svar.status_code == 200 and vei not in svar.content.decode()


@pytest.mark.django_db
def test_et_rom_som_er_slaatt_paa_er_der(client):
    client.force_login(lag.bruker(Rolle.JOBBSPESIALIST))
    assert client.get("/importer/kandidater/").status_code == 200
    assert "/importer/kandidater/" in client.get("/kandidater/").content.decode()
