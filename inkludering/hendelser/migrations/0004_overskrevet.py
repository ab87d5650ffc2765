"""What is deleted, or written over where there is no history, leaves a row that the running app can neither write nor
change; and the app does not touch the list of migrations.

The triggers on deletes are set by `manage.py migrate`, on every table there is by then.
"""

from django.db import migrations, models

# Rows of these are what the house is swept of: sessions, drafts, queues; or are refused to be deleted at all.
IKKE_NOTERT = "^(axes|django|hendelser|utkast)_|event$"
ELLER = "('brukere_okt', 'audit_koe', 'varsling_endret', 'arbeidsgivere_lenkebestilling')"
FUNKSJONER = rf"""
REVOKE ALL ON hendelser_overskrevet FROM inkl_app, inkl_arbeider;
GRANT SELECT ON hendelser_overskrevet TO inkl_app, inkl_arbeider;
REVOKE ALL ON SEQUENCE hendelser_overskrevet_id_seq FROM inkl_app, inkl_arbeider;
CREATE TRIGGER kan_ikke_endres BEFORE UPDATE OR DELETE ON hendelser_overskrevet
    FOR EACH ROW EXECUTE FUNCTION avvis_endring_av_logg();
CREATE TRIGGER kan_ikke_toemmes BEFORE TRUNCATE ON hendelser_overskrevet
    FOR EACH STATEMENT EXECUTE FUNCTION avvis_endring_av_logg();

CREATE FUNCTION noter_overskrevet(tabell text, hva text, rad jsonb) RETURNS void LANGUAGE sql
    SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
    INSERT INTO hendelser_overskrevet (tid, tabell, hva, rad, rolle, av)
    VALUES (clock_timestamp(), tabell, hva, rad - 'pdf' - 'password', session_user,
        NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user');
END;
REVOKE EXECUTE ON FUNCTION noter_overskrevet(text, text, jsonb) FROM PUBLIC;
CREATE FUNCTION sletting_noteres() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM noter_overskrevet(TG_TABLE_NAME, TG_OP, to_jsonb(g)) FROM gamle g;
    RETURN NULL;
END $$;
CREATE FUNCTION overskriving_noteres() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM noter_overskrevet(TG_TABLE_NAME, TG_OP, to_jsonb(OLD));
    RETURN NULL;
END $$;

CREATE FUNCTION uten_slettespor() RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT c.oid::regclass::text FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        AND c.relname !~ '{IKKE_NOTERT}' AND c.relname NOT IN {ELLER}
        AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'sletting_noteres')
    ORDER BY 1
$$;

-- Written over without a history of their own: roles, who may log in, and figures that have been made.
CREATE TRIGGER overskriving_noteres AFTER UPDATE ON brukere_tilknytning
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION overskriving_noteres();
CREATE TRIGGER overskriving_noteres AFTER UPDATE OF password, epost, type, is_active ON brukere_bruker
    FOR EACH ROW EXECUTE FUNCTION overskriving_noteres();
CREATE TRIGGER overskriving_noteres AFTER UPDATE ON rapporter_rapport
    FOR EACH ROW WHEN (OLD.tilstand = 'klar') EXECUTE FUNCTION overskriving_noteres();
REVOKE DELETE ON rapporter_rapport FROM inkl_app, inkl_arbeider;
REVOKE UPDATE, DELETE ON brukere_rettsendring FROM inkl_app, inkl_arbeider;
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM inkl_app, inkl_arbeider;
"""  # noqa: S608 - patterns of ours
TILBAKE = """
GRANT INSERT, UPDATE, DELETE ON django_migrations TO inkl_app, inkl_arbeider;
GRANT UPDATE, DELETE ON brukere_rettsendring TO inkl_app, inkl_arbeider;
GRANT DELETE ON rapporter_rapport TO inkl_app, inkl_arbeider;
DROP FUNCTION uten_slettespor();
DROP FUNCTION overskriving_noteres() CASCADE;
DROP FUNCTION sletting_noteres() CASCADE;
DROP FUNCTION noter_overskrevet(text, text, jsonb);
DROP TRIGGER kan_ikke_toemmes ON hendelser_overskrevet;
DROP TRIGGER kan_ikke_endres ON hendelser_overskrevet;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('hendelser', '0003_innblikk'),
        ('brukere', '0005_rettsendring'),
        ('rapporter', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Overskrevet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tid', models.DateTimeField()),
                ('tabell', models.CharField(max_length=63)),
                ('hva', models.CharField(max_length=10)),
                ('rad', models.JSONField()),
                ('rolle', models.CharField(max_length=63)),
                ('av', models.CharField(max_length=40, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['tabell', 'tid'], name='overskrevet_i_tabellen')],
            },
        ),
        migrations.RunSQL(FUNKSJONER, TILBAKE),
    ]
