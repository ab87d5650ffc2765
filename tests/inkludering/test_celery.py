"""The worker's promises: nothing lost when it dies, nobody waits for a broker, each wake-up stands in the timetable."""

import socket
import time

import pytest
from celery import signals
from celery.schedules import crontab
from kombu.exceptions import OperationalError

from inkludering.celery import app
from inkludering.felles.loggformat import foresporselsid
from tests.levende import ledig_portserie


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
