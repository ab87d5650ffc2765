"""Who stands in is looked up by whoever is away, as for candidates (kandidater/0021)."""

from django.db import migrations


def vikariat(dagene: str) -> str:
    return f"""
    CREATE OR REPLACE VIEW arbeidsgivere_vikariat AS
    SELECT a.arbeidsgiver_id, s.vikar_id, s.for_bruker_id, s.fravaer_id, a.periode * s.periode AS periode
    FROM brukere_stedfortreder s
    JOIN arbeidsgivere_kontaktansvar a ON a.bruker_id = s.for_bruker_id AND a.periode && {dagene}
    WHERE s.hoved;
    """  # noqa: S608 - no value of anybody's


class Migration(migrations.Migration):
    dependencies = [("arbeidsgivere", "0011_vikariat")]
    operations = [migrations.RunSQL(vikariat("(s.periode * tstzrange(NULL, NULL))"), vikariat("s.periode"))]
