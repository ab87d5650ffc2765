"""`manage.py bytt-nokler`: write anew, with the first key, what older ones have written (docs/drift.md)."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inkludering.felles import nokkelbytte
from inkludering.felles.kryptering import Nokkelfeil


class Command(BaseCommand):
    help = "Skriver på nytt det som er skrevet med eldre nøkler: med den første i FELTNOKLER og i INDEKSNOKKEL."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tell", action="store_true", help="si bare hvor mye som er skrevet med en eldre nøkkel")

    def handle(self, *args: Any, **valg: Any) -> None:
        try:
            antall = nokkelbytte.med_gammel_nokkel() if valg["tell"] else nokkelbytte.bytt()
        except (Nokkelfeil, TimeoutError) as feil:
            raise CommandError(str(feil), returncode=1) from feil
        for tabell, verdier in antall.items():
            self.stdout.write(f"{verdier:>10}  {tabell}")
        if valg["tell"]:
            self.stdout.write(f"{antall.total()} verdier er skrevet med en eldre nøkkel enn den første.")
        else:
            self.stdout.write(f"{antall.total()} verdier er skrevet på nytt. Ingenting er skrevet med eldre nøkler nå.")
