"""A forløp from start to end: who may start one, the phase that follows from it, and what a lost job asks for."""

from datetime import timedelta
from decimal import Decimal

import pytest

from arbeidsgivere import kontaktansvar
from inkludering.hendelser.models import Hendelse
from kandidater.models import Kandidat
from oppfolging.handlinger import forlopsgang
from oppfolging.handlinger.forlopsgang import GaarAllerede, ManglerKontaktperson, StartForTidlig
from oppfolging.kjerne.models import Forlop, Oppfolging
from tests import fabrikker as lag
from tests.oppfolging.kjerne.scene import Scene, kl, scene
from tests.oppfolging.kjerne.test_rytmetabellen import d

pytestmark = pytest.mark.django_db

# Thursday; the Monday after.
I_DAG, MANDAG = d("7.1.27"), d("11.1.27")


def start(s: Scene, **felt) -> Forlop:
    felt = {
        "arbeidsgiver": s.hos,
        "type": "arbeidstrening",
        "start": MANDAG,
        "slutt": None,
        "stilling": "Baker",
        "timer_per_uke": None,
    } | felt
    return forlopsgang.start(kandidat=s.kari, av=s.ane, naa=kl(I_DAG), **felt)


def test_forlopet_har_det_som_ble_avtalt_og_naar_det_ble_registrert():
    s = scene(I_DAG)
    ny = start(s, type="fast", slutt=d("30.6.27"), stilling="Baker", timer_per_uke=Decimal("22.5"))
    lagret = Forlop.objects.get(pk=ny.pk)
    assert (lagret.kandidat, lagret.arbeidsgiver, lagret.type) == (s.kari, s.hos, "fast")
    assert (lagret.start, lagret.slutt, lagret.registrert) == (MANDAG, d("30.6.27"), kl(I_DAG))
    assert (lagret.stilling, lagret.timer_per_uke) == ("Baker", Decimal("22.5"))
    rad = Hendelse.objects.get(type="forlop_startet")
    assert (rad.objekt_id, rad.av_id, rad.tid) == (str(ny.pk), s.ane.pk, kl(I_DAG))
    assert rad.detaljer == {"type": "fast", "start": "2027-01-11"}
    assert {side: s.frist(side, forlop=ny) for side in ("kandidat", "arbeidsgiver")} == {
        "kandidat": d("8.1.27"),
        "arbeidsgiver": d("14.1.27"),
    }


@pytest.mark.parametrize(
    ("fra", "start_", "gaar"),
    [
        (None, MANDAG, False),
        (MANDAG, MANDAG, True),  # whoever takes over that day
        (MANDAG, d("10.1.27"), False),
        (MANDAG, I_DAG, False),
        (I_DAG, d("1.12.26"), True),  # begun before: the kontaktperson now
        (MANDAG, d("1.12.26"), False),
    ],
)
def test_arbeidsgiveren_har_en_kontaktperson_naar_forlopet_starter(fra, start_, gaar):
    s = scene(I_DAG)
    hos = lag.arbeidsgiver(None, naa=kl(I_DAG, 8))
    if fra:
        kontaktansvar.tildel(
            arbeidsgiver=hos, til=s.ane, aarsak="", av=s.ane, naa=kl(I_DAG, 8), fra=kl(fra, 0) if fra > I_DAG else None
        )
    if gaar:
        assert start(s, arbeidsgiver=hos, start=start_).start == start_
        return
    with pytest.raises(ManglerKontaktperson):
        start(s, arbeidsgiver=hos, start=start_)


@pytest.mark.parametrize(("start_", "gaar"), [(d("7.1.22"), True), (d("6.1.22"), False)])
def test_forlopet_starter_hoeyst_fem_aar_foer_henvisningen(start_, gaar):
    s = scene(I_DAG)
    if gaar:
        assert start(s, start=start_).start == start_
        return
    with pytest.raises(StartForTidlig):
        start(s, start=start_)


def test_samme_slags_forlop_gaar_ikke_to_ganger_hos_samme_arbeidsgiver():
    s, annen = scene(I_DAG), scene(I_DAG)
    forste = start(s)
    with pytest.raises(GaarAllerede):
        start(s)
    start(s, type="jobbsmak")
    start(s, arbeidsgiver=annen.hos)
    annen.hos = s.hos
    start(annen)
    forlopsgang.avslutt(forlop=forste, dato=I_DAG, aarsak="begynte_ikke", av=s.ane, naa=kl(I_DAG))
    start(s)
    assert Forlop.objects.count() == 5


