"""Extract the texts as Django does, but in a form that only changes with them: no times, places, guesses, leftovers."""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.core.management.commands import makemessages

UNYTTIG = re.compile(r'^"(POT-Creation-Date|Report-Msgid-Bugs-To): .*\n', re.MULTILINE)


class Command(makemessages.Command):
    help = "Henter ut tekstene som skal oversettes, til ordlistene for nynorsk og engelsk."
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(
            locale=[spraak for spraak, _ in settings.LANGUAGES if spraak != settings.LANGUAGE_CODE],
            ignore_patterns=[".*", "tests"],
            add_location="never",
            no_obsolete=True,
        )

    def write_po_file(self, potfile: Any, locale: str) -> None:
        super().write_po_file(potfile, locale)
        ordliste = Path(potfile).parent / locale / "LC_MESSAGES" / "django.po"
        ordliste.write_text(UNYTTIG.sub("", ordliste.read_text(encoding="utf-8")), encoding="utf-8")
