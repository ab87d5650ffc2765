"""Nobody stands in for themselves or somebody they have declared near: of those nobody does, and the leaders are told."""

from django.db import migrations

from kandidater.gradering import er_gradert_sql

GRADERT = er_gradert_sql("k")
VIKARIAT = """
CREATE OR REPLACE VIEW kandidater_vikariat AS
SELECT a.kandidat_id, s.vikar_id, s.for_bruker_id, s.fravaer_id, a.periode * s.periode * rett.periode AS periode
FROM brukere_stedfortreder s
JOIN kandidater_kandidatansvar a ON a.bruker_id = s.for_bruker_id
    AND a.periode && (s.periode * tstzrange(NULL, NULL))
JOIN kandidater_kandidat k ON k.id = a.kandidat_id
LEFT JOIN kandidater_vikarbeskjed b ON b.fravaer_id = s.fravaer_id AND b.kandidat_id = a.kandidat_id
CROSS JOIN LATERAL (
    SELECT tstzrange(NULL, NULL) AS periode WHERE NOT {gradert}
    UNION ALL
    SELECT tstzrange(lower(t.gyldig)::timestamp AT TIME ZONE 'Europe/Oslo',
        upper(t.gyldig)::timestamp AT TIME ZONE 'Europe/Oslo')
    FROM brukere_tilknytning t
    WHERE {gradert} AND t.bruker_id = s.vikar_id AND t.rolle = 'jobbspesialist' AND t.ser_skjermede
) rett
WHERE CASE WHEN b.plass_id IS NULL THEN s.hoved ELSE b.plass_id = s.plass_id END{habil}
"""
HABIL = """
    AND NOT EXISTS (
        SELECT FROM kandidater_naerstaaende n JOIN kandidater_personnummer p ON p.indeks = n.indeks
        WHERE n.bruker_id = s.vikar_id AND n.trukket IS NULL AND p.person = k.person
    )"""


class Migration(migrations.Migration):

    dependencies = [
        ('kandidater', '0021_vikarene_sokes_per_person'),
    ]

    operations = [
        migrations.RunSQL(
            VIKARIAT.format(gradert=GRADERT, habil=HABIL), VIKARIAT.format(gradert=GRADERT, habil="")
        ),
    ]
