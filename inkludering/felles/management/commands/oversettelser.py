"""`manage.py oversettelser`: how much of each catalogue is translated, and which texts are not."""

import re
import subprocess
from ast import literal_eval
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

# A text as gettext's tools write it, over one line or several; the header of a catalogue is the text "".
TEKST = re.compile(r'^msgid (".*"(?:\n".*")*)', re.MULTILINE)


class Command(BaseCommand):
    help = "Sier hvor mye som er oversatt til hvert språk, og hva som mangler."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        for spraak, navn in settings.LANGUAGES:
            if spraak == settings.LANGUAGE_CODE:
                continue
            fil = ordliste(spraak)
            alle, mangler = tekster(fil), tekster(fil, "--untranslated")
            self.stdout.write(f"{navn}: {len(alle) - len(mangler)} av {len(alle)}, mangler {len(mangler)}")
            for tekst in mangler:
                self.stdout.write(f"          – {tekst}")


def ordliste(spraak: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / spraak / "LC_MESSAGES" / "django.po"


def tekster(fil: Path, *utvalg: str) -> list[str]:
    """The source texts of a catalogue; all, or those that msgattrib's options select."""
    svar = subprocess.run(
        ["msgattrib", *utvalg, str(fil)], check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout
    return [tekst for treff in TEKST.findall(svar) if (tekst := "".join(map(literal_eval, treff.splitlines())))]
