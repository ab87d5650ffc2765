"""What comes next for a candidate is the same on «I dag», in the candidate list and on the leader's page."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from inkludering.brukere.models import Rolle
from kandidater.models import Kandidat
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, NAA, for_
from tests.oppfolging.loggeskjema import kort

pytestmark = pytest.mark.django_db

INGEN = "–"


def celler(client, den, adresse: str, kandidat: Kandidat, *overskrifter: str) -> list[str]:
    """The date and state in the candidate's row under these headings, as this user sees the page."""
    client.force_login(den)
    side = BeautifulSoup(client.get(adresse).content, "html.parser")
    rad, *_arbeidsgiverne = [rad for rad in side.select("table tr") if kandidat.navn in rad.text and rad.select("td")]
    tekster = []
    for overskrift in overskrifter:
        celle = rad.select_one(f'td[data-etikett="{overskrift}"]')
        dato = celle.select_one("b, .steg__dato")
        status = celle.select_one(".status")
        # By its class: «I dag» words the state as how late it is.
        ord_ = [dato and dato.text, status and status["class"][1]]
        tekster.append(" ".join(filter(None, ord_)) or celle.text.strip())
    return tekster


def _soker(ane):
    return lag.kandidat(ane, naa=NAA, fase="jobbutvikling")


def _over_fristen(ane):
    return lag.kandidat(ane, naa=for_(40), fase="jobbutvikling")


def _en_dag_over(ane):
    """Over fristen, though the colour is still amber."""
    kari = lag.kandidat(ane, naa=for_(4), fase="jobbutvikling")
    dato = Oppfolging.objects.aapne().get(kandidat=kari, side="kandidat")
    datoer.flytt(oppfolging=dato, til=I_DAG - timedelta(days=1), grunn="Avtalt med Kari", av=ane, naa=for_(3))
    return kari


def _i_forlop(ane):
    kari = lag.kandidat(ane, naa=for_(20), fase="jobbutvikling")
    lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(20)), av=ane, naa=for_(2))
    return kari


def _jobben_staar_for_tur(ane):
    """The meeting before the start and the rhythm of the phase both stand: the first of them comes next."""
    kari = lag.kandidat(ane, naa=for_(1), fase="jobbutvikling")
    hos = lag.arbeidsgiver(ane, naa=for_(20))
    lag.forlop(kari, hos, av=ane, naa=for_(1), type="fast", start=I_DAG + timedelta(days=2))
    return kari


def _forsokt(ane):
    kari = _over_fristen(ane)
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True, med_arbeidsgiver=True), av=ane, naa=NAA, naadd=False)
    return kari


def _hos_kollegaens_arbeidsgiver(ane):
    """Over fristen there, and not for me to take."""
    kari = lag.kandidat(ane, naa=for_(40), fase="jobbutvikling")
    lag.forlop(kari, lag.arbeidsgiver(lag.bruker(), naa=for_(40)), av=ane, naa=for_(30))
    sammen = Parter(kandidat=kari, med_kandidat=True, med_arbeidsgiver=True)
    lag.kontakt(sammen, av=ane, naa=NAA, kanal="fysisk")
    return kari


def _henvist(ane):
    return lag.kandidat(ane, naa=NAA)


@pytest.mark.parametrize(
    "lag_den",
    [
        _soker,
        _over_fristen,
        _en_dag_over,
        _i_forlop,
        _jobben_staar_for_tur,
        _forsokt,
        _hos_kollegaens_arbeidsgiver,
        _henvist,
    ],
)
def test_neste_steg_er_det_samme_paa_alle_sidene(client, lag_den):
    ane, leder = lag.bruker(), lag.bruker(Rolle.LEDER)
    kari = lag_den(ane)
    kandidat, arbeidsgiver = celler(client, ane, "/", kari, "Kandidat", "Arbeidsgiver")
    i_listen = celler(client, ane, "/kandidater/", kari, "Kandidat", "Arbeidsgiver")
    hos_leder = celler(client, leder, f"/kontor/jobbspesialister/{ane.pk}/", kari, "Kandidat", "Arbeidsgiver")
    assert kandidat.startswith(
        kort(Oppfolging.objects.aapne().filter(kandidat=kari, side="kandidat").earliest("frist").frist)
    )
    assert i_listen == hos_leder == [kandidat, arbeidsgiver]
