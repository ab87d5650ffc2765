from django.db import migrations

from inkludering.hendelser.historielaas import laas


class Migration(migrations.Migration):
    dependencies = [("kandidater", "0002_loefter")]
    operations = [
        laas(
            "kandidater_aapenhetevent",
            "kandidater_faseperiodeevent",
            "kandidater_kandidatansvarevent",
            "kandidater_kandidatevent",
        )
    ]
