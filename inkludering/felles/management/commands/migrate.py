"""`manage.py migrate`, which leaves a database from another line of the product alone."""

from typing import Any

from django.core.management import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.loader import MigrationLoader


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
        super().handle(*args, **options)
