"""Who stands in for an employer's kontaktperson: whoever takes all that is theirs."""

import django.contrib.postgres.fields.ranges
from django.db import migrations, models

VIKARIAT = """
CREATE VIEW arbeidsgivere_vikariat AS
SELECT a.arbeidsgiver_id, s.vikar_id, s.for_bruker_id, s.fravaer_id, a.periode * s.periode AS periode
FROM brukere_stedfortreder s
JOIN arbeidsgivere_kontaktansvar a ON a.bruker_id = s.for_bruker_id AND a.periode && s.periode
WHERE s.hoved;
REVOKE INSERT, UPDATE, DELETE ON arbeidsgivere_vikariat FROM inkl_app, inkl_arbeider;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('brukere', '0011_vikaren_er_paa_jobb'),
        ('arbeidsgivere', '0010_maalform_paa_kontakter'),
    ]

    operations = [
        migrations.CreateModel(
            name='Kontaktvikariat',
            fields=[
                ('pk', models.CompositePrimaryKey('arbeidsgiver_id', 'periode', blank=True, editable=False, primary_key=True, serialize=False)),
                ('periode', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
            ],
            options={
                'db_table': 'arbeidsgivere_vikariat',
                'managed': False,
            },
        ),
        migrations.RunSQL(VIKARIAT, "DROP VIEW arbeidsgivere_vikariat;"),
    ]
