"""The logs are written once: the running app may add rows, nobody may change or remove them."""

from django.db import migrations

TABELLER = ("hendelser_hendelse", "hendelser_oppslag")

FUNKSJON = """
CREATE FUNCTION avvis_endring_av_logg() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Loggen kan ikke endres' USING ERRCODE = 'insufficient_privilege';
END $$;
"""


def _laas(tabell: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        REVOKE UPDATE, DELETE, TRUNCATE ON {tabell} FROM inkl_app, inkl_arbeider;
        CREATE TRIGGER kan_ikke_endres BEFORE UPDATE OR DELETE ON {tabell}
            FOR EACH ROW EXECUTE FUNCTION avvis_endring_av_logg();
        CREATE TRIGGER kan_ikke_toemmes BEFORE TRUNCATE ON {tabell}
            FOR EACH STATEMENT EXECUTE FUNCTION avvis_endring_av_logg();
        """,
        f"""
        DROP TRIGGER kan_ikke_toemmes ON {tabell};
        DROP TRIGGER kan_ikke_endres ON {tabell};
        """,
    )


class Migration(migrations.Migration):
    dependencies = [("hendelser", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNKSJON, "DROP FUNCTION avvis_endring_av_logg();"),
        *[_laas(tabell) for tabell in TABELLER],
    ]
