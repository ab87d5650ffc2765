"""`manage.py sikkerhetskopi MAPPE`: the database as one file, with what it should hold beside it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from inkludering.lokalt import sikkerhetskopi

LIBPQ = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}


class Command(BaseCommand):
    help = "Kopierer databasen til en fil i mappen. «gjenopprett» prøver om den kan brukes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("mappe", type=Path, help="mappen kopien legges i")
        parser.add_argument("--behold", type=int, default=14, help="hvor mange kopier som beholdes (14)")

    def handle(self, *args: Any, **valg: Any) -> None:
        tilkobling = {LIBPQ[felt]: str(connection.settings_dict[felt]) for felt in LIBPQ}
        try:
            fil = sikkerhetskopi.ta(
                {felt: verdi for felt, verdi in tilkobling.items() if verdi}, valg["mappe"], naa=timezone.now()
            )
        except sikkerhetskopi.KopiFeil as feil:
            raise CommandError(str(feil), returncode=1) from feil
        for gammel in sorted(valg["mappe"].glob("inkludering-*.dump"))[: -max(1, valg["behold"])]:
            gammel.unlink()
            gammel.with_suffix(".json").unlink(missing_ok=True)
        self.stdout.write(f"{fil} ({fil.stat().st_size / 1e6:.1f} MB)")
