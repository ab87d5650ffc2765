"""Where each figure begins and ends: what happens at the very moment of the cut, on the first and last day, and just
beside them. October 2026, cut on Tuesday 3 November at noon.
"""

from datetime import date, datetime, timedelta

import pytest

from arbeidsgivere import kontaktansvar
from kandidater import ansvar
from oppfolging.handlinger import forlopsgang, inntak, kontaktlogg
from oppfolging.kjerne.models import Forlop
from oppfolging.rapporter.tall.figur import Tidsbruk
from oppfolging.rapporter.tall.forlop import LOPENDE_FORLOP
from oppfolging.rapporter.tall.frister import I_TIDE, OVER_FRISTEN
from oppfolging.rapporter.tall.kontakt import DAGER_SIDEN_KONTAKT
from oppfolging.rapporter.tall.mangler import UTEN_ANSVARLIG, UTEN_KONTAKTPERSON
from oppfolging.rapporter.tall.overgang import OVERGANG, TIL_ARBEID
from oppfolging.rapporter.tall.portefolje import INN_OG_UT, PORTEFOLJE
from oppfolging.rapporter.tall.rader import KONTORET, tell
from oppfolging.rapporter.tall.verdier import Dager
from oppfolging.rapporter.utvalg import Utvalg
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db

FRA, TIL = date(2026, 10, 1), date(2026, 10, 31)
SNITT = lag.oslo(2026, 11, 3)
DAG = SNITT.date()
IKKE_OVER = date(2026, 11, 30)
LITT = timedelta(microseconds=1)
I_AUGUST = lag.oslo(2026, 8, 3)
NOVEMBER = lag.oslo(2026, 11, 1, 0)
# The twelve months that end with October begin.
I_FJOR, AARET = lag.oslo(2025, 6, 2), lag.oslo(2025, 11, 1, 0)


def talt(tall, hos=KONTORET, snitt=SNITT):
    """What stands is read in a period that is not over, so that it is of the moment of the cut."""
    til = IKKE_OVER if tall.tid is Tidsbruk.VED_SLUTTEN else TIL
    return tell(Utvalg(lag.kontor(), FRA, til, snitt), [tall])[tall.nokkel].get(hos)


def antall(tall, slag="", **valg) -> int:
    verdi = talt(tall, **valg)
    return verdi.per[slag] if verdi else 0


def naar(*moment: datetime) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("tid", "med"), list(zip(moment, (True, False), strict=True)))


@naar(SNITT, SNITT + LITT)
def test_en_kandidat_registrert_ved_snittet_er_med(tid, med):
    lag.kandidat(lag.bruker(), naa=tid)
    assert antall(PORTEFOLJE, "henvist") == med
    assert antall(INN_OG_UT, "henvist", snitt=SNITT) == 0  # referred in November


@naar(SNITT, SNITT + LITT)
@pytest.mark.parametrize(("gammel", "ny"), [("kartlegging", "jobbutvikling"), ("jobbutvikling", "kartlegging")])
def test_en_fase_gjelder_fra_sitt_oeyeblikk(tid, med, gammel, ny):
    kari = lag.kandidat(ane := lag.bruker(), naa=I_AUGUST, fase=gammel)
    inntak.bytt_fase(kandidat=kari, fase=ny, av=ane, naa=tid)
    assert (antall(PORTEFOLJE, ny), antall(PORTEFOLJE, gammel)) == (med, not med)


@naar(SNITT + LITT, SNITT)
def test_en_kandidat_avsluttet_ved_snittet_er_ute(tid, med):
    kari = lag.kandidat(ane := lag.bruker(), naa=I_AUGUST)
    inntak.avslutt(kandidat=kari, dato=TIL, av=ane, naa=tid)
    aapne = talt(PORTEFOLJE)
    assert (aapne.samlet if aapne else 0) == med
    assert antall(INN_OG_UT, "avsluttet") == (not med)


@naar(SNITT, SNITT + LITT)
def test_en_kandidat_hoerer_til_den_som_har_ansvaret_ved_snittet(tid, med):
    ane, ola = lag.bruker(), lag.bruker()
    for fra, til in ((ane, ola), (ola, ane)):
        kari = lag.kandidat(fra, naa=I_AUGUST)
        lag.forlop(kari, lag.arbeidsgiver(fra, naa=I_AUGUST), av=fra, naa=I_AUGUST)
        for kandidat in (kari, lag.kandidat(fra, naa=I_AUGUST)) if fra == ane else (kari,):
            ansvar.tildel(kandidat=kandidat, til=til, aarsak="", av=fra, naa=tid)
    hos_ane = 1 if med else 2
    assert [talt(PORTEFOLJE, hos=b.pk).samlet for b in (ane, ola)] == [hos_ane, 3 - hos_ane]
    assert [talt(LOPENDE_FORLOP, hos=b.pk).samlet for b in (ane, ola)] == [1, 1]


