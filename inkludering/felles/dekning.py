"""For migrations: the database sees to it that periods cover every moment from registration on, without a gap.

That they never overlap is an exclusion constraint on their table; together that makes exactly one at every moment.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import migrations
from django.db.models import BooleanField, Func

DEKKET = """
CREATE FUNCTION {navn}_holder(den {nokkel}) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT coalesce((SELECT range_agg(p.periode) FROM {perioder} p WHERE p.{eier} = e.id), '{{}}')
            = tstzmultirange(tstzrange(e.registrert, {slutt}))
        FROM {tabell} e WHERE e.id = den
    );
END $$;

CREATE FUNCTION {navn}_krev() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    den {nokkel};
BEGIN
    FOR den IN
        SELECT DISTINCT (rad ->> TG_ARGV[0])::{nokkel} FROM unnest(ARRAY[to_jsonb(OLD), to_jsonb(NEW)]) AS rad
    LOOP
        IF NOT {navn}_holder(den) THEN
            RAISE EXCEPTION '{melding}', den USING ERRCODE = 'check_violation', CONSTRAINT = '{navn}';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER {navn} AFTER INSERT OR UPDATE ON {tabell}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {navn}_krev('id');
CREATE CONSTRAINT TRIGGER {navn} AFTER INSERT OR UPDATE OR DELETE ON {perioder}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {navn}_krev('{eier}');
"""
TILBAKE = """
DROP TRIGGER {navn} ON {perioder};
DROP TRIGGER {navn} ON {tabell};
DROP FUNCTION {navn}_krev();
DROP FUNCTION {navn}_holder({nokkel});
"""


@dataclass(frozen=True)
class Dekning:
    """Each row of `tabell` (from its `registrert` to `slutt`, by default for ever) is covered by rows of `perioder`.

    `eier` is the foreign key there, `nokkel` its type; `melding` names the row as %. `navn` is the constraint's, and
    gives the function <navn>_holder(id), which `sjekk` asks through `holder`.
    """

    navn: str
    tabell: str
    nokkel: str
    perioder: str
    eier: str
    melding: str
    slutt: str = "NULL"

    def operasjon(self) -> migrations.RunSQL:
        return migrations.RunSQL(DEKKET.format(**vars(self)), TILBAKE.format(**vars(self)))


def holder(navn: str) -> Func:
    """For a queryset of the covered rows: whether the promise holds for the row."""
    return Func("pk", function=f"{navn}_holder", output_field=BooleanField())
