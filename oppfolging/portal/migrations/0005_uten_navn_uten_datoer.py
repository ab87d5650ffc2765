"""Whose name may not be said is known by the kind of forløp alone: at a small workplace start and end name a person.

Whether the name may be said is decided by the view behind kandidater.models.Deling, as before.
"""

from importlib import import_module

from django.db import migrations

utsnitt = import_module("oppfolging.portal.migrations.0002_utsnitt")
FOER = utsnitt.UTSNITT["portal_forlop"]
DATOER = "f.start, f.slutt"
NAVNGITT = "CASE WHEN d.navn <> '' THEN f.start END AS start, CASE WHEN d.navn <> '' THEN f.slutt END AS slutt"
FORLOP = FOER.replace(DATOER, NAVNGITT, 1)
LAG = f"CREATE OR REPLACE VIEW portal_forlop WITH (security_barrier = true) AS {FORLOP};"
TILBAKE = f"CREATE OR REPLACE VIEW portal_forlop WITH (security_barrier = true) AS {FOER};"


class Migration(migrations.Migration):
    dependencies = [("portal", "0004_ringeonsket_er_forsokt")]
    operations = [migrations.RunSQL(LAG, TILBAKE)]
