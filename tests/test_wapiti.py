"""What Wapiti is asked to look at, and what of its answer counts."""

import re

import pytest

from tests import wapiti

# Each of these asks somebody outside, or needs a list from there.
UTE = {"ssrf", "xxe", "log4shell", "nikto", "wapp", "cms", "htp", "takeover", "wp_enum", "network_device"}


def test_wapiti_spoer_ingen_utenfor_og_er_innlogget_som_hver_rolle():
    assert re.fullmatch(r"wapiti3==\d+\.\d+\.\d+", wapiti.WAPITI)
    assert not set(wapiti.MODULER.split(",")) & UTE
    assert {re.sub(r"\d", "", hvem) for hvem in wapiti.ROLLER} == {
        *("jobbspesialist", "leder", "markedskontakt", "administrator", "arbeidsgiver"),
    }
    assert {"/logg-ut/*", "/portal/logg-ut/*"} <= set(wapiti.UTENFOR)


def test_et_funn_og_en_feilside_teller_og_at_det_gikk_sakte_gjoer_ikke():
    ett = {"method": "GET", "path": "/x/", "parameter": "q", "info": "to\nlinjer"}
    rapport = {
        "vulnerabilities": {"SQL Injection": [ett], "CRLF Injection": []},
        "anomalies": {"Internal Server Error": [ett | {"parameter": None}], "Resource consumption": [ett]},
    }
    assert list(wapiti.funn(rapport)) == [
        "SQL Injection: GET /x/ q to linjer",
        "Internal Server Error: GET /x/  to linjer",
    ]


def test_den_som_ble_sendt_til_innloggingen_har_ikke_lett_som_rollen():
    def rapport(*stier: str) -> dict:
        return {"infos": {"crawled_pages": [{"request": {"url": f"http://127.0.0.1:1{ett}"}} for ett in stier]}}

    wapiti.krev_innlogget("leder", "/kontor/", rapport("/kontor/", "/hjelp/?a=1"))
    for feil in (rapport("/kontor/", "/logg-inn/?next=%2Fkontor%2F"), rapport("/hjelp/"), rapport()):
        with pytest.raises(SystemExit, match="ikke innlogget som leder"):
            wapiti.krev_innlogget("leder", "/kontor/", feil)