def forlop(registrert: datetime = I_AUGUST, **felt) -> Forlop:
    ane = lag.bruker()
    kari = lag.kandidat(ane, naa=I_AUGUST)
    return lag.forlop(kari, lag.arbeidsgiver(ane, naa=I_AUGUST), av=ane, naa=registrert, **felt)


@pytest.mark.parametrize(
    ("registrert", "start", "med"),
    [
        (SNITT, DAG, True),
        (SNITT + LITT, DAG, False),
        (I_AUGUST, date(2026, 11, 4), False),
    ],
)
def test_et_forlop_loeper_fra_startdagen_naar_det_er_registrert(registrert, start, med):
    forlop(registrert, start=start)
    assert antall(LOPENDE_FORLOP, "ubetalt") == med


@pytest.mark.parametrize(
    ("slutt", "registrert", "med"),
    [
        (DAG, SNITT, True),
        (date(2026, 11, 2), SNITT, False),
        (date(2026, 11, 2), SNITT + LITT, True),
    ],
)
def test_et_forlop_loeper_ut_siste_dag_og_til_slutten_er_registrert(slutt, registrert, med):
    det = forlop(type="fast")
    forlopsgang.avslutt(forlop=det, dato=slutt, aarsak="gjennomfort", av=lag.bruker(), naa=registrert)
    assert antall(LOPENDE_FORLOP, "betalt") == med


@pytest.mark.parametrize(
    ("tid", "angret", "dager"),
    [
        (SNITT, None, 0),
        (SNITT + LITT, None, 92),
        (SNITT - timedelta(minutes=5), SNITT, 92),
        (SNITT - timedelta(minutes=5), SNITT + LITT, 0),
    ],
)
def test_en_kontakt_teller_fra_den_er_logget_til_den_er_angret(tid, angret, dager):
    kari = lag.kandidat(ane := lag.bruker(), naa=I_AUGUST)
    logget = lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=ane, naa=tid)
    if angret:
        kontaktlogg.angre(kontakt=logget, av=ane, naa=angret)
    assert talt(DAGER_SIDEN_KONTAKT) == Dager(1, dager, dager, int(dager > 14))


def test_bare_kontakt_der_kandidaten_deltok_og_ble_naadd_teller():
    kari = lag.kandidat(ane := lag.bruker(), naa=I_AUGUST)
    lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=ane, naa=lag.oslo(2026, 10, 14))
    lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=ane, naa=lag.oslo(2026, 10, 20))
    lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=ane, naa=lag.oslo(2026, 10, 29), naadd=False)
    om_kari = lag.Parter(kandidat=kari, arbeidsgiver=lag.arbeidsgiver(ane), med_arbeidsgiver=True)
    lag.kontakt(om_kari, av=ane, naa=lag.oslo(2026, 10, 30))
    assert talt(DAGER_SIDEN_KONTAKT) == Dager(1, 14, 14, 0)


@pytest.mark.parametrize(("sist", "lenge_siden"), [(20, 0), (19, 1)])
def test_lenge_siden_er_mer_enn_14_dager(sist, lenge_siden):
    kari = lag.kandidat(ane := lag.bruker(), naa=I_AUGUST)
    lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=ane, naa=lag.oslo(2026, 10, sist))
    assert talt(DAGER_SIDEN_KONTAKT).lenge_siden == lenge_siden


@naar(SNITT, SNITT + LITT)
def test_uten_ansvarlig_og_kontaktperson_er_fra_oeyeblikket_det_skjer(tid, med):
    ane = lag.bruker()
    kari, hos = lag.kandidat(ane, naa=I_AUGUST), lag.arbeidsgiver(ane, naa=I_AUGUST)
    lag.legg_i_lederkoe(kari, naa=tid)
    lag.ta_bort_kontaktperson(hos, naa=tid)
    assert talt(UTEN_ANSVARLIG) == (Dager(1, 0, 0, 0) if med else None)
    assert antall(UTEN_KONTAKTPERSON) == med


@naar(SNITT + LITT, SNITT)
def test_uten_ansvarlig_og_kontaktperson_er_til_oeyeblikket_noen_tar_over(tid, med):
    ane = lag.bruker()
    kari, hos = lag.kandidat(None, naa=I_AUGUST, kontor=ane.kontor), lag.arbeidsgiver(None, naa=I_AUGUST)
    ansvar.tildel(kandidat=kari, til=ane, aarsak="", av=ane, naa=tid)
    kontaktansvar.tildel(arbeidsgiver=hos, til=ane, aarsak="", av=ane, naa=tid)
    assert talt(UTEN_ANSVARLIG) == (Dager(1, 92, 92, 1) if med else None)
    assert antall(UTEN_KONTAKTPERSON) == med


