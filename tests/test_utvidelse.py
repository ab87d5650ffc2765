"""The release before goes on with the new schema: what is there since the last one only adds (CONTRIBUTING.md).

The release before is the newest dump of tests/data/utgaver. `make last` runs the two against one database.
"""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations import operations as op
from django.db.migrations.loader import MigrationLoader

FORRIGE = sorted((Path(__file__).parent / "data" / "utgaver").glob("*.sql.gz"))[-1]
TAR_BORT = (op.RemoveField, op.DeleteModel, op.RenameField, op.RenameModel, op.AlterModelTable)
I_SQL = re.compile(
    r"\b(DROP\s+(TABLE|COLUMN|VIEW)|RENAME\s+(COLUMN|TO)|SET\s+NOT\s+NULL|ALTER\s+COLUMN\s+\w+\s+TYPE)\b", re.I
)


def anvendt_i(dump: Path) -> set[tuple[str, str]]:
    """The migrations that the database of that release had."""
    blokk = gzip.decompress(dump.read_bytes()).decode().split("COPY public.django_migrations")[1].split("\n\\.")[0]
    return {tuple(linje.split("\t")[1:3]) for linje in blokk.splitlines()[1:]}


def nye_operasjoner() -> Iterator[tuple[str, str, op.base.Operation]]:
    """The app, the migration and each of its operations, for what the release before had not."""
    gamle = anvendt_i(FORRIGE)
    vaare = {
        ett.label for ett in apps.get_app_configs() if ett.name.split(".")[0] not in ("django", "axes", "pghistory")
    }
    for (app, navn), migrering in sorted(MigrationLoader(None).disk_migrations.items()):
        if (app, navn) not in gamle and app in vaare:
            for ett in migrering.operations:
                yield app, navn, ett
                for inni in getattr(ett, "database_operations", ()):
                    yield app, navn, inni


def brudd(operasjon: op.base.Operation, nye: set[str]) -> str:
    """Why the release before would fail on it, or nothing. `nye`: the models it has never heard of."""
    navn = getattr(operasjon, "model_name", getattr(operasjon, "name", "")) or ""
    if isinstance(operasjon, TAR_BORT) and navn.lower() not in nye:
        return "tar bort eller skifter navn på noe forrige utgave bruker"
    if isinstance(operasjon, (op.AddField, op.AlterField)) and navn.lower() not in nye:
        felt = operasjon.field
        uten = not felt.null and felt.db_default is models.NOT_PROVIDED and not felt.many_to_many
        if uten and not felt.primary_key:
            return "krever en verdi som forrige utgave ikke gir: null=True eller db_default"
    if isinstance(operasjon, op.RunSQL) and (funnet := I_SQL.search(str(operasjon.sql))):
        return f"SQL som forrige utgave ikke tåler: {funnet[0]}"
    return ""


def test_forrige_utgave_gaar_videre_paa_det_nye_skjemaet():
    alle = list(nye_operasjoner())
    nye = {ett.name.lower() for _, _, ett in alle if isinstance(ett, op.CreateModel)}
    assert len(alle) > 20
    assert [f"{app}.{navn}: {feil}" for app, navn, ett in alle if (feil := brudd(ett, nye))] == []


@pytest.mark.parametrize(
    ("operasjon", "er_brudd"),
    [
        (op.RemoveField("kandidat", "fornavn"), True),
        (op.RenameField("kandidat", "fornavn", "navn"), True),
        (op.DeleteModel("kandidat"), True),
        (op.AddField("kandidat", "farge", models.CharField(max_length=5, default="")), True),
        (op.AddField("kandidat", "farge", models.CharField(max_length=5, db_default="")), False),
        (op.AddField("kandidat", "farge", models.CharField(max_length=5, null=True)), False),
        (op.AddField("ny", "farge", models.CharField(max_length=5)), False),
        (op.AlterField("kandidat", "telefon", models.CharField(max_length=5)), True),
        (op.RunSQL("ALTER TABLE kandidater_kandidat ALTER COLUMN telefon SET NOT NULL"), True),
        (op.RunSQL("ALTER TABLE kandidater_kandidat RENAME COLUMN telefon TO mobil"), True),
        (op.RunSQL("CREATE INDEX x ON kandidater_kandidat (id)"), False),
    ],
)
def test_regelen_ser_et_plantet_brudd(operasjon, er_brudd):
    assert bool(brudd(operasjon, {"ny"})) is er_brudd
