"""The portal sees the hour of a meeting that stands: it is agreed, where other dates are only due. Never the place.

Where to meet is free text that nobody has shown to the employer before it was saved.
"""

from importlib import import_module

from django.db import migrations

utsnitt = import_module("oppfolging.portal.migrations.0002_utsnitt")
KOLONNER = "klokkeslett, avlyst_av_id"
FOER = utsnitt.UTSNITT["portal_dato"]
KLOKKESLETT = "CASE WHEN o.avlyst_av_id IS NULL THEN o.klokkeslett END AS klokkeslett"
DATO = FOER.replace("o.nytt_forsok", f"o.nytt_forsok, {KLOKKESLETT}", 1)
LAG = f"""
    GRANT SELECT ({KOLONNER}) ON kjerne_oppfolging TO inkl_utsnitt;
    CREATE OR REPLACE VIEW portal_dato WITH (security_barrier = true) AS {DATO};
"""
TILBAKE = f"""
    DROP VIEW portal_dato;
    REVOKE SELECT ({KOLONNER}) ON kjerne_oppfolging FROM inkl_utsnitt;
    GRANT CREATE ON SCHEMA public TO inkl_utsnitt;
    {utsnitt._utsnitt("portal_dato", FOER)}
    REVOKE CREATE ON SCHEMA public FROM inkl_utsnitt;
"""  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [("portal", "0002_utsnitt"), ("kjerne", "0008_moter_avlyses")]
    operations = [migrations.RunSQL(LAG, TILBAKE)]
