"""Promise 3 against raw SQL: dates that must stand, dates that may not disappear, rhythms that lack no step."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from oppfolging.handlinger import inntak, kontaktlogg
from oppfolging.kjerne import datoer, planlegger
from oppfolging.kjerne.models import Oppfolging, Rytmetrinn
from tests import fabrikker as lag
from tests.oppfolging.kjerne.scene import kl, scene
from tests.oppfolging.kjerne.test_rytmetabellen import d

pytestmark = pytest.mark.django_db

MAN, UKA_ETTER = d("11.1.27"), d("25.1.27")


def sql(setning: str, *verdier: object) -> None:
    with transaction.atomic(), connection.cursor() as peker:
        peker.execute(setning, verdier)
        peker.execute("SET CONSTRAINTS ALL IMMEDIATE")
        peker.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize("avtalt", [False, True])
def test_den_som_soeker_har_en_jobbutviklingsdato_ogsaa_med_en_avtalt_jobb(avtalt):
    s = scene(MAN, fase="jobbutvikling")
    if avtalt:
        s.start("fast", d("6.4.27"), dag=MAN)
    with pytest.raises(IntegrityError, match="jobbutvikling"):
        sql("DELETE FROM kjerne_oppfolging WHERE kandidat_id = %s AND side = 'jobbutvikling'", s.kari.pk)


def test_en_betalt_jobb_som_gaar_trenger_ingen_jobbutviklingsdato():
    s = scene(MAN, fase="jobbutvikling").start("fast", MAN, dag=MAN)
    assert s.frist("jobbutvikling") is None
    sql("UPDATE kandidater_kandidat SET fornavn = 'Ny' WHERE id = %s", s.kari.pk)


LUKK = (
    "UPDATE kjerne_oppfolging SET status = %s, lukket = %s WHERE kandidat_id = %s AND art = 'forste_arbeidsgivermote'"
)


@pytest.mark.parametrize("status", ["erstattet", "avlyst", "utfort"])
def test_en_dato_over_fristen_forsvinner_ikke_uten_kontakt(status):
    s = scene(MAN, fase="kartlegging")
    with pytest.raises(IntegrityError, match="forsvinner bare"):
        sql(LUKK, status, kl(d("11.2.27"), 0, 5), s.kari.pk)
    sql(LUKK, status, kl(d("10.2.27"), 23, 55), s.kari.pk)


def test_en_dato_over_fristen_kan_loeses_ved_kontakt_og_gaar_med_en_avsluttet_sak():
    s = scene(MAN, fase="kartlegging")
    s.snakk(d("11.2.27"), kanal="fysisk", med="andre")
    assert s.frist("jobbutvikling", "forste_arbeidsgivermote") is None
    inntak.avslutt(kandidat=s.kari, dato=UKA_ETTER, av=s.ane, naa=kl(UKA_ETTER))
    sql("SELECT 1")
    assert not Oppfolging.objects.aapne().filter(kandidat=s.kari).exists()


def test_det_forste_arbeidsgivermotet_faller_bort_i_utdanning_ogsaa_over_fristen():
    s = scene(MAN, fase="kartlegging").fase("i_utdanning", d("1.3.27"))
    sql("SELECT 1")
    assert s.frist("jobbutvikling", "forste_arbeidsgivermote") is None
    assert s.frist("jobbutvikling") == d("18.1.27")


def test_en_dato_arves_over_fristen_naar_forlopet_slutter_og_husker_dagen():
    s = scene(MAN, fase="jobbutvikling").start("fast", MAN, dag=MAN).avslutt("mistet_jobben", d("1.2.27"))
    sql("SELECT 1")
    (rad,) = s.rader(forlop__isnull=True)
    assert (rad.frist, rad.rytmefrist) == (d("1.2.27"), d("14.1.27"))
    (hos,) = s.rader("arbeidsgiver", forlop__isnull=True)
    assert (hos.frist, hos.rytmefrist) == (d("1.2.27"), d("14.1.27"))


def test_det_forlopet_etterlater_over_fristen_blir_staaende_naar_ingen_arver_det():
    s = scene(MAN, fase="jobbutvikling").start("arbeidstrening", MAN, dag=MAN, slutt=d("29.1.27"))
    s.start("fast", d("18.1.27"), dag=d("18.1.27"))
    s.forlop, jobben = s.eldre[0], s.forlop
    s.avslutt("fullfort", d("1.2.27"))
    sql("SELECT 1")
    assert s.frist(forlop=s.forlop) == d("18.1.27")
    assert s.frist("kandidat", "sluttevaluering") == d("29.1.27")
    s.forlop = jobben
    s.snakk(d("1.2.27"), kanal="fysisk", med="begge")
    assert s.frist(forlop=s.eldre[0]) is None


def test_en_angret_kontakt_tar_med_seg_datoen_den_laget():
    s = scene(MAN, fase="kartlegging")
    kontakt = lag.kontakt(
        lag.Parter(kandidat=s.kari, med_kandidat=True),
        av=s.ane,
        naa=kl(d("12.1.27"), 23, 55),
        neste={"kandidat": d("12.1.27")},
    )
    kontaktlogg.angre(kontakt=kontakt, av=s.ane, naa=kl(d("13.1.27"), 0, 5))
    sql("SELECT 1")
    assert s.frist() == d("18.1.27")


def test_en_valgt_dato_utover_rytmen_krever_grunn():
    s = scene(MAN, fase="kartlegging")
    med_kari = lag.Parter(kandidat=s.kari, med_kandidat=True)
    with pytest.raises(datoer.GrunnMangler, match=r"senere enn rytmen sier: senest mandag 18. januar\.$"):
        lag.kontakt(med_kari, av=s.ane, naa=kl(MAN), neste={"kandidat": d("19.1.27")})
    lag.kontakt(med_kari, av=s.ane, naa=kl(MAN), neste={"kandidat": d("15.1.27")})
    (rad,) = s.rader()
    assert (rad.frist, rad.rytmefrist, rad.grunn) == (d("15.1.27"), d("18.1.27"), None)
    lag.kontakt(med_kari, av=s.ane, naa=kl(MAN), neste={"kandidat": d("19.1.27")}, grunn="På reise")
    (rad,) = s.rader()
    assert (rad.frist, rad.rytmefrist, rad.grunn) == (d("19.1.27"), d("18.1.27"), "På reise")
    with pytest.raises(IntegrityError, match="senere enn rytmen"):
        sql(
            "INSERT INTO kjerne_oppfolging (id, side, art, kandidat_id, frist, rytmefrist, situasjon, fysisk, status, "
            "opprettet, antall_flyttinger) SELECT gen_random_uuid(), side, 'jobbtap', kandidat_id, frist, rytmefrist, "
            "'', false, 'aapen', opprettet, 0 FROM kjerne_oppfolging WHERE id = %s",
            rad.pk,
        )


def test_en_valgt_dato_gjelder_ikke_et_moete_den_er_for_tidlig_for():
    s = scene(MAN, fase="jobbutvikling").start("fast", d("25.1.27"), dag=MAN)
    med_kari = lag.Parter(kandidat=s.kari, med_kandidat=True)
    lag.kontakt(med_kari, av=s.ane, naa=kl(d("22.1.27")), kanal="fysisk", neste={"kandidat": d("24.1.27")})
    assert [(rad.forlop_id is None, rad.frist) for rad in s.rader()] == [(True, d("24.1.27")), (False, d("28.1.27"))]


def rytme(*trinn: dict[str, object], **felles: object) -> None:
    with transaction.atomic():
        Rytmetrinn.objects.bulk_create(Rytmetrinn(**{"side": "kandidat"} | felles | ett) for ett in trinn)
        sql("SELECT 1")


EGEN = {"kontor_id": "5702", "situasjon": "soker_jobb"}
HULL = [
    [{"fra_dag": 30, "hver": 7}],
    [{"fra_dag": 0, "til_dag": 28, "hver": 7}],
    [{"fra_dag": 0, "til_dag": 28, "hver": 7}, {"fra_dag": 30, "hver": 14}],
    [{"fra_dag": 0, "til_dag": 28, "hver": 7}, {"fra_dag": 20, "hver": 14}],
    [{"fra_dag": 0, "hver": 7}, {"fra_dag": 28, "hver": 14}],
    [{"fra_dag": 0, "til_dag": 0, "hver": 7}, {"fra_dag": 0, "hver": 14, "frist_dag": None, "enhet": "maaned"}],
    [{"frist_dag": 3}],
]


@pytest.mark.parametrize("trinn", HULL)
def test_en_rytme_med_hull_avvises(trinn):
    with pytest.raises(IntegrityError):
        rytme(*trinn, **EGEN)


def test_en_hel_rytme_gaar_gjennom_og_kan_fjernes_paa_et_kontor_men_ikke_nasjonalt():
    rytme({"fra_dag": 0, "til_dag": 28, "hver": 7}, {"fra_dag": 28, "hver": 14}, {"frist_dag": 3}, **EGEN)
    sql("DELETE FROM kjerne_rytmetrinn WHERE kontor_id = '5702'")
    with pytest.raises(IntegrityError, match="hull"):
        sql("DELETE FROM kjerne_rytmetrinn WHERE situasjon = 'henvist'")
    with pytest.raises(IntegrityError, match="hull"):
        sql("UPDATE kjerne_rytmetrinn SET fra_dag = 1 WHERE situasjon = 'soker_jobb' AND side = 'kandidat'")


def test_den_nasjonale_rytmen_kan_endres_fra_en_dag_men_den_foerste_staar():
    """Each side by itself: what another side has, and a later version, do not stand in for the first."""
    rytme({"fra_dag": 0, "hver": 14}, situasjon="soker_jobb", gjelder_fra=date(2027, 1, 1))
    with pytest.raises(IntegrityError, match="hull"):
        sql(
            "DELETE FROM kjerne_rytmetrinn WHERE situasjon = 'soker_jobb' AND side = 'kandidat' "
            "AND gjelder_fra = '1900-01-01'"
        )


def test_aa_planlegge_paa_nytt_endrer_ingenting():
    s = scene(MAN, fase="jobbutvikling").start("arbeidstrening", MAN, dag=MAN)
    foer = list(Oppfolging.objects.order_by("pk").values())
    for dag in (date(2027, 1, 11), date(2027, 1, 13)):
        planlegger.planlegg(kandidater=[s.kari], arbeidsgivere=[s.hos], naa=kl(dag))
    assert list(Oppfolging.objects.order_by("pk").values()) == foer
