"""For migrations: a generated column is worked out by another expression from now on (before PostgreSQL 17 it must be
made anew). What stands on it is kept: its indexes, the triggers that look at it, the views that show it, its readers.
"""

from __future__ import annotations

from django.db import migrations
from django.db.models import F, Func, GeneratedField, TextField, Value
from django.db.models.functions import Concat

KOLONNE = "sorteringsnavn"


BYTT = """
DO $bytt$
DECLARE
    staar record;
    etterpaa text[] := '{}';
    lesere text[];
BEGIN
    FOR staar IN
        SELECT tgname, pg_get_triggerdef(oid) AS slik, obj_description(oid, 'pg_trigger') AS merknad
        FROM pg_trigger
        WHERE tgrelid = '«tabell»'::regclass AND NOT tgisinternal AND pg_get_triggerdef(oid) LIKE '%«kolonne»%'
    LOOP
        etterpaa := etterpaa || staar.slik;
        IF staar.merknad IS NOT NULL THEN
            etterpaa := etterpaa
                || format('COMMENT ON TRIGGER %I ON «tabell» IS %L', staar.tgname, staar.merknad);
        END IF;
        EXECUTE format('DROP TRIGGER %I ON «tabell»', staar.tgname);
    END LOOP;
    SELECT etterpaa || coalesce(array_agg(pg_get_indexdef(indexrelid)), '{}') INTO etterpaa FROM pg_index
    WHERE indrelid = '«tabell»'::regclass AND pg_get_indexdef(indexrelid) LIKE '%«kolonne»%';
    SELECT array_agg(DISTINCT r.grantee::regrole::text) INTO lesere
    FROM pg_attribute a, aclexplode(a.attacl) r
    WHERE a.attrelid = '«tabell»'::regclass AND a.attname = '«kolonne»' AND r.privilege_type = 'SELECT';

    ALTER TABLE «tabell» RENAME COLUMN «kolonne» TO «kolonne»_gammel;
    ALTER TABLE «tabell» ADD COLUMN «kolonne» text COLLATE "C" GENERATED ALWAYS AS («uttrykk») STORED;
    FOR staar IN
        SELECT DISTINCT v.oid::regclass AS navn, array_to_string(v.reloptions, ', ') AS valg,
            replace(pg_get_viewdef(v.oid), '«kolonne»_gammel', '«kolonne»') AS slik
        FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid JOIN pg_class v ON v.oid = w.ev_class
        JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE d.refobjid = '«tabell»'::regclass AND a.attname = '«kolonne»_gammel' AND v.relkind = 'v'
    LOOP
        EXECUTE format('CREATE OR REPLACE VIEW %s%s AS %s', staar.navn, ' WITH (' || staar.valg || ')', staar.slik);
    END LOOP;
    IF lesere IS NOT NULL THEN
        EXECUTE format('GRANT SELECT («kolonne») ON «tabell» TO %s', array_to_string(lesere, ', '));
    END IF;
    ALTER TABLE «tabell» DROP COLUMN «kolonne»_gammel;
    FOR i IN 1..coalesce(array_length(etterpaa, 1), 0) LOOP
        EXECUTE etterpaa[i];
    END LOOP;
END $bytt$;
"""


def norsk_rekkefolge(modell: str, tabell: str, *felt: str) -> migrations.SeparateDatabaseAndState:
    """Let the key of these text columns be worked out by the function of the database."""
    sammen = " || '\t' || ".join(f"coalesce({ett}, '')" for ett in felt)
    ledd = [del_ for ett in felt for del_ in (Value("\t"), F(ett))][1:]
    tekst = F(felt[0]) if len(felt) == 1 else Concat(*ledd, output_field=TextField())
    nokkel = GeneratedField(
        expression=Func(tekst, function="norsk_rekkefolge", output_field=TextField()),
        output_field=TextField(db_collation="C"),
        db_persist=True,
    )
    return migrations.SeparateDatabaseAndState(
        database_operations=[migrations.RunSQL(bytt(tabell, KOLONNE, f"norsk_rekkefolge({sammen})"))],
        state_operations=[migrations.AlterField(modell, KOLONNE, nokkel)],
    )


def bytt(tabell: str, kolonne: str, uttrykk: str) -> str:
    """SQL that makes `kolonne` (text, in byte order) of `tabell` by `uttrykk`."""
    return BYTT.replace("«tabell»", tabell).replace("«kolonne»", kolonne).replace("«uttrykk»", uttrykk)
