"""What is built once for a module is the same for each of its tests, and keeps what the database promises."""

import pytest
from django.db import DatabaseError, connection, transaction

from inkludering.brukere.models import Bruker
from tests import fabrikker as lag
from tests.bygd_en_gang import bygd_en_gang
from tests.klokke import NAA, klokka

_ganger: list[int] = []


def bygg() -> dict[str, Bruker]:
    _ganger.append(1)
    ane = lag.bruker(fornavn="Ane")
    return {"ane": ane, "den samme": ane, "da": klokka()}


bygget, scene = bygd_en_gang(bygg)


@pytest.mark.parametrize("nr", range(3))
def test_hver_test_faar_det_som_det_ble_bygd(nr, scene):
    ane = scene["ane"]
    assert (ane.fornavn, scene["den samme"] is ane) == ("Ane", True)
    assert list(Bruker.objects.values_list("fornavn", flat=True)) == ["Ane"]
    ane.fornavn = f"Ane {nr}"
    ane.save()
    lag.bruker()
    scene["ny"] = lag.bruker()
    assert (len(_ganger), scene["da"] < NAA) == (1, True)


def test_den_som_ikke_ber_om_den_har_den_ogsaa(db):
    """Whatever the order of the tests."""
    assert Bruker.objects.get().fornavn == "Ane"


def test_uten_databasen_er_den_fortsatt_stengt():
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.ensure_connection()


def test_det_som_bryter_et_loefte_blir_ikke_bygd(scene, django_db_blocker):
    """A promise that is held back until the transaction ends is asked for before anything rests on it."""

    def uten_neste_dato() -> None:
        lag.kandidat(lag.bruker()).oppfolginger.all().delete()

    gang = bygd_en_gang(uten_neste_dato)[0].__wrapped__(None, django_db_blocker)
    with pytest.raises(DatabaseError, match="neste dato"):
        next(gang)


@pytest.mark.parametrize("nr", range(2))
def test_loeftene_holdes_tilbake_i_hver_test(nr, scene):
    """Also after a test that had them judged at once in a savepoint it kept."""
    with transaction.atomic():
        lag.kandidat(scene["ane"]).oppfolginger.all().delete()  # nothing is said of it yet
        transaction.set_rollback(True)
    with transaction.atomic(), connection.cursor() as peker:
        peker.execute("SET CONSTRAINTS ALL IMMEDIATE")
