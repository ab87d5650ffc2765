"""The default rhythms. Days are counted from the start of the situation; an office may add its own rows."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

UKE = 7
UKE_4 = 28
UKE_12 = 84
AAR = 365


def _hver(dager: int, fra: int = 0, til: int | None = None) -> dict[str, object]:
    return {"hver": dager, "fra_dag": fra, "til_dag": til}


def _hver_maaned(fra: int, til: int) -> dict[str, object]:
    return {"hver": 1, "enhet": "maaned", "fra_dag": fra, "til_dag": til}


def _innen(dag: int, fra: int = 0, *, fysisk: bool = False) -> dict[str, object]:
    return {"frist_dag": dag, "fra_dag": fra, "fysisk": fysisk}


RYTMER: dict[tuple[str, str], list[dict[str, object]]] = {
    ("henvist", "kandidat"): [_innen(7), _hver(UKE)],
    ("soker_jobb", "kandidat"): [_hver(UKE)],
    ("soker_jobb", "jobbutvikling"): [_hver(UKE)],
    ("i_utdanning", "kandidat"): [_hver(30)],
    ("nedtrapping", "kandidat"): [_hver(90)],
    ("nedtrapping", "arbeidsgiver"): [_hver(90)],
    ("arbeidstrening", "kandidat"): [_hver(UKE, 0, UKE_4), _hver(14, UKE_4)],
    ("arbeidstrening", "arbeidsgiver"): [_innen(3), _hver(UKE, 0, UKE_4), _hver(14, UKE_4)],
    ("jobb", "kandidat"): [
        _innen(-1, fra=-7, fysisk=True),
        _innen(3, fysisk=True),
        _hver(UKE, 0, UKE_4),
        _hver_maaned(UKE_4, AAR),
        _hver(90, AAR),
    ],
    ("jobb", "arbeidsgiver"): [
        _innen(3),
        _hver(UKE, 0, UKE_4),
        _hver(14, UKE_4, UKE_12),
        _hver_maaned(UKE_12, AAR),
        _hver(90, AAR),
    ],
    ("uten_forlop", "arbeidsgiver"): [_innen(14), _hver(90)],
}


def last(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    modell = apps.get_model("kjerne", "Rytmetrinn")
    modell.objects.bulk_create(
        modell(situasjon=situasjon, side=side, **trinn)
        for (situasjon, side), alle in RYTMER.items()
        for trinn in alle
    )


# Checked when the transaction ends, for the touched version of the rhythm, and that the national ones are all there.
HELE = """
CREATE FUNCTION rytme_er_hel(kontoret text, situasjonen text, siden text, fra date) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        bool_and(t.fra_dag = coalesce(t.forrige, 0)) AND count(*) FILTER (WHERE t.til_dag IS NULL) = 1
            AND bool_and(t.til_dag IS NULL OR t.til_dag > t.fra_dag),
        false)
    FROM (
        SELECT r.fra_dag, r.til_dag, lag(coalesce(r.til_dag, -1)) OVER (ORDER BY r.fra_dag) AS forrige
        FROM kjerne_rytmetrinn r
        WHERE r.kontor_id IS NOT DISTINCT FROM kontoret AND r.situasjon = situasjonen AND r.side = siden
            AND r.gjelder_fra = fra AND r.hver IS NOT NULL
    ) t
$$;

CREATE FUNCTION krev_hel_rytme() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    rad kjerne_rytmetrinn;
BEGIN
    FOREACH rad IN ARRAY CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW] WHEN 'DELETE' THEN ARRAY[OLD] ELSE ARRAY[OLD, NEW] END
    LOOP
        IF (rad.kontor_id IS NULL AND NOT EXISTS (
            SELECT FROM kjerne_rytmetrinn r
            WHERE r.kontor_id IS NULL AND r.situasjon = rad.situasjon AND r.side = rad.side
                AND r.gjelder_fra = '1900-01-01'
        )) OR (EXISTS (
            SELECT FROM kjerne_rytmetrinn r
            WHERE r.kontor_id IS NOT DISTINCT FROM rad.kontor_id AND r.situasjon = rad.situasjon
                AND r.side = rad.side AND r.gjelder_fra = rad.gjelder_fra
        ) AND NOT rytme_er_hel(rad.kontor_id, rad.situasjon, rad.side, rad.gjelder_fra)) THEN
            RAISE EXCEPTION 'Rytmen for % (%) fra % har et hull', rad.situasjon, rad.side, rad.gjelder_fra
                USING ERRCODE = 'check_violation', CONSTRAINT = 'rytme_uten_hull';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER rytme_uten_hull AFTER INSERT OR UPDATE OR DELETE ON kjerne_rytmetrinn
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION krev_hel_rytme();
"""
TILBAKE = """
DROP TRIGGER rytme_uten_hull ON kjerne_rytmetrinn;
DROP FUNCTION krev_hel_rytme();
DROP FUNCTION rytme_er_hel(text, text, text, date);
"""


class Migration(migrations.Migration):
    dependencies = [("kjerne", "0001_initial")]
    operations = [migrations.RunSQL(HELE, TILBAKE), migrations.RunPython(last, migrations.RunPython.noop)]
