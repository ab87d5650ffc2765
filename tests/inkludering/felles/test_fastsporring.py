"""A question whose SQL is made once answers as any other."""

from typing import NamedTuple

import pytest
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
