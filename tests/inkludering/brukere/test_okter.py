"""The session: one query says who is asking and as what; it slides, and everything that ends it acts at once."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from psycopg.types.range import DateRange

from inkludering.brukere.models import Bruker, Brukertype, Okt, Rolle, Tilknytning
from tests import fabrikker as lag
from tests.klokke import I_DAG, NAA

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def klokke() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NAA, tick=False) as klokken:
        yield klokken


@pytest.fixture
def leder() -> Bruker:
    return lag.bruker(Rolle.LEDER)


@pytest.fixture
def inne(client: Client, leder: Bruker) -> Client:
    """Logged in, and past the first request, which notes when the session began."""
    client.force_login(leder)
    client.get("/finnes-ikke/")
    return client


def sporringer(klient: Client, adresse: str = "/finnes-ikke/") -> list[str]:
    with CaptureQueriesContext(connection) as fanget:
        klient.get(adresse)
    return [en["sql"] for en in fanget]


def er_inne(klient: Client) -> bool:
    return klient.get("/kontor/").status_code == 200


def test_okt_bruker_og_rolle_leses_i_en_sporring(inne):
    (en,) = sporringer(inne)
    assert all(tabell in en for tabell in ("brukere_okt", "brukere_bruker", "brukere_tilknytning", "brukere_kontor"))


def test_portalbrukeren_leses_ogsaa_i_en_sporring(client):
    client.force_login(Bruker.objects.create(epost="a@b.example", type=Brukertype.ARBEIDSGIVER))
    client.get("/finnes-ikke/")
    assert len(sporringer(client)) == 1


def test_okta_skrives_hoyst_en_gang_i_minuttet(inne, klokke):
    skrevet = []
    for _ in range(6):
        klokke.shift(timedelta(seconds=29))
        skrevet.append(sum("UPDATE" in en for en in sporringer(inne)))
    assert skrevet == [0, 0, 1, 0, 0, 1]


def test_bruk_flytter_grensen_og_halvtimen_uten_bruk_stenger(inne, klokke):
    for _ in range(5):
        klokke.shift(timedelta(minutes=29))
        assert er_inne(inne)
    klokke.shift(timedelta(minutes=30))
    assert not er_inne(inne)


def test_et_trykk_i_skyggen_av_et_annet_forlenger_ogsaa_okta(inne, klokke):
    klokke.shift(timedelta(seconds=50))  # too soon to write
    assert er_inne(inne)
    klokke.shift(timedelta(minutes=29))
    assert er_inne(inne)


@pytest.mark.parametrize("endring", [{"is_active": False}, {"password": "et annet"}])
def test_deaktivert_bruker_og_byttet_passord_stenger_med_en_gang(inne, leder, endring):
    Bruker.objects.filter(pk=leder.pk).update(**endring)
    assert not er_inne(inne)


def test_byttet_passord_sletter_okta(inne, leder):
    Bruker.objects.filter(pk=leder.pk).update(password="et annet")
    er_inne(inne)
    assert not Okt.objects.filter(bruker=leder).exists()


def test_den_gamle_okta_er_doed_etter_utlogging(inne, leder):
    gammel = inne.cookies["okt"].value
    inne.post("/logg-ut/")
    assert not Okt.objects.filter(bruker=leder).exists()
    inne.cookies["okt"] = gammel
    assert not er_inne(inne)


def test_en_avsluttet_rolle_gjelder_fra_neste_trykk_og_en_ny_like_saa(inne, leder):
    Tilknytning.objects.update(gyldig=DateRange(date(2020, 1, 1), I_DAG))
    assert inne.get("/kontor/").url == "/velg-kontor/"
    Tilknytning.objects.update(rolle=Rolle.MARKEDSKONTAKT, gyldig=DateRange(date(2020, 1, 1), None))
    assert inne.get("/kontor/").status_code == 404
    assert inne.get("/arbeidsgivere/").status_code == 200


def test_flere_roller_staar_alltid_i_samme_rekkefoelge(inne, leder):
    ovrige = [("0315", Rolle.LEDER), ("0316", Rolle.LEDER), ("0315", Rolle.ADMINISTRATOR), ("0326", Rolle.LEDER)]
    for nummer, rolle in ovrige:
        gyldig = DateRange(date(2020, 1, 1), None)
        Tilknytning.objects.create(bruker=leder, kontor=lag.kontor(nummer), rolle=rolle, gyldig=gyldig)
    mulige = inne.get("/velg-kontor/").wsgi_request.user.gjeldende_tilknytninger
    assert [str(t) for t in mulige] == [
        "Leder, Nav Alna",
        "Leder, Nav Gamle Oslo",
        "Administrator, Nav Grünerløkka",
        "Leder, Nav Grünerløkka",
        "Leder, Nav Lerkendal",
    ]


def test_en_ny_signeringsnokkel_holder_folk_innlogget_saa_lenge_den_gamle_er_kjent(inne, settings):
    gammel, settings.SECRET_KEY = settings.SECRET_KEY, "n" * 50
    settings.SECRET_KEY_FALLBACKS = [gammel]
    assert er_inne(inne)
    settings.SECRET_KEY_FALLBACKS = []
    assert not er_inne(inne)


def test_en_inngang_som_er_tatt_bort_slipper_ingen_inn(inne, settings):
    assert er_inne(inne)
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.RemoteUserBackend"]
    assert not er_inne(inne)


@pytest.mark.parametrize(
    "kake", ["", "kort", "a" * 31, "a" * 33, "A" * 32, "å" * 32, "a" * 31 + "\n", "aaaaaaaa\\000bbbbbbbbb", "'; --" * 8]
)
def test_en_kake_vi_ikke_kan_ha_laget_er_ingen_okt_og_sporres_ikke_om(kake):
    svar = Client(headers={"Cookie": f'okt="{kake}"'}).get("/kontor/")
    assert (svar.status_code, svar.url) == (302, "/logg-inn/?next=/kontor/")
    assert sporringer(Client(headers={"Cookie": f'okt="{kake}"'})) == []
