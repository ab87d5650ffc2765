"""`manage.py papirer`: write docs/papirer from the register; `--sjekk` writes nothing, and fails where it differs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from inkludering.papirer import papirene

MAPPE = Path(settings.BASE_DIR) / "docs" / "papirer"


class Command(BaseCommand):
    help = "Skriver papirene en eier trenger, på nytt fra det appene sier om tabellene sine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sjekk", action="store_true", help="skriv ingenting; feil når noe er foreldet")

    def handle(self, *args: Any, **options: Any) -> None:
        foreldet = [navn for navn, tekst in papirene.alle().items() if _staar(navn) != tekst]
        if options["sjekk"] and foreldet:
            raise CommandError(f"Foreldet: {', '.join(foreldet)}. Kjør manage.py papirer.")
        for navn in foreldet:
            MAPPE.mkdir(parents=True, exist_ok=True)
            (MAPPE / navn).write_text(papirene.alle()[navn], encoding="utf-8")
        self.stdout.write(f"{len(foreldet)} papirer skrevet på nytt.")


def _staar(navn: str) -> str:
    sti = MAPPE / navn
    return sti.read_text(encoding="utf-8") if sti.exists() else ""
