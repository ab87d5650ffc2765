"""A meeting is a date with a time and a place: held, moved, called off or missed."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from inkludering.hendelser.models import Hendelse
from oppfolging.handlinger import inntak, kontaktlogg
from oppfolging.handlinger.kontaktlogg import OmKandidat, Parter
from oppfolging.kjerne import datoer
from oppfolging.kjerne.datoer import AlleredeLukket, GrunnMangler
from oppfolging.kjerne.models import Art, Kontakt, Oppfolging, Side, Status
from oppfolging.kjerne.neste_steg import motetid
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db

MANDAG, TIRSDAG, ONSDAG = (lag.oslo(2026, 11, dag, 10) for dag in (23, 24, 25))


@pytest.fixture
def ane():
    return lag.bruker()


@pytest.fixture
def kari(ane):
    return lag.kandidat(ane, naa=MANDAG, fase="kartlegging")


@pytest.fixture
def mote(ane, kari):
    """Agreed for Wednesday at ten at the library."""
    return avtalt(ane, staar(kari), ONSDAG.date())


def staar(kandidat) -> Oppfolging:
    return Oppfolging.objects.aapne().rytme().get(kandidat=kandidat, side=Side.KANDIDAT)


def avtalt(ane, rad, dag, **felt) -> Oppfolging:
    felt = {"klokkeslett": time(10), "sted": "Biblioteket", "grunn": "", "naa": MANDAG} | felt
    datoer.avtal_mote(oppfolging=rad, dag=dag, av=ane, **felt)
    rad.refresh_from_db()
    return rad


def logg(kandidat, ane, naa, *, kanal="fysisk", utfall="naadd") -> Kontakt:
    return kontaktlogg.logg(parter=Parter((OmKandidat(kandidat),)), kanal=kanal, utfall=utfall, av=ane, naa=naa)


def test_et_mote_er_datoen_med_klokkeslett_og_sted(kari, mote):
    assert (mote.frist, mote.klokkeslett, mote.sted, mote.er_mote) == (
        date(2026, 11, 25),
        time(10),
        "Biblioteket",
        True,
    )
    assert list(Oppfolging.objects.moter()) == [mote] == [staar(kari)]


def test_et_mote_senere_enn_flytteregelen_tillater_trenger_en_grunn(ane, kari):
    with pytest.raises(GrunnMangler):
        avtalt(ane, staar(kari), date(2026, 12, 11))
    assert not Oppfolging.objects.moter().exists()
    assert avtalt(ane, staar(kari), date(2026, 12, 11), grunn="Ferie").er_mote


def test_et_mote_holdes_den_dagen_det_er(ane, kari, mote):
    kontakt = logg(kari, ane, ONSDAG)
    mote.refresh_from_db()
    assert (mote.status, mote.kontakt) == (Status.UTFORT, kontakt)


def test_en_telefon_dagen_foer_holder_ikke_motet(ane, kari, mote):
    logg(kari, ane, TIRSDAG, kanal="telefon")
    mote.refresh_from_db()
    assert mote.er_aapen
    assert staar(kari) == mote


@pytest.mark.parametrize(("dag", "staar_igjen"), [(ONSDAG.date(), True), (date(2026, 12, 4), False)])
def test_et_avtalt_mote_staar_i_en_ny_fase_naar_det_er_tidlig_nok(ane, dag, staar_igjen):
    """Searching for a job asks for a date within a week."""
    ola = lag.kandidat(ane, naa=MANDAG)
    rad = avtalt(ane, staar(ola), dag, grunn="Avtalt med Ola")
    inntak.bytt_fase(kandidat=ola, fase="kartlegging", av=ane, naa=MANDAG)
    assert (staar(ola) == rad) is staar_igjen


def test_et_mote_som_flyttes_er_ikke_lenger_avtalt(ane, kari, mote):
    datoer.flytt(oppfolging=mote, til=TIRSDAG.date(), grunn="", av=ane, naa=MANDAG)
    mote.refresh_from_db()
    assert (mote.frist, mote.klokkeslett, mote.sted) == (date(2026, 11, 24), None, "")


def test_et_avlyst_mote_lar_fristen_staa_og_kan_angres(ane, kari, mote):
    kontakt = logg(kari, ane, ONSDAG, utfall="avlyst")
    mote.refresh_from_db()
    assert (mote.er_mote, mote.er_aapen, mote.frist, mote.forsokt_dato) == (False, True, ONSDAG.date(), None)
    kontaktlogg.angre(kontakt=kontakt, av=ane, naa=ONSDAG)
    mote.refresh_from_db()
    assert mote.er_mote


def test_et_avlyst_mote_kan_avtales_paa_nytt_og_etter_det_gjelder_en_telefon(ane, kari, mote):
    logg(kari, ane, TIRSDAG, utfall="avlyst")
    mote.refresh_from_db()
    assert avtalt(ane, mote, ONSDAG.date(), klokkeslett=time(14)).er_mote
    logg(kari, ane, TIRSDAG, utfall="avlyst")
    logg(kari, ane, TIRSDAG, kanal="telefon")
    mote.refresh_from_db()
    assert mote.status == Status.UTFORT


def test_den_som_ikke_motte_skal_kontaktes_og_fristen_staar(ane, kari, mote):
    logg(kari, ane, ONSDAG, utfall="motte_ikke")
    mote.refresh_from_db()
    assert (mote.er_aapen, mote.forsokt_dato) == (True, ONSDAG.date())
    assert not Oppfolging.objects.filter(art=Art.UTEBLITT).exists()  # the date itself is due by then


def test_et_lukket_mote_kan_ikke_avtales(ane, kari, mote):
    logg(kari, ane, ONSDAG)
    with pytest.raises(AlleredeLukket):
        avtalt(ane, mote, ONSDAG.date())


def test_et_sted_uten_klokkeslett_er_ikke_et_mote(kari):
    with pytest.raises(IntegrityError, match="oppfolging_mote_har_klokkeslett"), transaction.atomic():
        Oppfolging.objects.update(sted="Biblioteket")


def test_moetet_sies_med_tid_og_sted_og_en_planlagt_kontakt_uten():
    assert [
        motetid(ett)
        for ett in (
            Oppfolging(klokkeslett=time(10), sted="Kafé Ni"),
            Oppfolging(klokkeslett=time(9, 5), sted=""),
            Oppfolging(),
        )
    ] == ["kl. 10.00, Kafé Ni", "kl. 09.05", ""]


def test_hvem_som_avtalte_moetet_og_dagen_staar_i_hendelsen(ane, mote):
    hendelse = Hendelse.objects.get(type="mote_avtalt")
    assert (hendelse.av_id, hendelse.detaljer["dag"]) == (ane.pk, "2026-11-25")
