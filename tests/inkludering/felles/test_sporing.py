"""Everything put in and every change leaves a trace (promise 6), however many rows a statement has."""

import uuid
from datetime import timedelta

import pghistory
import pytest
from django.db import connection
from pghistory.models import Context

from oppfolging.kjerne.models import Oppfolging
from tests import fabrikker as lag
from tests.klokke import I_DAG, NAA

pytestmark = pytest.mark.django_db


def tre_datoer() -> list[Oppfolging]:
    kari = lag.kandidat(lag.bruker())
    return Oppfolging.objects.bulk_create(
        Oppfolging(
            side="kandidat", art="jobbtap", kandidat=kari, frist=dag, rytmefrist=dag, opprettet=NAA, tidligst=dag
        )
        for dag in (I_DAG + timedelta(days=nr) for nr in range(3))
    )


def spor(rader: list[uuid.UUID]) -> list[tuple]:
    hendelser = Oppfolging.pgh_event_model.objects.filter(pgh_obj_id__in=rader)
    return sorted(hendelser.values_list("pgh_label", "id", "frist"))


def test_hver_rad_en_setning_legger_inn_setter_sitt_spor():
    rader = tre_datoer()
    assert spor([rad.pk for rad in rader]) == sorted(("insert", rad.pk, rad.frist) for rad in rader)


def test_en_nokkel_som_byttes_setter_ogsaa_spor():
    rad, ny = tre_datoer()[0], uuid.uuid4()
    with connection.cursor() as peker:
        peker.execute("UPDATE kjerne_oppfolging SET id = %s WHERE id = %s", [ny, rad.pk])
    assert spor([ny]) == [("update", ny, rad.frist)]


def test_hvem_som_gjorde_det_staar_i_sporet_og_ingen_andre_steder():
    with pghistory.context(user="ane"):
        rader = tre_datoer()
    assert Oppfolging.pgh_event_model.objects.get(pgh_obj_id=rader[0].pk).pgh_context == {"user": "ane"}
    assert not Context.objects.exists()
