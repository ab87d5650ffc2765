"""The table is whole, and says the same as the decorators of the views."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from inkludering.felles.tilgang import AAPEN, INNLOGGET
from tests.tilgang.tabell import TABELL
from tests.tilgang.verden import ROLLE

pytestmark = pytest.mark.matrise


def adresser(monstre: list[URLPattern | URLResolver], foran: str = "") -> Iterator[tuple[str, URLPattern]]:
    for monster in monstre:
        if isinstance(monster, URLResolver):
            navnerom = f"{foran}{monster.namespace}:" if monster.namespace else foran
            yield from adresser(monster.url_patterns, navnerom)
        else:
            yield f"{foran}{monster.name}", monster


VISNINGER = {navn: monster.callback for navn, monster in adresser(get_resolver().url_patterns)}


def test_hver_adresse_staar_i_tabellen_og_ingen_er_oppdiktet():
    assert {rad.navn for rad in TABELL} ^ VISNINGER.keys() == set()


def test_hver_rad_staar_en_gang_og_slipper_noen_inn():
    rader = [str(rad) for rad in TABELL]
    assert [rad for rad in rader if rader.count(rad) > 1] == []
    assert [str(rad) for rad in TABELL if not any(status < 400 for status in rad.slipper_inn)] == []


@pytest.mark.parametrize("navn", VISNINGER)
def test_dekoratoren_sier_det_samme_som_tabellen(navn):
    inne = {hvem for rad in TABELL if rad.navn == navn for hvem in rad.svar}
    regel = VISNINGER[navn].tilgangsregel
    assert ("anonym" in inne) == (regel == AAPEN)
    if regel not in (AAPEN, INNLOGGET):
        assert {ROLLE[hvem] for hvem in inne} == regel
