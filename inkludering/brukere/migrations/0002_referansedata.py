"""Nav's 243 local offices with regions, kommuner and who serves which (September 2026)."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MAPPE = Path(__file__).resolve().parent.parent / "referanse"


def _rader(fil: str) -> Iterator[dict[str, str]]:
    with (MAPPE / fil).open(encoding="utf-8", newline="") as innhold:
        yield from csv.DictReader(innhold)


def last(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    def modell(navn: str):
        return apps.get_model("brukere", navn).objects

    modell("Region").bulk_create(apps.get_model("brukere", "Region")(**rad) for rad in _rader("regioner.csv"))
    modell("Kommune").bulk_create(apps.get_model("brukere", "Kommune")(**rad) for rad in _rader("kommuner.csv"))
    modell("Kontor").bulk_create(
        apps.get_model("brukere", "Kontor")(
            enhetsnummer=rad["enhetsnummer"],
            navn=rad["navn"],
            region_id=rad["region"],
            kommune_id=rad["kommunenummer"],
        )
        for rad in _rader("kontorer.csv")
    )
    modell("Kontorgeografi").bulk_create(
        apps.get_model("brukere", "Kontorgeografi")(
            geografisk_tilknytning=rad["geografisk_tilknytning"],
            kommune_id=rad["kommunenummer"],
            bydel=rad["bydel"],
            kontor_id=rad["enhetsnummer"],
        )
        for rad in _rader("kontorgeografi.csv")
    )


class Migration(migrations.Migration):
    dependencies = [("brukere", "0001_initial")]
    operations = [migrations.RunPython(last, migrations.RunPython.noop)]
