from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from inkludering.brukere.models import Rolle
from inkludering.utsending import maler
from inkludering.utsending.models import Tilstand, Utsending
from kandidater import ansvar
from kandidater.models import Gradering
from oppfolging.handlinger import inntak
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse
from oppfolging.varsling.sammendrag import i_sendetiden, legg_i_koe
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import klokka

pytestmark = pytest.mark.django_db

MANDAG = lag.oslo(2026, 11, 23)
FRISTDAG = lag.oslo(2026, 11, 30, 7, 30)


@pytest.fixture
def ane():
    return lag.bruker()


@pytest.fixture
def kari(ane):
    return lag.kandidat(ane, naa=MANDAG)


def sammendrag(naa) -> int:
    return generering.generer(naa=naa).sammendrag


def test_ett_sammendrag_fra_halv_aatte_paa_fristdagen(ane, kari):
    lag.kandidat(ane, naa=MANDAG)
    assert sammendrag(FRISTDAG - timedelta(minutes=1)) == 0
    assert sammendrag(FRISTDAG) == 1
    assert sammendrag(FRISTDAG + timedelta(hours=5)) == 0
    sendt = Utsending.objects.get()
    assert sendt.nokkel == f"sammendrag:{ane.pk}:2026-11-30"
    assert (sendt.adresse, sendt.spraak) == (ane.epost, ane.maalform)
    assert sendt.data == {"kontakter": 2, "over_fristen": 0, "andre": 0}
    assert set(Paaminnelse.objects.values_list("utsending", flat=True)) == {sendt.pk}


def test_arbeideren_kan_levere_det_med_en_gang_selv_om_tidspunktet_er_oppgitt(ane, kari):
    sammendrag(FRISTDAG)
    assert Utsending.objects.get().ikke_foer <= klokka()


def test_staar_arbeideren_til_langt_paa_dag_kommer_det_likevel_samme_dag(kari):
    assert sammendrag(lag.oslo(2026, 11, 30, 19, 59)) == 1


def test_det_som_kommer_etter_stengetid_venter_til_neste_virkedag(kari):
    assert sammendrag(lag.oslo(2026, 11, 30, 20)) == 0
    assert sammendrag(lag.oslo(2026, 12, 1, 7, 30)) == 1


def test_samme_paaminnelse_fortelles_ikke_dagen_etter_men_naar_neste_trinn_er_naadd(ane, kari):
    assert [sammendrag(FRISTDAG + timedelta(days=n)) for n in range(5)] == [1, 0, 1, 0, 0]
    siste = Utsending.objects.order_by("nokkel").last()
    assert siste.data == {"kontakter": 1, "over_fristen": 1, "andre": 0}


@pytest.mark.parametrize(("dag", "over"), [((2026, 11, 30), 0), ((2026, 12, 1), 1)])
def test_over_fristen_i_brevet_er_fra_dagen_etter(ane, kari, dag, over):
    sammendrag(lag.oslo(*dag, 8))
    assert Utsending.objects.get().data["over_fristen"] == over


def test_brevet_teller_kontakter_baade_i_alt_og_over_fristen_og_sier_det(ane):
    lag.kandidat(ane, naa=MANDAG, fase="jobbutvikling")  # two dates, due on Monday 30 November
    lag.kandidat(ane, naa=lag.oslo(2026, 11, 24))  # one date, due on Tuesday 1 December
    sammendrag(lag.oslo(2026, 12, 1, 8))
    sendt = Utsending.objects.get()
    assert sendt.data == {"kontakter": 3, "over_fristen": 2, "andre": 0}
    assert "– 3 kontakter å ta, 2 over fristen\n" in maler.gjengi(sendt).tekst


def sporringer(naa) -> int:
    with CaptureQueriesContext(connection) as sett:
        legg_i_koe(naa=naa)
    return sum("SAVEPOINT" not in en["sql"] for en in sett)


