from datetime import date, timedelta

import pytest
from psycopg.types.range import DateRange

from arbeidsgivere import kontaktansvar
from inkludering.brukere.models import Rolle
from inkludering.utsending.models import Utsending
from kandidater import ansvar
from oppfolging.handlinger import inntak, kontaktlogg
from oppfolging.kjerne import datoer, planlegger
from oppfolging.kjerne.models import Oppfolging, Side
from oppfolging.varsling import generering
from oppfolging.varsling.models import Endret, Paaminnelse
from tests import fabrikker as lag
from tests.fabrikker import Parter

pytestmark = pytest.mark.django_db

MANDAG = lag.oslo(2026, 11, 23)
FRISTDAG = lag.oslo(2026, 11, 30, 7, 30)  # a new candidate's first date


@pytest.fixture
def ane():
    return lag.bruker()


@pytest.fixture
def leder():
    return lag.bruker(Rolle.LEDER)


@pytest.fixture
def kari(ane):
    return lag.kandidat(ane, naa=MANDAG)


def aapne(mottaker=None) -> list[tuple[str, date]]:
    rader = Paaminnelse.objects.aapne().order_by("pk")
    if mottaker:
        rader = rader.egne(mottaker)
    return list(rader.values_list("trinn", "forfall"))


def generer(naa=FRISTDAG):
    return generering.generer(naa=naa)


def test_ingen_paaminnelse_foer_fristen(kari):
    assert generer(FRISTDAG - timedelta(days=1)).nye.total() == 0


def test_paa_fristdagen_faar_den_ansvarlige_en_paaminnelse(ane, kari):
    assert generer().nye == {("frist", "forfaller"): 1}
    paaminnelse = Paaminnelse.objects.get()
    assert (paaminnelse.mottaker, paaminnelse.kandidat, paaminnelse.arbeidsgiver) == (ane, kari, None)
    assert paaminnelse.oppfolging.side == Side.KANDIDAT
    assert paaminnelse.dag == date(2026, 11, 30)


def test_ingenting_nytt_naar_det_genereres_om_igjen(kari):
    generer()
    assert generer().nye.total() == 0
    assert Paaminnelse.objects.count() == 1


def test_en_frist_som_er_passert_mens_alt_sto_stille_blir_ikke_glemt(ane, kari):
    generer(lag.oslo(2026, 12, 1))
    assert aapne(ane) == [("forfaller", date(2026, 11, 30))]


def test_stigen_gaar_fra_jobbspesialist_til_leder(ane, leder, kari):
    generer()
    generer(lag.oslo(2026, 12, 1))
    assert aapne(ane) == [("forfaller", date(2026, 11, 30))]
    generer(lag.oslo(2026, 12, 2))
    assert aapne(ane) == [("purring", date(2026, 11, 30))]
    generer(lag.oslo(2026, 12, 6))
    assert aapne(leder) == []
    generer(lag.oslo(2026, 12, 7))
    assert aapne(ane) == [("purring", date(2026, 11, 30))]
    assert aapne(leder) == [("til_leder", date(2026, 11, 30))]


def test_alle_ledere_ved_kandidatens_kontor_faar_vite_om_det_og_ingen_andre(leder, kari):
    enda_en = lag.bruker(Rolle.LEDER)
    lag.bruker(Rolle.LEDER, paa=lag.ANNET_KONTOR)
    generer(lag.oslo(2026, 12, 7))
    mottakere = Paaminnelse.objects.filter(trinn="til_leder").values_list("mottaker", flat=True)
    assert set(mottakere) == {leder.pk, enda_en.pk}


def test_arbeidsgiversiden_gaar_til_kontaktpersonen_uten_kandidaten(ane, kari):
    berit = lag.bruker(paa=lag.ANNET_KONTOR)
    forlop = lag.forlop(kari, lag.arbeidsgiver(berit, naa=MANDAG), av=ane, naa=MANDAG)
    generer(lag.oslo(2026, 11, 26))
    paaminnelse = Paaminnelse.objects.get()
    assert (paaminnelse.mottaker, paaminnelse.kandidat) == (berit, None)
    assert paaminnelse.arbeidsgiver == forlop.arbeidsgiver


