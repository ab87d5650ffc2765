"""Promises 1 and 2 against raw SQL: at every moment exactly one answers, or openly nobody."""

from datetime import timedelta
from typing import NamedTuple

import pytest
from django.db import IntegrityError, connection, transaction

from arbeidsgivere import kontaktansvar
from arbeidsgivere.models import Arbeidsgiver
from inkludering.felles.perioder import avloes
from kandidater import ansvar
from kandidater.models import Kandidat
from oppfolging.handlinger import inntak
from oppfolging.kjerne import ansvarlig
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db

INNTAK = lag.oslo(2026, 11, 2)
NAA = lag.oslo(2026, 11, 26)
MANDAG = lag.oslo(2026, 11, 30, 0)


class Loefte(NamedTuple):
    """A promise: its table, the periods that keep it, the key between them, and the constraints in the way."""

    tabell: str
    perioder: str
    eier: str
    dekning: str
    en_om_gangen: str


KANDIDAT = Loefte(
    "kandidater_kandidat",
    "kandidater_kandidatansvar",
    "kandidat_id",
    "kandidat_ansvarlig_eller_koe",
    "kandidat_en_ansvarlig",
)
ARBEIDSGIVER = Loefte(
    "arbeidsgivere_arbeidsgiver",
    "arbeidsgivere_kontaktansvar",
    "arbeidsgiver_id",
    "arbeidsgiver_kontaktperson_eller_uten",
    "arbeidsgiver_en_kontaktperson",
)
# What is done to the periods of `den`; before it: one from registration, then another from now on.
HULL = {
    "siste slettes": "DELETE FROM {perioder} WHERE {eier} = %(den)s AND upper_inf(periode)",
    "første slettes": "DELETE FROM {perioder} WHERE {eier} = %(den)s AND NOT upper_inf(periode)",
    "alle slettes": "DELETE FROM {perioder} WHERE {eier} = %(den)s",
    "siste får en ende": "UPDATE {perioder} SET periode = tstzrange(lower(periode), lower(periode) + interval '1 day')"
    " WHERE {eier} = %(den)s AND upper_inf(periode)",
    "siste begynner senere": "UPDATE {perioder} SET periode = tstzrange(lower(periode) + interval '1 us', NULL)"
    " WHERE {eier} = %(den)s AND upper_inf(periode)",
    "første slutter før": "UPDATE {perioder} SET periode = tstzrange(lower(periode), upper(periode) - interval '1 us')"
    " WHERE {eier} = %(den)s AND NOT upper_inf(periode)",
    "selve øyeblikket mangler": "UPDATE {perioder} SET periode = tstzrange(lower(periode), NULL, '()')"
    " WHERE {eier} = %(den)s AND upper_inf(periode)",
    "første begynner etter registreringen": "UPDATE {perioder}"
    " SET periode = tstzrange(lower(periode) + interval '1 us', upper(periode))"
    " WHERE {eier} = %(den)s AND NOT upper_inf(periode)",
    "første begynner før registreringen": "UPDATE {perioder}"
    " SET periode = tstzrange(lower(periode) - interval '1 us', upper(periode))"
    " WHERE {eier} = %(den)s AND NOT upper_inf(periode)",
    "første har ingen begynnelse": "UPDATE {perioder} SET periode = tstzrange(NULL, upper(periode))"
    " WHERE {eier} = %(den)s AND NOT upper_inf(periode)",
    "registreringen flyttes": "UPDATE {tabell} SET registrert = registrert - interval '1 us' WHERE id = %(den)s",
    "siste gis bort": "UPDATE {perioder} SET {eier} = %(annen)s, periode = tstzrange(%(foer)s, %(inntak)s)"
    " WHERE {eier} = %(den)s AND upper_inf(periode)",
}


def sql(setning: str, **verdier: object) -> None:
    with transaction.atomic(), connection.cursor() as peker:
        peker.execute(setning, verdier)
        peker.execute("SET CONSTRAINTS ALL IMMEDIATE")
        peker.execute("SET CONSTRAINTS ALL DEFERRED")


def skift(loefte: Loefte):
    """A candidate or an employer that Ane had from registration, and Ola has from now on; and another one."""
    ane, ola, leder = lag.bruker(), lag.bruker(), lag.bruker("leder")
    if loefte is KANDIDAT:
        den, annen = lag.kandidat(ane, naa=INNTAK), lag.kandidat(ane, naa=INNTAK)
        ansvar.tildel(kandidat=den, til=ola, aarsak="", av=leder, naa=NAA)
    else:
        den, annen = lag.arbeidsgiver(ane, naa=INNTAK), lag.arbeidsgiver(ane, naa=INNTAK)
        kontaktansvar.tildel(arbeidsgiver=den, til=ola, aarsak="", av=leder, naa=NAA)
    sql("SELECT 1")
    return den, annen


