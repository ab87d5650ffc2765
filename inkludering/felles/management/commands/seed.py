"""Sows synthetic data of any size, the same for the same seed. Refuses where synthetic people are not allowed."""

from argparse import ArgumentParser
from random import Random
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from inkludering.felles import froregister
from inkludering.felles.arbeidsdager import les_tidspunkt


class Command(BaseCommand):
    help = "Fyller databasen med syntetiske kontor, jobbspesialister, kandidater og arbeidsgivere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kontor", type=int, default=1, help="antall kontor")
        parser.add_argument("--jobbspesialister", type=int, default=11, help="jobbspesialister på hvert kontor")
        parser.add_argument(
            "--kandidater", type=int, default=20, help="åpne kandidater hos hver jobbspesialist, omtrent"
        )
        parser.add_argument(
            "--historie", type=int, default=14, metavar="MÅNEDER", help="hvor langt tilbake det er kontakt"
        )
        parser.add_argument("--fro", type=int, default=2026, help="samme frø gir samme data")
        parser.add_argument("--naa", type=les_tidspunkt, help="tidspunktet dataene skal være sanne på (ISO)")

    def handle(self, *_args: Any, **valg: Any) -> None:
        if not settings.TILLAT_SYNTETISKE:
            raise CommandError("Syntetiske personer er ikke tillatt her. Sett DEMO=1 eller TILLAT_SYNTETISKE=1.")
        autodiscover_modules("fro")
        saaing = froregister.Saaing(
            kontor=valg["kontor"],
            jobbspesialister=valg["jobbspesialister"],
            kandidater=valg["kandidater"],
            maaneder=valg["historie"],
            naa=valg["naa"] or timezone.now(),
            tilfeldig=_tilfeldig(valg["fro"]),
        )
        with transaction.atomic():
            for del_ in froregister.alle():
                del_(saaing)
                self.stdout.write(f"Sådd: {del_.__module__}")


def _tilfeldig(fro: int) -> Random:
    """The same seed gives the same data in an empty house, and other people beside those who are there already."""
    finnes = apps.get_model("kandidater", "Kandidat")._base_manager.count()
    return Random(f"{fro}+{finnes}" if finnes else fro)  # noqa: S311 - repeatable data, no secrets
