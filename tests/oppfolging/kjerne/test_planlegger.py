"""One entrance to planning: as cheap for many as for one, the proposal is the saving, and the plan follows along."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kandidater.models import Kandidat
from oppfolging.arbeidsflate.forlop import forlopsplan
from oppfolging.handlinger import arbeidsgivergang, inntak
from oppfolging.kjerne import datoer, planlegger, sjekk
from oppfolging.kjerne.models import Oppfolging, Oppfolgingsplan, Side
from tests import fabrikker as lag
from tests.oppfolging.kjerne.scene import kl, scene
from tests.oppfolging.kjerne.test_rytmetabellen import d

pytestmark = pytest.mark.django_db

MAN = d("11.1.27")


def sporringer(handling) -> int:
    with CaptureQueriesContext(
        connection,
    ) as fanget:
        handling()
    return len(fanget)


def test_aa_planlegge_mange_koster_ikke_flere_spoerringer_enn_en():
    alle = [scene(MAN, fase="jobbutvikling").start("arbeidstrening", MAN, dag=MAN) for _ in range(4)]
    with connection.cursor() as peker:
        peker.execute("DELETE FROM kjerne_oppfolging")

    def planlegg(scener) -> int:
        kandidater = Kandidat.objects.filter(pk__in=[s.kari.pk for s in scener])
        return sporringer(lambda: planlegger.planlegg(kandidater=kandidater, naa=kl(MAN)))

    en, tre = planlegg(alle[:1]), planlegg(alle[1:])
    assert en == tre <= 12
    assert Oppfolging.objects.filter(kandidat__isnull=False).count() == 4 * 8


@pytest.mark.parametrize("fase", ["kartlegging", "jobbutvikling"])
@pytest.mark.parametrize("med", ["kandidat", "begge"])
def test_det_som_foreslaas_er_det_logging_gir(fase, med):
    s = scene(MAN, fase=fase).start("arbeidstrening", MAN, dag=MAN)
    forslag = planlegger.foreslaa(kandidat=s.kari, forlop=s.forlop, naa=kl(d("13.1.27")))
    s.snakk(d("13.1.27"), med=med, kanal="fysisk")
    lagret = {side: s.frist(side, forlop=s.forlop) for side in forslag}
    assert forslag[Side.KANDIDAT] == lagret[Side.KANDIDAT]
    assert (forslag == lagret) is (med == "begge")


@pytest.mark.parametrize(("dag", "kandidat"), [(None, "20.1.27"), ("12.1.27", "19.1.27"), ("13.1.27", "20.1.27")])
def test_forslaget_regnes_fra_dagen_kontakten_var(dag, kandidat):
    s = scene(MAN, fase="jobbutvikling")
    forslag = planlegger.foreslaa(kandidat=s.kari, forlop=None, naa=kl(d("13.1.27")), dag=d(dag) if dag else None)
    assert forslag[Side.KANDIDAT] == d(kandidat)


@pytest.mark.parametrize(("dag", "neste"), [(None, "13.4.27"), ("12.1.27", "12.4.27")])
def test_forslaget_hos_en_arbeidsgiver_regnes_fra_dagen_kontakten_var(dag, neste):
    s, dagen = scene(MAN), d(dag) if dag else None
    forslag = planlegger.foreslaa_for_arbeidsgiver(arbeidsgiver=s.hos, naa=kl(d("13.1.27")), dag=dagen)
    assert forslag == {"arbeidsgiver": d(neste)}


def test_en_foreslaatt_dato_er_intet_valg():
    """After a call the day before a job starts, the rhythm decides, though the form proposed what a meeting gives."""
    s = scene(MAN, fase="jobbutvikling").start("fast", d("12.1.27"), dag=MAN)
    forslag = planlegger.foreslaa(kandidat=s.kari, forlop=None, naa=kl(MAN))
    assert forslag[Side.KANDIDAT] == d("15.1.27")
    med_kari = lag.Parter(kandidat=s.kari, med_kandidat=True)
    lag.kontakt(med_kari, av=s.ane, naa=kl(MAN), neste=forslag)
    assert s.frist(forlop__isnull=True) == d("18.1.27")
    lag.kontakt(med_kari, av=s.ane, naa=kl(MAN, 11), neste={Side.KANDIDAT: d("14.1.27")})
    assert s.frist(forlop__isnull=True) == d("14.1.27")


def test_forslaget_for_en_arbeidsgiver_alene_er_det_logging_gir():
    s = scene(MAN)
    assert planlegger.foreslaa_for_arbeidsgiver(arbeidsgiver=s.hos, naa=kl(MAN)) == {"arbeidsgiver": d("12.4.27")}
    lag.kontakt(lag.Parter(arbeidsgiver=s.hos, med_arbeidsgiver=True), av=s.ane, naa=kl(MAN))
    assert s.frist("arbeidsgiver") == d("12.4.27")
    s.start("arbeidstrening", MAN, dag=MAN)
    assert planlegger.foreslaa_for_arbeidsgiver(arbeidsgiver=s.hos, naa=kl(MAN)) == {}
    assert s.frist("arbeidsgiver", forlop__isnull=True) is None


def test_avtalt_jobb_tar_over_fra_startdagen_og_ikke_foer():
    s = scene(MAN, fase="jobbutvikling").start("fast", d("25.1.27"), dag=MAN)
    s.snakk(d("22.1.27"), kanal="fysisk").snakk(d("22.1.27"), med="andre", kanal="fysisk").tikk(d("24.1.27"))
    assert s.frist(forlop__isnull=True) == d("29.1.27")
    s.tikk(d("25.1.27"))
    assert (s.frist(forlop__isnull=True), s.frist("jobbutvikling")) == (None, None)
    assert s.frist(forlop=s.forlop) == d("28.1.27")


@pytest.mark.parametrize(
    ("dag", "kanal", "staar"),
    [("3.2.27", "sms", True), ("3.2.27", "telefon", True), ("29.1.27", "fysisk", True), ("1.2.27", "fysisk", False)],
)
def test_bare_et_moete_i_de_sju_dagene_foer_start_gjoer_opp_datoen_om_moete(dag, kanal, staar):
    """The row itself stands: closing it and making the same one again would count as done."""
    s = scene(MAN, fase="jobbutvikling").start("fast", d("8.2.27"), dag=MAN)
    (rad,) = s.rader(forlop=s.forlop)
    s.snakk(d(dag), kanal=kanal)
    rad.refresh_from_db()
    assert rad.er_aapen is staar


def test_det_som_er_over_fristen_staar_ogsaa_naar_jobben_begynner_til_noen_tar_kontakt():
    s = scene(MAN, fase="jobbutvikling").start("fast", d("25.1.27"), dag=MAN).tikk(d("25.1.27"))
    assert (s.frist(forlop__isnull=True), s.frist("jobbutvikling")) == (d("18.1.27"), d("18.1.27"))
    s.snakk(d("25.1.27"), med="begge")
    assert (s.frist(forlop__isnull=True), s.frist("jobbutvikling")) == (None, None)


def test_planen_faar_en_ny_versjon_og_side_portal_og_datoer_viser_det_samme():
    s = scene(MAN, fase="jobbutvikling").start("fast", MAN, dag=MAN)
    Oppfolgingsplan.objects.filter(forlop=s.forlop).update(form_og_innhold="Møtes ute")
    s.snakk(MAN, med="begge", kanal="fysisk").fase("nedtrapping", d("12.1.27"))
    planer = Oppfolgingsplan.objects.filter(forlop=s.forlop).order_by("versjon")
    assert list(planer.values_list("versjon", "situasjon", "form_og_innhold", "gjelder_fra")) == [
        (1, "jobb", "Møtes ute", MAN),
        (2, "nedtrapping", "Møtes ute", d("12.1.27")),
    ]
    assert [plan.erstattet is None for plan in planer] == [False, True]
    vist = forlopsplan.gjeldende(s.forlop, hele=True, i_dag=d("12.1.27"))
    assert [rytme.tekst for rytme in vist.rytmer] == ["Hver 90. dag", "Hver 90. dag"]
    assert (s.frist(), s.frist("arbeidsgiver")) == (d("12.4.27"), d("12.4.27"))
    assert {rad.situasjon for rad in s.rader()} == {"nedtrapping"}


def test_arbeidsgiver_som_registreres_skal_kontaktes_innen_14_dager():
    ane = lag.bruker()
    enhet = lag.registerenhet()
    hos = arbeidsgivergang.registrer(orgnr=enhet.orgnr, kontor=ane.kontor, kontaktperson=ane, av=ane, naa=kl(MAN))
    (rad,) = Oppfolging.objects.filter(arbeidsgiver=hos)
    assert (rad.frist, rad.situasjon) == (d("25.1.27"), "uten_forlop")


def test_sjekk_finner_en_arbeidsgiver_uten_dato():
    s = scene(MAN)
    assert list(sjekk.arbeidsgivers_dato(kl(MAN))) == [f"arbeidsgiver {s.hos.pk}: ingen neste dato"]
    planlegger.planlegg(arbeidsgivere=[s.hos], naa=kl(MAN))
    assert list(sjekk.arbeidsgivers_dato(kl(MAN))) == []


def test_en_avsluttet_kandidat_foreslaas_ingen_dato():
    s = scene(MAN, fase="jobbutvikling")
    inntak.avslutt(kandidat=s.kari, dato=MAN, av=s.ane, naa=kl(MAN))
    assert planlegger.foreslaa(kandidat=s.kari, forlop=None, naa=kl(MAN)) == {}


def test_hvem_en_dato_er_om_er_kandidaten_og_ingen_naar_den_er_arbeidsgiverens_egen():
    s = scene(MAN, fase="jobbutvikling")
    planlegger.planlegg(arbeidsgivere=[s.hos], naa=kl(MAN))
    for dato in Oppfolging.objects.all():
        assert datoer.kandidaten_paa(dato.pk) == dato.kandidat_id
    assert {dato.kandidat_id for dato in Oppfolging.objects.all()} == {s.kari.pk, None}
    assert datoer.kandidaten_paa(uuid4()) is None
