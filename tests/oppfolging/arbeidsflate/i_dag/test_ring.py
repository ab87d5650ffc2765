"""From the list to the phone: a number to call in each row, and what a narrow screen folds away."""

import pytest

from tests import fabrikker as lag
from tests.klokke import for_
from tests.oppfolging.loggeskjema import suppe

pytestmark = pytest.mark.django_db


def numre(del_) -> list[tuple[str, str]]:
    return [(lenke["href"], lenke.text) for lenke in del_.select('[href^="tel:"], [href^="sms:"]')]


def test_raden_ringer_kandidaten_og_sender_sms(client, ane):
    lag.kandidat(ane, fornavn="Kari", etternavn="Li", telefon="+4791234567")
    rad = suppe(client.get("/")).select_one(".portefolje tbody")
    assert numre(rad) == [("tel:+4791234567", "Ring Kari Li"), ("sms:+4791234567", "SMS til Kari Li")]


def test_uten_nummer_er_det_ingenting_aa_trykke_paa(client, ane):
    lag.kandidat(ane, telefon="")
    assert numre(suppe(client.get("/"))) == []


@pytest.mark.parametrize("min", [True, False])
def test_raden_ringer_hovedkontakten_der_jeg_er_kontaktperson(client, ane, min):
    """A colleague's employer has one fixed contact at Nav, and that is not me."""
    hos = lag.arbeidsgiver(ane if min else lag.bruker(), navn="Bakeriet AS")
    lag.arbeidsgiverkontakt(hos, telefon="+4741112233")
    lag.arbeidsgiverkontakt(hos, telefon="+4742223344")
    kari = lag.kandidat(ane, fase="jobbutvikling", telefon="")
    lag.forlop(kari, hos, av=ane)
    rad = suppe(client.get("/")).select_one(".portefolje tbody")
    assert numre(rad) == ([("tel:+4741112233", "Ring Bakeriet AS")] if min else [])


def test_mine_arbeidsgivere_ringes_fra_sin_rad(client, ane):
    hos = lag.arbeidsgiver(ane, navn="Bakeriet AS")
    lag.arbeidsgiverkontakt(hos, telefon="+4741112233")
    lag.forlop(lag.kandidat(bo := lag.bruker(), fase="jobbutvikling"), hos, av=bo)
    mine = suppe(client.get("/")).select_one(f"#h{hos.orgnr}")
    assert set(numre(mine)) == {("tel:+4741112233", "Ring Bakeriet AS")}


def test_det_som_bare_er_planlagt_staar_etter_merket_som_bretter_det_bort(client, ane):
    sen, planlagt = lag.kandidat(ane, naa=for_(20)), lag.kandidat(ane)
    deler = suppe(client.get("/")).select(".portefolje tbody")
    assert [sen.navn in deler[0].text, planlagt.navn in deler[2].text] == [True, True]
    assert deler[1].text.strip() == "Vis 1 planlagt"
    assert "brett" in deler[1]["class"]


def test_ingenting_brettes_naar_alt_er_planlagt_eller_en_har_bedt_om_det(client, ane):
    lag.kandidat(ane)
    assert not suppe(client.get("/")).select(".brett")
    lag.kandidat(ane, naa=for_(20))
    assert not suppe(client.get("/", {"status": "planlagt"})).select(".brett")