@pytest.mark.parametrize(
    ("type_", "start", "registrert", "med"),
    [
        ("fast", date(2026, 9, 30), I_AUGUST, 0),
        ("fast", FRA, I_AUGUST, 1),
        ("fast", TIL, I_AUGUST, 1),
        ("fast", date(2026, 11, 1), I_AUGUST, 0),
        ("fast", TIL, SNITT, 1),
        ("fast", TIL, SNITT + LITT, 0),
        ("arbeidstrening", FRA, I_AUGUST, 0),
        ("jobbsmak", FRA, I_AUGUST, 0),
    ],
)
def test_til_arbeid_er_betalt_arbeid_begynt_i_perioden_og_registrert_foer_snittet(type_, start, registrert, med):
    forlop(registrert, type=type_, start=start)
    assert antall(TIL_ARBEID, "forste_uten") == med


@pytest.mark.parametrize(
    ("inn", "ut", "snitt", "betjent"),
    [
        (I_FJOR, AARET - LITT, SNITT, 0),
        (I_FJOR, AARET, SNITT, 1),
        (NOVEMBER - LITT, None, SNITT, 1),
        (NOVEMBER, None, SNITT, 0),
        (lag.oslo(2026, 10, 20), None, lag.oslo(2026, 10, 20), 1),  # cut inside the period
        (lag.oslo(2026, 10, 20) + LITT, None, lag.oslo(2026, 10, 20), 0),
    ],
)
def test_betjent_er_den_som_var_aapen_i_perioden(inn, ut, snitt, betjent):
    kari = lag.kandidat(ane := lag.bruker(), naa=inn)
    if ut:
        inntak.avslutt(kandidat=kari, dato=ut.date(), av=ane, naa=ut)
    andel = talt(OVERGANG, snitt=snitt)
    assert (andel.per["aar"].nevner if andel else 0) == betjent


@pytest.mark.parametrize(
    ("skifte", "hos_ane", "hos_ola"),
    [(AARET, 0, 1), (AARET + LITT, 1, 1), (NOVEMBER - LITT, 1, 1), (NOVEMBER, 1, 0)],
)
def test_en_betjent_person_telles_hos_hver_som_hadde_ansvaret_i_perioden(skifte, hos_ane, hos_ola):
    ane, ola = lag.bruker(), lag.bruker()
    kari = lag.kandidat(ane, naa=I_FJOR)
    lag.kandidat(lag.bruker(), naa=I_AUGUST)
    ansvar.tildel(kandidat=kari, til=ola, aarsak="", av=ane, naa=skifte)
    hos = [talt(OVERGANG, hos=den.pk) for den in (ane, ola)]
    assert [andel.per["aar"].nevner if andel else 0 for andel in hos] == [hos_ane, hos_ola]


@pytest.mark.parametrize(
    ("henvist", "registrert", "med"),
    [
        (date(2026, 9, 30), I_AUGUST, 0),
        (FRA, SNITT, 1),
        (TIL, SNITT, 1),
        (TIL, SNITT + LITT, 0),
        (date(2026, 11, 1), SNITT, 0),
    ],
)
def test_henvist_i_perioden_og_registrert_foer_snittet(henvist, registrert, med):
    lag.kandidat(lag.bruker(), naa=registrert, henvist_dato=henvist)
    assert antall(INN_OG_UT, "henvist") == med


@pytest.mark.parametrize(("avsluttet", "med"), [(date(2026, 9, 30), 0), (FRA, 1), (TIL, 1), (date(2026, 11, 1), 0)])
def test_avsluttet_i_perioden(avsluttet, med):
    kari = lag.kandidat(ane := lag.bruker(), naa=I_AUGUST)
    inntak.avslutt(kandidat=kari, dato=avsluttet, av=ane, naa=SNITT)
    assert antall(INN_OG_UT, "avsluttet") == med


def test_bare_kontorets_egne_telles():
    annen = lag.bruker(paa=lag.ANNET_KONTOR)
    kari, hos = lag.kandidat(annen, naa=I_AUGUST), lag.arbeidsgiver(annen, naa=I_AUGUST)
    lag.forlop(kari, hos, av=annen, naa=I_AUGUST, type="fast", start=FRA)
    lag.arbeidsgiver(None, naa=I_AUGUST)
    for tall in (PORTEFOLJE, LOPENDE_FORLOP, I_TIDE, OVER_FRISTEN, DAGER_SIDEN_KONTAKT, OVERGANG, INN_OG_UT):
        assert talt(tall) is None, tall.nokkel
