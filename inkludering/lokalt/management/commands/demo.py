"""`manage.py demo`: everything, with demo data, until Ctrl-C."""

import fcntl
import hashlib
import os
import signal
import socket
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from inkludering.lokalt import miljo, personregister, postgres, tilsyn

MANAGE = [sys.executable, str(miljo.PROSJEKT / "manage.py")]
# Web and worker ask the person register over HTTP, as they would ask Nav's own.
REGISTER = "kandidater.tilgangsmaskin.Tilgangsmaskin"
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
        for nummer in (signal.SIGINT, signal.SIGTERM):
            signal.signal(nummer, signal.default_int_handler)
        mappe, port = miljo.datamappe(), miljo.port(miljo.datamappe())
        with ExitStack() as stabel:
            _bli_den_eneste(stabel, mappe)
            try:
                register = {"PERSONREGISTER": REGISTER, "TILGANGSMASKIN_URL": personregister.adresse(port + 2)}
                self._kjor(tilsyn.Tilsyn(mappe, dict(os.environ) | register), port)
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
            statiske = _manglende_statiske_filer()
            if statiske:
                prosesser.start("statisk", [*MANAGE, "collectstatic", "--noinput", "--clear", "--verbosity", "0"])
            _migrer()
            if not _har_kandidater():
                self.stdout.write("Lager demodata …")
                prosesser.start("seed", [*MANAGE, "seed", *FROEN], INKLUDERING_PROSESS="app")
                prosesser.vent_paa_slutt("seed")
            if statiske:
                prosesser.vent_paa_slutt("statisk")
                (prosesser.mappe / "static.merke").write_text(statiske)
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
            if not postgres.lytter(prosesser.mappe):
                self._si_fra("postgres", prosesser.mappe / "postgres.log")
                postgres.sorg_for(prosesser.mappe)
            for navn in prosesser.falt():
                self._si_fra(navn, prosesser.mappe / "logg")
                prosesser.drep(navn)
                prosesser.gjenoppta(navn)

    def _si_fra(self, navn: str, logg: Path) -> None:
        self.stderr.write(f"«{navn}» stoppet uventet og startes igjen. Se {logg}.")


def _bli_den_eneste(stabel: ExitStack, mappe: Path) -> None:
    """Hold the folder's demo lock as long as the stack, with our process number in it."""
    try:
        laas = stabel.enter_context(postgres.laas(mappe / "demo.laas", fcntl.LOCK_EX, vent=0))
    except postgres.Opptatt as opptatt:
        dens = mappe / "port"
        port = int(dens.read_text()) if dens.exists() else miljo.port(mappe)
        raise CommandError(
            f"Demoen kjører allerede for {mappe}: http://localhost:{port}, {opptatt.hvem}. Stopp den med Ctrl-C "
            f"der den kjører, eller start en til ved siden av: INKLUDERING_DATA=annen-mappe PORT={port + 100} make demo"
        ) from opptatt
    laas.truncate(0)
    laas.write(str(os.getpid()))
    laas.flush()


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


def _manglende_statiske_filer() -> str:
    """The mark of the static files when any has changed since they were last collected, else nothing."""
    filer = sorted((settings.BASE_DIR / "static").rglob("*"))
    merke = hashlib.sha256(repr([(str(fil), fil.stat().st_mtime_ns) for fil in filer]).encode()).hexdigest()
    samlet = settings.DATAMAPPE / "static.merke"
    return "" if samlet.exists() and samlet.read_text() == merke else merke


def _har_kandidater() -> bool:
    return bool(apps.get_model("kandidater", "Kandidat")._base_manager.exists())