@pytest.mark.parametrize("brudd", HULL)
@pytest.mark.parametrize("loefte", [KANDIDAT, ARBEIDSGIVER], ids=["kandidat", "arbeidsgiver"])
def test_ansvar_og_koe_dekker_hvert_oeyeblikk_fra_registreringen(loefte, brudd):
    den, annen = skift(loefte)
    verdier = {"den": den.pk, "annen": annen.pk, "inntak": INNTAK, "foer": INNTAK - timedelta(days=1)}
    with pytest.raises(IntegrityError, match="til enhver tid"):
        sql(HULL[brudd].format(**loefte._asdict()), **verdier)


@pytest.mark.parametrize("hvem", ["ny", "ingen"])
@pytest.mark.parametrize("naar", ["upper(periode) - '1 us'::interval", "upper(periode) + '1 hour'::interval"])
@pytest.mark.parametrize("loefte", [KANDIDAT, ARBEIDSGIVER], ids=["kandidat", "arbeidsgiver"])
def test_to_samtidig_avvises_ogsaa_ansvarlig_og_koe(loefte, naar, hvem):
    den, _annen = skift(loefte)
    with pytest.raises(IntegrityError, match=loefte.en_om_gangen):
        sql(
            f"INSERT INTO {loefte.perioder} ({loefte.eier}, bruker_id, periode, aarsak) "
            f"SELECT {loefte.eier}, %(hvem)s, tstzrange({naar}, NULL), '' FROM {loefte.perioder} "
            f"WHERE {loefte.eier} = %(den)s AND NOT upper_inf(periode)",
            den=den.pk,
            hvem=lag.bruker().pk if hvem == "ny" else None,
        )


def test_avsluttet_kandidat_har_ingen_etter_avslutningen_og_noen_helt_til_den():
    kari = lag.kandidat(ane := lag.bruker(), naa=INNTAK)
    inntak.avslutt(kandidat=kari, dato=NAA.date(), av=ane, naa=NAA)
    sql("SELECT 1")
    for endring in (
        "NULL",
        "%(naa)s::timestamptz - '1 us'::interval",
        "%(naa)s::timestamptz + interval '1 us'::interval",
    ):
        with pytest.raises(IntegrityError, match="til enhver tid"):
            sql(
                f"UPDATE kandidater_kandidatansvar SET periode = tstzrange(lower(periode), {endring}) "
                "WHERE kandidat_id = %(den)s",
                den=kari.pk,
                naa=NAA,
            )


def test_kandidat_som_avsluttes_i_samme_oeyeblikk_som_den_registreres_er_lov():
    kari = lag.kandidat(ane := lag.bruker(), naa=NAA)
    inntak.avslutt(kandidat=kari, dato=NAA.date(), av=ane, naa=NAA)
    sql("SELECT 1")


def test_kandidat_overlates_fra_mandag_den_gamle_til_da_den_nye_fra_da():
    ane, ola = lag.bruker(), lag.bruker()
    kari = lag.kandidat(ane, naa=INNTAK)
    ansvar.tildel(kandidat=kari, til=ola, aarsak="", av=ane, naa=NAA, fra=MANDAG)
    sql("SELECT 1")
    for moment, hvem in ((NAA, ane), (MANDAG - timedelta(seconds=1), ane), (MANDAG, ola)):
        assert ansvarlig.for_kandidat(kari, naa=moment) == hvem
        assert [set(Kandidat.objects.ansvaret_til(b, moment)) for b in (ane, ola)] == [
            {kari} if b == hvem else set() for b in (ane, ola)
        ]


def test_en_overlating_som_gjoeres_om_foer_den_begynner_er_borte():
    ane, ola, per = lag.bruker(), lag.bruker(), lag.bruker()
    kari = lag.kandidat(ane, naa=INNTAK)
    ansvar.tildel(kandidat=kari, til=ola, aarsak="", av=ane, naa=NAA, fra=MANDAG)
    ansvar.tildel(kandidat=kari, til=per, aarsak="", av=ane, naa=NAA, fra=MANDAG + timedelta(days=1))
    sql("SELECT 1")
    assert ansvarlig.for_kandidat(kari, naa=MANDAG) == ola
    ansvar.tildel(kandidat=kari, til=per, aarsak="", av=ane, naa=NAA, fra=MANDAG)
    sql("SELECT 1")
    assert ansvarlig.for_kandidat(kari, naa=MANDAG + timedelta(days=9)) == per
    assert kari.ansvar.count() == 2


