"""The caseload: who needs me first, and what it costs to ask."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inkludering.brukere.models import Rolle
from oppfolging.arbeidsflate.i_dag import liste, portefolje
from oppfolging.kjerne import planlegger
from oppfolging.kjerne.models import Art, Side
from tests import fabrikker as lag
from tests.fabrikker import Parter

pytestmark = pytest.mark.django_db

MANDAG = lag.oslo(2026, 11, 23)


@pytest.fixture
def ane():
    return lag.bruker(fornavn="Ane", etternavn="Aas")


def for_(dager: int):
    return MANDAG - timedelta(days=dager)


def rad_for(bruker, kandidat, naa=MANDAG):
    return next(rad for rad in portefolje.rader(bruker, naa) if rad.id == kandidat.pk)


def hos_arbeidsgiverne(bruker, naa=MANDAG):
    return portefolje.hos_arbeidsgivere(bruker, naa, portefolje.rader(bruker, naa))[1]


def har_soekt_videre(kari, ane) -> None:
    """Visited another employer yesterday: job development goes on beside work training, and is not what is due."""
    lag.kontakt(Parter(kandidat=kari, med_arbeidsgiver=True), av=ane, naa=for_(1), kanal="fysisk")


def test_raden_viser_neste_steg_og_siste_kontakt_paa_hver_side(ane):
    kari = lag.kandidat(ane, naa=for_(30), fase="jobbutvikling", fornavn="Kari", etternavn="Li")
    bakeriet = lag.arbeidsgiver(ane, naa=for_(30), navn="Bakeriet AS")
    forlop = lag.forlop(kari, bakeriet, av=ane, naa=for_(20))
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=for_(5))
    lag.kontakt(Parter(kandidat=kari, forlop=forlop, med_arbeidsgiver=True), av=ane, naa=for_(9))
    har_soekt_videre(kari, ane)
    rad = rad_for(ane, kari)
    assert (rad.navn, rad.fase, rad.arbeidsgivernavn) == ("Kari Li", "Jobbutvikling", "Bakeriet AS")
    assert (rad.kandidat.dato, rad.kandidat.sist) == ("ons. 25. nov.", "Sist nådd for 5 dager siden")
    assert (rad.arbeidsgiver.dato, rad.arbeidsgiver.sist) == ("i dag", "Sist nådd for 9 dager siden")
    assert (rad.kandidat.status, rad.arbeidsgiver.status) == ("denne_uken", "forfalt_gul")
    assert rad.status == "forfalt_gul"


def test_uten_forlop_viser_arbeidsgiversiden_jobbutvikling(ane):
    kari = lag.kandidat(ane, naa=MANDAG, fase="jobbutvikling")
    rad = rad_for(ane, kari)
    assert (rad.arbeidsgiver.tekst, rad.arbeidsgiver.dato, rad.arbeidsgivernavn) == (
        "Jobbutvikling",
        "man. 30. nov.",
        "",
    )
    assert rad.arbeidsgiver.sist == "Ingen kontakt ennå"


def test_henvist_kandidat_har_ingenting_paa_arbeidsgiversiden(ane):
    assert rad_for(ane, lag.kandidat(ane, naa=MANDAG)).arbeidsgiver is None


def test_den_som_haster_mest_staar_overst_og_like_staar_paa_navn(ane):
    for etternavn, dager in [("Åsen", 7), ("Zahl", 7), ("Aas", 7), ("Berg", 9), ("Dahl", 20), ("Moe", 0)]:
        lag.kandidat(ane, naa=for_(dager), etternavn=etternavn)
    rader = portefolje.rader(ane, MANDAG)
    assert [rad.navn.split()[1] for rad in rader] == ["Dahl", "Berg", "Zahl", "Aas", "Åsen", "Moe"]
    assert [rad.status for rad in rader] == ["forfalt_rod", "forfalt_nylig", *["forfalt_gul"] * 3, "planlagt"]
    assert rader[0].kandidat.over == "9 virkedager over fristen"


def test_forsokt_i_dag_staar_under_dem_som_ikke_er_forsokt(ane):
    kari = lag.kandidat(ane, naa=for_(20))
    lag.kandidat(ane, naa=for_(7), etternavn="Sist")
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=MANDAG, naadd=False)
    rader = portefolje.rader(ane, MANDAG)
    assert [rad.status for rad in rader] == ["forfalt_gul", "forsokt"]
    assert rader[1].kandidat.over == "9 virkedager over fristen"
    assert rad_for(ane, kari, lag.oslo(2026, 11, 24)).status == "forfalt_rod"


def test_tellerne_teller_hver_rad_en_gang(ane):
    for dager in (20, 20, 8, 7, 4, 0):
        lag.kandidat(ane, naa=for_(dager))
    tellere = {ett.status: ett.antall for ett in liste.tellere(portefolje.rader(ane, MANDAG))}
    # One working day late is over fristen as much as a month.
    assert tellere == {"forfalt_rod": 3, "forfalt_gul": 1, "forsokt": 0, "denne_uken": 1, "planlagt": 1}


def test_av_flere_forlop_vises_det_som_haster_mest(ane):
    kari = lag.kandidat(ane, naa=for_(30), fase="jobbutvikling")
    for navn, dager in [("Sen AS", 1), ("Tidlig AS", 10)]:
        lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(30), navn=navn), av=ane, naa=for_(dager))
    har_soekt_videre(kari, ane)
    rad = rad_for(ane, kari)
    assert rad.arbeidsgivernavn == "Tidlig AS"
    assert len(portefolje.rader(ane, MANDAG)) == 1


def jobber(ansvarlig, kontaktperson):
    """In a job that began thirty days ago, where nobody has been met but the candidate, today."""
    den = lag.kandidat(ansvarlig, naa=for_(30), fase="jobbutvikling")
    hos = lag.arbeidsgiver(kontaktperson, naa=for_(30))
    forlop = lag.forlop(den, hos, av=ansvarlig, naa=for_(30), type="fast", start=for_(30).date())
    lag.kontakt(Parter(kandidat=den, med_kandidat=True), av=ansvarlig, naa=MANDAG, kanal="fysisk")
    return den, forlop


def test_det_en_kollega_svarer_for_vises_noytralt_og_er_ikke_min_hast(ane):
    bo = lag.bruker(fornavn="Bo", etternavn="Bang")
    kari, _hos_bo = jobber(ane, bo)
    ola, _hos_ane = jobber(ane, ane)
    hos_bo, hos_ane = rad_for(ane, kari), rad_for(ane, ola)
    assert hos_bo.arbeidsgiver.merknad.startswith("Bo Bang følger opp · ")
    assert "over fristen" in hos_bo.arbeidsgiver.merknad
    assert (hos_bo.arbeidsgiver.maa_tas, hos_bo.status, hos_bo.over) == (False, "planlagt", 0)
    assert "følger opp" not in hos_ane.arbeidsgiver.merknad
    assert (hos_ane.arbeidsgiver.maa_tas, hos_ane.status, hos_ane.over) == (True, "forfalt_rod", 1)
    assert [rad.id for rad in portefolje.rader(ane, MANDAG)] == [ola.pk, kari.pk]


def test_uten_kontaktperson_er_datoen_lederens(ane):
    kari, forlop = jobber(ane, ane)
    lag.ta_bort_kontaktperson(forlop.arbeidsgiver, naa=for_(1))
    rad = rad_for(ane, kari)
    assert rad.arbeidsgiver.merknad.startswith("Ingen kontaktperson · ")
    assert (rad.arbeidsgiver.maa_tas, rad.over) == (False, 0)


@pytest.mark.parametrize("status", ["forfalt_gul", "forsokt"])
def test_filteret_viser_hver_rad_med_merket_ogsaa_naar_den_andre_siden_haster_mer(ane, status):
    """Candidate's side long over fristen; the employer's due today, or tried today."""
    kari = lag.kandidat(ane, naa=for_(40), fase="jobbutvikling")
    hos_en = Parter(kandidat=kari, med_arbeidsgiver=True)
    lag.kontakt(hos_en, av=ane, naa=for_(7), kanal="fysisk")
    if status == "forsokt":
        lag.kontakt(hos_en, av=ane, naa=MANDAG, naadd=False)
    rader = portefolje.rader(ane, MANDAG)
    assert [rad.status for rad in rader] == ["forfalt_rod"]
    assert liste.vises(rader[0], status) and liste.vises(rader[0], "forfalt_rod")
    assert {ett.status: ett.antall for ett in liste.tellere(rader)}[status] == 1


def test_min_egen_dato_staar_foran_kollegaens_paa_samme_side(ane):
    bo = lag.bruker()
    kari, _hos_bo = jobber(ane, bo)
    mitt = lag.arbeidsgiver(ane, naa=for_(30), navn="Mitt AS")
    lag.forlop(kari, mitt, av=ane, naa=for_(1))
    assert rad_for(ane, kari).arbeidsgivernavn == "Mitt AS"


def test_arbeidsgiverne_staar_i_samme_liste_etter_hva_som_haster(ane):
    kollegas, _forlop = jobber(lag.bruker(), ane)
    sen = lag.kandidat(ane, naa=for_(40))
    ny = lag.kandidat(ane, naa=MANDAG)
    kandidater = portefolje.rader(ane, MANDAG)
    alle = liste.samlet(kandidater, portefolje.hos_arbeidsgivere(ane, MANDAG, kandidater)[1])
    assert [getattr(rad, "id", "") or rad.avtaler[0].kandidat_id for rad in alle] == [sen.pk, kollegas.pk, ny.pk]
    tellere = {ett.status: ett.antall for ett in liste.tellere(alle)}
    assert (tellere["forfalt_rod"], len([rad for rad in alle if liste.vises(rad, "forfalt_rod")])) == (2, 2)


def test_det_kandidatens_rad_viser_staar_ikke_en_gang_til(ane):
    kari, _forlop = jobber(ane, ane)
    assert hos_arbeidsgiverne(ane) == []
    lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(30), navn="Andre AS"), av=ane, naa=for_(20))
    assert [(rad.avtaler[0].navn, rad.avtaler[0].kandidat_id) for rad in hos_arbeidsgiverne(ane)] == [
        ("Andre AS", kari.pk)
    ]


def test_over_fristen_teller_datoer_ogsaa_dem_som_er_forsoekt(ane):
    kari = lag.kandidat(ane, naa=for_(40))
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=MANDAG, naadd=False)
    rader = portefolje.rader(ane, MANDAG)
    assert (rader[0].status, rader[0].over) == ("forsokt", 1)
    assert liste.vises(rader[0], "forfalt_rod") and liste.vises(rader[0], "forsokt")
    assert {ett.status: ett.antall for ett in liste.tellere(rader)}["forfalt_rod"] == 1


def test_arbeidsgiver_som_vil_bli_oppringt_vises_i_raden_og_oeverst_hos_kontaktpersonen(ane):
    kari = lag.kandidat(ane, naa=for_(3), fase="jobbutvikling")
    bakeriet = lag.arbeidsgiver(ane, naa=for_(3))
    lag.forlop(kari, bakeriet, av=ane, naa=MANDAG)
    assert not rad_for(ane, kari).vil_oppringes
    planlegger.legg_til(
        art=Art.RINGEONSKE,
        side=Side.ARBEIDSGIVER,
        senest=date(2026, 11, 24),
        naa=MANDAG,
        arbeidsgiver=bakeriet,
        bedt_av=lag.arbeidsgiverkontakt(bakeriet, fornavn="Daria", etternavn="Moen", telefon="59091938"),
    )
    assert rad_for(ane, kari).vil_oppringes
    [onske], rader = portefolje.hos_arbeidsgivere(ane, MANDAG, [])
    assert (onske.navn, onske.telefon, onske.arbeidsgiver) == ("Daria Moen", "59091938", bakeriet.navn)
    alle = [avtale.steg.tekst for hos in rader for avtale in hos.avtaler]
    assert "Arbeidsgiveren har bedt om å bli oppringt" not in alle
    assert portefolje.hos_arbeidsgivere(lag.bruker(), MANDAG, []) == ([], [])


def test_mine_arbeidsgivere_har_ogsaa_dem_uten_forlop_og_kollegers_kandidater(ane):
    bo = lag.bruker()
    uten = lag.arbeidsgiver(ane, naa=for_(90), navn="Uten AS", kartlagt=for_(90).date())
    planlegger.planlegg(arbeidsgivere=[uten], naa=for_(90))
    hos = lag.arbeidsgiver(ane, naa=for_(9), navn="Med AS")
    lukket, aapen, gradert = (
        lag.kandidat(bo, naa=for_(9), fase="jobbutvikling", fornavn=navn, etternavn="Lund", skjermet=skjermet)
        for navn, skjermet in (("Lukket", False), ("Åpen", False), ("Skjermet", True))
    )
    lag.aapne(aapen, av=bo, naa=for_(9))
    lag.aapne(gradert, av=bo, naa=for_(9))
    for kandidat in (lukket, aapen, gradert):
        lag.forlop(kandidat, hos, av=bo, naa=MANDAG)
    lag.forlop(lag.kandidat(bo, naa=MANDAG, fase="jobbutvikling"), lag.arbeidsgiver(bo, naa=MANDAG), av=bo, naa=MANDAG)
    rader = hos_arbeidsgiverne(ane)
    assert [rad.avtaler[0].navn for rad in rader] == ["Uten AS", "Med AS"]
    assert [ett.gjelder for ett in rader[0].avtaler] == ["Arbeidsgiveren selv"]
    assert sorted(ett.gjelder for ett in rader[1].avtaler) == ["en kandidat", "Åpen Lund"]


def test_raden_sier_hvilken_dag_kontakten_skulle_vaert_naar_henvisningen_kom_sent(ane):
    kari = lag.kandidat(ane, naa=MANDAG, henvist_dato=date(2026, 11, 10))
    assert rad_for(ane, kari).kandidat.dato == "i dag"
    assert rad_for(ane, kari).kandidat.merknad == "skulle vært tir. 17. nov. · Ingen kontakt ennå"
    i_tide = lag.kandidat(ane, naa=MANDAG)
    assert "skulle vært" not in rad_for(ane, i_tide, lag.oslo(2026, 12, 15)).kandidat.merknad


def test_mine_arbeidsgivere_sier_hvilken_dag_det_skulle_vaert(ane):
    kari = lag.kandidat(lag.bruker(), naa=MANDAG, fase="jobbutvikling")
    lag.forlop(kari, lag.arbeidsgiver(ane, naa=MANDAG), av=ane, naa=MANDAG, type="fast", start=date(2026, 11, 16))
    [hos] = hos_arbeidsgiverne(ane)
    assert "skulle vært tor. 19. nov." in hos.avtaler[0].steg.merknad


def test_bare_egne_aapne_kandidater_staar_i_listen(ane):
    lag.kandidat(lag.bruker(), naa=MANDAG)
    lag.kandidat(None, naa=MANDAG)
    assert portefolje.rader(ane, MANDAG) == []
    assert portefolje.rader(lag.bruker(Rolle.LEDER), MANDAG) == []


def antall_sporringer(hva, *argumenter) -> int:
    with CaptureQueriesContext(
        connection,
    ) as sporringer:
        hva(*argumenter)
    return len(sporringer)


def test_portefoljen_er_en_sporring_for_en_og_for_tre_kandidater(ane):
    for nr in range(3):
        kari = lag.kandidat(ane, naa=for_(nr), fase="jobbutvikling")
        if nr != 1:
            lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(nr)), av=ane, naa=MANDAG)
        if nr in (0, 2):
            assert antall_sporringer(portefolje.rader, ane, MANDAG) == 1
            assert antall_sporringer(portefolje.hos_arbeidsgivere, ane, MANDAG, []) == 1


def test_sist_er_regnet_fra_det_samme_paa_forlopets_dato_hvem_som_enn_ser_den(ane):
    """Of a forløp: from the last talk about it, not from any other talk with the employer."""
    bo = lag.bruker()
    _kollegas, forlop = jobber(bo, ane)
    om_den = Parter(kandidat=forlop.kandidat, forlop=forlop, med_arbeidsgiver=True)
    lag.kontakt(om_den, av=ane, naa=MANDAG - timedelta(days=12))
    lag.kontakt(Parter(arbeidsgiver=forlop.arbeidsgiver, med_arbeidsgiver=True), av=ane, naa=MANDAG - timedelta(days=1))
    mine = next(rad for rad in hos_arbeidsgiverne(ane) if rad.orgnr == forlop.arbeidsgiver.orgnr)
    assert {avtale.steg.sist for avtale in mine.avtaler if avtale.kandidat_id} == {"Sist nådd for 12 dager siden"}
    assert rad_for(bo, forlop.kandidat).arbeidsgiver.sist == "Sist nådd for 12 dager siden"
