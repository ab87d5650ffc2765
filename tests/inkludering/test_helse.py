"""Health answers without login; ready only when the database answers and is migrated."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inkludering import helse
from tests import fabrikker as lag
from tests.sikkerhetshoder import mangler


@pytest.fixture(autouse=True)
def _ikke_husket() -> None:
    helse._sist_sjekket.cache_clear()
    helse._sist_skrevet.cache_clear()


@pytest.mark.django_db
def test_livez_svarer_uten_innlogging(client):
    assert client.get("/livez").status_code == 200


@pytest.mark.django_db
def test_readyz_svarer_naar_databasen_er_migrert(client):
    assert client.get("/readyz").content == b"klar"


def test_readyz_er_ikke_klar_naar_en_migrering_mangler(client, egen_base, sql):
    sql("DELETE FROM django_migrations WHERE app = 'axes'", base=egen_base)
    assert client.get("/readyz").status_code == 503


def test_readyz_er_ikke_klar_naar_databasen_ikke_svarer(client, egen_base):
    connection.close()
    connection.settings_dict["NAME"] = "finnes_ikke"
    assert client.get("/readyz").content.decode() == "databasen svarer ikke"


def test_readyz_er_ikke_klar_naar_det_ikke_er_plass_paa_databasens_disk(client, egen_base, sql):
    """A limit on files stands in for the disk: PostgreSQL answers a full one with an error of the same kind."""
    sql(f"ALTER DATABASE {egen_base} SET temp_file_limit = '16kB'")
    connection.close()
    svar = client.get("/readyz")
    assert (svar.status_code, svar.content.decode()) == (503, "databasen kan ikke skrive")


@pytest.mark.django_db
@pytest.mark.parametrize("vert", ["10.2.3.4:8000", "[::1]:1", "ond.example", "", "a b"])
@pytest.mark.parametrize("sti", ["/livez", "/readyz"])
def test_helsen_svarer_hvilken_som_helst_vert_med_alle_hodene_og_bare_der(client, sti, vert):
    svar = client.get(sti, HTTP_HOST=vert)
    assert svar.status_code == 200
    assert list(mangler(svar.headers)) == []
    assert client.post(sti, HTTP_HOST=vert).status_code == 405
    assert client.get(f"{sti}/", HTTP_HOST=vert).status_code in {400, 404}


@pytest.mark.django_db
def test_helsen_ser_ikke_etter_noen_oekt(client):
    client.force_login(lag.bruker())
    with CaptureQueriesContext(connection) as sporringer:
        client.get("/livez")
        client.get("/readyz")
    assert "brukere_okt" not in str(sporringer.captured_queries)


@pytest.mark.django_db
def test_readyz_spor_databasen_en_gang_i_sekundet(client, monkeypatch):
    klokke = iter([10.0, 10.9, 11.0])
    monkeypatch.setattr(helse, "time", SimpleNamespace(monotonic=lambda: next(klokke)))
    antall = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as sporringer:
            assert client.get("/readyz").status_code == 200
        antall.append(bool(len(sporringer)))
    assert antall == [True, False, True]


@pytest.mark.django_db
def test_skjema_uten_token_gir_den_vanlige_403_siden(django_user_model):
    from django.test import Client

    svar = Client(enforce_csrf_checks=True).post("/logg-inn/", {})
    assert svar.status_code == 403
    assert b"style=" not in svar.content
    assert svar["X-Frame-Options"] == "DENY"