def test_kartlagt_arbeidsgiver_uten_forlop_gaar_til_lederen_ved_arbeidsgiverens_kontor(leder):
    berit = lag.bruker(paa=lag.ANNET_KONTOR)
    leder_der = lag.bruker(Rolle.LEDER, paa=lag.ANNET_KONTOR)
    bedrift = lag.arbeidsgiver(berit, naa=MANDAG, kartlagt=date(2026, 11, 23))
    planlegger.planlegg(arbeidsgivere=[bedrift], naa=MANDAG)
    generer(lag.oslo(2027, 3, 15))
    assert aapne(berit) == [("purring", date(2027, 2, 22))]
    assert aapne(leder_der) == [("til_leder", date(2027, 2, 22))]
    assert aapne(leder) == []


def test_logget_kontakt_lukker_og_angring_aapner_igjen(ane, kari):
    generer()
    kontakt = lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=FRISTDAG + timedelta(hours=1))
    assert aapne() == []
    generer(FRISTDAG + timedelta(hours=2))
    assert aapne() == []
    kontaktlogg.angre(kontakt=kontakt, av=ane, naa=kontakt.tid + timedelta(minutes=5))
    assert aapne(ane) == [("forfaller", date(2026, 11, 30))]


def test_flyttet_frist_gir_ny_paaminnelse_og_lukker_den_gamle(ane, kari):
    generer()
    datoer.flytt(oppfolging=Oppfolging.objects.get(), til=date(2026, 12, 2), grunn="", av=ane, naa=FRISTDAG)
    generer()
    assert aapne() == []
    generer(lag.oslo(2026, 12, 2))
    assert aapne(ane) == [("forfaller", date(2026, 12, 2))]


def test_ny_fase_lukker_paaminnelsen_om_datoen_som_er_erstattet(ane, kari):
    generer()
    inntak.bytt_fase(kandidat=kari, fase="i_utdanning", av=ane, naa=FRISTDAG)
    generer()
    assert aapne() == []


def test_ny_fase_som_gir_samme_frist_lar_paaminnelsen_staa(ane, kari):
    generer()
    inntak.bytt_fase(kandidat=kari, fase="kartlegging", av=ane, naa=FRISTDAG)
    assert aapne() == [("forfaller", date(2026, 11, 30))]


def test_avsluttet_kandidat_gir_ingen_paaminnelser(ane, leder, kari):
    generer()
    inntak.avslutt(kandidat=kari, dato=date(2026, 11, 30), av=ane, naa=FRISTDAG)
    assert aapne() == []
    assert generer(lag.oslo(2026, 12, 10)).nye.total() == 0


def test_paaminnelsen_foelger_kandidaten_til_ny_ansvarlig_og_tilbake(ane, leder, kari):
    generer()
    berit = lag.bruker()
    ansvar.tildel(kandidat=kari, til=berit, aarsak="", av=leder, naa=FRISTDAG + timedelta(minutes=1))
    generer(FRISTDAG + timedelta(minutes=2))
    assert (aapne(ane), aapne(berit)) == ([], [("forfaller", date(2026, 11, 30))])
    ansvar.tildel(kandidat=kari, til=ane, aarsak="", av=leder, naa=FRISTDAG + timedelta(minutes=3))
    assert generer(FRISTDAG + timedelta(minutes=4)).nye.total() == 0
    assert (aapne(ane), aapne(berit)) == ([("forfaller", date(2026, 11, 30))], [])


@pytest.mark.parametrize("slutt", ["tilknytning", "deaktivert"])
def test_den_som_har_sluttet_faar_ingen_og_lederen_faar_dem_i_stedet(ane, leder, kari, slutt):
    if slutt == "tilknytning":
        ane.tilknytning.gyldig = DateRange(date(2020, 1, 1), date(2026, 11, 30))
        ane.tilknytning.save(update_fields=["gyldig"])
    else:
        ane.is_active = False
        ane.save(update_fields=["is_active"])
    generer()
    assert aapne(ane) == []
    assert aapne(leder) == [("forfaller", date(2026, 11, 30))]
    generer(lag.oslo(2026, 12, 7))
    assert aapne(leder) == [("til_leder", date(2026, 11, 30))]


def test_kandidat_uten_ansvarlig_minner_lederne_til_den_har_en(ane, leder):
    kari = lag.kandidat(None, naa=MANDAG)
    (forste,) = aapne(leder)  # at once, before any tick
    assert generer(MANDAG).nye["uten_ansvarlig", "mangler"] == 0
    generer(MANDAG + timedelta(days=1))
    assert aapne(leder) == [forste]
    ansvar.tildel(kandidat=kari, til=ane, aarsak="", av=leder, naa=MANDAG + timedelta(days=2))
    generer(MANDAG + timedelta(days=2))
    assert aapne(leder) == []
    lag.legg_i_lederkoe(kari, naa=MANDAG + timedelta(days=3))
    generer(MANDAG + timedelta(days=3))
    (andre,) = aapne(leder)
    assert andre != forste


