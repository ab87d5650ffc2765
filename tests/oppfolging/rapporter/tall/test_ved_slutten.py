"""What stands in a report of a closed period is of its last day, by the days it happened, as known at the cut.

October 2026, cut on Tuesday 3 November at noon.
"""

from datetime import date, datetime

import pytest

from kandidater import ansvar
from oppfolging.handlinger import forlopsgang, inntak
from oppfolging.handlinger.kontaktlogg import Fakta
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging
from oppfolging.rapporter.tall.forlop import LOPENDE_FORLOP
from oppfolging.rapporter.tall.frister import OVER_FRISTEN
from oppfolging.rapporter.tall.kontakt import DAGER_SIDEN_KONTAKT, OVER_RYTMEN
from oppfolging.rapporter.tall.mangler import UTEN_ANSVARLIG
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE
from oppfolging.rapporter.tall.verdier import Andel
from tests import fabrikker as lag
from tests.oppfolging.rapporter.tall.test_grenser import I_AUGUST, SNITT
from tests.oppfolging.rapporter.tall.test_overgang import talt

pytestmark = pytest.mark.django_db


def kl(dag: int, maaned: int = 10, time: int = 12) -> datetime:
    return lag.oslo(2026, maaned, dag, time)


def faser(**valg) -> dict[str, int]:
    return {fase: n for fase, n in talt(PORTEFOLJE, **valg).per.items() if n}


@pytest.mark.parametrize(
    ("henvist", "registrert", "avsluttet", "aapne"),
    [
        (date(2026, 10, 31), kl(31), None, 1),
        (date(2026, 10, 31), kl(2, 11), None, 1),  # referred in the period, written down after it
        (date(2026, 11, 1), kl(1, 11), None, 0),
        (date(2026, 8, 3), I_AUGUST, (date(2026, 10, 31), kl(31)), 0),
        (date(2026, 8, 3), I_AUGUST, (date(2026, 10, 31), kl(2, 11)), 0),  # ended back in time
        (date(2026, 8, 3), I_AUGUST, (date(2026, 11, 1), kl(2, 11)), 1),
    ],
)
def test_portefoljen_er_den_siste_dagens(henvist, registrert, avsluttet, aapne):
    kari = lag.kandidat(ane := lag.bruker(), naa=registrert, henvist_dato=henvist)
    if avsluttet:
        inntak.avslutt(kandidat=kari, dato=avsluttet[0], av=ane, naa=avsluttet[1])
    assert faser() == ({"henvist": 1} if aapne else {})
    assert faser(hos=ane.pk) == faser()


def test_fase_og_ansvar_er_de_som_gjaldt_da_dagen_var_over():
    ane, ola = lag.bruker(), lag.bruker()
    kari = lag.kandidat(ane, naa=I_AUGUST, fase="kartlegging")
    inntak.bytt_fase(kandidat=kari, fase="jobbutvikling", av=ane, naa=kl(1, 11, 0))
    ansvar.tildel(kandidat=kari, til=ola, aarsak="", av=ane, naa=kl(1, 11, 0))
    assert (faser(), faser(hos=ane.pk), faser(hos=ola.pk)) == ({"kartlegging": 1}, {"kartlegging": 1}, {})
    i_november = {"fra": date(2026, 11, 1), "til": date(2026, 11, 30)}
    assert faser(hos=ola.pk, **i_november) == {"jobbutvikling": 1}


@pytest.mark.parametrize(
    ("slutt", "registrert", "lopende"),
    [((2026, 10, 30), kl(2, 11), 0), ((2026, 10, 31), kl(2, 11), 1), ((2026, 11, 1), kl(2, 11), 1)],
)
def test_et_forlop_loep_den_siste_dagen(slutt, registrert, lopende):
    ane = lag.bruker()
    kari = lag.kandidat(ane, naa=I_AUGUST)
    det = lag.forlop(
        kari, lag.arbeidsgiver(ane, naa=I_AUGUST), av=ane, naa=I_AUGUST, type="fast", start=date(2026, 9, 1)
    )
    forlopsgang.avslutt(forlop=det, dato=date(*slutt), aarsak="mistet_jobben", av=ane, naa=registrert)
    assert talt(LOPENDE_FORLOP).per["betalt"] == lopende


