"""Who vouches for a user stands on a row of its own; a session knows what its provider calls it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('brukere', '0007_team_og_planlagt_norm'),
    ]

    operations = [
        migrations.CreateModel(
            name='Identitet',
            fields=[
                ('bruker', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='identitet', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('utsteder', models.CharField(max_length=255)),
                ('emne', models.CharField(max_length=255)),
                ('bundet', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='okt',
            name='sid',
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name='okt',
            name='sub',
            field=models.BinaryField(null=True),
        ),
        migrations.AddIndex(
            model_name='okt',
            index=models.Index(condition=models.Q(('sid__isnull', False)), fields=['sid'], name='okt_sid'),
        ),
        migrations.AddIndex(
            model_name='okt',
            index=models.Index(condition=models.Q(('sub__isnull', False)), fields=['sub'], name='okt_sub'),
        ),
        migrations.AddConstraint(
            model_name='identitet',
            constraint=models.UniqueConstraint(fields=('utsteder', 'emne'), name='identitet_er_en_brukers'),
        ),
        migrations.AddConstraint(
            model_name='identitet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('utsteder', ''), _negated=True), models.Q(('emne', ''), _negated=True)), name='identitet_har_utsteder_og_emne'),
        ),
    ]