def test_arbeidsgiver_uten_kontaktperson_minner_lederne_til_den_har_en(ane, leder):
    bedrift = lag.arbeidsgiver(ane, naa=MANDAG)
    lag.ta_bort_kontaktperson(bedrift, naa=MANDAG + timedelta(hours=1))
    generer(MANDAG + timedelta(hours=1))
    (paaminnelse,) = Paaminnelse.objects.egne(leder)
    assert (paaminnelse.regel, paaminnelse.arbeidsgiver) == ("uten_kontaktperson", bedrift)
    kontaktansvar.tildel(arbeidsgiver=bedrift, til=ane, aarsak="", av=leder, naa=MANDAG + timedelta(hours=2))
    generer(MANDAG + timedelta(hours=2))
    assert aapne(leder) == []


def test_jobbutvikling_gaar_til_kandidatens_ansvarlige(ane):
    lag.kandidat(ane, naa=MANDAG, fase="jobbutvikling")
    assert generer().nye == {("frist", "forfaller"): 2}
    assert set(Paaminnelse.objects.values_list("oppfolging__side", flat=True)) == {"kandidat", "jobbutvikling"}


def test_kontaktpersonen_faar_vite_at_en_kollega_har_logget_i_en_uke(ane, kari):
    berit = lag.bruker()
    forlop = lag.forlop(kari, lag.arbeidsgiver(berit, naa=MANDAG), av=ane, naa=MANDAG)
    lag.kontakt(Parter(kandidat=kari, forlop=forlop, med_arbeidsgiver=True), av=ane, naa=MANDAG)
    generer(MANDAG)
    assert aapne(berit) == [("logget", date(2026, 11, 23))]
    generer(lag.oslo(2026, 11, 27))
    assert ("logget", date(2026, 11, 23)) in aapne(berit)
    generer(lag.oslo(2026, 11, 30))
    assert ("logget", date(2026, 11, 23)) not in aapne(berit)


def test_angret_kontakt_er_ikke_noe_aa_vite_om(ane, kari):
    berit = lag.bruker()
    forlop = lag.forlop(kari, lag.arbeidsgiver(berit, naa=MANDAG), av=ane, naa=MANDAG)
    kontakt = lag.kontakt(Parter(kandidat=kari, forlop=forlop, med_arbeidsgiver=True), av=ane, naa=MANDAG)
    kontaktlogg.angre(kontakt=kontakt, av=ane, naa=MANDAG + timedelta(minutes=5))
    assert aapne(berit) == []


def test_egen_kontakt_eller_arbeidsgiver_uten_kontaktperson_gir_ingen_beskjed(ane, leder, kari):
    bedrift = lag.arbeidsgiver(ane, naa=MANDAG)
    lag.kontakt(Parter(arbeidsgiver=bedrift, med_arbeidsgiver=True), av=ane, naa=MANDAG)
    lag.ta_bort_kontaktperson(bedrift, naa=MANDAG + timedelta(hours=1))
    lag.kontakt(Parter(arbeidsgiver=bedrift, med_arbeidsgiver=True), av=ane, naa=MANDAG + timedelta(hours=2))
    assert aapne() == []


def test_ingenting_gaar_paa_epost_utenfor_sammendraget(kari):
    generer()
    assert Utsending.objects.count() == 1


@pytest.fixture
def borte(kari):
    """The reminder of a due date, taken away behind the back of everyone who marks what has changed."""
    generer()
    Paaminnelse.objects.all().delete()
    Endret.objects.all().delete()
    return kari


@pytest.mark.parametrize("senere", [timedelta(0), timedelta(minutes=1)])
def test_et_stille_minutt_ser_ikke_paa_det_som_ikke_er_endret(borte, senere):
    assert generer(FRISTDAG + senere).nye.total() == 0
    assert aapne() == []


def test_den_som_ber_om_det_faar_alt_sett_paa(borte):
    assert generering.generer(naa=FRISTDAG, alt=True).nye.total() == 1


def test_det_som_oppdateres_med_en_gang_er_bare_det_det_bes_om(ane, kari):
    ola = lag.kandidat(ane, naa=MANDAG)
    generer()
    Paaminnelse.objects.all().delete()
    generering.oppdater(naa=FRISTDAG, kandidater=[kari.pk])
    assert list(Paaminnelse.objects.values_list("kandidat", flat=True)) == [kari.pk]
    assert ola.oppfolginger.aapne().exists()
