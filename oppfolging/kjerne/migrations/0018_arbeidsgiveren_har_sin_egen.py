"""An employer where only graded people are has a date of its own, as where nobody is: theirs is not its kontaktperson's.

Until now the date of the forløp served for both; the same day stands, or today when it has passed.
"""

from django.db import migrations
from django.utils import timezone

from inkludering.felles.arbeidsdager import lokal_dato

EGEN = """
INSERT INTO kjerne_oppfolging (id, side, art, arbeidsgiver_id, frist, rytmefrist, situasjon, fysisk, sted, status,
    opprettet, antall_flyttinger)
SELECT gen_random_uuid(), 'arbeidsgiver', 'rytme', a.id, dag.frist, dag.frist, 'uten_forlop', false, '', 'aapen',
    %(naa)s, 0
FROM arbeidsgivere_arbeidsgiver a
JOIN arbeidsgivere_kontaktansvar k ON k.arbeidsgiver_id = a.id AND k.bruker_id IS NOT NULL AND k.periode @> %(naa)s
CROSS JOIN LATERAL (
    SELECT greatest(min(o.frist), %(dag)s::date) AS frist
    FROM kjerne_oppfolging o JOIN kandidater_kandidat d ON d.id = o.kandidat_id
    WHERE o.arbeidsgiver_id = a.id AND o.status = 'aapen' AND o.art = 'rytme'
        AND (d.skjermet OR d.gradering <> 'ugradert')
) dag
WHERE a.trukket IS NULL AND dag.frist IS NOT NULL
    AND NOT EXISTS (
        SELECT FROM kjerne_oppfolging o
        WHERE o.arbeidsgiver_id = a.id AND o.status = 'aapen' AND o.art = 'rytme' AND o.forlop_id IS NULL
            AND o.kandidat_id IS NULL
    )
    AND NOT EXISTS (
        SELECT FROM kjerne_forlop f JOIN kandidater_kandidat d ON d.id = f.kandidat_id
        WHERE f.arbeidsgiver_id = a.id AND f.avsluttet_dato IS NULL
            AND f.start <= %(dag)s::date AND d.gradering = 'ugradert' AND NOT d.skjermet
    );
"""


def lag(apps, schema_editor):
    naa = timezone.now()
    schema_editor.execute(EGEN, {"naa": naa, "dag": lokal_dato(naa)})


class Migration(migrations.Migration):
    dependencies = [("kjerne", "0017_midlertidig"), ("kandidater", "0007_tilbaketrekking")]
    operations = [migrations.RunPython(lag, migrations.RunPython.noop)]
