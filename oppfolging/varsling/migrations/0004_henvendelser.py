"""What a colleague asks for at an employer, and who works there, are followed by reminder rules too."""

from django.db import migrations

from oppfolging.varsling.merking import merk

INDEKS = """
CREATE INDEX varsling_folk_endret ON arbeidsgivere_arbeidsgiverkontakt (endret) WHERE endret IS NOT NULL;
CREATE INDEX varsling_henvendelser ON arbeidsgivere_henvendelse (arbeidsgiver_id) WHERE ordnet IS NULL;
"""
TILBAKE = "DROP INDEX varsling_henvendelser; DROP INDEX varsling_folk_endret;"


class Migration(migrations.Migration):
    dependencies = [
        ("varsling", "0003_merker_endringer"),
        ("arbeidsgivere", "0006_henvendelsen_staar"),
    ]
    operations = [
        merk("arbeidsgivere_henvendelse", "henvendelse", arbeidsgiver="r.arbeidsgiver_id"),
        merk("arbeidsgivere_arbeidsgiverkontakt", "folk", arbeidsgiver="r.arbeidsgiver_id"),
        migrations.RunSQL(INDEKS, TILBAKE),
    ]
