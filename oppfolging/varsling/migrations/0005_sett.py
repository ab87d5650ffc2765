"""A reminder that is only to be known may be put away."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("varsling", "0004_henvendelser")]
    operations = [
        migrations.AlterField(
            model_name="paaminnelse",
            name="tilstand",
            field=models.CharField(
                choices=[
                    ("aapen", "Aapen"),
                    ("lukket", "Lukket"),
                    ("fulgte_datoen", "Fulgte Datoen"),
                    ("sett", "Sett"),
                ],
                default="aapen",
                max_length=15,
            ),
        ),
    ]
