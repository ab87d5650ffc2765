"""What one is told after logging: a date for a meeting face to face is met by nothing else, and the receipt says so."""

from datetime import timedelta

import pytest

from oppfolging.arbeidsflate.logg.samtale import kvittering
from oppfolging.kjerne.models import Art, Kontakt, Oppfolging
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, NAA, for_
from tests.oppfolging.loggeskjema import langt, logg, suppe, utfylt

pytestmark = pytest.mark.django_db


def motet(**hvor) -> Oppfolging:
    return Oppfolging.objects.aapne().get(fysisk=True, **hvor)


@pytest.fixture
def i_jobb_fra_i_morgen(ane):
    """A candidate to be met face to face in the week before the job begins; the employer has been met."""
    den = lag.kandidat(ane, naa=for_(20), fase="jobbutvikling")
    motte = Parter(kandidat=den, med_kandidat=True, med_arbeidsgiver=True)
    lag.kontakt(motte, av=ane, naa=for_(12), kanal="fysisk")
    hos = lag.arbeidsgiver(ane, naa=for_(20))
    lag.forlop(den, hos, av=ane, naa=for_(12), type="fast", start=I_DAG + timedelta(days=1))
    return den


def sagt(client, kandidat, **felt) -> str:
    svar = client.post(logg(kandidat), utfylt(client.get(logg(kandidat))) | felt, follow=True)
    assert Kontakt.objects.latest("tid").naadd is (felt.get("utfall") != "ikke_svar")
    return suppe(svar).select_one("#meldinger").text


def test_en_telefonsamtale_lar_motet_staa_og_sier_det(client, i_jobb_fra_i_morgen):
    mote = motet(kandidat=i_jobb_fra_i_morgen)
    tekst = sagt(client, i_jobb_fra_i_morgen, kanal="telefon", side="kandidat")
    mote.refresh_from_db()
    assert mote.er_aapen
    assert f"Møtet ansikt til ansikt med frist {langt(mote.frist)} står til dere møtes." in tekst


@pytest.mark.parametrize(
    "felt",
    [
        {"kanal": "fysisk", "side": "kandidat"},
        {"kanal": "telefon", "side": "arbeidsgiver"},
        {"kanal": "telefon", "side": "kandidat", "utfall": "ikke_svar"},
    ],
    ids=["de møttes", "det var ikke kandidaten", "ikke nådd"],
)
def test_ellers_sies_det_ikke(client, i_jobb_fra_i_morgen, felt):
    assert "ansikt til ansikt" not in sagt(client, i_jobb_fra_i_morgen, **felt)


def test_det_forste_arbeidsgivermotet_staar_etter_en_telefon_med_en_arbeidsgiver(client, kari):
    mote = motet(kandidat=kari, art=Art.FORSTE_ARBEIDSGIVERMOTE)
    assert langt(mote.frist) in sagt(client, kari, kanal="telefon", side="arbeidsgiver")
    assert "ansikt til ansikt" not in sagt(client, kari, kanal="telefon", side="kandidat")


def test_et_mote_som_ikke_kan_holdes_ennaa_nevnes_ikke(ane):
    den = lag.kandidat(ane, naa=for_(1), fase="jobbutvikling")
    hos = lag.arbeidsgiver(ane, naa=for_(20))
    lag.forlop(den, hos, av=ane, naa=for_(1), type="fast", start=I_DAG + timedelta(days=30))
    assert motet(kandidat=den, side="kandidat").tidligst > I_DAG
    kontakt = lag.kontakt(Parter(kandidat=den, med_kandidat=True), av=ane, naa=NAA)
    assert "ansikt til ansikt" not in kvittering(kontakt)


def test_flere_moter_sies_i_en_setning(ane, kari):
    hos = lag.arbeidsgiver(ane, naa=for_(20))
    lag.forlop(kari, hos, av=ane, naa=for_(1), type="fast", start=I_DAG + timedelta(days=1))
    frister = sorted(Oppfolging.objects.aapne().filter(fysisk=True).values_list("frist", flat=True))
    assert len(set(frister)) == 2
    kontakt = lag.kontakt(Parter(kandidat=kari, med_kandidat=True, med_arbeidsgiver=True), av=ane, naa=NAA)
    datoer = " og ".join(langt(frist) for frist in frister)
    assert f"Møtene ansikt til ansikt med frist {datoer} står til dere møtes." in kvittering(kontakt)
