"""Whoever tries number after number is not told for ever who is followed up somewhere."""

from datetime import timedelta

import pytest

from inkludering.hendelser import lest
from oppfolging.arbeidsflate.felles import finnes
from tests import fabrikker as lag
from tests.klokke import klokka
from tests.oppfolging.arbeidsflate.kandidater.test_registrering_kandidat import NY, utfylt

pytestmark = pytest.mark.django_db


@pytest.fixture
def ane():
    return lag.bruker()


@pytest.fixture
def fremmede():
    der = lag.bruker(paa=lag.ANNET_KONTOR)
    lag.hev_taket(der)
    return [lag.kandidat(der) for _ in range(finnes.HVER_DAG)]


def spoer_om(ane, dem, *, handling="registrering", siden=timedelta(0)) -> None:
    for den in dem:
        lest.avvist([den.pk], av=ane, handling=handling, naa=klokka() - siden)


def test_den_siste_paa_grensen_faar_svar_og_den_neste_ikke_enten_den_finnes_eller_ei(client, ane, fremmede):
    client.force_login(ane)
    spoer_om(ane, fremmede[:-1])
    svar = client.post(NY, utfylt(fodselsnummer=fremmede[-1].fodselsnummer))
    assert "Personen kan ikke registreres her" in svar.content.decode()
    for nummer in (fremmede[0].fodselsnummer, lag.fodselsnummer()):
        svar = client.post(NY, utfylt(fodselsnummer=nummer))
        assert svar.status_code == 422
        assert "Du har prøvd med mange numre" in svar.content.decode()
        assert "Personen kan ikke registreres her" not in svar.content.decode()


@pytest.mark.parametrize(
    ("hva", "igjen"),
    [
        ("alle", 0),
        ("de samme to ganger", 0),
        ("i går", finnes.HVER_DAG),
        ("en annen side", finnes.HVER_DAG),
        ("en kollega", finnes.HVER_DAG),
        ("kontorets egne", finnes.HVER_DAG),
    ],
)
def test_det_som_telles_er_hvem_en_fikk_vite_om_det_siste_doegnet(ane, fremmede, hva, igjen):
    dem = [lag.kandidat(lag.bruker())] * 30 if hva == "kontorets egne" else fremmede
    hvem = lag.bruker() if hva == "en kollega" else ane
    for _ in range(2 if hva == "de samme to ganger" else 1):
        spoer_om(
            hvem,
            dem,
            handling="kandidatside" if hva == "en annen side" else "fodselsnummer",
            siden=timedelta(days=hva == "i går"),
        )
    assert finnes.igjen(ane, naa=klokka()) == igjen