def test_brevet_teller_bare_det_som_fortsatt_staar(ane):
    hos, ferdig = lag.arbeidsgiver(ane, naa=MANDAG), lag.arbeidsgiver(ane, naa=MANDAG)
    for bedrift, art in ((hos, "ny_jobb"), (hos, "jobbtap"), (ferdig, "ny_jobb")):
        frist, felt = date(2026, 11, 27), {"side": "arbeidsgiver", "art": art, "arbeidsgiver": bedrift}
        datoer.lag([Oppfolging(**felt, frist=frist, rytmefrist=frist, opprettet=MANDAG)])
    sluttet = lag.kandidat(ane, naa=MANDAG - timedelta(days=3))
    kari = lag.kandidat(ane, naa=MANDAG - timedelta(days=3))
    fredag = lag.oslo(2026, 11, 27, 6)
    generering.generer(naa=fredag)
    assert Paaminnelse.objects.aapne().count() == 5
    datoer.lukk(Oppfolging.objects.filter(arbeidsgiver=ferdig), som="avlyst", naa=fredag)
    inntak.avslutt(kandidat=sluttet, dato=fredag.date(), av=ane, naa=fredag)
    assert sammendrag(fredag.replace(hour=8)) == 1
    assert Utsending.objects.get().data == {"kontakter": 3, "over_fristen": 0, "andre": 0}
    assert kari.er_aapen


def test_like_mange_spoerringer_for_en_mottaker_som_for_tre_og_en_i_et_stille_minutt(ane, kari):
    generering.generer(naa=FRISTDAG - timedelta(hours=1))
    with transaction.atomic():
        en = sporringer(FRISTDAG)
        assert sporringer(FRISTDAG + timedelta(minutes=1)) == 1
        transaction.set_rollback(True)
    for _ in range(2):
        lag.kandidat(lag.bruker(), naa=MANDAG)
    generering.generer(naa=FRISTDAG - timedelta(minutes=30))
    assert sporringer(FRISTDAG) == en
    assert Utsending.objects.count() == 3


def test_lederen_faar_sitt_eget_sammendrag_etter_fem_virkedager(ane, kari):
    leder = lag.bruker(Rolle.LEDER)
    sammendrag(FRISTDAG)
    sammendrag(lag.oslo(2026, 12, 7, 7, 30))
    assert Utsending.objects.filter(mottaker=leder).count() == 1


def test_mangel_gjentas_hver_virkedag_til_den_er_fylt(ane):
    leder = lag.bruker(Rolle.LEDER)
    kari = lag.kandidat(None, naa=MANDAG, kontor=leder.kontor)
    til_leder = Utsending.objects.filter(mottaker=leder)
    for dag in range(24, 30):  # Tuesday to Sunday
        sammendrag(lag.oslo(2026, 11, dag, 8))
    assert til_leder.count() == 4
    ansvar.tildel(kandidat=kari, til=ane, aarsak="", av=leder, naa=lag.oslo(2026, 11, 30, 7))
    sammendrag(lag.oslo(2026, 11, 30, 8))
    assert til_leder.count() == 4


def test_det_som_kommer_til_etter_dagens_sammendrag_venter_til_neste_virkedag(ane, kari):
    sammendrag(FRISTDAG)
    bedrift = lag.arbeidsgiver(ane, naa=FRISTDAG)
    lag.kontakt(Parter(arbeidsgiver=bedrift, med_arbeidsgiver=True), av=lag.bruker(), naa=FRISTDAG)
    with CaptureQueriesContext(connection) as sett:
        assert sammendrag(FRISTDAG + timedelta(hours=1)) == 0
    assert [ett["sql"] for ett in sett if 'INSERT INTO "utsending_utsending"' in ett["sql"]] == []
    assert sammendrag(FRISTDAG + timedelta(days=1)) == 1


def test_logget_foer_sammendraget_gir_ingen_epost(ane, kari):
    sammendrag(FRISTDAG - timedelta(hours=1))
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=FRISTDAG - timedelta(minutes=5))
    assert sammendrag(FRISTDAG) == 0


