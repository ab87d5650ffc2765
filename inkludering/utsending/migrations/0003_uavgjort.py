from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("utsending", "0002_best_foer")]

    operations = [
        migrations.AddIndex(
            "utsending",
            models.Index(
                condition=models.Q(tilstand__in=("i_koe", "sendes", "usikker", "doed")),
                fields=["tilstand"],
                name="utsending_uavgjort",
            ),
        ),
    ]
