"""Promise 1 in the database: an employer has its one kontaktperson, or is openly marked as lacking one, never both or neither."""

from django.db import migrations

KONTAKTPERSON = """
CREATE FUNCTION krev_kontaktperson() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    den bigint := CASE TG_TABLE_NAME WHEN 'arbeidsgivere_arbeidsgiver' THEN (to_jsonb(NEW) ->> 'id')::bigint
        ELSE COALESCE((to_jsonb(NEW) ->> 'arbeidsgiver_id')::bigint, (to_jsonb(OLD) ->> 'arbeidsgiver_id')::bigint) END;
    feil boolean;
BEGIN
    SELECT (g.uten_kontaktperson_siden IS NULL) <> EXISTS (
        SELECT FROM arbeidsgivere_kontaktansvar a WHERE a.arbeidsgiver_id = g.id AND upper_inf(a.periode)
    ) INTO feil FROM arbeidsgivere_arbeidsgiver g WHERE g.id = den;
    IF feil THEN
        RAISE EXCEPTION 'Arbeidsgiver % må ha enten én kontaktperson eller stå som uten kontaktperson', den
            USING ERRCODE = 'check_violation', CONSTRAINT = 'arbeidsgiver_kontaktperson_eller_uten';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER arbeidsgiver_kontaktperson_eller_uten AFTER INSERT OR UPDATE ON arbeidsgivere_arbeidsgiver
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION krev_kontaktperson();
CREATE CONSTRAINT TRIGGER arbeidsgiver_kontaktperson_eller_uten AFTER INSERT OR UPDATE OR DELETE ON arbeidsgivere_kontaktansvar
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION krev_kontaktperson();
"""
TILBAKE = """
DROP TRIGGER arbeidsgiver_kontaktperson_eller_uten ON arbeidsgivere_kontaktansvar;
DROP TRIGGER arbeidsgiver_kontaktperson_eller_uten ON arbeidsgivere_arbeidsgiver;
DROP FUNCTION krev_kontaktperson();
"""


class Migration(migrations.Migration):
    dependencies = [("arbeidsgivere", "0001_initial")]
    operations = [migrations.RunSQL(KONTAKTPERSON, TILBAKE)]
