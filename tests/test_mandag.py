"""The first Monday in small: one process, the settings of production, a real provider. `make mandag` is the whole."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

import inkludering.urls  # noqa: F401 - read while DEMO is what it is to the tests that come after
from inkludering.brukere.paalogging import nokler
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Kontakt
from tests.leverandor import leverandor
from tests.mandag import turen, under_last
from tests.mandag.leser import Leser, Proxy

BASE = "https://inkludering.example.org"
ROT = Path(__file__).resolve().parent.parent
DRIFT = (ROT / "docs" / "drift.md").read_text()


@pytest.fixture
def hus(db, settings) -> Iterator[turen.Hus]:
    """What .env.eksempel says, in this process; what Django reads as it starts is tried by `make mandag`."""
    settings.DEMO = False
    settings.BASE_URL, settings.ALLOWED_HOSTS = BASE, ["inkludering.example.org"]
    settings.CSRF_TRUSTED_ORIGINS = [BASE]
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.AUTHENTICATION_BACKENDS = [
        ett for ett in settings.AUTHENTICATION_BACKENDS if not ett.endswith("ModelBackend")
    ]
    nokler.glem()
    for signal in (request_started, request_finished):  # the connection is the test's, as with Django's own client
        signal.disconnect(close_old_connections)
    with leverandor() as op:
        settings.OIDC = {"ansatt": op.tilbyder(domener=(turen.DOMENE,))}
        bak = Proxy(httpx.WSGITransport(WSGIHandler(), remote_addr="10.0.0.1"))
        yield turen.Hus(lambda: Leser(bak, BASE), op)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_fra_et_tomt_hus_til_en_spesialist_som_registrerer_en_kandidat(hus):
    kommando = re.search(r"manage\.py (opprett-administrator) --epost (\S+?)@\S+ --kontor (\d+)", DRIFT)
    epost, kontor = f"{kommando[2]}@{turen.DOMENE}", kommando[3]
    call_command(kommando[1], epost=epost, kontor=kontor, stdout=io.StringIO())
    spesialist, side = turen.foerste_mandag(hus, kommando[2])
    den = Kandidat.objects.get()
    assert side == f"/kandidater/{den.pk}/"
    turen.logg(spesialist, side, "Snakket om hva hun vil")
    assert Kontakt.objects.count() == 1
    call_command("sjekk", stdout=io.StringIO())


def test_passord_slipper_ingen_inn(hus):
    assert "passord" not in hus.ny_leser().se("/logg-inn/").text.lower()


def test_hver_del_av_make_last_kan_velges_og_finner_det_den_skal_gjoere():
    assert under_last.velg([]) == list(under_last.DELENE) == ["utgave", "nokler", "stopp", "kopi"]
    assert under_last.velg(["stopp", "nokler"]) == ["nokler", "stopp"]
    with pytest.raises(SystemExit, match="stop: velg blant utgave, nokler, stopp, kopi"):
        under_last.velg(["stop"])
    (hjelp,) = re.findall(r"^last: .*VALG=(\S+):", (ROT / "Makefile").read_text(), re.MULTILINE)
    assert hjelp.split("|") == list(under_last.DELENE)
    om_gangen, skriv = under_last.noekkelkommandoer(DRIFT)
    assert [ett.rpartition("--wait ")[2] for ett in om_gangen] == ["worker beat", "web", "web2"]
    assert skriv == "docker compose run --rm migrering python manage.py bytt-nokler"
