"""`manage.py angre-import ID`: what a file brought in is taken back, by the page or by `importer`."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from inkludering.felles.laas import enerett
from inkludering.opplasting.models import Opplasting, Opplastingstilstand
from oppfolging.arbeidsflate.importering import arbeid
from oppfolging.handlinger.importangring import ErBygdPaa


class Command(BaseCommand):
    help = "Tar tilbake alt en import tok inn, så lenge ingen har arbeidet videre på noe av det."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("id", help="den «importer» skrev, eller den som står i adressen til importens side")

    def handle(self, *args: Any, **valg: Any) -> None:
        alle = Opplasting.objects.select_related("tilknytning__bruker", "tilknytning__kontor")
        try:
            den = alle.get(pk=valg["id"])
        except (Opplasting.DoesNotExist, ValidationError):
            raise CommandError(f"Ingen import har id «{valg['id']}».") from None
        hvem = den.tilknytning.bruker
        with enerett(den.pk) as fikk, translation.override(hvem.maalform):
            if not fikk or alle.get(pk=den.pk).tilstand != Opplastingstilstand.INNE:
                raise CommandError("Importen er ikke tatt inn, eller er angret allerede.")
            try:
                arbeid.angre(den, hvem.bruk(den.tilknytning), timezone.now())
            except ErBygdPaa:
                raise CommandError("Noen har arbeidet videre på noe av det. Ingenting er angret.") from None
        self.stdout.write(f"{den.antall - den.antall_feil} rader er angret.")
