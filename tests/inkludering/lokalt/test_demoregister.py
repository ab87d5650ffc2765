"""The demo's person register answers over HTTP as Nav's access control does, and the product's own adapter reads it."""

import json
import threading
from functools import partial
from http.server import ThreadingHTTPServer

import pytest

from inkludering.lokalt import personregister as demo
from inkludering.lokalt.post import Postoppslag
from kandidater import personregister
from kandidater.gradering import Adressebeskyttelse
from kandidater.omgradering import Registersvar
from kandidater.tilgangsmaskin import Tilgangsmaskin

INGEN, FORTROLIG, STRENGT = Adressebeskyttelse
FILEN = {
    "1": {"beskyttelse": "ugradert", "skjermet": False},
    "2": {"beskyttelse": "fortrolig", "skjermet": False},
    "3": {"beskyttelse": "strengt_fortrolig", "skjermet": False},
    "4": {"beskyttelse": "ugradert", "skjermet": True},
}
SVAR = {"1": (INGEN, False), "2": (FORTROLIG, False), "3": (STRENGT, False), "4": (INGEN, True)}


@pytest.fixture
def register(tmp_path, settings):
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Postoppslag, tmp_path)) as tjener:
        settings.TILGANGSMASKIN_URL, settings.TOKENTJENESTE_URL = demo.adresse(tjener.server_address[1]), ""
        threading.Thread(target=tjener.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield Tilgangsmaskin()
        tjener.shutdown()


def test_den_svarer_om_dem_filen_nevner_og_ingen_andre(register, tmp_path):
    assert personregister.spoer(register, ["1"]) == {}
    (tmp_path / "personregister.json").write_text(json.dumps(FILEN))
    svarene = personregister.spoer(register, [*FILEN, "5"])
    assert svarene == {nr: Registersvar(*svar, "folkeregisteret") for nr, svar in SVAR.items()}


def test_en_fil_som_ikke_kan_leses_er_ikke_noe_svar(register, tmp_path):
    (tmp_path / "personregister.json").write_text('{"1": ')
    with pytest.raises(personregister.RegisteretSvarerIkke):
        personregister.spoer(register, ["1"])
