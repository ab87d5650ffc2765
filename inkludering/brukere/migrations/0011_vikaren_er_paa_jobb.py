"""Who stands in does so within an absence that stands, for whoever is away, and is not away themselves.

Checked when the transaction ends, so that an absence and those who stand in may be changed together.
"""

from django.db import migrations

from inkludering.hendelser.historielaas import laas

FOR_DEN_SOM_ER_BORTE = """
ALTER TABLE brukere_fravaer ADD CONSTRAINT fravaer_hvem UNIQUE (id, bruker_id);
ALTER TABLE brukere_vikarplass ADD CONSTRAINT vikarplass_for_den_som_er_borte
    FOREIGN KEY (fravaer_id, for_bruker_id) REFERENCES brukere_fravaer (id, bruker_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE brukere_stedfortreder ADD CONSTRAINT stedfortreder_for_den_som_er_borte
    FOREIGN KEY (fravaer_id, for_bruker_id) REFERENCES brukere_fravaer (id, bruker_id) DEFERRABLE INITIALLY DEFERRED;
"""
TILBAKE = """
ALTER TABLE brukere_stedfortreder DROP CONSTRAINT stedfortreder_for_den_som_er_borte;
ALTER TABLE brukere_vikarplass DROP CONSTRAINT vikarplass_for_den_som_er_borte;
ALTER TABLE brukere_fravaer DROP CONSTRAINT fravaer_hvem;
"""
# Of the two tables the row that was written is asked about: an absence, or what follows from one.
DOEGN = """tstzrange(lower(f.dager)::timestamp AT TIME ZONE 'Europe/Oslo',
            upper(f.dager)::timestamp AT TIME ZONE 'Europe/Oslo')"""
PAA_JOBB = f"""
CREATE FUNCTION brukere_vikaren_er_paa_jobb() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    fravaeret uuid := coalesce(to_jsonb(NEW) ->> 'fravaer_id', to_jsonb(NEW) ->> 'id')::uuid;
BEGIN
    IF EXISTS (
        SELECT 1 FROM brukere_stedfortreder s JOIN brukere_fravaer f ON f.id = s.fravaer_id
        WHERE f.id = fravaeret AND (f.avlyst IS NOT NULL OR NOT s.periode <@ {DOEGN})
    ) OR EXISTS (
        SELECT 1 FROM brukere_fravaer f JOIN brukere_stedfortreder s ON s.vikar_id = f.bruker_id
        WHERE fravaeret IN (f.id, s.fravaer_id) AND f.avlyst IS NULL AND {DOEGN} && s.periode
    ) THEN
        RAISE EXCEPTION 'whoever stands in is away, or nobody is' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'vikaren_er_paa_jobb';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER vikaren_er_paa_jobb AFTER INSERT OR UPDATE ON brukere_stedfortreder
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION brukere_vikaren_er_paa_jobb();
CREATE CONSTRAINT TRIGGER vikaren_er_paa_jobb AFTER INSERT OR UPDATE OF dager, avlyst ON brukere_fravaer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION brukere_vikaren_er_paa_jobb();
"""  # noqa: S608
PAA_JOBB_TILBAKE = """
DROP TRIGGER vikaren_er_paa_jobb ON brukere_fravaer;
DROP TRIGGER vikaren_er_paa_jobb ON brukere_stedfortreder;
DROP FUNCTION brukere_vikaren_er_paa_jobb();
"""


class Migration(migrations.Migration):
    dependencies = [("brukere", "0010_fravaer"), ("hendelser", "0002_kan_ikke_endres")]
    operations = [
        migrations.RunSQL(FOR_DEN_SOM_ER_BORTE, TILBAKE),
        migrations.RunSQL(PAA_JOBB, PAA_JOBB_TILBAKE),
        laas("brukere_fravaerevent", "brukere_vikarplassevent"),
    ]