def test_over_fristen_er_slik_det_sto_den_siste_dagen():
    """Overdue on the 31st; then moved, and settled, and handed over."""
    ane, ola = lag.bruker(), lag.bruker()
    kari = lag.kandidat(ane, naa=I_AUGUST)
    frist = kari.oppfolginger.get()
    assert frist.frist == date(2026, 8, 10)
    datoer.flytt(oppfolging=frist, til=date(2026, 11, 20), grunn="Syk", av=ane, naa=kl(2, 11))
    ansvar.tildel(kandidat=kari, til=ola, aarsak="", av=ane, naa=kl(2, 11))
    assert [talt(OVER_FRISTEN, hos=den.pk).samlet for den in (ane, ola)] == [1, 0]
    lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=ola, naa=kl(3, 11, 9))
    assert talt(OVER_FRISTEN).per["kandidat"] == 1


@pytest.mark.parametrize(("dag", "over"), [(date(2026, 10, 30), 0), (date(2026, 11, 2), 1)])
def test_en_kontakt_logget_etterpaa_teller_den_dagen_den_var(dag, over):
    kari = lag.kandidat(ane := lag.bruker(), naa=I_AUGUST)
    lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=ane, naa=kl(2, 11), fakta=Fakta(dag=dag))
    assert talt(OVER_FRISTEN).per["kandidat"] == over
    assert talt(DAGER_SIDEN_KONTAKT).lengst == (89 if over else 1)


def test_det_som_falt_bort_med_en_sak_som_var_over_er_ikke_over_fristen():
    kari = lag.kandidat(ane := lag.bruker(), naa=I_AUGUST)
    inntak.avslutt(kandidat=kari, dato=date(2026, 9, 15), av=ane, naa=kl(2, 11))
    assert talt(OVER_FRISTEN).samlet == 0


def test_koen_er_den_som_var_der_da():
    kari = lag.kandidat(lag.bruker(), naa=I_AUGUST)
    lag.legg_i_lederkoe(kari, naa=kl(28))
    ansvar.tildel(kandidat=kari, til=(ane := lag.bruker()), aarsak="", av=ane, naa=kl(2, 11))
    assert talt(UTEN_ANSVARLIG).lengst == 3


RYTMER = [
    # phase, last contact, moved to, over the rhythm on 31 October: every 7 days, or every 30 in utdanning
    ("kartlegging", date(2026, 10, 24), None, 0),
    ("kartlegging", date(2026, 10, 23), None, 1),
    ("kartlegging", date(2026, 10, 16), date(2026, 11, 20), 1),
    ("i_utdanning", date(2026, 10, 5), None, 0),
    ("i_utdanning", date(2026, 9, 25), None, 1),
]


@pytest.mark.parametrize(("fase", "sist", "flyttet", "over"), RYTMER)
def test_over_egen_rytme_er_etter_siste_kontakt_og_ikke_etter_datoen(fase, sist, flyttet, over):
    kari = lag.kandidat(ane := lag.bruker(), naa=I_AUGUST, fase=fase)
    lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=ane, naa=lag.oslo(sist.year, sist.month, sist.day))
    if flyttet:
        neste = Oppfolging.objects.aapne().rytme().get(kandidat=kari, side="kandidat")
        datoer.flytt(oppfolging=neste, til=flyttet, grunn="Ferie", av=ane, naa=kl(sist.day + 1))
    assert talt(OVER_RYTMEN).per[""] == Andel(over, 1)


def test_en_kontakt_som_ikke_lukket_datoen_er_en_kontakt_likevel():
    """A date that asks for a meeting stands after a call; the candidate was reached all the same."""
    kari = lag.kandidat(ane := lag.bruker(), naa=I_AUGUST, fase="kartlegging")
    parter = lag.Parter(kandidat=kari, med_kandidat=True)
    lag.kontakt(parter, av=ane, naa=kl(12))
    Oppfolging.objects.aapne().rytme().filter(kandidat=kari, side="kandidat").update(fysisk=True)
    assert talt(OVER_RYTMEN).per[""] == Andel(1, 1)
    lag.kontakt(parter, av=ane, naa=kl(28))
    assert talt(OVER_RYTMEN).per[""] == Andel(0, 1)
    assert kl(28) < SNITT
