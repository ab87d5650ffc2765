"""Who stands in is looked up by whoever is away, and not by the days, which are those of the whole nation.

A range that is worked out (`s.periode` within all days) can still be met by an index on responsibility, and no longer by
the one on the days of those who stand in.
"""

from django.db import migrations

from kandidater.gradering import er_gradert_sql

GRADERT = er_gradert_sql("k")


def vikariat(dagene: str) -> str:
    return f"""
    CREATE OR REPLACE VIEW kandidater_vikariat AS
    SELECT a.kandidat_id, s.vikar_id, s.for_bruker_id, s.fravaer_id, a.periode * s.periode * rett.periode AS periode
    FROM brukere_stedfortreder s
    JOIN kandidater_kandidatansvar a ON a.bruker_id = s.for_bruker_id AND a.periode && {dagene}
    JOIN kandidater_kandidat k ON k.id = a.kandidat_id
    LEFT JOIN kandidater_vikarbeskjed b ON b.fravaer_id = s.fravaer_id AND b.kandidat_id = a.kandidat_id
    CROSS JOIN LATERAL (
        SELECT tstzrange(NULL, NULL) AS periode WHERE NOT {GRADERT}
        UNION ALL
        SELECT tstzrange(lower(t.gyldig)::timestamp AT TIME ZONE 'Europe/Oslo',
            upper(t.gyldig)::timestamp AT TIME ZONE 'Europe/Oslo')
        FROM brukere_tilknytning t
        WHERE {GRADERT} AND t.bruker_id = s.vikar_id AND t.rolle = 'jobbspesialist' AND t.ser_skjermede
    ) rett
    WHERE CASE WHEN b.plass_id IS NULL THEN s.hoved ELSE b.plass_id = s.plass_id END;
    """  # noqa: S608 - no value of anybody's


class Migration(migrations.Migration):
    dependencies = [("kandidater", "0020_sakene_til_en_person")]
    operations = [migrations.RunSQL(vikariat("(s.periode * tstzrange(NULL, NULL))"), vikariat("s.periode"))]
