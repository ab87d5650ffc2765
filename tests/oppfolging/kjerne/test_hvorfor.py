"""«Hvorfor denne datoen?» in words, Thursday 26 November 2026; the answers are typed by hand."""

from datetime import date, timedelta

import pytest

from inkludering.felles.arbeidsdager import lokal_dato
from oppfolging.kjerne import datoer
from oppfolging.kjerne.hvorfor import REGLER, i_ord_for, sist_flyttet
from oppfolging.kjerne.models import Art, Oppfolging
from oppfolging.kjerne.rytmer import rytmer_for
from tests import fabrikker as lag
from tests.fabrikker import Parter

pytestmark = pytest.mark.django_db
TORSDAG = lag.oslo(2026, 11, 26)


@pytest.fixture
def ane():
    return lag.bruker(fornavn="Ane", etternavn="Aas")


def for_(dager: int):
    return TORSDAG - timedelta(days=dager)


def hvorfor(*, kandidat, **valg) -> str:
    i_dag = lokal_dato(TORSDAG)
    rad = Oppfolging.objects.aapne().get(kandidat=kandidat, **({"side": "kandidat"} | valg))
    staar = rad.flyttinger.filter(angrer=None, angret_av=None)
    return i_ord_for(rad, rytmer=rytmer_for(kandidat.kontor_id, i_dag), flyttet=sist_flyttet(staar), i_dag=i_dag)


def test_den_henviste(ane):
    kari = lag.kandidat(ane, naa=TORSDAG)
    assert hvorfor(kandidat=kari) == (
        "Rytmen for «Henvist» er innen 7 dager etter henvisningen, deretter hver uke. Satt i dag."
    )


def test_en_sen_henvisning_sier_hvilken_dag_det_skulle_vaert(ane):
    kari = lag.kandidat(ane, naa=TORSDAG, henvist_dato=date(2026, 11, 10))
    assert hvorfor(kandidat=kari).endswith("Satt i dag. Dagen skulle vært tirsdag 17. november, men den var passert.")


def test_etter_en_kontakt_sier_den_hvilken(ane):
    kari = lag.kandidat(ane, naa=for_(20), fase="jobbutvikling")
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=for_(3))
    assert hvorfor(kandidat=kari) == (
        "Rytmen for «Kartlegging og jobbutvikling» er hver uke. Satt etter telefon mandag 23. november."
    )


def test_i_et_forlop_staar_det_som_er_igjen_av_rytmen(ane):
    kari = lag.kandidat(ane, naa=for_(60), fase="jobbutvikling")
    forlop = lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(60)), av=ane, naa=for_(50))
    sammen = Parter(kandidat=kari, forlop=forlop, med_kandidat=True, med_arbeidsgiver=True)
    lag.kontakt(sammen, av=ane, naa=for_(1), kanal="fysisk")
    assert hvorfor(kandidat=kari, side="arbeidsgiver", art="rytme") == (
        "Rytmen for «Arbeidstrening» er hver 14. dag. Satt etter fysisk møte i går."
    )


def test_et_moete_ansikt_til_ansikt_sier_at_bare_det_svarer(ane):
    kari = lag.kandidat(ane, naa=for_(1), fase="jobbutvikling")
    tekst = hvorfor(kandidat=kari, side="jobbutvikling", art="forste_arbeidsgivermote")
    assert tekst == (
        "Kandidaten skal møte en arbeidsgiver innen 30 dager etter oppstart. Satt i går. "
        "Bare et fysisk møte svarer på den."
    )


def test_en_flyttet_dato_sier_fra_hvilken_dag_og_av_hvem_og_ikke_naar_det_er_angret(ane):
    kari = lag.kandidat(ane, naa=TORSDAG)
    rad = Oppfolging.objects.get(kandidat=kari)
    flytting = datoer.flytt(oppfolging=rad, til=date(2026, 12, 7), grunn="Ferie", av=ane, naa=TORSDAG)
    tekst = hvorfor(kandidat=kari)
    assert tekst.endswith(" Ane Aas har flyttet den fra torsdag 3. desember.")
    assert "Ferie" not in tekst
    datoer.angre_flytting(flytting=flytting, av=ane, naa=TORSDAG)
    assert "flyttet" not in hvorfor(kandidat=kari)


def test_hver_regel_utenom_rytmen_har_sin_setning():
    assert set(REGLER) == set(Art) - {Art.RYTME}
