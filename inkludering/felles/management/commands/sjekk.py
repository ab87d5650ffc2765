"""`manage.py sjekk`: walk every promise in the database; a line per breach, and exit code 1 when there is one."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from inkludering.felles.arbeidsdager import les_tidspunkt
from inkludering.felles.kryptering import Nokkelfeil
from inkludering.felles.sjekkregister import Kontroll, alle


class Command(BaseCommand):
    help = "Går gjennom løftene i databasen og skriver én linje per brudd."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--naa", type=les_tidspunkt, help="tidspunktet det sjekkes for (ISO), ellers nå")

    def handle(self, *args: Any, **options: Any) -> None:
        autodiscover_modules("sjekk")
        naa = options["naa"] or timezone.now()
        antall = 0
        for kontroll in alle():
            brudd = _brudd(kontroll, naa)
            antall += len(brudd)
            self.stdout.write(f"{f'{len(brudd)} brudd' if brudd else 'ok':<10}{kontroll.navn}")
            for linje in brudd:
                self.stdout.write(f"          – {linje}")
        if antall:
            raise CommandError(f"{antall} brudd på løftene.", returncode=1)
        self.stdout.write("0 brudd på løftene.")


def _brudd(kontroll: Kontroll, naa: datetime) -> list[str]:
    try:
        return list(kontroll.gjennomgang(naa))
    except Nokkelfeil as feil:
        return [str(feil)]
