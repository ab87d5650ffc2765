"""Whoever is registered gets the key of the person who has had the number, or else their own."""

from django.db import migrations

NOEKKEL = """
CREATE FUNCTION kandidat_faar_personnokkel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO kandidater_personnummer (indeks, person) VALUES (NEW.fodselsnummer_indeks, NEW.id)
    ON CONFLICT DO NOTHING;
    SELECT p.person INTO NEW.person FROM kandidater_personnummer p WHERE p.indeks = NEW.fodselsnummer_indeks;
    RETURN NEW;
END $$;

CREATE TRIGGER kandidat_faar_personnokkel BEFORE INSERT ON kandidater_kandidat
    FOR EACH ROW EXECUTE FUNCTION kandidat_faar_personnokkel();
"""
TILBAKE = """
DROP TRIGGER kandidat_faar_personnokkel ON kandidater_kandidat;
DROP FUNCTION kandidat_faar_personnokkel();
"""


class Migration(migrations.Migration):
    dependencies = [("kandidater", "0005_retting")]
    operations = [migrations.RunSQL(NOEKKEL, TILBAKE)]
