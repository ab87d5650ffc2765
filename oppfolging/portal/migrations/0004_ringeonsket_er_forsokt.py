"""The portal sees the day Nav last tried to call somebody who asked for it; of other dates it does not."""

from importlib import import_module

from django.db import migrations

motet = import_module("oppfolging.portal.migrations.0003_motet_er_avtalt")
utsnitt = import_module("oppfolging.portal.migrations.0002_utsnitt")
KOLONNER = "forsokt_dato"
FORSOKT = "CASE WHEN o.art = 'ringeonske' THEN o.forsokt_dato END AS forsokt"
DATO = motet.DATO.replace(motet.KLOKKESLETT, f"{motet.KLOKKESLETT}, {FORSOKT}", 1)
LAG = f"""
    GRANT SELECT ({KOLONNER}) ON kjerne_oppfolging TO inkl_utsnitt;
    CREATE OR REPLACE VIEW portal_dato WITH (security_barrier = true) AS {DATO};
"""
TILBAKE = f"""
    DROP VIEW portal_dato;
    REVOKE SELECT ({KOLONNER}) ON kjerne_oppfolging FROM inkl_utsnitt;
    GRANT CREATE ON SCHEMA public TO inkl_utsnitt;
    {utsnitt._utsnitt("portal_dato", motet.DATO)}
    REVOKE CREATE ON SCHEMA public FROM inkl_utsnitt;
"""  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [("portal", "0003_motet_er_avtalt")]
    operations = [migrations.RunSQL(LAG, TILBAKE)]
