"""`manage.py nullstill`: stop the demo and delete everything it has kept."""

import fcntl
import os
import shutil
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from inkludering.lokalt import miljo, postgres, tilsyn


class Command(BaseCommand):
    help = "Stopper demoen og sletter datamappen med database, post og nøkler."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ja", action="store_true", help="ikke spør først")

    def handle(self, *args: Any, **valg: Any) -> None:
        mappe = miljo.datamappe()
        if not valg["ja"] and not _bekreftet(mappe):
            raise CommandError("Ingenting er slettet.")
        if _stopp_demoen(mappe / "demo.laas"):
            self.stdout.write("Stoppet demoen.")
        frist = 2 * tilsyn.STOPPFRIST  # its processes first, then the database
        with (
            postgres.laas(mappe / "demo.laas", fcntl.LOCK_EX, vent=frist),
            postgres.laas(mappe / "bruk.laas", fcntl.LOCK_EX, vent=frist),
        ):
            for sti in (postgres.sokkelmappe(mappe), *(sti for navn in miljo.INNHOLD for sti in mappe.glob(navn))):
                _slett(sti)
        self.stdout.write(f"Slettet dataene i {mappe}.")


def _slett(sti: Path) -> None:
    """Delete a file or a whole folder. A server on its way down takes files away meanwhile: then once more."""
    while sti.is_dir():
        with suppress(FileNotFoundError):
            shutil.rmtree(sti)
    sti.unlink(missing_ok=True)


def _bekreftet(mappe: Path) -> bool:
    try:
        return input(f"Slette alle data i {mappe}? Skriv «ja»: ").strip().lower() == "ja"
    except EOFError:
        return False


def _stopp_demoen(laas: Path) -> bool:
    """Ask the demo that holds this lock to stop; False when none does."""
    nummer = laas.read_text() if laas.exists() else ""
    if not nummer.isdigit() or int(nummer) not in postgres.brukere_av(laas):
        return False
    with suppress(ProcessLookupError):
        os.kill(int(nummer), signal.SIGTERM)
    return True
