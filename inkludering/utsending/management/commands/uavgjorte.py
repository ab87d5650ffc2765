"""`manage.py uavgjorte`: the messages that wait for a person, and what that person decides of them."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from inkludering.utsending import avgjorelse

VALG = {
    "igjen": (avgjorelse.send_igjen, "send disse på nytt; de kan komme to ganger"),
    "sendt": (avgjorelse.regn_som_sendt, "regn disse som kommet fram"),
    "frafall": (avgjorelse.frafall, "send aldri disse"),
}


class Command(BaseCommand):
    help = "Viser meldingene som er usikre eller oppgitt, og avgjør dem."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for navn, (_, hjelp) in VALG.items():
            parser.add_argument(f"--{navn}", type=UUID, nargs="+", default=[], metavar="ID", help=hjelp)

    def handle(self, *args: Any, **valg: Any) -> None:
        naa = timezone.now()
        for navn, (avgjor, _) in VALG.items():
            for nokkel in valg[navn]:
                try:
                    avgjor(utsending=nokkel, av=None, naa=naa)
                except avgjorelse.KanIkkeAvgjores as feil:
                    raise CommandError(f"{nokkel} venter ikke på noen avgjørelse.", returncode=1) from feil
        ventende = avgjorelse.uavgjorte(naa=naa).order_by("opprettet")
        for den in ventende:
            # To whom, only where it is a user: the address of an outsider is their own.
            til = f"bruker {den.mottaker_id}" if den.mottaker_id else den.get_kanal_display()
            self.stdout.write(f"{den.pk}  {den.get_tilstand_display():<9}  {den.mal}  {til}  {den.feil or 'uten svar'}")
        self.stdout.write(f"{len(ventende)} meldinger venter på en avgjørelse.")