def test_i_lederens_koe_og_ut_igjen():
    ane, leder = lag.bruker(), lag.bruker("leder")
    kari = lag.kandidat(ane, naa=INNTAK)
    lag.legg_i_lederkoe(kari, naa=NAA)
    sql("SELECT 1")
    assert ansvarlig.for_kandidat(kari, naa=NAA) is None
    assert [rad.i_lederkoe_siden for rad in Kandidat.objects.uten_ansvarlig(NAA)] == [NAA]
    ansvar.tildel(kandidat=kari, til=ane, aarsak="", av=leder, naa=MANDAG)
    sql("SELECT 1")
    assert not Kandidat.objects.uten_ansvarlig(MANDAG).exists()


def test_kontaktperson_fra_mandag_og_uten_til_da():
    ane, leder = lag.bruker(), lag.bruker("leder")
    hos = lag.arbeidsgiver(None, naa=INNTAK)
    kontaktansvar.tildel(arbeidsgiver=hos, til=ane, aarsak="", av=leder, naa=NAA, fra=MANDAG)
    sql("SELECT 1")
    assert [rad.uten_kontaktperson_siden for rad in Arbeidsgiver.objects.uten_kontaktperson(NAA)] == [INNTAK]
    assert not Arbeidsgiver.objects.uten_kontaktperson(MANDAG).exists()
    assert [ansvarlig.for_arbeidsgiver(hos, naa=moment) for moment in (NAA, MANDAG)] == [None, ane]


@pytest.mark.parametrize(
    ("start", "registrert", "lov"),
    [
        ("2026-11-26", NAA, False),  # nobody today
        ("2026-11-29", NAA, False),  # nobody on the start day either
        ("2026-11-30", NAA, True),  # agreed now, starts the day the kontaktperson does
        ("2026-11-20", NAA, False),  # started already: asked for when it is registered
        ("2026-11-20", MANDAG, True),
    ],
)
def test_forlop_krever_kontaktperson_i_det_oeyeblikket_det_starter(start, registrert, lov):
    ane = lag.bruker()
    kari, hos = lag.kandidat(ane, naa=INNTAK), lag.arbeidsgiver(None, naa=INNTAK)
    kontaktansvar.tildel(arbeidsgiver=hos, til=ane, aarsak="", av=ane, naa=NAA, fra=MANDAG)
    ny = (
        "INSERT INTO kjerne_forlop (id, kandidat_id, arbeidsgiver_id, type, stilling, start, registrert, sluttaarsak) "
        "VALUES (gen_random_uuid(), %(k)s, %(a)s, 'fast', '', %(start)s, %(registrert)s, '')"
    )
    with pytest.raises(IntegrityError, match="neste dato" if lov else "uten kontaktperson"):
        sql(ny, k=kari.pk, a=hos.pk, start=start, registrert=registrert)


def test_forlop_kan_ikke_flyttes_til_en_dag_uten_kontaktperson():
    ane = lag.bruker()
    kari, hos = lag.kandidat(ane, naa=INNTAK), lag.arbeidsgiver(None, naa=INNTAK)
    kontaktansvar.tildel(arbeidsgiver=hos, til=ane, aarsak="", av=ane, naa=NAA, fra=MANDAG)
    forlop = lag.forlop(kari, hos, av=ane, naa=NAA, start=MANDAG.date())
    with pytest.raises(IntegrityError, match="uten kontaktperson"):
        sql("UPDATE kjerne_forlop SET start = '2026-11-27' WHERE id = %(f)s", f=forlop.pk)


@pytest.mark.parametrize(("fra", "staar_igjen"), [(INNTAK, []), (NAA, [(INNTAK, NAA)])])
def test_det_som_avloeses_er_det_som_gjaldt_da(fra, staar_igjen):
    """Ending it at the moment it began leaves nothing; what was to begin later goes too, and is not what ended."""
    kari = lag.kandidat(ane := lag.bruker(), naa=INNTAK)
    ansvar.tildel(kandidat=kari, til=lag.bruker(), aarsak="", av=ane, naa=INNTAK, fra=MANDAG)
    with transaction.atomic():
        assert avloes(kari.ansvar.all(), fra=fra).bruker == ane
        assert [(rad.periode.lower, rad.periode.upper) for rad in kari.ansvar.all()] == staar_igjen
        assert avloes(kari.ansvar.all(), fra=fra) is None
        transaction.set_rollback(True)
