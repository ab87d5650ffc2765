"""`manage.py migrate`, which leaves a database from another line of the product alone, waits in nobody's way, and
sees to it that what is deleted from any table leaves a trace.

A migration that needs a table somebody is using lets go of it after two seconds (miljovariabler.py), so that those who
come after are not held up, and is tried again: each is a transaction, so nothing is half done.
"""

import time
from typing import Any

from django.core.management import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError, connections
from django.db.migrations.loader import MigrationLoader
from psycopg.errors import LockNotAvailable

FORSOK = 20
PAUSE = 3.0

SLETTESPOR = (
    "CREATE TRIGGER sletting_noteres AFTER DELETE ON {} REFERENCING OLD TABLE AS gamle "
    "FOR EACH STATEMENT EXECUTE FUNCTION sletting_noteres()"
)


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        lader = MigrationLoader(connections[options["database"]])
        ukjente = sorted(set(lader.applied_migrations) - set(lader.disk_migrations or {}))
        if ukjente:
            raise CommandError(
                "Databasen er laget av en annen utgave, og kan ikke føres videre: "
                f"den har {'.'.join(ukjente[0])}, som ikke finnes her. Ingenting er endret. "
                "I demoen sletter «make nullstill» dataene, så «make demo» kan begynne på nytt."
            )
        for igjen in reversed(range(FORSOK)):
            try:
                super().handle(*args, **options)
                self._spor_slettinger(options["database"])
            except OperationalError as feil:
                if not (igjen and isinstance(feil.__cause__, LockNotAvailable)):
                    raise
            else:
                break
            self.stderr.write("En tabell er i bruk. Prøver igjen om litt.")
            time.sleep(PAUSE)

    def _spor_slettinger(self, database: str) -> None:
        """A table at a time: each is held for a moment, and a migration that has not come to it yet has no function."""
        with connections[database].cursor() as peker:
            peker.execute("SELECT to_regprocedure('uten_slettespor()') IS NOT NULL")
            if not peker.fetchone()[0]:
                return
            peker.execute("SELECT uten_slettespor()")
            for (tabell,) in peker.fetchall():
                peker.execute(SLETTESPOR.format(tabell))
