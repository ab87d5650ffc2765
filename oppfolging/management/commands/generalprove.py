"""`manage.py generalprove`: what the coming days would bring, from the same code that does it, then rolled back."""

from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format

from inkludering.felles.arbeidsdager import OSLO, lokal_dato
from oppfolging import tikk
from oppfolging.varsling import regelregister
from oppfolging.varsling.generering import Resultat
from oppfolging.varsling.sammendrag import TIDLIGST


class Command(BaseCommand):
    help = "Øver på påminnelsene de neste dagene uten å lagre eller sende noe."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dager", type=int, default=14, help="hvor mange dager (14)")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        i_dag = lokal_dato(timezone.now())
        for nummer in range(options["dager"]):
            naa = datetime.combine(i_dag + timedelta(days=nummer), TIDLIGST, OSLO)
            self._skriv(naa, tikk.kjor(naa=naa))
        transaction.set_rollback(True)
        self.stdout.write("Ingenting er lagret eller sendt.")

    def _skriv(self, naa: datetime, resultat: Resultat) -> None:
        with translation.override("nb"):
            dag = date_format(naa, "l d.m.Y")
        self.stdout.write(f"{dag}: {resultat.nye.total()} nye påminnelser, {resultat.sammendrag} sammendrag")
        for (regel, trinn), antall in resultat.nye.items():
            self.stdout.write(f"{antall:>8}  {regelregister.regelen(regel).tittel(trinn)}")
