from django.db import migrations

from inkludering.hendelser.historielaas import laas


class Migration(migrations.Migration):
    dependencies = [("kjerne", "0003_loefter")]
    operations = [
        laas(
            "kjerne_forlopevent",
            "kjerne_deltakerevent",
            "kjerne_kontaktevent",
            "kjerne_oppfolgingevent",
            "kjerne_oppfolgingsplanevent",
        )
    ]
