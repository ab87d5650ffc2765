"""`manage.py paaminnelser`: make the reminders and queue the digests that are due, looking at everything there is."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from inkludering.felles.arbeidsdager import les_tidspunkt
from oppfolging import tikk
from oppfolging.varsling import regelregister


class Command(BaseCommand):
    help = "Lager påminnelsene som skal finnes nå, og legger sammendragene i utboksen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--naa", type=les_tidspunkt, help="tidspunktet det gjelder (ISO), ellers nå")

    def handle(self, *args: Any, **options: Any) -> None:
        resultat = tikk.kjor(naa=options["naa"] or timezone.now(), alt=True)
        for regel in regelregister.alle():
            for trinn in regel.stige:
                self.stdout.write(f"{resultat.nye[regel.navn, trinn.navn]:>6}  {trinn.tittel}")
        self.stdout.write(f"Nye påminnelser: {resultat.nye.total()}. Sammendrag i utboksen: {resultat.sammendrag}.")
