"""The questions the triggers of promise 3 ask, one row for each condition: what is missing on a card, and what lets a
date over its limit go.
"""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from oppfolging.handlinger import inntak, kontaktlogg
from oppfolging.kjerne.models import Oppfolging
from tests import fabrikker as lag
from tests.oppfolging.kjerne.scene import Scene, kl, scene
from tests.oppfolging.kjerne.test_rytmetabellen import d

pytestmark = pytest.mark.django_db

MAN, SENT = d("11.1.27"), kl(d("1.2.27"))
INGEN = "kandidaten har ingen neste dato"
EN_SIDE = "et forløp mangler neste dato på en av sidene"
JOBB = "kandidaten har ingen dato for jobbutvikling"


def svaret(*kandidater, etter: str = "SELECT 1", **verdier: object) -> list[str | None]:
    """What each of them lacks after a change that is taken back again."""
    with transaction.atomic(), connection.cursor() as peker:
        peker.execute(etter, verdier)
        peker.execute(
            "SELECT kandidat_mangler_neste_dato(den) FROM unnest(%s) WITH ORDINALITY AS alle (den, nr) ORDER BY nr",
            [[den.pk for den in kandidater]],
        )
        transaction.set_rollback(True)
        return [mangler for (mangler,) in peker.fetchall()]


@pytest.mark.parametrize(
    "felt", ["status = 'utfort', lukket = opprettet", "art = 'jobbtap'", "kandidat_id = %(annen)s"]
)
@pytest.mark.parametrize(("side", "mangler"), [("kandidat", INGEN), ("jobbutvikling", JOBB)])
def test_kandidaten_maa_ha_en_aapen_rytmedato_av_sine_egne_paa_hver_side(side, mangler, felt):
    """Somebody else, with every date, is in the database too."""
    kari, annen = (scene(MAN, fase="jobbutvikling").kari for _ in range(2))
    assert svaret(kari, annen) == [None, None]
    etter = f"""
        DELETE FROM kjerne_oppfolging WHERE kandidat_id = %(annen)s AND side = %(side)s AND {"annen" in felt};
        UPDATE kjerne_oppfolging SET {felt} WHERE kandidat_id = %(kari)s AND side = %(side)s AND art = 'rytme'"""
    with transaction.atomic(), connection.cursor() as peker:
        for setning in etter.split(";"):
            peker.execute(setning, {"kari": kari.pk, "annen": annen.pk, "side": side})
        assert svaret(kari, annen) == [mangler, None]
        transaction.set_rollback(True)


@pytest.mark.parametrize("side", ["kandidat", "arbeidsgiver"])
@pytest.mark.parametrize("felt", ["status = 'utfort', lukket = opprettet", "art = 'jobbtap'", "forlop_id = NULL"])
def test_hvert_aapent_forlop_maa_ha_en_aapen_rytmedato_paa_begge_sider(side, felt):
    """Another forløp of the same candidate has both of its dates."""
    s = scene(MAN, fase="jobbutvikling").start("jobbsmak", MAN, dag=MAN).start("arbeidstrening", MAN, dag=MAN)
    assert svaret(s.kari) == [None]
    hvor = "forlop_id = %(forlop)s AND side = %(side)s AND art = 'rytme'"
    etter = f"UPDATE kjerne_oppfolging SET {felt} WHERE {hvor}"
    assert svaret(s.kari, etter=etter, forlop=s.forlop.pk, side=side) == [EN_SIDE]


def test_et_avsluttet_forlop_trenger_ingen_dato():
    s = scene(MAN, fase="jobbutvikling").start("arbeidstrening", MAN, dag=MAN).avslutt("gjennomfort", MAN)
    assert not Oppfolging.objects.aapne().filter(forlop=s.forlop).exists()
    assert svaret(s.kari) == [None]


@pytest.mark.parametrize(
    ("metode", "fase", "mangler"),
    [
        ("ips", "kartlegging", JOBB),
        ("ips", "jobbutvikling", JOBB),
        ("ams", "innledende_kontakt", JOBB),
        ("ams", "yrkeskartlegging", JOBB),
        ("ams", "finne_jobb", JOBB),
        ("ips", None, None),
        ("ips", "i_utdanning", None),
    ],
)
def test_de_fasene_der_det_soekes_krever_en_dato_for_jobbutvikling(metode, fase, mangler):
    kari = scene(MAN, fase=fase, metode=metode).kari
    etter = "DELETE FROM kjerne_oppfolging WHERE kandidat_id = %(kari)s AND side = 'jobbutvikling'"
    assert svaret(kari, etter=etter, kari=kari.pk) == [mangler]


def test_en_avsluttet_kandidat_mangler_ingenting():
    s = scene(MAN, fase="jobbutvikling")
    inntak.avslutt(kandidat=s.kari, dato=MAN, av=s.ane, naa=kl(MAN))
    assert not Oppfolging.objects.aapne().filter(kandidat=s.kari).exists()
    assert svaret(s.kari) == [None]


@pytest.fixture
def s() -> Scene:
    """Kari is to be called after a lost job, and so is her employer: both by 20 January."""
    return scene(MAN, fase="kartlegging")


def sen(s: Scene, side: str = "kandidat", **felt) -> Oppfolging:
    hvem = {"kandidat": s.kari} if side == "kandidat" else {"arbeidsgiver": s.hos}
    felt = {"art": "jobbtap", "frist": d("20.1.27"), "rytmefrist": d("20.1.27"), "opprettet": kl(MAN)} | felt
    return Oppfolging.objects.create(side=side, **hvem, **felt)


