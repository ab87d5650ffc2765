"""Promise 2 in the database: an open candidate has a responsible jobbspesialist or stands in the leader's queue, never both or neither."""

from django.db import migrations

ANSVARLIG = """
CREATE FUNCTION krev_ansvarlig() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    den uuid := CASE TG_TABLE_NAME WHEN 'kandidater_kandidat' THEN (to_jsonb(NEW) ->> 'id')::uuid
        ELSE COALESCE((to_jsonb(NEW) ->> 'kandidat_id')::uuid, (to_jsonb(OLD) ->> 'kandidat_id')::uuid) END;
    feil boolean;
BEGIN
    SELECT (k.i_lederkoe_siden IS NULL) <> EXISTS (
        SELECT FROM kandidater_kandidatansvar a WHERE a.kandidat_id = k.id AND upper_inf(a.periode)
    ) INTO feil FROM kandidater_kandidat k WHERE k.id = den AND k.avsluttet_dato IS NULL;
    IF feil THEN
        RAISE EXCEPTION 'Kandidat % må ha enten én ansvarlig jobbspesialist eller stå i lederens kø', den
            USING ERRCODE = 'check_violation', CONSTRAINT = 'kandidat_ansvarlig_eller_koe';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER kandidat_ansvarlig_eller_koe AFTER INSERT OR UPDATE ON kandidater_kandidat
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION krev_ansvarlig();
CREATE CONSTRAINT TRIGGER kandidat_ansvarlig_eller_koe AFTER INSERT OR UPDATE OR DELETE ON kandidater_kandidatansvar
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION krev_ansvarlig();
"""
TILBAKE = """
DROP TRIGGER kandidat_ansvarlig_eller_koe ON kandidater_kandidatansvar;
DROP TRIGGER kandidat_ansvarlig_eller_koe ON kandidater_kandidat;
DROP FUNCTION krev_ansvarlig();
"""


class Migration(migrations.Migration):
    dependencies = [("kandidater", "0001_initial")]
    operations = [migrations.RunSQL(ANSVARLIG, TILBAKE)]
