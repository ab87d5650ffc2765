"""History is written once, by its triggers: the running app may read it, never change or remove it.

The append-only triggers of the history tables can be switched off for a transaction by whoever may write to the
tables, so the right to write over goes too. It stands here because this floor sees every table with a history.
"""

from django.db import migrations

TABELLER = (
    "arbeidsgivere_arbeidsgiverevent",
    "arbeidsgivere_arbeidsgiverkontaktevent",
    "arbeidsgivere_kontaktansvarevent",
    "kandidater_aapenhetevent",
    "kandidater_faseperiodeevent",
    "kandidater_kandidatansvarevent",
    "kandidater_kandidatevent",
    "oppfolging_forlopevent",
    "oppfolging_kontaktevent",
    "oppfolging_oppfolgingevent",
    "oppfolging_oppfolgingsplanevent",
)


class Migration(migrations.Migration):
    dependencies = [
        ("oppfolging", "0003_loefter"),
        ("kandidater", "0002_loefter"),
        ("arbeidsgivere", "0002_loefter"),
    ]
    operations = [
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE ON {', '.join(TABELLER)} FROM inkl_app, inkl_arbeider;",
            f"GRANT UPDATE, DELETE ON {', '.join(TABELLER)} TO inkl_app, inkl_arbeider;",
        )
    ]
