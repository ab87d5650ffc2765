"""A question whose SQL is made once answers as any other."""

from typing import NamedTuple

import pytest
from django.db import connection
from django.db.models import CharField, DateTimeField, UUIDField
from django.db.models.sql.compiler import SQLCompiler

from inkludering.felles.fastsporring import Fastsporring, Plassholder
from kandidater.models import Kandidat
from tests import fabrikker as lag
from tests.klokke import NAA, klokka

pytestmark = pytest.mark.django_db


class Navn(NamedTuple):
    fornavn: str
    etternavn: str


def mine(*felt: str) -> Fastsporring:
    bruker, naa = Plassholder("bruker", UUIDField()), Plassholder("naa", DateTimeField())
    return Fastsporring(
        Navn, lambda: Kandidat.objects.for_jobbspesialist(bruker, naa).order_by("pk").values_list(*felt)
    )


def test_den_svarer_som_den_vanlige_sporringen_for_hver_verdi():
    sporring = mine("fornavn", "etternavn")
    for ane in (lag.bruker(), lag.bruker()):
        lag.kandidat(ane)
        lag.kandidat(ane)
        vanlig = [Navn(k.fornavn, k.etternavn) for k in Kandidat.objects.synlig_for(ane).order_by("pk")]
        assert sporring(bruker=ane.pk, naa=klokka()) == vanlig and len(vanlig) == 2


def test_sql_lages_en_gang(monkeypatch):
    ane, sporring = lag.bruker(), mine("fornavn", "etternavn")
    sporring(bruker=ane.pk, naa=NAA)
    monkeypatch.setattr(SQLCompiler, "as_sql", lambda *_: pytest.fail("The SQL was made again"))
    assert sporring(bruker=ane.pk, naa=NAA) == []


HUSKET = "SELECT generic_plans + custom_plans FROM pg_prepared_statements WHERE statement LIKE '%kandidater_kandidat%'"


@pytest.mark.parametrize(("fast_plan", "planer"), [(True, [(1,)]), (False, [])])
def test_planen_huskes_til_neste_gang_der_den_er_fast(fast_plan, planer):
    ane = lag.bruker()
    sporring = Fastsporring(Navn, mine("fornavn", "etternavn").lag, fast_plan=fast_plan)
    with connection.cursor() as peker:
        peker.execute("DEALLOCATE ALL")
        connection.connection._prepared.clear()  # what the connection believes it has
        for _ in range(2):
            assert sporring(bruker=ane.pk, naa=NAA) == []
        peker.execute(HUSKET)
        assert peker.fetchall() == planer


def test_den_telles_og_sees_av_vokterne_som_alle_andre(django_assert_num_queries):
    ane, sett = lag.bruker(), []
    with django_assert_num_queries(1), connection.execute_wrapper(lambda utfor, *a: sett.append(a[0]) or utfor(*a)):
        mine("fornavn", "etternavn")(bruker=ane.pk, naa=NAA)
    assert "$1" in sett[0]


def test_en_verdi_som_mangler_gir_feil():
    with pytest.raises(KeyError):
        mine("fornavn", "etternavn")(bruker=lag.bruker().pk)


def test_kryptert_kolonne_nektes():
    with pytest.raises(TypeError):
        mine("fornavn", "notat")(bruker=lag.bruker().pk, naa=NAA)


def test_en_verdi_settes_aldri_inn_som_sql():
    sporring = Fastsporring(
        Navn,
        lambda: Kandidat.objects.filter(etternavn=Plassholder("navn", CharField())).values_list("fornavn", "etternavn"),
    )
    lag.kandidat(lag.bruker(), etternavn="O'Hara")
    assert [rad.etternavn for rad in sporring(navn="O'Hara")] == ["O'Hara"]
    assert sporring(navn="x' OR '1'='1") == []
