"""Keys are changed while people are logged in: what their sessions hold sealed goes on to the new key with the rest."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from cryptography.fernet import Fernet
from django.test import Client

from inkludering.brukere.models import Okt, Rolle
from inkludering.brukere.okter import SessionStore
from inkludering.brukere.paalogging import merke
from inkludering.brukere.paalogging.krav import UTLOGGING
from inkludering.felles.kryptering import forsegl_paa_nytt
from tests import fabrikker as lag
from tests.inkludering.felles.test_nokkelbytte import kommando as bytt
from tests.klokke import NAA
from tests.leverandor import GRUPPE

ROLLER = {"roller": ((GRUPPE, "leder"),), "scope": "openid email offline_access"}
OM_FEM = timedelta(minutes=5)


@pytest.fixture(autouse=True)
def klokke():
    with time_machine.travel(NAA, tick=False) as klokken:
        yield klokken


@pytest.fixture
def ada(egen_base):
    return lag.bruker(Rolle.LEDER, epost="ada@nav.example")


@pytest.fixture
def inne(op, ada, logg_inn, settings):
    """Ada, logged in by a provider whose groups are read anew every five minutes."""
    settings.OIDC = {"ansatt": op.tilbyder(**ROLLER)}
    op.folk("ada", groups=[GRUPPE])
    logg_inn()
    return op


@contextmanager
def begge(settings):
    """While both keys are known, the new one first; afterwards the old one is gone."""
    gammel, ny = settings.FELTNOKLER[0], Fernet.generate_key().decode()
    eldre, settings.INDEKSNOKKEL = settings.INDEKSNOKKEL, "n" * 32
    settings.FELTNOKLER, settings.ELDRE_INDEKSNOKLER = [ny, gammel], [eldre]
    yield
    settings.FELTNOKLER, settings.ELDRE_INDEKSNOKLER = [ny], []


def test_den_som_er_inne_fornyes_ogsaa_etter_at_den_gamle_noekkelen_er_borte(inne, client, settings, klokke):
    with begge(settings):
        assert "brukere_okt" in bytt("--tell")
        bytt()
        assert "0 verdier er skrevet med en eldre nøkkel" in bytt("--tell")
    klokke.shift(OM_FEM)
    assert client.get("/kontor/").status_code == 200
    assert [ett["grant_type"] for ett in inne.tokenforesporsler][-1] == "refresh_token"


def test_den_som_leste_okta_foer_byttet_skriver_ikke_den_gamle_noekkelens_segl_tilbake(inne, client, settings, klokke):
    """A press is under way while the sessions are written anew, and saves the whole of its own afterwards."""
    underveis = SessionStore(client.session.session_key)
    underveis["annet"] = 1
    with begge(settings):
        bytt()
        underveis.save()
        assert "0 verdier er skrevet med en eldre nøkkel" in bytt("--tell")
    klokke.shift(OM_FEM)
    assert client.get("/kontor/").status_code == 200


@pytest.mark.parametrize("roller", [ROLLER["roller"], ()])
def test_en_okt_ingen_noekkel_aapner_gir_ny_innlogging_og_ingen_feilside(inne, client, settings, klokke, roller):
    settings.OIDC = {"ansatt": inne.tilbyder(**ROLLER | {"roller": roller})}
    settings.FELTNOKLER = [Fernet.generate_key().decode()]
    klokke.shift(OM_FEM)
    assert client.get("/kontor/").url == "/logg-inn/?next=/kontor/"
    assert not Okt.objects.exists()
    assert "0 verdier er skrevet på nytt" in bytt()


@pytest.mark.parametrize("foer_byttet", [True, False])
@pytest.mark.parametrize("hvem", [{"sid": "okt-ada"}, {"sub": "ada"}])
def test_utstederens_utlogging_finner_okta_baade_mens_noekkelen_byttes_og_etterpaa(
    inne, client, settings, hvem, foer_byttet
):
    def logg_ut():
        token = inne.token({"events": {UTLOGGING: {}}, "jti": "1", **hvem}, {"typ": "logout+jwt"})
        assert Client().post("/logg-ut/varsel/ansatt/", {"logout_token": token}).status_code == 200

    with begge(settings):
        if foer_byttet:
            logg_ut()
            assert not Okt.objects.exists()
        else:
            bytt()
    if not foer_byttet:
        logg_ut()
    assert client.get("/kontor/").status_code == 302


def test_alt_som_er_forseglet_i_en_okt_finnes_hvor_dypt_det_enn_ligger(settings):
    gammelt = [merke.forsegl(ett) for ett in ("a", "b", "c")]
    data = {"x": gammelt[0], "y": {"z": [1, gammelt[1], {"æ": gammelt[2]}]}, "n": None, "gAAAAA": "gAAAAAikke et segl"}
    assert forsegl_paa_nytt(data) == data
    ny, gammel = Fernet.generate_key().decode(), settings.FELTNOKLER[0]
    settings.FELTNOKLER = [ny, gammel]
    nytt = forsegl_paa_nytt(data)
    settings.FELTNOKLER = [ny]
    assert [merke.aapne(ett) for ett in (nytt["x"], nytt["y"]["z"][1], nytt["y"]["z"][2]["æ"])] == ["a", "b", "c"]
    assert (nytt["n"], nytt["gAAAAA"], nytt["y"]["z"][0]) == (None, "gAAAAAikke et segl", 1)