def test_start_hos_ny_arbeidsgiver_registrerer_den_med_den_som_starter_som_kontaktperson():
    s = scene(I_DAG)
    enhet = lag.registerenhet(navn="Nytt Bakeri AS")
    felt = {"type": "fast", "start": I_DAG, "slutt": None, "stilling": "", "timer_per_uke": None}
    ny = forlopsgang.start_hos_ny_arbeidsgiver(orgnr=enhet.orgnr, kandidat=s.kari, av=s.ane, naa=kl(I_DAG), **felt)
    assert (ny.arbeidsgiver.orgnr, ny.arbeidsgiver.kontor) == (enhet.orgnr, s.ane.kontoret)
    assert (ny.kandidat, ny.registrert) == (s.kari, kl(I_DAG))
    ansvar = ny.arbeidsgiver.kontaktansvar.get()
    assert (ansvar.bruker, ansvar.periode.lower) == (s.ane, kl(I_DAG))
    for type_ in ("arbeidsgiver_registrert", "forlop_startet"):
        assert Hendelse.objects.filter(type=type_).latest("pk").av_id == s.ane.pk


FASER = [
    # method, phase before, type, first day → phase
    ("ips", None, "arbeidstrening", MANDAG, "jobbutvikling"),
    ("ips", None, "fast", MANDAG, "jobbutvikling"),
    ("ips", None, "fast", I_DAG, "jobber"),
    ("ips", "kartlegging", "arbeidstrening", I_DAG, "kartlegging"),
    ("ips", "kartlegging", "fast", I_DAG, "jobber"),
    ("ips", "i_utdanning", "fast", I_DAG, "jobber"),
    ("ams", None, "arbeidstrening", I_DAG, "finne_jobb"),
    ("ams", "yrkeskartlegging", "fast", I_DAG, "opplaering"),
    ("ams", "opplaering", "arbeidstrening", I_DAG, "opplaering"),
]


@pytest.mark.parametrize(("metode", "foer", "type_", "start_", "etter"), FASER)
def test_fasen_foelger_av_betalt_arbeid_som_har_begynt(metode, foer, type_, start_, etter):
    s = scene(I_DAG, fase=foer, metode=metode)
    start(s, type=type_, start=start_)
    assert Kandidat.objects.get(pk=s.kari.pk).fase == etter
    assert forlopsgang.er_i_jobb(s.kari, naa=kl(I_DAG)) is (type_ == "fast" and start_ == I_DAG)


def test_systemet_flytter_til_arbeidsfasen_og_den_som_starter_ut_av_henvist():
    s = scene(I_DAG)
    start(s, type="fast", start=I_DAG)
    rader = Hendelse.objects.filter(type="fase_endret", objekt_id=str(s.kari.pk)).order_by("pk")
    assert [(rad.av_id, rad.tid, rad.detaljer["til"]) for rad in rader] == [
        (s.ane.pk, kl(I_DAG), "jobbutvikling"),
        (None, kl(I_DAG), "jobber"),
    ]


SLUTT = [
    # method, types of the forløp (the last is ended), phase chosen → phase
    ("ips", ["fast"], None, "jobbutvikling"),
    ("ips", ["fast"], "nedtrapping", "jobbutvikling"),
    ("ips", ["fast", "tilkalling"], None, "jobber"),
    ("ips", ["fast", "tilkalling"], "nedtrapping", "nedtrapping"),
    ("ips", ["fast", "arbeidstrening"], None, "jobber"),
    ("ips", ["arbeidstrening"], None, "jobbutvikling"),
    ("ams", ["fast"], None, "finne_jobb"),
    ("ams", ["arbeidstrening", "fast"], None, "opplaering"),
    ("ams", ["arbeidstrening"], "opplaering", "finne_jobb"),
    ("ams", ["arbeidstrening"], "yrkeskartlegging", "yrkeskartlegging"),
]


@pytest.mark.parametrize(("metode", "typer", "fase", "etter"), SLUTT)
def test_fasen_naar_et_forlop_slutter(metode, typer, fase, etter):
    s = scene(I_DAG, fase="jobbutvikling" if metode == "ips" else "finne_jobb", metode=metode)
    alle = [start(s, type=type_, start=I_DAG) for type_ in typer]
    if fase:
        s.fase(fase, I_DAG)
    forlopsgang.avslutt(forlop=alle[-1], dato=I_DAG, aarsak="avbrutt", av=s.ane, naa=kl(I_DAG))
    assert Kandidat.objects.get(pk=s.kari.pk).fase == etter


