"""The worker's promises: nothing lost when it dies, nobody waits for a broker, each wake-up stands in the timetable."""

import socket
import time
from contextlib import suppress
from threading import Thread

import pytest
from celery import signals
from celery.schedules import crontab
from kombu import Connection
from kombu.exceptions import OperationalError

from inkludering.celery import app
from inkludering.felles.loggformat import foresporselsid
from inkludering.miljovariabler import MED_SERTIFIKAT
from tests.levende import ledig_portserie
from tests.mandag.installasjon import tls


def test_en_oppgave_kvitteres_forst_naar_den_er_ferdig():
    assert app.conf.task_acks_late
    assert app.conf.task_reject_on_worker_lost
    assert app.conf.worker_prefetch_multiplier == 1


def test_alle_tidfestede_oppgaver_finnes():
    app.loader.import_default_modules()
    assert {linje["task"] for linje in app.conf.beat_schedule.values()} <= set(app.tasks)


def test_det_som_gaar_sjelden_har_et_klokkeslett():
    """Beat counts an interval from its own start: started anew every day, what goes every 24 hours never goes."""
    intervaller = [linje["schedule"] for linje in app.conf.beat_schedule.values()]
    assert [ett for ett in intervaller if isinstance(ett, int) and ett > 60 * 60] == []
    assert any(isinstance(ett, crontab) for ett in intervaller)


@pytest.mark.treg
def test_frosset_megler_holder_ikke_paa_brukeren():
    """A broker that takes the connection and never answers."""
    port = ledig_portserie(1)
    with socket.create_server(("127.0.0.1", port)):
        begynte = time.monotonic()
        with (
            pytest.raises((OperationalError, TimeoutError)),
            app.connection_for_write(f"redis://127.0.0.1:{port}") as megler,
        ):
            app.send_task("oppfolging.tasks.tikk", connection=megler)
        assert time.monotonic() - begynte < 20


@pytest.mark.parametrize("kjent", [True, False])
def test_over_tls_maa_megleren_vise_et_sertifikat_vi_stoler_paa(tmp_path, monkeypatch, kjent):
    """Whoever shows one that nobody we trust has issued is told nothing, our password least of all."""
    monkeypatch.setenv("SSL_CERT_FILE", "")
    kontekst, sagt = tls(tmp_path), []
    if not kjent:
        monkeypatch.delenv("SSL_CERT_FILE")

    def svar() -> None:
        with suppress(OSError), lytter.accept()[0] as kobling:
            sagt.append(kobling.recv(4096))

    with socket.create_server(("127.0.0.1", 0)) as sokkel, kontekst.wrap_socket(sokkel, server_side=True) as lytter:
        (traad := Thread(target=svar, daemon=True)).start()
        adresse = f"rediss://u:hemmelig@localhost:{lytter.getsockname()[1]}/0"
        valg = app.conf.broker_transport_options
        with Connection(adresse, ssl=MED_SERTIFIKAT, transport_options=valg) as megler, pytest.raises(OperationalError):
            megler.ensure_connection(max_retries=1, interval_start=0, interval_step=0)
        traad.join(10)
    assert [b"hemmelig" in ett for ett in sagt] == ([True] if kjent else [])


def test_loggen_til_en_oppgave_har_nummeret_til_foresporselen_som_ba_om_den():
    sett: list[str] = []

    @app.task(name="proeve.hvem")
    def hvem() -> None:
        sett.append(foresporselsid.get())

    hode: dict = {}
    merke = foresporselsid.set("b" * 32)
    signals.before_task_publish.send(sender="proeve.hvem", headers=hode)
    foresporselsid.reset(merke)
    hvem.apply(headers=hode)
    hvem.apply(task_id="c" * 32)
    assert sett == ["b" * 32, "c" * 32]
    assert foresporselsid.get() == ""
    app.tasks.pop("proeve.hvem")
