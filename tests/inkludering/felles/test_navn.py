from collections.abc import Iterator

import pytest
from django.db import models
from django.test.utils import isolate_apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inkludering.felles.navn import FRA, sorteringsfelt, sorteringsnokkel_tekst

I_NORSK_REKKEFOLGE = [
    ("Adamsen", "Čájá"),
    ("Berg", "Anne"),
    ("Berg", "Émile"),
    ("Berg", "Zara"),
    ("Berg Dahl", "Anne"),
    ("Berg-Dahl", "Anne"),
    ("Bergan", "Anne"),
    ("Čakšu", "Máret"),
    ("Dahl", "Ole"),
    ("Đuođđá", "Niillas"),
    ("Zhang", "Wei"),
    ("Ærlig", "Siv"),
    ("Østby", "Ali"),
    ("Östlund", "Bo"),
    ("Aas", "Kari"),
    ("Ås", "Lars"),
]


@pytest.fixture
def person(midlertidig_tabell) -> Iterator[type[models.Model]]:
    with isolate_apps("inkludering.felles"):

        class Person(models.Model):  # noqa: DJ008
            etternavn = models.CharField(max_length=100)
            fornavn = models.CharField(max_length=100)
            sorteringsnavn = sorteringsfelt("etternavn", "fornavn")
            bare_etternavn = sorteringsfelt("etternavn")

            class Meta:
                app_label = "felles"
                db_table = "proeveperson"

        midlertidig_tabell(Person)
        yield Person


def test_databasen_sorterer_navn_paa_norsk(person):
    person.objects.bulk_create([person(etternavn=e, fornavn=f) for e, f in sorted(I_NORSK_REKKEFOLGE)])
    sortert = person.objects.order_by("sorteringsnavn").values_list("etternavn", "fornavn")
    assert list(sortert) == I_NORSK_REKKEFOLGE


def test_minnet_sorterer_som_databasen():
    assert sorted(I_NORSK_REKKEFOLGE, key=lambda navn: sorteringsnokkel_tekst(*navn)) == I_NORSK_REKKEFOLGE


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(navn=st.text(st.sampled_from("aAbBzZåÅæÆ øØ-'" + FRA), min_size=1, max_size=40))
def test_nokkelen_er_den_samme_i_databasen_og_i_minnet(person, navn):
    rad = person.objects.create(etternavn=navn, fornavn="Aase")
    assert rad.sorteringsnavn == sorteringsnokkel_tekst(navn, "Aase")
    assert rad.bare_etternavn == sorteringsnokkel_tekst(navn)
