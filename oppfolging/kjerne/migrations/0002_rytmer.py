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
    ("henvist", "kandidat"): [_hver(UKE)],
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
    ("uten_forlop", "arbeidsgiver"): [_hver(90)],
}


def last(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    modell = apps.get_model("kjerne", "Rytmetrinn")
    modell.objects.bulk_create(
        modell(situasjon=situasjon, side=side, **trinn)
        for (situasjon, side), alle in RYTMER.items()
        for trinn in alle
    )


class Migration(migrations.Migration):
    dependencies = [("kjerne", "0001_initial")]
    operations = [migrations.RunPython(last, migrations.RunPython.noop)]
