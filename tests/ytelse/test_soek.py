"""The search by name or number answers while one still looks at the key, also in a country of 240 offices."""

import pytest
from django.test import Client

from inkludering.brukere.models import Bruker, Rolle
from tests.conftest import pek_paa
from tests.ytelse import maaling, tomgang
from tests.ytelse.rapport import noter
from tests.ytelse.test_kontorside import ett_kontor, landene

# Two letters that are in every other name, three that are in many, a word that employers all over the country bear; the
# first digits of many numbers, and a whole one.
SOEK = ("an", "ber", "tiger", "aas", "hansen kari", "finnes ikke", "59000", "+47 590 12 345")
KONTORER, HOYST_MS = 240, 50


@pytest.mark.ytelse
@pytest.mark.urls(tomgang.__name__)
@pytest.mark.treg
def test_soek_paa_navn_i_hele_landet(django_db_setup, django_db_blocker, sql):
    with ett_kontor(sql, django_db_blocker), landene(sql, KONTORER) as baser:
        pek_paa(baser[KONTORER])
        klient = Client()
        klient.force_login(Bruker.objects.filter(tilknytninger__rolle=Rolle.JOBBSPESIALIST).earliest("epost"))
        for tekst in SOEK:
            klient.post("/sok/", {"q": tekst})
            tom, soek = maaling.sider_med_databasen(klient, tomgang.SIDEN, "/sok/")
            noter(f"søk på navn, «{tekst}», {KONTORER} kontorer", f"{soek:.1f} ms", soek / tom, HOYST_MS / tom)
            assert soek <= HOYST_MS, tekst
