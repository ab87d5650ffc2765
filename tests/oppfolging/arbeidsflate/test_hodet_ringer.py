"""Whom one rings stands in the page's header: the candidate, and the hovedkontakt of an employer one answers for."""

import pytest

from tests import fabrikker as lag
from tests.oppfolging.loggeskjema import suppe

pytestmark = pytest.mark.django_db
KARI, LEIF = "+4791234567", "+4741112233"


def hodet(client, adresse: str) -> list[str]:
    hode = suppe(client.get(adresse)).select_one(".sidehode")
    return [lenke["href"] for lenke in hode.select('[href^="tel:"], [href^="sms:"]')]


def i_forlop(ansvarlig, kontaktperson):
    hos = lag.arbeidsgiver(kontaktperson)
    lag.arbeidsgiverkontakt(hos, telefon=LEIF)
    lag.arbeidsgiverkontakt(hos, telefon="+4742223344")
    den = lag.kandidat(ansvarlig, fase="jobbutvikling", telefon=KARI, aapen=True)
    return lag.forlop(den, hos, av=ansvarlig)


def test_forlopet_ringer_kandidaten_og_hovedkontakten(client, ane):
    adresse = f"/forlop/{i_forlop(ane, ane).pk}/"
    assert hodet(client, adresse) == [f"tel:{KARI}", f"sms:{KARI}", f"tel:{LEIF}", f"sms:{LEIF}"]


def test_forlopet_ringer_ikke_en_kollegas_arbeidsgiver_fra_hodet_men_folkene_staar_foerst(client, ane):
    adresse = f"/forlop/{i_forlop(ane, lag.bruker()).pk}/"
    assert hodet(client, adresse) == [f"tel:{KARI}", f"sms:{KARI}"]
    kort = suppe(client.get(adresse)).select(".todelt__ved section h2")
    assert [overskrift["id"] for overskrift in kort][:2] == ["folk", "om"]


def test_kontaktpersonen_ringer_hovedkontakten_og_aldri_en_kollegas_kandidat(client, ane):
    forlop = i_forlop(lag.bruker(), ane)
    adresse = f"/forlop/{forlop.pk}/"
    assert hodet(client, adresse) == [f"tel:{LEIF}", f"sms:{LEIF}"]
    side = client.get(adresse).content.decode()
    assert KARI not in side and "aapenhetslinje" not in side


def test_arbeidsgiveren_ringer_hovedkontakten(client, ane):
    forlop = i_forlop(ane, ane)
    assert hodet(client, f"/arbeidsgivere/{forlop.arbeidsgiver.orgnr}/") == [f"tel:{LEIF}", f"sms:{LEIF}"]


def test_forlopet_sier_hva_arbeidsgivere_kan_faa_vite(client, ane):
    side = suppe(client.get(f"/forlop/{i_forlop(ane, ane).pk}/"))
    assert side.select_one(".sidehode + .aapenhetslinje").text == "Arbeidsgivere kan kontaktes, og navnet kan sies."
