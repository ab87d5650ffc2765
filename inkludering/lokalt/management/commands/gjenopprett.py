"""`manage.py gjenopprett KOPI`: the drill. Restores a copy in a fresh place, and runs `sjekk` there."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inkludering.lokalt import postgres, sikkerhetskopi


class Command(BaseCommand):
    help = "Prøver en sikkerhetskopi: gjenoppretter den et nytt sted, teller, kjører «sjekk» og rydder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kopi", type=Path, help="filen fra «sikkerhetskopi», eller mappen fra grunnkopi.sh")
        parser.add_argument("--wal", type=Path, help="mappen med WAL som er skrevet etter en grunnkopi")
        parser.add_argument("--sted", type=Path, help="der det er plass til databasen; ellers en midlertidig mappe")

    def handle(self, *args: Any, **valg: Any) -> None:
        try:
            proeve = sikkerhetskopi.proev(valg["kopi"], wal=valg["wal"], sted=valg["sted"])
        except (sikkerhetskopi.KopiFeil, postgres.PostgresFeil) as feil:
            raise CommandError(str(feil), returncode=1) from feil
        sist = f"{proeve.sist:%d.%m.%Y %H:%M:%S} UTC" if proeve.sist else "aldri"
        self.stdout.write(f"{proeve.tabeller} tabeller, {proeve.rader} rader, på {proeve.sekunder:.0f} s")
        self.stdout.write(f"Arbeideren sa sist fra: {sist}")
        self.stdout.write(proeve.sjekk)
