#!/usr/bin/env python
"""Every command of the house. Without DATABASE_URL it uses the embedded database, starting it when it does not run."""

import os
import sys
import traceback
from contextlib import ExitStack
from typing import Any

from django.core.management import execute_from_command_line
from django.db import ProgrammingError
from psycopg.errors import UndefinedColumn, UndefinedTable

from inkludering.felles.loggformat import rens
from inkludering.lokalt import miljo, postgres

# Which database role a command logs in as, when it is not the app's own.
ROLLER = {
    **dict.fromkeys(("migrate", "demo", "bytt-nokler", "sikkerhetskopi"), "eier"),
    **dict.fromkeys(("paaminnelser", "send"), "arbeider"),
}
SPRAAK = {"makemessages", "compilemessages", "oversettelser"}
UTEN_DATABASE = {"nullstill", "papirer", "collectstatic", "gjenopprett", "help", "--help", "--version"} | SPRAAK


def main() -> None:
    kommando = sys.argv[1] if len(sys.argv) > 1 else "help"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkludering.settings")
    os.environ.setdefault("INKLUDERING_PROSESS", ROLLER.get(kommando, "app"))
    with ExitStack() as stabel:
        if not os.environ.get("DATABASE_URL"):
            mappe = miljo.datamappe()
            if kommando not in UTEN_DATABASE:
                stabel.enter_context(postgres.i_bruk(mappe))
            os.environ.update(miljo.miljo(mappe, port=miljo.port(mappe)) | dict(os.environ))
        execute_from_command_line(sys.argv)


def uten_personer(*feil: Any) -> None:
    """What the interpreter says of an error nobody took, without the values of the row it was about."""
    sys.stderr.write(rens("".join(traceback.format_exception(*feil))))


if __name__ == "__main__":
    sys.excepthook = uten_personer
    try:
        main()
    except postgres.PostgresFeil as feil:
        sys.exit(str(feil))
    except ProgrammingError as feil:
        if not isinstance(feil.__cause__, UndefinedTable | UndefinedColumn):
            raise
        sys.exit("Databasen mangler tabeller eller kolonner. Kjør «manage.py migrate» (eller «make demo») først.")
