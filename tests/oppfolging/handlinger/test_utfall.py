"""What came of a contact decides what moves: only being reached answers a date."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kandidater.faser import Fase
from oppfolging.handlinger import kontaktlogg, meldingssvar
from oppfolging.handlinger.kontaktlogg import KanIkkeAngres, KanIkkeLogges, MedArbeidsgiver, OmKandidat, Parter
from oppfolging.kjerne.models import UTFALL_VED, Art, Kanal, Kontakt, Kontaktutfall, Oppfolging, Side
from oppfolging.kjerne.models.forlop import Sluttaarsak
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db

MANDAG, TIRSDAG, ONSDAG = (lag.oslo(2026, 11, dag, 10) for dag in (23, 24, 25))


@pytest.fixture
def ane():
    return lag.bruker()


@pytest.fixture
def kari(ane):
    """Talked with on Monday: the next date is a week away."""
    den = lag.kandidat(ane, naa=MANDAG, fase="kartlegging")
    logg(den, ane, naa=MANDAG)
    return den


def logg(kandidat, av, *, utfall="naadd", kanal="telefon", naa=TIRSDAG, parter=None) -> Kontakt:
    parter = parter or Parter((OmKandidat(kandidat),))
    return kontaktlogg.logg(parter=parter, kanal=kanal, utfall=utfall, av=av, naa=naa)


def staar(kandidat) -> Oppfolging:
    return Oppfolging.objects.aapne().rytme().get(kandidat=kandidat, side=Side.KANDIDAT)


# Typed by hand: what may come of what.
PASSER = {
    "telefon": {"naadd", "ikke_svar", "avlyst"},
    "fysisk": {"naadd", "ikke_svar", "motte_ikke", "avlyst"},
    "digitalt": {"naadd", "ikke_svar", "motte_ikke", "avlyst"},
    "sms": {"sendt", "naadd"},
    "epost": {"sendt", "naadd"},
}


@pytest.mark.parametrize("kanal", Kanal.values)
@pytest.mark.parametrize("utfall", Kontaktutfall.values)
def test_utfallet_passer_kanalen_i_handling_og_database(ane, kari, kanal, utfall):
    lov = utfall in PASSER[kanal]
    assert (utfall in UTFALL_VED[kanal]) is lov
    if lov:
        assert logg(kari, ane, utfall=utfall, kanal=kanal).utfall == utfall
        return
    with pytest.raises(KanIkkeLogges, match="passer ikke"):
        logg(kari, ane, utfall=utfall, kanal=kanal)
    with pytest.raises(IntegrityError, match="kontakt_utfall_passer_kanalen"), transaction.atomic():
        Kontakt.objects.update(utfall=utfall, kanal=kanal)


@pytest.mark.parametrize(
    ("utfall", "kanal", "forsokt"),
    [
        ("ikke_svar", "telefon", TIRSDAG.date()),
        ("motte_ikke", "fysisk", TIRSDAG.date()),
        ("sendt", "sms", TIRSDAG.date()),
        ("sendt", "epost", TIRSDAG.date()),
        ("avlyst", "fysisk", None),
    ],
)
def test_fristen_staar_naar_ingen_ble_naadd(ane, kari, utfall, kanal, forsokt):
    foer = staar(kari)
    logg(kari, ane, utfall=utfall, kanal=kanal)
    etter = staar(kari)
    assert (etter.pk, etter.frist, etter.forsokt_dato) == (foer.pk, date(2026, 11, 30), forsokt)
    assert etter.nytt_forsok == (date(2026, 11, 25) if forsokt else None)
    assert kari.deltakelser.reelle().count() == 1


def test_den_som_ikke_motte_skal_kontaktes_neste_virkedag(ane, kari):
    kontakt = logg(kari, ane, utfall="motte_ikke", kanal="fysisk")
    ny = Oppfolging.objects.aapne().get(kandidat=kari, art=Art.UTEBLITT)
    assert (ny.frist, ny.side, ny.skapt_av) == (date(2026, 11, 25), Side.KANDIDAT, kontakt)
    logg(kari, ane, utfall="motte_ikke", kanal="fysisk")
    assert Oppfolging.objects.aapne().filter(art=Art.UTEBLITT).count() == 1
    logg(kari, ane, naa=ONSDAG)
    assert not Oppfolging.objects.aapne().filter(art=Art.UTEBLITT).exists()


def test_angret_uteblivelse_tar_med_seg_datoen_den_ga(ane, kari):
    kontakt = logg(kari, ane, utfall="motte_ikke", kanal="fysisk")
    kontaktlogg.angre(kontakt=kontakt, av=ane, naa=TIRSDAG)
    assert not Oppfolging.objects.aapne().filter(art=Art.UTEBLITT).exists()
    assert staar(kari).forsokt_dato is None


def test_den_som_alt_har_en_frist_som_er_kommet_faar_ikke_en_til(ane, kari):
    logg(kari, ane, utfall="motte_ikke", kanal="fysisk", naa=lag.oslo(2026, 11, 27))
    assert not Oppfolging.objects.filter(art=Art.UTEBLITT).exists()


def test_aa_ikke_mote_er_aldri_en_grunn_til_aa_avslutte():
    assert not [aarsak for aarsak in Sluttaarsak.values if "mott" in aarsak or "utebl" in aarsak]
    assert not [fase for fase in Fase.values if "mott" in fase]


def test_arbeidsgiveren_er_naadd_ogsaa_naar_kandidaten_uteblir(ane):
    den, hos = lag.kandidat(ane, naa=MANDAG, fase="jobbutvikling"), lag.arbeidsgiver(ane, naa=MANDAG)
    forlop = lag.forlop(den, hos, av=ane, naa=MANDAG)
    om = OmKandidat(den, forlop, deltok=False, uteble=True)
    kontakt = logg(den, ane, kanal="fysisk", parter=Parter((om,), MedArbeidsgiver(hos)))
    sider = set(kontakt.lukkede_oppfolginger.values_list("side", flat=True))
    assert Side.ARBEIDSGIVER in sider
    assert Side.KANDIDAT not in sider
    assert {rad.forsokt_dato for rad in forlop.oppfolginger.aapne().rytme().filter(side=Side.KANDIDAT)} == {
        TIRSDAG.date()
    }
    assert not kontakt.deltakere.filter(kandidat=den, deltok=True).exists()


def test_den_som_uteble_deltok_ikke(ane, kari):
    with pytest.raises(IntegrityError, match="deltaker_uteble_eller_deltok"), transaction.atomic():
        kari.deltakelser.update(uteble=True)


def test_svar_kom_er_kontakt_den_dagen_svaret_kom(ane, kari):
    sendt = logg(kari, ane, utfall="sendt", kanal="sms")
    svar = meldingssvar.svar_kom(kontakt=sendt, av=ane, naa=ONSDAG)
    assert (svar.utfall, svar.kanal, svar.dag, svar.svarer_paa) == ("naadd", "sms", ONSDAG.date(), sendt)
    assert [rad.kandidat for rad in svar.deltakere.all()] == [kari]
    assert staar(kari).frist == date(2026, 12, 2)
    sendt.refresh_from_db()
    assert (sendt.utfall, sendt.dag) == ("sendt", TIRSDAG.date())


def test_svar_kom_to_ganger_er_ett_svar_som_kan_angres_foer_meldingen(ane, kari):
    sendt = logg(kari, ane, utfall="sendt", kanal="epost")
    svar, igjen = (meldingssvar.svar_kom(kontakt=sendt, av=ane, naa=TIRSDAG) for _ in range(2))
    assert svar == igjen
    with pytest.raises(KanIkkeAngres):
        kontaktlogg.angre(kontakt=sendt, av=ane, naa=TIRSDAG)
    kontaktlogg.angre(kontakt=svar, av=ane, naa=TIRSDAG)
    assert meldingssvar.svar_kom(kontakt=sendt, av=ane, naa=TIRSDAG) != svar


@pytest.mark.parametrize(("utfall", "kanal"), [("naadd", "sms"), ("ikke_svar", "telefon")])
def test_bare_en_sendt_melding_venter_paa_svar(ane, kari, utfall, kanal):
    kontakt = logg(kari, ane, utfall=utfall, kanal=kanal)
    with pytest.raises(KanIkkeLogges, match="venter ikke på svar"):
        meldingssvar.svar_kom(kontakt=kontakt, av=ane, naa=TIRSDAG)
