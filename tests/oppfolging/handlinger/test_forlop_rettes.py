"""A forløp put right: phase, plan and dates follow, the overdue ones stand, and one that never began counts nowhere."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from arbeidsgivere import kontaktansvar
from inkludering.hendelser.models import Hendelse
from oppfolging.handlinger import forlopsgang
from oppfolging.handlinger.forlopsgang import (
    LENGST_FOER_HENVISNING,
    GaarAllerede,
    ManglerKontaktperson,
    StartForTidlig,
)
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Forlop, Oppfolging, Side
from oppfolging.rapporter.snitt import beregn
from oppfolging.rapporter.tall.forlop import LOPENDE_FORLOP
from oppfolging.rapporter.tall.overgang import OVERGANG
from tests import fabrikker as lag
from tests.oppfolging.kjerne.scene import Scene, kl, scene
from tests.oppfolging.kjerne.test_rytmetabellen import d

pytestmark = pytest.mark.django_db

# Thursday; the Monday after.
I_DAG, MANDAG = d("7.1.27"), d("11.1.27")


def rett(s: Scene, dag: date = I_DAG, **felt) -> None:
    det = Forlop.objects.get(pk=s.forlop.pk)
    staar = {navn: getattr(det, navn) for navn in ("type", "start", "slutt", "stilling", "timer_per_uke")}
    forlopsgang.rett(forlop=det, **staar | felt, av=s.ane, naa=kl(dag))
    s.kari.refresh_from_db()
    s.forlop.refresh_from_db()


def jobb(type_: str = "fast", start: date = MANDAG, **felt) -> Scene:
    return scene(d("1.12.26"), fase="jobbutvikling").start(type_, start, dag=I_DAG, **felt)


def test_ny_start_flytter_datoene_som_foelger_av_den():
    s = jobb()
    # A meeting in the 7 days before the start, and day 3 after it: Friday before, Thursday after.
    assert (s.frist("kandidat", forlop=s.forlop), s.frist("arbeidsgiver", forlop=s.forlop)) == (
        d("8.1.27"),
        d("14.1.27"),
    )
    rett(s, start=d("18.1.27"))
    assert (s.frist("kandidat", forlop=s.forlop), s.frist("arbeidsgiver", forlop=s.forlop)) == (
        d("15.1.27"),
        d("21.1.27"),
    )
    assert {rad.status for rad in Oppfolging.objects.filter(forlop=s.forlop, frist=d("14.1.27"))} == {"erstattet"}


def test_ny_slutt_flytter_evalueringene():
    s = jobb("arbeidstrening", slutt=d("11.3.27"))
    assert s.frist("kandidat", "sluttevaluering") == d("11.3.27")
    rett(s, slutt=d("8.4.27"))
    assert s.frist("kandidat", "sluttevaluering") == d("8.4.27")
    assert s.frist("arbeidsgiver", "midtevaluering") == d("23.2.27")


def test_det_som_er_over_fristen_staar():
    s = jobb()
    forfalt = s.frist("arbeidsgiver", forlop=s.forlop)
    rett(s, dag=d("20.1.27"), start=d("18.1.27"))
    assert s.frist("arbeidsgiver", forlop=s.forlop) == forfalt == d("14.1.27")


@pytest.mark.parametrize(("til", "staar"), [("20.1.27", "20.1.27"), ("28.1.27", "21.1.27")])
def test_en_dato_som_er_flyttet_for_haand_staar_naar_rytmen_tillater_det(til, staar):
    s = jobb()
    [rad] = s.rader("arbeidsgiver", forlop=s.forlop)
    datoer.flytt(oppfolging=rad, til=d(til), grunn="Ferie", av=s.ane, naa=kl(I_DAG))
    rett(s, start=d("18.1.27"))
    assert s.frist("arbeidsgiver", forlop=s.forlop) == d(staar)


@pytest.mark.parametrize(
    ("fra", "til", "start", "fase"),
    [
        ("arbeidstrening", "fast", I_DAG, "jobber"),
        ("fast", "arbeidstrening", I_DAG, "jobbutvikling"),
        ("fast", "fast", MANDAG, "jobbutvikling"),
    ],
)
def test_fasen_og_planen_foelger_typen_og_starten(fra, til, start, fase):
    s = jobb(fra, I_DAG)
    rett(s, type=til, start=start)
    assert s.kari.fase == fase
    plan = s.forlop.planer.get(erstattet__isnull=True)
    assert plan.situasjon == ("jobb" if til == "fast" else "arbeidstrening")


def test_rettelsen_staar_i_historikken_og_i_loggen():
    s = jobb()
    rett(s, stilling="Kokk")
    spor = Forlop.pgh_event_model.objects.filter(pgh_obj_id=s.forlop.pk).order_by("pgh_id")
    assert [ett.stilling for ett in spor] == ["Butikkmedarbeider", "Kokk"]
    assert Hendelse.objects.get(type="forlop_rettet").av_id == s.ane.pk


def test_det_som_ikke_kunne_registreres_kan_ikke_rettes_til():
    s = jobb("arbeidstrening")
    s.start("fast", MANDAG, dag=I_DAG)
    with pytest.raises(GaarAllerede):
        rett(s, type="arbeidstrening")
    with pytest.raises(StartForTidlig):
        rett(s, start=d("30.11.21"))
    uten = lag.arbeidsgiver(None)
    with pytest.raises(ManglerKontaktperson):
        forlopsgang._krev_kontaktperson(uten, start=I_DAG, naa=kl(I_DAG))


def test_starten_kan_rettes_til_fem_aar_foer_henvisningen_og_ikke_dagen_foer():
    s = jobb("arbeidstrening")
    assert s.kari.henvist_dato - LENGST_FOER_HENVISNING == d("1.12.21")
    rett(s, start=d("1.12.21"))
    assert s.forlop.start == d("1.12.21")
    with pytest.raises(StartForTidlig):
        rett(s, start=d("30.11.21"))


def test_bare_en_ny_start_spoer_etter_kontaktpersonen_den_dagen():
    """There is one from the Monday it starts; the hours are corrected as they stand, the start is not."""
    s = scene(d("1.12.26"), fase="jobbutvikling")
    hos = lag.arbeidsgiver(None, naa=kl(I_DAG, 8))
    kontaktansvar.tildel(arbeidsgiver=hos, til=s.ane, aarsak="", av=s.ane, naa=kl(I_DAG, 8), fra=kl(MANDAG, 0))
    s.forlop = lag.forlop(s.kari, hos, av=s.ane, naa=kl(I_DAG), start=MANDAG)
    rett(s, timer_per_uke=Decimal(30))
    assert s.forlop.timer_per_uke == 30
    with pytest.raises(ManglerKontaktperson):
        rett(s, start=d("8.1.27"))


def test_den_som_bekrefter_staar_der_og_skriver_ikke_over_det_andre_har_rettet():
    s = jobb(start=I_DAG)
    gammel = Forlop.objects.get(pk=s.forlop.pk)
    rett(s, stilling="Kokk")
    forlopsgang.bekreft_start(forlop=gammel, av=s.ane, naa=kl(I_DAG))
    assert Forlop.objects.get(pk=s.forlop.pk).stilling == "Kokk"
    assert Hendelse.objects.get(type="forlop_begynte").av_id == s.ane.pk


def test_siste_dag_i_et_avsluttet_forlop_rettes_og_kan_ikke_vaere_foer_start():
    s = jobb(start=d("4.1.27")).avslutt("fullfort", d("8.1.27"))
    rett(s, dag=d("9.1.27"), avsluttet_dato=d("7.1.27"))
    assert s.forlop.avsluttet_dato == d("7.1.27")
    with pytest.raises(IntegrityError, match="forlop_begynte_foer_det_sluttet"), transaction.atomic():
        rett(s, dag=d("9.1.27"), avsluttet_dato=d("3.1.27"))


def test_databasen_tar_bare_imot_slutt_foer_start_naar_det_aldri_begynte():
    s = jobb()
    with pytest.raises(IntegrityError, match="forlop_begynte_foer_det_sluttet"), transaction.atomic():
        s.avslutt("avbrutt", I_DAG)
    s.avslutt("begynte_ikke", I_DAG)
    assert not Forlop.objects.get(pk=s.forlop.pk).er_aapent


def test_det_som_er_bekreftet_begynt_kan_ikke_ha_aldri_begynt():
    s = jobb(start=I_DAG)
    forlopsgang.bekreft_start(forlop=s.forlop, av=s.ane, naa=kl(I_DAG))
    assert s.forlop.begynte_bekreftet == kl(I_DAG)
    with pytest.raises(IntegrityError, match="forlop_begynte_eller_ikke"), transaction.atomic():
        s.avslutt("begynte_ikke", I_DAG)


def test_start_som_ikke_er_kommet_kan_ikke_bekreftes_og_en_ny_start_spoerres_det_om_igjen():
    s = jobb()
    forlopsgang.bekreft_start(forlop=s.forlop, av=s.ane, naa=kl(I_DAG))
    assert s.forlop.begynte_bekreftet is None
    rett(s, start=I_DAG)
    forlopsgang.bekreft_start(forlop=s.forlop, av=s.ane, naa=kl(I_DAG))
    rett(s, stilling="Kokk")
    assert s.forlop.begynte_bekreftet == kl(I_DAG)
    rett(s, start=MANDAG)
    assert s.forlop.begynte_bekreftet is None


@pytest.mark.parametrize(("aarsak", "overgang", "loepende"), [("fullfort", 1, 1), ("begynte_ikke", 0, 0)])
def test_det_som_aldri_begynte_teller_ikke_fra_det_ble_kjent(aarsak, overgang, loepende):
    s = jobb(start=d("4.1.27"))
    foer, etter = kl(d("8.1.27")), kl(d("8.1.27"), 15)
    forlopsgang.avslutt(forlop=s.forlop, dato=d("8.1.27"), aarsak=aarsak, av=s.ane, naa=kl(d("8.1.27"), 12))

    def tall(naa):
        svar = beregn(kontor=s.ane.kontor, fra=d("1.1.27"), til=d("31.1.27"), snitt=naa).kontoret
        return svar[OVERGANG].per["aar"].teller, svar[LOPENDE_FORLOP].per["betalt"]

    assert tall(foer) == (1, 1)
    assert tall(etter) == (overgang, loepende)


@pytest.mark.parametrize(
    ("aarsak", "sider"),
    [
        ("ansatt", {"kandidat": "11.1.27", "arbeidsgiver": "11.1.27"}),
        ("annen_jobb", {"kandidat": "11.1.27"}),
        ("fullfort", {}),
    ],
)
def test_en_jobb_som_foelger_holder_en_dato_paa_begge_sider_til_den_er_registrert(aarsak, sider):
    """Friday and three days."""
    s = jobb("arbeidstrening", d("4.1.27")).avslutt(aarsak, d("8.1.27"))
    staar = Oppfolging.objects.aapne().filter(art="ny_jobb")
    assert {rad.side: rad.frist for rad in staar} == {side: d(frist) for side, frist in sider.items()}
    assert s.frist("kandidat") and s.frist("jobbutvikling")
    s.start("fast", d("9.1.27"), dag=d("8.1.27"))
    assert not staar.all().exists()


def test_en_ubetalt_fortsettelse_er_ikke_jobben():
    s = jobb("jobbsmak", d("4.1.27")).avslutt("ansatt", d("8.1.27"))
    s.start("arbeidstrening", d("9.1.27"), dag=d("8.1.27"))
    assert Oppfolging.objects.aapne().filter(art="ny_jobb").count() == 2


def test_datoen_over_fristen_staar_til_det_er_snakket_med_dem():
    s = jobb("arbeidstrening", d("4.1.27")).avslutt("ansatt", d("8.1.27"))
    s.start("fast", d("15.1.27"), dag=d("14.1.27"))
    staar = Oppfolging.objects.aapne().filter(art="ny_jobb")
    assert staar.count() == 2
    s.snakk(d("15.1.27"), med="begge")
    assert not staar.all().exists()


@pytest.mark.parametrize("aarsak", ["avbrutt", "begynte_ikke"])
def test_ams_gaar_ut_av_opplaering_naar_det_siste_forloepet_slutter(aarsak):
    s = scene(d("1.12.26"), fase="finne_jobb", metode="ams").start("arbeidstrening", I_DAG, dag=I_DAG)
    s.fase("opplaering", I_DAG).avslutt(aarsak, d("8.1.27"))
    assert s.kari.fase == "finne_jobb"
    assert s.frist(Side.JOBBUTVIKLING)