def test_beskjed_om_kollegas_kontakt_er_med(ane):
    bedrift = lag.arbeidsgiver(lag.bruker(), naa=MANDAG)
    lag.kontakt(Parter(arbeidsgiver=bedrift, med_arbeidsgiver=True), av=ane, naa=MANDAG)
    assert sammendrag(MANDAG) == 1
    assert Utsending.objects.get().data == {"kontakter": 0, "over_fristen": 0, "andre": 1}


def test_deaktivert_bruker_faar_ingen(ane):
    berit = lag.bruker()
    bedrift = lag.arbeidsgiver(berit, naa=MANDAG)
    berit.is_active = False
    berit.save(update_fields=["is_active"])
    lag.kontakt(Parter(arbeidsgiver=bedrift, med_arbeidsgiver=True), av=ane, naa=MANDAG)
    assert sammendrag(MANDAG) == 0


def test_sammendrag_som_ikke_kom_ut_foer_det_neste_blir_erstattet(kari):
    sammendrag(FRISTDAG)
    gammelt = Utsending.objects.get()
    sammendrag(FRISTDAG + timedelta(days=2))
    gammelt.refresh_from_db()
    assert gammelt.tilstand == Tilstand.AVLYST
    assert Utsending.objects.filter(tilstand=Tilstand.I_KOE).count() == 1


@pytest.mark.parametrize("maalform", ["nb", "nn", "en"])
def test_brevet_har_bare_tall_og_lenke(ane, settings, maalform):
    ane.maalform = maalform
    ane.save(update_fields=["maalform"])
    graderte = {"gradering": Gradering.FORTROLIG}
    lag.kandidat(ane, naa=MANDAG, fornavn="Plantet", etternavn="Navnesen", **graderte)
    lag.forlop(
        lag.kandidat(ane, naa=MANDAG, fornavn="Plantet", etternavn="Navnesen"),
        lag.arbeidsgiver(ane, naa=MANDAG, navn="Plantet Bedrift AS"),
        av=ane,
        naa=MANDAG,
    )
    sammendrag(lag.oslo(2026, 12, 2, 8))
    brev = maler.gjengi(Utsending.objects.get())
    assert f"{settings.BASE_URL}/paaminnelser/" in brev.tekst
    assert "4" in brev.tekst
    for ord_ in ("Plantet", "Navnesen", "Bedrift", "Butikk"):
        assert ord_ not in brev.emne + brev.tekst


@pytest.mark.parametrize(
    ("utc", "sendes"),
    [
        ("2026-10-23T05:29", False),  # Friday, summer time
        ("2026-10-23T05:30", True),
        ("2026-10-25T12:00", False),  # the night the clock goes back is a Sunday
        ("2026-10-26T05:30", False),
        ("2026-10-26T06:30", True),
        ("2027-03-25T07:00", False),  # Maundy Thursday
        ("2027-03-26T07:00", False),  # Good Friday
        ("2027-03-28T07:00", False),  # Easter Sunday, the clock goes forward
        ("2027-03-29T07:00", False),  # Easter Monday
        ("2027-03-30T05:29", False),
        ("2027-03-30T05:30", True),
        ("2027-05-17T08:00", False),  # 17 May, also second Whit Monday
        ("2027-05-18T05:30", True),
        ("2027-05-18T18:00", False),
    ],
)
def test_sendetiden_foelger_norsk_klokke_og_norske_helligdager(utc, sendes):
    assert i_sendetiden(datetime.fromisoformat(f"{utc}Z")) is sendes


def test_frist_paa_langfredag_fortelles_foerste_virkedag_etter_og_er_over_fristen_den_andre(ane):
    lag.kandidat(ane, naa=lag.oslo(2027, 3, 22))
    frist = Oppfolging.objects.get()
    datoer.flytt(oppfolging=frist, til=date(2027, 3, 26), grunn="", av=ane, naa=lag.oslo(2027, 3, 22))
    dager = [lag.oslo(2027, 3, dag, 8) for dag in range(24, 32)]
    assert [naa.date() for naa in dager if sammendrag(naa)] == [date(2027, 3, 30), date(2027, 3, 31)]
