"""`manage.py helse`: a line for each thing that stands still, and exit code 1; for monitoring that runs commands."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from inkludering.brytere import BRYTERE
from inkludering.felles.arbeidsdager import les_tidspunkt
from inkludering.utsending import helse


class Command(BaseCommand):
    help = "Sier om arbeideren står stille, og om meldinger venter på en avgjørelse."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--brytere", action="store_true", help="si hva som er slått på her, og ikke noe annet")
        parser.add_argument("--naa", type=les_tidspunkt, help="tidspunktet det sjekkes for (ISO), ellers nå")

    def handle(self, *args: Any, **valg: Any) -> None:
        if valg["brytere"]:
            for bryter in BRYTERE:
                self.stdout.write(f"{'på' if bryter.er_paa() else 'av':3} {bryter.navn}: {bryter.betyr}")
            return
        feil = list(helse.feil(helse.les(naa=valg["naa"] or timezone.now())))
        for setning in feil:
            self.stdout.write(f"– {setning}")
        if feil:
            raise CommandError(f"{len(feil)} ting å se på; docs/drift.md sier hva som hjelper.", returncode=1)
        self.stdout.write("Alt går som det skal.")