def kan_lukkes(rad: Oppfolging, **felt) -> bool:
    """Whether the database lets it be closed on 1 February."""
    try:
        with transaction.atomic():
            Oppfolging.objects.filter(pk=rad.pk).update(status="erstattet", lukket=SENT, **felt)
            with connection.cursor() as peker:
                peker.execute("SET CONSTRAINTS dato_over_fristen_staar IMMEDIATE")
                peker.execute("SET CONSTRAINTS dato_over_fristen_staar DEFERRED")
    except IntegrityError:
        return False
    return True


def logg(s: Scene, *, naadd: bool = True):
    return lag.kontakt(lag.Parter(kandidat=s.kari, med_kandidat=True), av=s.ane, naa=kl(MAN), naadd=naadd)


@pytest.mark.parametrize("side", ["kandidat", "arbeidsgiver"])
def test_en_sen_dato_staar(s, side):
    assert not kan_lukkes(sen(s, side))


@pytest.mark.parametrize(("frist", "lov"), [("31.1.27", False), ("1.2.27", True)])
def test_sen_er_den_foerst_dagen_etter_fristen(s, frist, lov):
    assert kan_lukkes(sen(s, frist=d(frist), rytmefrist=d(frist))) is lov


@pytest.mark.parametrize(("naadd", "lov"), [(True, True), (False, False)])
def test_en_kontakt_som_naadde_noen_gjoer_den_opp(s, naadd, lov):
    assert kan_lukkes(sen(s), kontakt=logg(s, naadd=naadd)) is lov


@pytest.mark.parametrize("angret", [True, False])
def test_den_gaar_med_en_angret_kontakt_som_laget_den(s, angret):
    kontakt = logg(s)
    rad = sen(s, skapt_av=kontakt)
    if angret:
        kontakt.angret = kl(MAN, 11)
        kontakt.save(update_fields=["angret"])
    assert kan_lukkes(rad) is angret


def test_en_angret_kontakt_tar_ikke_med_seg_andres_datoer(s):
    kontaktlogg.angre(kontakt=logg(s), av=s.ane, naa=kl(MAN))
    assert not kan_lukkes(sen(s))


@pytest.mark.parametrize(
    ("arving", "lov"),
    [
        ({}, True),
        ({"rytmefrist": d("19.1.27")}, True),
        ({"rytmefrist": d("21.1.27")}, False),
        ({"art": "uteblitt"}, False),
        ({"side": "jobbutvikling"}, False),
        ({"opprettet": SENT - timedelta(microseconds=1)}, False),
        ({"opprettet": SENT + timedelta(microseconds=1)}, True),
        ({"kandidat": "en annen"}, False),
    ],
)
def test_den_kan_gaa_over_til_en_dato_som_husker_dagen_dens(s, arving, lov):
    if "kandidat" in arving:
        arving = {"kandidat": lag.kandidat(s.ane, naa=kl(MAN))}
    felt = {"art": "jobbtap", "side": "kandidat", "kandidat": s.kari, "frist": d("1.2.27"), "rytmefrist": d("20.1.27")}
    Oppfolging.objects.create(**{**felt, "opprettet": SENT, **arving})
    assert kan_lukkes(sen(s)) is lov


@pytest.mark.parametrize("samme", [True, False])
def test_arbeidsgiverens_dato_gaar_bare_over_til_samme_arbeidsgiver(s, samme):
    hos = s.hos if samme else lag.arbeidsgiver(s.ane, naa=kl(MAN))
    felt = {"art": "jobbtap", "side": "arbeidsgiver", "frist": d("1.2.27"), "rytmefrist": d("20.1.27")}
    Oppfolging.objects.create(arbeidsgiver=hos, opprettet=SENT, **felt)
    assert kan_lukkes(sen(s, "arbeidsgiver")) is samme


@pytest.mark.parametrize(
    ("fase", "art", "lov"),
    [
        ("i_utdanning", "forste_arbeidsgivermote", True),
        ("i_utdanning", "jobbtap", False),
        ("jobbutvikling", "forste_arbeidsgivermote", False),
    ],
)
def test_bare_det_foerste_arbeidsgivermoetet_faller_bort_og_bare_i_utdanning(s, fase, art, lov):
    s.fase(fase, MAN)
    assert kan_lukkes(sen(s, art=art)) is lov


def test_den_gaar_med_en_avsluttet_sak_men_ikke_med_en_annens(s):
    annen = lag.kandidat(s.ane, naa=kl(MAN))
    inntak.avslutt(kandidat=annen, dato=MAN, av=s.ane, naa=kl(MAN))
    rad = sen(s)
    assert not kan_lukkes(rad)
    inntak.avslutt(kandidat=s.kari, dato=MAN, av=s.ane, naa=kl(MAN))
    Oppfolging.objects.filter(pk=rad.pk).update(status="aapen", lukket=None)
    assert kan_lukkes(rad)


@pytest.mark.parametrize(
    ("fra", "til", "lov"), [(None, None, True), (None, b"x", True), ("Syk", b"x", True), ("Syk", None, False)]
)
def test_en_grunn_kan_skrives_om_men_ikke_bli_borte(s, fra, til, lov):
    rad = sen(s, grunn=fra)
    with nullcontext() if lov else pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as peker:
        peker.execute("UPDATE kjerne_oppfolging SET grunn = %s WHERE id = %s", [til, rad.pk])
