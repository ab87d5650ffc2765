"""A locked candidate is nobody's card: no date stands open there, and none is missing until the lock is taken away."""

from django.db import migrations

from inkludering.felles.funksjonsbytte import bytt

MANGLER = "WHERE k.id = den AND k.avsluttet_dato IS NULL"
STAAR = "k.avsluttet_dato IS NOT NULL OR (k.fase = 'i_utdanning'"
STAAR_IKKE = "k.avsluttet_dato IS NOT NULL OR k.sperret IS NOT NULL OR (k.fase = 'i_utdanning'"
INGEN = """
CREATE FUNCTION sperret_har_ingen_dato() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    den uuid;
BEGIN
    IF TG_TABLE_NAME = 'kandidater_kandidat' THEN
        den := NEW.id;
    ELSE
        den := NEW.kandidat_id;
    END IF;
    IF EXISTS (
        SELECT FROM kandidater_kandidat k JOIN kjerne_oppfolging o ON o.kandidat_id = k.id AND o.status = 'aapen'
        WHERE k.id = den AND k.sperret IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'En sperret kandidat kan ikke ha noen åpen dato'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sperret_har_ingen_dato';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER sperret_har_ingen_dato AFTER UPDATE OF sperret ON kandidater_kandidat
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.sperret IS NOT NULL)
    EXECUTE FUNCTION sperret_har_ingen_dato();
CREATE TRIGGER sperret_har_ingen_dato AFTER INSERT OR UPDATE OF status, kandidat_id ON kjerne_oppfolging
    FOR EACH ROW WHEN (NEW.status = 'aapen' AND NEW.kandidat_id IS NOT NULL)
    EXECUTE FUNCTION sperret_har_ingen_dato();
"""
TILBAKE = """
DROP TRIGGER sperret_har_ingen_dato ON kjerne_oppfolging;
DROP TRIGGER sperret_har_ingen_dato ON kandidater_kandidat;
DROP FUNCTION sperret_har_ingen_dato();
"""


class Migration(migrations.Migration):
    dependencies = [("kjerne", "0019_trukne_ved_kontoret"), ("kandidater", "0013_graderingen_har_svar")]
    operations = [
        migrations.RunSQL(
            bytt("kandidat_mangler_neste_dato", MANGLER, MANGLER + " AND k.sperret IS NULL"),
            bytt("kandidat_mangler_neste_dato", MANGLER + " AND k.sperret IS NULL", MANGLER),
        ),
        migrations.RunSQL(
            bytt("dato_over_fristen_staar", STAAR, STAAR_IKKE), bytt("dato_over_fristen_staar", STAAR_IKKE, STAAR)
        ),
        migrations.RunSQL(INGEN, TILBAKE),
    ]