def test_slutten_staar_paa_forlopet_og_i_loggen_og_datoene_foelger():
    s = scene(I_DAG, fase="jobbutvikling")
    det = start(s, type="fast", start=I_DAG)
    forlopsgang.avslutt(forlop=det, dato=I_DAG, aarsak="fullfort", av=s.ane, naa=kl(MANDAG))
    lagret = Forlop.objects.get(pk=det.pk)
    assert (lagret.avsluttet_dato, lagret.sluttaarsak) == (I_DAG, "fullfort")
    assert lagret.avslutning_registrert == kl(MANDAG)
    rad = Hendelse.objects.get(type="forlop_avsluttet")
    assert (rad.objekt_id, rad.av_id, rad.tid) == (str(det.pk), s.ane.pk, kl(MANDAG))
    assert rad.detaljer == {"dato": "2027-01-07", "aarsak": "fullfort"}
    assert not Oppfolging.objects.aapne().filter(forlop=det).exists()
    assert not Oppfolging.objects.filter(art="jobbtap").exists()
    # What was over its limit is handed on, due at once.
    assert {side: s.frist(side) for side in ("kandidat", "arbeidsgiver", "jobbutvikling")} == {
        "kandidat": MANDAG,
        "arbeidsgiver": MANDAG,
        "jobbutvikling": d("18.1.27"),
    }


def test_slutten_overskriver_ikke_det_andre_har_endret_imens():
    s = scene(I_DAG)
    det = start(s)
    Forlop.objects.filter(pk=det.pk).update(stilling="Konditor")
    forlopsgang.avslutt(forlop=det, dato=I_DAG, aarsak="begynte_ikke", av=s.ane, naa=kl(I_DAG))
    assert Forlop.objects.get(pk=det.pk).stilling == "Konditor"


@pytest.mark.parametrize(("dag", "frist"), [("11.1.27", "14.1.27"), ("7.1.27", "8.1.27"), ("8.1.27", "11.1.27")])
def test_en_mistet_jobb_gir_kontakt_paa_begge_sider_innen_tre_dager(dag, frist):
    """The third day may be a Sunday: then the Friday before, and the Monday when it was set on the Friday itself."""
    s = scene(I_DAG, fase="jobbutvikling")
    det = start(s, type="fast", start=I_DAG)
    forlopsgang.avslutt(forlop=det, dato=I_DAG, aarsak="mistet_jobben", av=s.ane, naa=kl(d(dag)))
    for side in ("kandidat", "arbeidsgiver"):
        rad = Oppfolging.objects.get(side=side, art="jobbtap")
        assert (rad.frist, rad.forlop, rad.kandidat, rad.opprettet) == (d(frist), det, s.kari, kl(d(dag)))
        assert rad.arbeidsgiver == (s.hos if side == "arbeidsgiver" else None)


def test_dagen_jobben_begynner_gaar_kandidaten_over_i_arbeidsfasen():
    s, andre = scene(I_DAG, fase="jobbutvikling"), scene(I_DAG, fase="jobbutvikling")
    start(s, type="fast")
    start(andre, type="arbeidstrening")
    i_nedtrapping = scene(I_DAG, fase="jobbutvikling")
    start(i_nedtrapping, type="fast", start=I_DAG)
    i_nedtrapping.fase("nedtrapping", I_DAG)
    assert forlopsgang.oppdater_faser(naa=kl(MANDAG - timedelta(days=1), 23, 59)) == 0
    assert forlopsgang.oppdater_faser(naa=kl(MANDAG, 0, 1)) == 1
    assert forlopsgang.oppdater_faser(naa=kl(MANDAG, 0, 2)) == 0
    faser = dict(Kandidat.objects.values_list("pk", "fase"))
    assert [faser[den.kari.pk] for den in (s, andre, i_nedtrapping)] == ["jobber", "jobbutvikling", "nedtrapping"]
    assert s.frist("jobbutvikling") is None
    assert Hendelse.objects.filter(type="fase_endret", tid=kl(MANDAG, 0, 1), av_id=None).count() == 1


def test_hver_som_begynner_bytter_fase_en_gang():
    for s in (scene(I_DAG, fase="jobbutvikling"), scene(I_DAG, fase="kartlegging")):
        for type_ in ("fast", "tilkalling"):
            start(s, type=type_)
    assert forlopsgang.oppdater_faser(naa=kl(MANDAG)) == 2


def test_kandidaten_i_et_forlop():
    s = scene(I_DAG)
    assert forlopsgang.kandidaten_i(start(s).pk) == s.kari.pk
    assert forlopsgang.kandidaten_i(s.kari.pk) is None
