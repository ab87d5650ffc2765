"""A contact has a day: what is logged afterwards counts as on the day it was, and nothing is made overdue by it."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from oppfolging.handlinger import kontaktlogg
from oppfolging.handlinger.kontaktlogg import Fakta, KanIkkeAngres, KanIkkeLogges, MedArbeidsgiver, OmKandidat, Parter
from oppfolging.kjerne.models import Kontakt, Oppfolging, Side, Status
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db

TIRSDAG, FREDAG, MANDAG = (lag.oslo(2026, 11, dag, 10) for dag in (17, 20, 23))


@pytest.fixture
def ane():
    return lag.bruker()


@pytest.fixture
def kari(ane):
    """Referred on 2 November, talked with on the 10th: the next date is the 17th."""
    den = lag.kandidat(ane, naa=lag.oslo(2026, 11, 2), fase="kartlegging")
    logg(den, ane, lag.oslo(2026, 11, 10))
    return den


def logg(kandidat, av, naa, dag=None, **felt) -> Kontakt:
    felt = {"kanal": "telefon", "utfall": "naadd"} | felt
    return kontaktlogg.logg(
        parter=felt.pop("parter", Parter((OmKandidat(kandidat),))), av=av, naa=naa, fakta=Fakta(dag=dag), **felt
    )


def staar(kandidat, **hvor) -> Oppfolging:
    return Oppfolging.objects.aapne().rytme().get(kandidat=kandidat, **({"side": Side.KANDIDAT} | hvor))


def test_en_kontakt_fra_fredag_logget_mandag_flytter_klokka_som_paa_fredag(ane, kari):
    sen = staar(kari)
    kontakt = logg(kari, ane, MANDAG, FREDAG.date())
    sen.refresh_from_db()
    assert (kontakt.dag, kontakt.tid) == (date(2026, 11, 20), MANDAG)
    assert (sen.status, sen.kontakt, sen.lukket) == (Status.UTFORT, kontakt, MANDAG)
    assert staar(kari).frist == date(2026, 11, 27)


def test_fristen_som_alt_ville_vaert_passert_settes_til_i_dag_og_sier_naar_den_skulle_vaert(ane, kari):
    logg(kari, ane, MANDAG, date(2026, 11, 12))
    ny = staar(kari)
    assert (ny.frist, ny.skulle_vaert) == (date(2026, 11, 23), date(2026, 11, 19))


def test_en_eldre_kontakt_enn_den_siste_roerer_ikke_fristen_den_siste_ga(ane, kari):
    logg(kari, ane, FREDAG)
    ny = staar(kari)
    logg(kari, ane, MANDAG, TIRSDAG.date())
    assert staar(kari) == ny
    assert ny.frist == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("dag", "utfall", "godskrevet"),
    [
        (16, "naadd", True),  # a Monday's contact, logged after the Friday's that closed the date
        (19, "naadd", True),
        (10, "naadd", True),  # the day the date was made
        (9, "naadd", False),  # before there was such a date
        (16, "ikke_svar", False),
    ],
)
def test_en_kontakt_logget_etter_en_senere_faar_aeren_for_datoen_den_moette(ane, kari, dag, utfall, godskrevet):
    sto = staar(kari)
    forst = logg(kari, ane, FREDAG)
    neste = staar(kari)
    eldre = logg(kari, ane, MANDAG, date(2026, 11, dag), utfall=utfall)
    sto.refresh_from_db()
    assert (sto.kontakt, sto.godskrevet) == (forst, eldre if godskrevet else None)
    assert staar(kari) == neste
    kontaktlogg.angre(kontakt=eldre, av=ane, naa=MANDAG)
    sto.refresh_from_db()
    assert (sto.kontakt, sto.godskrevet) == (forst, None)


def test_den_eldste_av_flere_faar_aeren_og_den_som_lukket_kan_da_ikke_angres(ane, kari):
    sto = staar(kari)
    forst = logg(kari, ane, FREDAG)
    for dag in (19, 13, 17):
        logg(kari, ane, FREDAG, date(2026, 11, dag))
    sto.refresh_from_db()
    assert sto.godskrevet.dag == date(2026, 11, 13)
    with pytest.raises(KanIkkeAngres):
        kontaktlogg.angre(kontakt=forst, av=ane, naa=FREDAG)


def test_et_forsok_fra_i_forgaars_skal_proeves_igjen_fra_i_dag(ane, kari):
    logg(kari, ane, MANDAG, TIRSDAG.date(), utfall="ikke_svar")
    assert (staar(kari).forsokt_dato, staar(kari).nytt_forsok) == (TIRSDAG.date(), MANDAG.date())
    logg(kari, ane, MANDAG, FREDAG.date(), utfall="ikke_svar")
    logg(kari, ane, MANDAG, TIRSDAG.date(), utfall="ikke_svar")
    assert staar(kari).forsokt_dato == FREDAG.date()


@pytest.mark.parametrize(
    ("dag", "lov"),
    [
        (date(2026, 11, 24), False),
        (date(2026, 11, 23), True),
        (date(2026, 11, 2), True),
        (date(2026, 11, 1), False),
    ],
)
def test_dagen_er_fra_henvisningen_til_i_dag(ane, kari, dag, lov):
    if lov:
        assert logg(kari, ane, MANDAG, dag).dag == dag
    else:
        with pytest.raises(KanIkkeLogges, match="kan ikke ha vært den dagen"):
            logg(kari, ane, MANDAG, dag)


@pytest.mark.parametrize(("dager", "lov"), [(365, True), (366, False)])
def test_en_kontakt_med_en_arbeidsgiver_kan_vaere_inntil_et_aar_gammel(ane, dager, lov):
    hos = Parter(arbeidsgiver=MedArbeidsgiver(lag.arbeidsgiver(ane, naa=FREDAG)))
    dag = MANDAG.date() - timedelta(days=dager)
    if lov:
        assert logg(None, ane, MANDAG, dag, parter=hos).dag == dag
    else:
        with pytest.raises(KanIkkeLogges):
            logg(None, ane, MANDAG, dag, parter=hos)


@pytest.mark.parametrize(("klokka", "lov"), [(time(10), True), (time(10, 1), False)])
def test_databasen_tar_ikke_et_klokkeslett_som_ikke_har_vaert(ane, kari, klokka, lov):
    kontakt = logg(kari, ane, MANDAG)
    kontakt.klokkeslett = klokka
    if lov:
        kontakt.save(update_fields=["klokkeslett"])
    else:
        with pytest.raises(IntegrityError, match="kontakt_er_ikke_senere_i_dag"), transaction.atomic():
            kontakt.save(update_fields=["klokkeslett"])
