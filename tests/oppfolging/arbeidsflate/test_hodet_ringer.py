"""Whom one rings stands in the page's header: the candidate, and the hovedkontakt of an employer one answers for."""

import re
from collections import defaultdict
from datetime import date

import pytest

from inkludering.felles.nummer import lag_syntetisk_fnr
from oppfolging.handlinger import ringeonske
from oppfolging.varsling import generering
from tests import fabrikker as lag
from tests.klokke import for_, klokka
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


@pytest.fixture
def laylaer(ane):
    """Everybody in sight is a Layla, with a number of her own: two candidates, a hovedkontakt and who wants a call."""
    hos = lag.arbeidsgiver(ane, naa=for_(60), navn="Bakeriet AS")
    layla = {"fornavn": "Layla", "etternavn": "Haddad"}
    lag.arbeidsgiverkontakt(hos, av=ane, telefon="+4740000001", **layla)
    ringer = lag.arbeidsgiverkontakt(hos, av=ane, telefon="+4740000002", fornavn="Layla", etternavn="Moe")
    foedt = [lag_syntetisk_fnr(date(1980 + nr, 1, 4), 100) for nr in range(2)]
    felt = layla | {"naa": for_(30), "fase": "jobbutvikling", "aapen": True}
    to = [lag.kandidat(ane, telefon=f"+479000000{nr}", fodselsnummer=foedt[nr], **felt) for nr in range(2)]
    forlop = lag.forlop(to[0], hos, av=ane, naa=for_(20))
    ringeonske.be_om_oppringing(orgnr=hos.orgnr, av=lag.portalbruker(ringer), naa=klokka())
    generering.generer(naa=klokka())
    return forlop


@pytest.mark.parametrize(
    ("side", "minst"),
    [
        ("/", 3),
        ("/paaminnelser/", 3),
        ("/min-uke/", 3),
        ("/forlop/{forlop.pk}/", 3),
        ("/arbeidsgivere/{forlop.arbeidsgiver.orgnr}/", 2),
    ],
)
@pytest.mark.parametrize("hva", ["tel", "sms"])
def test_to_som_heter_det_samme_skilles_der_en_ringer_ogsaa_for_den_som_lytter(client, laylaer, side, minst, hva):
    numre: dict[str, set[str]] = defaultdict(set)
    for lenke in suppe(client.get(side.format(forlop=laylaer))).select(f'a[href^="{hva}:"]'):
        navn = re.sub(r"[\d\s]{9,}", " ", lenke.text)
        numre[" ".join(navn.split())].add(lenke["href"])
    assert len(set().union(*numre.values())) >= (minst if hva == "tel" else 1)
    assert all(len(ett) == 1 for ett in numre.values()), dict(numre)


def test_forlopets_trykk_sier_hvem_som_er_kandidaten_og_hvor_den_andre_er(client, ane, laylaer):
    hode = suppe(client.get(f"/forlop/{laylaer.pk}/")).select_one(".sidehode")
    sett = [re.sub(r"\s+", " ", ett.text).strip() for ett in hode.select('[href^="tel:"], [href^="sms:"]')]
    assert sett == [
        "Ring Layla Haddad (kandidat), 900 00 000",
        "SMS til Layla Haddad (kandidat)",
        "Ring Layla Haddad (Bakeriet AS), 400 00 001",
        "SMS til Layla Haddad (Bakeriet AS)",
    ]
    assert not hode.select('[href^="sms:"] .aksel-sr-only')
