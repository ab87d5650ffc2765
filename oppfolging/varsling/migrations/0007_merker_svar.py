"""What the person register has answered is marked as it comes, also when it changes nothing by itself."""

from django.db import migrations

from oppfolging.varsling.merking import merk


class Migration(migrations.Migration):
    dependencies = [("varsling", "0006_merker_graderte"), ("kandidater", "0013_graderingen_har_svar")]
    operations = [merk("kandidater_graderingssvar", "graderingssvar", kandidat="r.kandidat_id", ved=("INSERT",))]
