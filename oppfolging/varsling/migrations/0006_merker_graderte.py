"""Whom a contact was about, and who is graded, decides who may be reminded: both are marked as they change.

A grading that changes concerns everything about the person, at every employer they were spoken of with: all is looked
at again.
"""

from django.db import migrations

from oppfolging.varsling.merking import merk

HOS = "(SELECT n.arbeidsgiver_id FROM kjerne_kontakt n WHERE n.id = r.kontakt_id)"
GRADERT = """
CREATE TRIGGER varsling_merk_gradering AFTER UPDATE OF gradering, skjermet ON kandidater_kandidat
    FOR EACH ROW WHEN (OLD.gradering <> NEW.gradering OR OLD.skjermet <> NEW.skjermet)
    EXECUTE FUNCTION varsling_merk_alt();
"""


class Migration(migrations.Migration):
    dependencies = [("varsling", "0005_sett"), ("kjerne", "0006_deltakere"), ("kandidater", "0002_loefter")]
    operations = [
        merk("kjerne_deltaker", "deltaker", arbeidsgiver=HOS, ved=("INSERT", "DELETE")),
        migrations.RunSQL(GRADERT, "DROP TRIGGER varsling_merk_gradering ON kandidater_kandidat;"),
    ]
