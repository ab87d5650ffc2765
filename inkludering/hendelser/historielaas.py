"""History is written once, by its triggers: the running app may read it, never change or remove it.

The append-only triggers of the history tables can be switched off for a transaction by whoever may write to the
tables, so the right to write over goes too.
"""

from django.db import migrations


def laas(*tabeller: str) -> migrations.RunSQL:
    """For a migration: take the right to change or remove rows of these history tables from the running app."""
    navn = ", ".join(tabeller)
    return migrations.RunSQL(
        f"REVOKE UPDATE, DELETE ON {navn} FROM inkl_app, inkl_arbeider;",
        f"GRANT UPDATE, DELETE ON {navn} TO inkl_app, inkl_arbeider;",
    )
