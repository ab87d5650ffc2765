"""Health answers without login; ready only when the database answers and is migrated."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inkludering import helse


@pytest.fixture(autouse=True)
def _ikke_husket() -> None:
    helse._sist_sjekket.cache_clear()


@pytest.mark.django_db
def test_livez_svarer_uten_innlogging(client):
    assert client.get("/livez").status_code == 200


@pytest.mark.django_db
def test_readyz_svarer_naar_databasen_er_migrert(client):
    assert client.get("/readyz").content == b"klar"


@pytest.mark.django_db
def test_readyz_er_ikke_klar_naar_en_migrering_mangler(client, sql):
    with connection.cursor() as peker:
        peker.execute("DELETE FROM django_migrations WHERE app = 'axes'")
    assert client.get("/readyz").status_code == 503


def test_readyz_er_ikke_klar_naar_databasen_ikke_svarer(client, egen_base):
    connection.close()
    connection.settings_dict["NAME"] = "finnes_ikke"
    assert client.get("/readyz").content.decode() == "databasen svarer ikke"


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
