"""`manage.py nullstill`: stop the demo and delete everything it has kept."""

import fcntl
import os
import shutil
import signal
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from inkludering.lokalt import miljo, postgres


class Command(BaseCommand):
    help = "Stopper demoen og sletter datamappen med database, post og nøkler."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ja", action="store_true", help="ikke spør først")

    def handle(self, *args: Any, **valg: Any) -> None:
        mappe = miljo.datamappe()
        if not valg["ja"] and input(f"Slette alle data i {mappe}? Skriv «ja»: ").strip().lower() != "ja":
            raise CommandError("Ingenting er slettet.")
        with postgres.laas(mappe / "demo.laas", fcntl.LOCK_SH) as demo:
            if not postgres.er_ledig(demo):
                os.kill(int((mappe / "demo.laas").read_text()), signal.SIGTERM)
                fcntl.flock(demo, fcntl.LOCK_EX)
        with postgres.laas(mappe / "bruk.laas", fcntl.LOCK_EX):
            for sti in (postgres.sokkelmappe(mappe), *(mappe / navn for navn in miljo.INNHOLD)):
                shutil.rmtree(sti) if sti.is_dir() else sti.unlink(missing_ok=True)
        self.stdout.write(f"Slettet dataene i {mappe}.")
