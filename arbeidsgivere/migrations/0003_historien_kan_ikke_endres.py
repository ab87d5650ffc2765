from django.db import migrations

from inkludering.hendelser.historielaas import laas


class Migration(migrations.Migration):
    dependencies = [("arbeidsgivere", "0002_loefter")]
    operations = [
        laas(
            "arbeidsgivere_arbeidsgiverevent",
            "arbeidsgivere_arbeidsgiverkontaktevent",
            "arbeidsgivere_kontaktansvarevent",
        )
    ]
