"""`manage.py demo`: everything, with demo data, until Ctrl-C."""

import fcntl
import hashlib
import os
import signal
import socket
import sys
import time
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from inkludering.lokalt import miljo, postgres, tilsyn

FROEN = ("--kontor", "1", "--jobbspesialister", "11", "--kandidater", "20", "--fro", "2026")
INNLOGGING = """
Logg inn med passordet «demo»:
  jobbspesialist1@demo.example   jobbspesialist (1 til 11)
  leder@demo.example             leder
  markedskontakt@demo.example    markedskontakt
  administrator@demo.example     administrator
  arbeidsgiver1@demo.example     arbeidsgiver: be om lenke på {adresse}/portal/, les den på {adresse}/demo/post/
Stopp med Ctrl-C.
"""


class Command(BaseCommand):
    help = "Starter alt med demodata: PostgreSQL, Valkey, postmottak, nettsted og arbeider."

    def handle(self, *args: Any, **valg: Any) -> None:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        mappe, port = miljo.datamappe(), miljo.port(miljo.datamappe())
        with postgres.laas(mappe / "demo.laas", fcntl.LOCK_SH) as laas:
            if not postgres.er_ledig(laas):
                raise CommandError(f"Demoen kjører allerede for {mappe}. Stopp den først, eller velg INKLUDERING_DATA.")
            laas.truncate(0)
            laas.write(str(os.getpid()))
            laas.flush()
            try:
                self._kjor(tilsyn.Tilsyn(mappe, dict(os.environ)), port)
            except KeyboardInterrupt:
                self.stdout.write("Stoppet.")
            except tilsyn.TilsynFeil as feil:
                raise CommandError(str(feil)) from feil

    def _kjor(self, prosesser: tilsyn.Tilsyn, port: int) -> None:
        for nummer in (port, port + 1, port + 2):
            _krev_ledig(nummer)
        (prosesser.mappe / "port").write_text(str(port))
        with prosesser:
            tilsyn.valkeyprosess(prosesser)
            _migrer()
            _samle_statiske_filer()
            if not _har_kandidater():
                self.stdout.write("Lager demodata …")
                _lag_demodata(prosesser)
            tilsyn.webprosess(prosesser, port)
            tilsyn.arbeiderprosess(prosesser)
            tilsyn.postprosess(prosesser, port + 1)
            tilsyn.vent_paa_web(prosesser, port)
            self.stdout.write(INNLOGGING.format(adresse=settings.BASE_URL))
            self.stdout.write(f"Klar: {settings.BASE_URL}")
            self.stdout.flush()
            self._pass_paa(prosesser)

    def _pass_paa(self, prosesser: tilsyn.Tilsyn) -> None:
        """Start again what falls, until somebody stops us."""
        while True:
            time.sleep(1)
            for navn in prosesser.falt():
                self.stderr.write(f"«{navn}» stoppet uventet og startes igjen. Se {prosesser.mappe / 'logg'}.")
                prosesser.drep(navn)
                prosesser.gjenoppta(navn)


def _krev_ledig(port: int) -> None:
    with socket.socket() as sokkel:
        sokkel.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sokkel.bind(("127.0.0.1", port))
        except OSError as feil:
            raise CommandError(f"Port {port} er opptatt. Velg en annen: PORT={port + 100} make demo") from feil


def _migrer() -> None:
    utforer = MigrationExecutor(connection)
    if utforer.migration_plan(utforer.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0)


def _samle_statiske_filer() -> None:
    """Collect static files when any of them has changed since the last time."""
    rot = settings.BASE_DIR / "static"
    filer = sorted((str(fil), fil.stat().st_mtime_ns) for fil in rot.rglob("*") if fil.is_file())
    merke, fil = hashlib.sha256(repr(filer).encode()).hexdigest(), settings.DATAMAPPE / "static.merke"
    if not fil.exists() or fil.read_text() != merke:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        fil.write_text(merke)


def _har_kandidater() -> bool:
    return bool(apps.get_model("kandidater", "Kandidat")._base_manager.exists())


def _lag_demodata(prosesser: tilsyn.Tilsyn) -> None:
    prosesser.start("seed", [sys.executable, "manage.py", "seed", *FROEN], INKLUDERING_PROSESS="app")
    if prosesser.prosesser.pop("seed").wait():
        raise tilsyn.TilsynFeil(f"Demodata ble ikke laget. Se {prosesser.mappe / 'logg' / 'seed.log'}.")
