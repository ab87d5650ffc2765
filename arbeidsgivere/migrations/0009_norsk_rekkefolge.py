import django.contrib.postgres.indexes
from django.db import migrations, models

from inkludering.felles.kolonnebytte import norsk_rekkefolge


class Migration(migrations.Migration):
    dependencies = [("arbeidsgivere", "0008_arbeidsstedet"), ("brukere", "0003_norsk_rekkefolge")]

    operations = [
        norsk_rekkefolge("Arbeidsgiver", "arbeidsgivere_arbeidsgiver", "navn"),
        norsk_rekkefolge("ArbeidsgiverEvent", "arbeidsgivere_arbeidsgiverevent", "navn"),
        migrations.RemoveIndex("Registerenhet", "registerenhet_soek"),
        migrations.AddIndex(
            "Registerenhet",
            django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    models.Func(models.F("navn"), function="norsk_rekkefolge", output_field=models.TextField()),
                    name="gin_trgm_ops",
                ),
                name="registerenhet_soek",
            ),
        ),
    ]
