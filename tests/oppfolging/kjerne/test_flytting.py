"""The rule of moving a date stands once, in the database; action and form pass its answer on."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from inkludering.felles.arbeidsdager import er_arbeidsdag, fridager, legg_til, samme_eller_neste
from inkludering.hendelser.models import Hendelse
from kandidater.fasegang import ANGREFRIST
from oppfolging.handlinger import kontaktlogg
from oppfolging.kjerne import datoer, sjekk
from oppfolging.kjerne.models import Flytting, Fridag, Oppfolging
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db

MANDAG, TIRSDAG = lag.oslo(2026, 11, 23), lag.oslo(2026, 11, 24)
ETT_MINUTT = timedelta(minutes=1)
ONSDAG_FOER_FRISTEN = lag.oslo(2026, 11, 25)
PAA_FRISTEN = lag.oslo(2026, 11, 30)
DAGEN_ETTER = lag.oslo(2026, 12, 1)


@pytest.fixture
def ane():
    return lag.bruker()


@pytest.fixture
def rad(ane) -> Oppfolging:
    """Due on Monday 30 November 2026."""
    ny = Oppfolging.objects.get(kandidat=lag.kandidat(ane, naa=MANDAG))
    assert ny.frist == date(2026, 11, 30)
    return ny


# What was moved before, when, to which day, and whether that takes a reason.
REGELEN = [
    ([], ONSDAG_FOER_FRISTEN, date(2026, 11, 27), False),
    ([], ONSDAG_FOER_FRISTEN, date(2026, 12, 1), False),
    ([], ONSDAG_FOER_FRISTEN, date(2026, 12, 2), False),
    ([], ONSDAG_FOER_FRISTEN, date(2026, 12, 3), True),
    ([], PAA_FRISTEN, date(2026, 12, 2), False),
    ([], PAA_FRISTEN, date(2026, 12, 3), True),
    ([], DAGEN_ETTER, date(2026, 12, 1), True),
    ([], DAGEN_ETTER, date(2026, 12, 2), True),
    ([], DAGEN_ETTER, date(2026, 11, 27), True),
    ([(date(2026, 12, 1), "")], ONSDAG_FOER_FRISTEN, date(2026, 12, 3), False),
    ([(date(2026, 11, 26), "")], ONSDAG_FOER_FRISTEN, date(2026, 11, 30), False),
    ([(date(2026, 12, 1), ""), (date(2026, 12, 2), "")], ONSDAG_FOER_FRISTEN, date(2026, 12, 3), True),
    ([(date(2026, 12, 1), ""), (date(2026, 12, 2), "")], ONSDAG_FOER_FRISTEN, date(2026, 11, 27), True),
    ([(date(2026, 12, 21), "Ferie"), (date(2026, 12, 22), "")], ONSDAG_FOER_FRISTEN, date(2026, 12, 23), True),
    # Two working days across Christmas: 23.12, then 28.12 and 29.12.
    ([(date(2026, 12, 23), "Ferie")], ONSDAG_FOER_FRISTEN, date(2026, 12, 29), False),
    ([(date(2026, 12, 23), "Ferie")], ONSDAG_FOER_FRISTEN, date(2026, 12, 30), True),
]


@pytest.mark.parametrize("linje", REGELEN)
def test_flytting_krever_grunn_etter_regelen(rad, ane, linje):
    foer, naar, til, krever_grunn = linje
    for dag, grunn in foer:
        datoer.flytt(oppfolging=rad, til=dag, grunn=grunn, av=ane, naa=ONSDAG_FOER_FRISTEN)
    if krever_grunn:
        with pytest.raises(datoer.GrunnMangler):
            datoer.flytt(oppfolging=rad, til=til, grunn="  ", av=ane, naa=naar)
        datoer.flytt(oppfolging=rad, til=til, grunn="Er på kurs", av=ane, naa=naar)
    else:
        datoer.flytt(oppfolging=rad, til=til, grunn="", av=ane, naa=naar)
    rad.refresh_from_db()
    assert (rad.frist, rad.rytmefrist, rad.antall_flyttinger) == (til, date(2026, 11, 30), len(foer) + 1)


@pytest.mark.django_db
def test_setningen_sier_tallene_som_databasen_avgjor_etter():
    with connection.cursor() as peker:
        peker.execute("SELECT prosrc FROM pg_proc WHERE proname = 'flytting_krever_grunn'")
        (regelen,) = peker.fetchone()
    assert f"legg_til_arbeidsdager(o.frist, {datoer.VIRKEDAGER_UTEN_GRUNN})" in regelen
    assert f">= {datoer.GANGER_UTEN_GRUNN}" in regelen


def test_angrefristen_er_den_samme_i_databasen():
    with connection.cursor() as peker:
        peker.execute("SELECT prosrc FROM pg_proc WHERE proname = 'flytting_foelger_regelen'")
        (regelen,) = peker.fetchone()
    assert f"NEW.tid - f.tid <= interval '{ANGREFRIST // ETT_MINUTT} minutes'" in regelen


def test_hver_flytting_er_en_rad_med_sin_egen_grunn(rad, ane):
    datoer.flytt(oppfolging=rad, til=date(2026, 12, 9), grunn=" Ferie ", av=ane, naa=MANDAG)
    datoer.flytt(oppfolging=rad, til=date(2026, 12, 8), grunn="", av=ane, naa=DAGEN_ETTER)
    rader = Flytting.objects.order_by("tid").values_list("fra", "til", "grunn", "av", "tid")
    assert list(rader) == [
        (date(2026, 11, 30), date(2026, 12, 9), "Ferie", ane.pk, MANDAG),
        (date(2026, 12, 9), date(2026, 12, 8), None, ane.pk, DAGEN_ETTER),
    ]


@pytest.mark.parametrize("grunn", ["", "Syk i dag"])
def test_flyttingen_fortelles_i_loggen_uten_grunnen_selv(rad, ane, grunn):
    datoer.flytt(oppfolging=rad, til=date(2026, 12, 1), grunn=grunn, av=ane, naa=ONSDAG_FOER_FRISTEN)
    det = Hendelse.objects.get(type="frist_flyttet")
    assert (det.objekt_id, det.av_id, det.tid) == (str(rad.pk), ane.pk, ONSDAG_FOER_FRISTEN)
    assert det.detaljer == {"fra": "2026-11-30", "til": "2026-12-01", "har_grunn": bool(grunn)}


def test_den_som_maa_si_hvorfor_faar_vite_naar_det_ikke_trengs(rad, ane):
    with pytest.raises(datoer.GrunnMangler, match="Uten grunn kan den flyttes"):
        datoer.flytt(oppfolging=rad, til=date(2026, 12, 24), grunn=" ", av=ane, naa=ONSDAG_FOER_FRISTEN)


def test_grunnen_er_kryptert_i_databasen(rad, ane):
    datoer.flytt(oppfolging=rad, til=date(2026, 12, 9), grunn="Innlagt", av=ane, naa=MANDAG)
    with connection.cursor() as peker:
        peker.execute("SELECT grunn FROM kjerne_flytting")
        assert b"Innlagt" not in bytes(peker.fetchone()[0])


def test_flytting_glemmer_et_nytt_forsok(rad, ane):
    lag.kontakt(lag.Parter(kandidat=rad.kandidat, med_kandidat=True), av=ane, naa=MANDAG, naadd=False)
    rad.refresh_from_db()
    assert rad.nytt_forsok == date(2026, 11, 24)
    datoer.flytt(oppfolging=rad, til=date(2026, 12, 2), grunn="", av=ane, naa=MANDAG)
    rad.refresh_from_db()
    assert (rad.nytt_forsok, rad.forsokt_dato) == (None, date(2026, 11, 23))


def test_flytting_til_samme_dag_er_ingen_flytting(rad, ane):
    datoer.flytt(oppfolging=rad, til=rad.frist, grunn="", av=ane, naa=DAGEN_ETTER)
    assert not Flytting.objects.exists()


def sett_inn(rad: Oppfolging, ane, *, fra: date, til: date, grunn: bytes | None, tid: datetime) -> None:
    with transaction.atomic(), connection.cursor() as peker:
        peker.execute(
            "INSERT INTO kjerne_flytting (id, oppfolging_id, fra, til, grunn, av_id, tid) "
            "VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, %s)",
            (rad.pk, fra, til, grunn, ane.pk, tid),
        )


def test_databasen_avviser_en_flytting_uten_grunn_naar_fristen_er_passert(rad, ane):
    sen_kveld = lag.oslo(2026, 12, 1, 0, 5)
    with pytest.raises(IntegrityError, match="Skriv hvorfor"):
        sett_inn(rad, ane, fra=rad.frist, til=date(2026, 12, 1), grunn=None, tid=sen_kveld)
    like_foer = lag.oslo(2026, 11, 30, 23, 55)
    sett_inn(rad, ane, fra=rad.frist, til=date(2026, 12, 1), grunn=None, tid=like_foer)


@pytest.mark.parametrize(("fra", "status"), [(date(2026, 11, 29), "aapen"), (date(2026, 11, 30), "utfort")])
def test_databasen_avviser_en_flytting_av_noe_annet_enn_den_aapne_fristen(rad, ane, fra, status):
    if status == "utfort":
        lag.kontakt(lag.Parter(kandidat=rad.kandidat, med_kandidat=True), av=ane, naa=MANDAG)
    with pytest.raises(IntegrityError, match="åpen frist"):
        sett_inn(rad, ane, fra=fra, til=date(2026, 12, 1), grunn=b"x", tid=MANDAG)


@pytest.mark.parametrize("setning", ["UPDATE kjerne_flytting SET grunn = NULL", "DELETE FROM kjerne_flytting"])
def test_en_flytting_kan_ikke_endres_etterpaa(rad, ane, setning):
    datoer.flytt(oppfolging=rad, til=date(2026, 12, 9), grunn="Ferie", av=ane, naa=MANDAG)
    with pytest.raises(Exception, match="permission denied"), transaction.atomic(), connection.cursor() as peker:
        peker.execute(setning)


def test_en_frist_endres_bare_ved_aa_flyttes(rad):
    with pytest.raises(IntegrityError, match="bare ved å flyttes"), transaction.atomic(), connection.cursor() as peker:
        peker.execute("UPDATE kjerne_oppfolging SET frist = frist + 1 WHERE id = %s", [rad.pk])
        peker.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("til", [date(2026, 12, 2), date(2026, 12, 3)])
def test_flyttingen_maa_vaere_datoens_egen_fra_den_dagen_til_den_dagen(rad, ane, til):
    """It was moved on Monday to the 1st; another date has been moved to the 2nd."""
    annen = Oppfolging.objects.get(kandidat=lag.kandidat(ane, naa=MANDAG))
    datoer.flytt(oppfolging=rad, til=date(2026, 12, 1), grunn="", av=ane, naa=MANDAG)
    datoer.flytt(oppfolging=annen, til=date(2026, 12, 2), grunn="", av=ane, naa=MANDAG)
    with connection.cursor() as peker:
        peker.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    with pytest.raises(IntegrityError, match="bare ved å flyttes"), transaction.atomic(), connection.cursor() as peker:
        peker.execute("UPDATE kjerne_oppfolging SET frist = %s WHERE id = %s", [til, rad.pk])
        peker.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("dag", [date(2026, 11, 30), date(2026, 12, 23), date(2026, 12, 24), date(2027, 3, 25)])
def test_databasen_teller_virkedager_som_koden(dag):
    with connection.cursor() as peker:
        peker.execute("SELECT er_arbeidsdag(%(d)s), arbeidsdag_fra(%(d)s), legg_til_arbeidsdager(%(d)s, 2)", {"d": dag})
        assert peker.fetchone() == (er_arbeidsdag(dag), samme_eller_neste(dag), legg_til(dag, 2))


def test_sjekk_finner_en_fridag_som_mangler_eller_er_for_mye():
    assert list(sjekk.fridagene(MANDAG)) == []
    assert Fridag.objects.count() == sum(len(fridager(aar)) for aar in range(2000, 2101))
    Fridag.objects.filter(dag=date(2026, 12, 24)).delete()
    Fridag.objects.create(dag=date(2026, 12, 23))
    assert list(sjekk.fridagene(MANDAG)) == ["2026-12-23: er ikke fridag lenger", "2026-12-24: mangler"]


@pytest.mark.parametrize(
    ("flyttet_foer", "proves_igjen"), [(False, date(2026, 11, 24)), (True, None)], ids=["forsøkt", "flyttet siden"]
)
def test_en_flytting_som_angres_lar_proev_igjen_staa_som_det_sto(ane, flyttet_foer, proves_igjen):
    """An attempt on the 12th that was told of on Tuesday the 24th: to be tried again that day."""
    kari = lag.kandidat(ane, naa=lag.oslo(2026, 11, 9))
    rad = Oppfolging.objects.get(kandidat=kari)
    parter = kontaktlogg.Parter((kontaktlogg.OmKandidat(kari),))
    fakta = kontaktlogg.Fakta(dag=date(2026, 11, 12))
    kontaktlogg.logg(parter=parter, kanal="telefon", utfall="ikke_svar", fakta=fakta, av=ane, naa=TIRSDAG)
    rad.refresh_from_db()
    assert rad.nytt_forsok == date(2026, 11, 24)
    if flyttet_foer:
        datoer.flytt(oppfolging=rad, til=date(2026, 12, 1), grunn="Ferie", av=ane, naa=TIRSDAG + ETT_MINUTT)
    flytting = datoer.flytt(oppfolging=rad, til=date(2026, 12, 2), grunn="Syk", av=ane, naa=TIRSDAG + 2 * ETT_MINUTT)
    datoer.angre_flytting(flytting=flytting, av=ane, naa=TIRSDAG + 3 * ETT_MINUTT)
    rad.refresh_from_db()
    assert rad.nytt_forsok == proves_igjen
