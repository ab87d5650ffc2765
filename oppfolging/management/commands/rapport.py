"""`manage.py rapport`: the caseload report of an office as a PDF file."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from inkludering.brukere.models import Kontor
from inkludering.felles.arbeidsdager import les_tidspunkt, lokal_dato
from inkludering.hendelser import logg
from oppfolging.rapporter import snitt
from oppfolging.rapporter.grunnlag import er_foer
from oppfolging.rapporter.pdf import dokument
from oppfolging.rapporter.rapportperioder import Periode, les_periode
from oppfolging.rapporter.typer import Rapporthendelse


class Command(BaseCommand):
    help = "Skriver porteføljerapporten for et kontor som PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kontor", required=True, help="enhetsnummeret, fire sifre")
        parser.add_argument(
            "--periode", required=True, type=_periode, help="måned (2026-10), kvartal (2026-K4) eller år (2026)"
        )
        parser.add_argument("--ut", required=True, type=Path, help="filen som skrives")
        parser.add_argument("--naa", type=les_tidspunkt, help="tidspunktet tallene leses ved (ISO), ellers nå")

    def handle(self, *args: Any, **valg: Any) -> None:
        naa, periode = valg["naa"] or timezone.now(), valg["periode"]
        kontor = Kontor.objects.filter(pk=valg["kontor"]).first()
        if kontor is None:
            raise CommandError(f"Fant ikke kontor {valg['kontor']}.")
        if periode.fra > lokal_dato(naa):
            raise CommandError(f"Perioden {periode.navn} har ikke begynt.")
        snittet = snitt.beregn(kontor=kontor, fra=periode.fra, til=periode.til, snitt=naa)
        if er_foer(periode.til, snittet.planlagt_fra):
            raise CommandError(f"Planlagte kontakter finnes fra {snittet.planlagt_fra:%d.%m.%Y}.")
        try:
            valg["ut"].write_bytes(dokument.rendre(snittet))
        except OSError as feil:
            raise CommandError(f"Kunne ikke skrive {valg['ut']}: {feil.strerror}.") from feil
        logg.noter(Rapporthendelse.RAPPORT_SKREVET, kontor, av=None, naa=naa, fra=periode.fra, til=periode.til)
        self.stdout.write(f"Skrev {valg['ut']}. Tallenes avtrykk: {snitt.avtrykk(snittet.som_json())}")


def _periode(kode: str) -> Periode:
    try:
        return les_periode(kode)
    except ValueError as feil:
        raise ArgumentTypeError("skriv en måned som 2026-10, et kvartal som 2026-K4 eller et år som 2026") from feil
