from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("utsending", "0001_initial")]

    operations = [
        migrations.AddField("utsending", "utloper", models.DateTimeField(help_text="What it carries is of no use from then on", null=True)),
    ]
