"""A proposed hand-over waits for an answer, and is followed by a reminder rule."""

from django.db import migrations

from oppfolging.varsling.merking import merk


class Migration(migrations.Migration):
    dependencies = [("varsling", "0007_merker_svar"), ("kandidater", "0016_overlevering")]
    operations = [merk("kandidater_overlevering", "overlevering", kandidat="r.kandidat_id", ved=("INSERT", "UPDATE"))]
