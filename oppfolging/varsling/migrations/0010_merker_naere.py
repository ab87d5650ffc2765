"""Who is near to whom decides who may stand in: all is looked at again when it is said, or taken back.

A number that is new comes with its candidate, which is marked by itself.
"""

from django.db import migrations

MERK = """
CREATE TRIGGER varsling_merk_alt AFTER INSERT OR UPDATE OR DELETE ON kandidater_naerstaaende
    FOR EACH STATEMENT EXECUTE FUNCTION varsling_merk_alt();
CREATE TRIGGER varsling_merk_alt AFTER UPDATE OR DELETE ON kandidater_personnummer
    FOR EACH STATEMENT EXECUTE FUNCTION varsling_merk_alt();
"""
TILBAKE = """
DROP TRIGGER varsling_merk_alt ON kandidater_naerstaaende;
DROP TRIGGER varsling_merk_alt ON kandidater_personnummer;
"""


class Migration(migrations.Migration):
    dependencies = [("varsling", "0009_merker_fravaer"), ("kandidater", "0022_vikaren_er_habil")]
    operations = [migrations.RunSQL(MERK, TILBAKE)]
