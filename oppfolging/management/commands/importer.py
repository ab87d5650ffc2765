"""`manage.py importer kandidater|arbeidsgivere FIL [--proev]`: rows of a file, looked over and then taken in."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from inkludering.brukere.models import Bruker, Rolle, Tilknytning
from inkludering.felles import tabellfil
from inkludering.felles.arbeidsdager import les_tidspunkt, lokal_dato
from inkludering.felles.tabellfil import Uleseligfil
from oppfolging.arbeidsflate.importering import gang, kolonner, ordliste
from oppfolging.arbeidsflate.importering.dom import Omstendigheter
from oppfolging.arbeidsflate.importering.kolonner import KOLONNER, Slag


class Command(BaseCommand):
    help = (
        "Tar inn kandidater (med forløp) eller arbeidsgivere (med kontakter) fra CSV eller XLSX. Rader med feil nevnes "
        "med linje og grunn, og da tas ingen inn; med --uten-feilrader tas de andre inn. Aldri halvveis."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slag", choices=[slag.value for slag in Slag])
        parser.add_argument("fil", type=Path)
        parser.add_argument("--proev", action="store_true", help="se over radene, og skriv ingenting")
        parser.add_argument("--uten-feilrader", action="store_true", help="ta inn radene uten feil")
        parser.add_argument("--av", help="e-posten til den som tar inn; ellers lederen, når det bare er en")
        parser.add_argument(
            "--kolonne", action="append", default=[], metavar="FELT=OVERSKRIFT", help="hvilken kolonne et felt står i"
        )
        parser.add_argument(
            "--sett",
            action="append",
            default=[],
            metavar="FELT=VERDI",
            help="metode, innsatsgruppe, informert for alle",
        )
        parser.add_argument("--naa", type=les_tidspunkt, help="tidspunktet det skjer (ISO), ellers nå")

    def handle(self, *args: Any, **valg: Any) -> None:
        slag, naa = Slag(valg["slag"]), valg["naa"] or timezone.now()
        om = self._omstendigheter(slag, naa, valg)
        try:
            antall, feil = 0, set()
            for dom in gang.se_over(self._les(valg["fil"], slag).rader, om):
                antall += 1
                for en in dom.feil:
                    self.stdout.write(f"Linje {dom.linje}: {en}")
                    feil.add(dom.linje)
            self.stdout.write(f"{antall} rader: {antall - len(feil)} kan tas inn, {len(feil)} har feil.")
            if valg["proev"]:
                return
            if feil and not valg["uten_feilrader"]:
                raise CommandError("Ingen er tatt inn. Rett radene, eller legg til --uten-feilrader.")
            inne = gang.ta_inn(self._les(valg["fil"], slag).rader, om, uten=feil)
        except Uleseligfil as uleselig:
            raise CommandError(str(uleselig)) from None
        except gang.HarEndretSeg:
            raise CommandError("Noe endret seg underveis. Ingen er tatt inn. Prøv igjen.") from None
        self.stdout.write(f"{inne.antall} rader er tatt inn. De kan angres: manage.py angre-import {inne.pk}")

    def _les(self, fil: Path, slag: Slag) -> tabellfil.Filtabell:
        try:
            return tabellfil.les(fil.read_bytes(), kjente=kolonner.overskrifter(slag))
        except OSError as feil:
            raise CommandError(f"Kunne ikke lese {fil}: {feil.strerror}.") from feil
        except Uleseligfil as feil:
            raise CommandError(str(feil)) from None

    def _omstendigheter(self, slag: Slag, naa: datetime, valg: dict[str, Any]) -> Omstendigheter:
        hode, hvem = self._les(valg["fil"], slag).hode, self._hvem(valg["av"], slag, naa)
        kobling = kolonner.gjett(slag, hode)
        for felt, overskrift in self._par(valg["kolonne"], [kol.navn for kol in KOLONNER[slag]]):
            kobling[felt] = self._plassen(hode, overskrift)
        faste = {}
        for felt, verdi in self._par(valg["sett"], [kol.navn for kol in KOLONNER[slag] if kol.fast]):
            faste[felt] = ordliste.oversett(felt, verdi) or ""
            if not faste[felt]:
                raise CommandError(f"--sett {felt}: skriv ett av disse: {ordliste.ordene(felt)}.")
        if mangler := kolonner.mangler(slag, kobling, faste):
            ordene = ", ".join(str(kol.etikett) for kol in mangler)
            raise CommandError(f"Filen mangler kolonnene {ordene}. Se --kolonne og --sett.")
        return Omstendigheter(slag, kobling, faste, hvem, naa)

    def _par(self, valgene: list[str], kjente: list[str]) -> list[tuple[str, str]]:
        par = [(felt.strip(), verdi.strip()) for felt, _likt, verdi in (ett.partition("=") for ett in valgene)]
        for felt, _verdi in par:
            if felt not in kjente:
                raise CommandError(f"Feltet «{felt}» finnes ikke her. Velg blant {', '.join(kjente)}.")
        return par

    def _plassen(self, hode: list[str], overskrift: str) -> int:
        plasser = [nr for nr, ett in enumerate(hode) if tabellfil.enkel(ett) == tabellfil.enkel(overskrift)]
        if not plasser:
            raise CommandError(f"Filen har ingen kolonne som heter «{overskrift}».")
        return plasser[0]

    def _hvem(self, epost: str | None, slag: Slag, naa: datetime) -> Bruker:
        roller = [Rolle.LEDER] if epost is None else gang.HVEM[slag]
        aktive = Tilknytning.objects.gjeldende(lokal_dato(naa)).filter(rolle__in=roller, bruker__is_active=True)
        if epost is not None:
            aktive = aktive.filter(bruker__epost=epost.strip().lower())
        funnet = list(aktive.select_related("bruker", "kontor").order_by("pk")[:2])
        if len(funnet) != 1:
            raise CommandError("Si hvem som tar inn, med --av og e-posten til en som har én slik rolle ved et kontor.")
        return funnet[0].bruker.bruk(funnet[0])
