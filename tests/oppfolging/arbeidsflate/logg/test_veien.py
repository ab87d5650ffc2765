"""A logged contact goes straight through the house: few rooms, and planned once."""

import pytest

from oppfolging.kjerne.models import Kontakt
from tests import fabrikker as lag
from tests.klokke import for_
from tests.oppfolging.loggeskjema import HTMX, logg, utfylt
from tests.oppfolging.rom import PLANLEGGER, Gang, gaa

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari_i_forlop(kari, ane):
    lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(15)), av=ane, naa=for_(15))
    return kari


def lagret(client, kari, **kw) -> Gang:
    svarer_paa = kari.oppfolginger.aapne().filter(forlop__isnull=False, side="arbeidsgiver").first()
    adresse = f"{logg(kari)}?fra=i_dag&oppfolging={svarer_paa.pk}"
    felt = utfylt(client.get(adresse, **kw)) | {"side": "begge", "notat": "Snakket sammen"}
    gang = gaa(lambda: client.post(adresse, felt, **kw))
    assert Kontakt.objects.count() == 1
    return gang


def test_en_logget_kontakt_gaar_gjennom_hoeyst_aatte_rom(client, kari_i_forlop):
    gang = lagret(client, kari_i_forlop)
    assert len(gang.rom) <= 8, sorted(gang.rom)


@pytest.mark.parametrize("hodene", [{}, HTMX], ids=["som side", "i raden"])
def test_en_logget_kontakt_planlegges_en_gang(client, kari_i_forlop, hodene):
    gang = lagret(client, kari_i_forlop, headers=hodene)
    assert [kall for kall in gang.kall if kall.startswith(PLANLEGGER)] == [f"{PLANLEGGER}.planlegg"]


def test_et_skjema_som_vises_planlegges_en_gang(client, kari_i_forlop):
    gang = gaa(lambda: client.get(logg(kari_i_forlop)))
    assert [kall for kall in gang.kall if kall.startswith(PLANLEGGER)] == [f"{PLANLEGGER}.foreslaa"]
