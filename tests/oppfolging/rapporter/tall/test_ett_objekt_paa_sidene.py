"""A figure that is made in one place stands on the pages of the office too, and is empty where nobody is."""

import re

import pytest

from oppfolging.rapporter.snitt import beregn
from oppfolging.rapporter.tall import figur
from tests.klokke import I_DAG, NAA, for_
from tests.oppfolging.rapporter.leder import fyll, siden
from tests.oppfolging.rapporter.tall.test_ett_objekt import oppdiktet

pytestmark = [pytest.mark.django_db, pytest.mark.treg]
__all__ = ["oppdiktet"]


def test_et_nytt_tall_staar_paa_kontorsiden(oppdiktet, client, anne):
    fyll(anne, 2)
    side = siden(client, "kontor")
    assert '<th scope="col">Karier nå</th>' in side
    rader = f"/kontor/tallene/rader/?tall=karier&amp;hos={anne.pk}"
    assert f'<td data-etikett="Karier nå"><a class="aksel-link" href="{rader}"><div>2</div></a></td>' in side


def test_et_nytt_tall_staar_paa_tallsiden(oppdiktet, client, anne):
    fyll(anne, 2, naa=for_(3))
    side = siden(client, "tallene")
    assert '<th scope="row">Karier på topp</th>' in side
    assert '<th scope="col">Karier hos</th>' in side
    assert re.search('<td data-etikett="Karier hos"><a [^>]*><div>2 karier</div></a></td>', side)


def test_et_kontor_uten_noe_har_tomme_tall(leder):
    svar = beregn(kontor=leder.kontoret, fra=I_DAG, til=I_DAG, snitt=NAA)
    for tall in figur.alle():
        assert svar.kontoret[tall] == tall.verdi.av(tall.slag, {})
