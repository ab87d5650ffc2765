import pytest
from django.db import connection

from inkludering.hendelser.models import Hendelse
from kandidater import opplysninger
from kandidater.models import Kandidat
from tests import fabrikker as lag
from tests.klokke import klokka

pytestmark = pytest.mark.django_db


def test_notatet_lagres_kryptert_og_loggen_har_ikke_teksten():
    ane = lag.bruker()
    kari = lag.kandidat(ane)
    opplysninger.endre(kandidat=kari, telefon="+4791234567", notat="Liker bil", av=ane, naa=klokka())
    assert Kandidat.objects.get(pk=kari.pk).notat == "Liker bil"
    with connection.cursor() as peker:
        peker.execute("SELECT notat FROM kandidater_kandidat WHERE id = %s", [kari.pk])
        assert b"Liker bil" not in bytes(peker.fetchone()[0])
    assert Hendelse.objects.get(type="opplysninger_endret").detaljer == {}
