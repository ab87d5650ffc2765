"""`manage.py opprett-administrator`: the first real user of an installation; everything after is done in the app."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from inkludering.brukere import brukerkort
from inkludering.brukere.models import Kontor
from inkludering.felles.tekstfelt import Epostfelt, Tekstfelt


class Command(BaseCommand):
    help = "Oppretter en administrator ved et kontor. Innlogging skjer med e-posten, gjennom Entra ID."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--epost", required=True, help="e-posten administratoren logger inn med")
        parser.add_argument("--kontor", required=True, help="enhetsnummeret, fire sifre")
        parser.add_argument("--fornavn", default="", help="ellers leses navnet av e-posten")
        parser.add_argument("--etternavn", default="", help="ellers leses navnet av e-posten")

    def handle(self, *args: Any, **valg: Any) -> None:
        kontor = Kontor.objects.filter(pk=valg["kontor"]).first()
        if kontor is None:
            raise CommandError(f"Fant ikke kontor {valg['kontor']}.")
        try:
            epost = Epostfelt(max_length=254).clean(valg["epost"])
            navn = Tekstfelt(max_length=100, required=False)
            fornavn, etternavn = navn.clean(valg["fornavn"]), navn.clean(valg["etternavn"])
        except ValidationError as feil:
            raise CommandError(" ".join(feil.messages)) from feil
        lest_fornavn, lest_etternavn = _navnet_i(epost)
        try:
            den = brukerkort.opprett_administrator(
                epost=epost,
                kontor=kontor,
                fornavn=fornavn or lest_fornavn,
                etternavn=etternavn or lest_etternavn,
                naa=timezone.now(),
            )
        except brukerkort.EpostIBruk as feil:
            raise CommandError(f"{epost} er i bruk. Gi brukeren rollen i appen, under Administrasjon.") from feil
        self.stdout.write(f"{den.navn} er administrator ved {kontor}. Resten gjøres i appen, under Administrasjon.")


def _navnet_i(epost: str) -> tuple[str, str]:
    """«kari.marie.lund@…» is Kari Marie Lund: a name to correct, better than none."""
    lokal, _, _ = epost.partition("@")
    *foran, sist = [del_.capitalize() for del_ in lokal.split(".") if del_] or ["Administrator"]
    return " ".join(foran) or sist, sist
