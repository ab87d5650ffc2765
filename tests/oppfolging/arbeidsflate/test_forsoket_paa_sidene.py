"""An attempt that reached nobody is told of on every page that shows the date, with the day to try again."""

from datetime import timedelta

import pytest

from inkludering.felles.arbeidsdager import neste_arbeidsdag
from oppfolging.varsling import generering
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, for_, klokka
from tests.oppfolging.loggeskjema import kort, suppe

pytestmark = pytest.mark.django_db
I_GAAR = I_DAG - timedelta(days=1)


def tekst(client, adresse: str) -> str:
    return " ".join(suppe(client.get(adresse)).select_one("main").text.split())


@pytest.fixture
def forsokt(ane):
    """Tries the employer of a forløp and its candidate in vain, so many days ago; gives the pages that show it."""

    def prov(dager: int) -> tuple[str, ...]:
        kari = lag.kandidat(ane, naa=for_(30), fase="jobbutvikling")
        hos = lag.arbeidsgiver(ane, naa=for_(30))
        forlop = lag.forlop(kari, hos, av=ane, naa=for_(25))
        begge = Parter(kandidat=kari, forlop=forlop, med_kandidat=True, med_arbeidsgiver=True)
        lag.kontakt(begge, av=ane, naa=for_(dager) if dager else klokka(), naadd=False)
        generering.generer(naa=klokka())
        kortene = f"/kandidater/{kari.pk}/", f"/forlop/{forlop.pk}/", f"/arbeidsgivere/{hos.orgnr}/"
        return "/", "/paaminnelser/", "/min-uke/", *kortene

    return prov


def test_dagen_etter_staar_det_naar_det_ble_forsokt_og_at_det_proeves_igjen(client, forsokt):
    for adresse in forsokt(1):
        assert f"forsøkt i går · prøv igjen {kort(neste_arbeidsdag(I_GAAR))}" in tekst(client, adresse), adresse


def test_samme_dag_sier_statusen_at_det_er_forsokt_og_ikke_bare_hvor_sent_det_er(client, forsokt):
    for adresse in forsokt(0):
        vist = tekst(client, adresse)
        assert "Forsøkt i dag" in vist, adresse
        assert f"prøv igjen {kort(neste_arbeidsdag(I_DAG))}" in vist, adresse
        assert "over fristen" in vist, adresse
