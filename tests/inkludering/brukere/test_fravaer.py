"""Who stands in on a day: the table of chains, and what the database refuses whatever an action does."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from psycopg.types.range import DateRange

from inkludering.brukere import fravaer
from inkludering.brukere.models import Fravaer, Stedfortreder
from tests import fabrikker as lag
from tests.klokke import I_DAG, NAA

pytestmark = pytest.mark.django_db


def dag(nr: int):
    return I_DAG + timedelta(days=nr)


# Absences in the order they are registered (who, first and last day, vikar), and who stands in for Ane each day 0–6.
KJEDER = [
    ([("ane", 1, 5, "bo")], "-bbbbb-"),
    ([("ane", 1, 5, None)], "-------"),
    # The vikar falls ill, and has a vikar: it is theirs, and the vikar's again afterwards.
    ([("ane", 1, 5, "bo"), ("bo", 2, 3, "cai")], "-bccbb-"),
    ([("bo", 2, 3, "cai"), ("ane", 1, 5, "bo")], "-bccbb-"),
    # Ill without anybody: nobody, which is the leader's.
    ([("ane", 1, 5, "bo"), ("bo", 2, 9, None)], "-b-----"),
    ([("ane", 1, 5, "bo"), ("bo", 0, 1, "cai"), ("bo", 4, 4, None)], "-cbb-b-"),
    # They asked each other: nobody stands in for themselves.
    ([("ane", 1, 5, "bo"), ("bo", 3, 9, "ane")], "-bb----"),
    # Three in a ring, and the vikar's vikar away too.
    ([("ane", 1, 5, "bo"), ("bo", 2, 4, "cai"), ("cai", 3, 3, "dag")], "-bcdcb-"),
    ([("ane", 1, 5, "bo"), ("bo", 2, 4, "cai"), ("cai", 3, 3, "ane")], "-bc-cb-"),
]


@pytest.mark.parametrize(("fravaerene", "vikarene"), KJEDER)
def test_vikaren_vikarens_vikar_eller_ingen(fravaerene, vikarene):
    folk = {navn: lag.bruker(fornavn=navn) for navn in ("ane", "bo", "cai", "dag")}
    for hvem, fra, til, vikar in fravaerene:
        meld(folk[hvem], fra, til, vikar and folk[vikar])
    assert dagene(folk["ane"]) == vikarene


def meld(hvem, fra, til, vikar):
    return fravaer.registrer(bruker=hvem, fra=dag(fra), til=dag(til), vikar=vikar, av=hvem, naa=NAA)


def dagene(hvem) -> str:
    """The first letter of who stands in for each day, at noon."""
    svar = ""
    for nr in range(7):
        rad = Stedfortreder.objects.gjeldende(NAA + timedelta(days=nr)).filter(for_bruker=hvem, hoved=True).first()
        svar += rad.vikar.fornavn[0] if rad else "-"
    return svar


def test_forlenget_avsluttet_foer_tiden_annen_vikar_og_tatt_tilbake():
    ane, bo, cai = (lag.bruker(fornavn=navn) for navn in ("ane", "bo", "cai"))
    det, syk = meld(ane, 1, 3, bo), meld(bo, 2, 2, cai)
    assert dagene(ane) == "-bcb---"
    fravaer.endre(fravaer=det, fra=dag(1), til=dag(5), vikar=bo, av=ane, naa=NAA)
    assert dagene(ane) == "-bcbbb-"
    fravaer.ta_tilbake(fravaer=syk, av=bo, naa=NAA)
    assert dagene(ane) == "-bbbbb-"
    fravaer.endre(fravaer=det, fra=dag(1), til=dag(2), vikar=cai, av=ane, naa=NAA)
    assert dagene(ane) == "-cc----"
    fravaer.ta_tilbake(fravaer=det, av=ane, naa=NAA)
    assert dagene(ane) == "-------"


def test_to_fravaer_kan_ikke_overlappe_men_det_som_er_tatt_tilbake_er_borte():
    ane = lag.bruker()
    det = meld(ane, 1, 5, None)
    with pytest.raises(fravaer.OverlapperEtAnnet):
        meld(ane, 5, 6, None)
    meld(ane, 6, 6, None)
    with pytest.raises(fravaer.OverlapperEtAnnet):
        fravaer.endre(fravaer=det, fra=dag(1), til=dag(6), vikar=None, av=ane, naa=NAA)
    fravaer.ta_tilbake(fravaer=det, av=ane, naa=NAA)
    meld(ane, 2, 4, None)


# Where whoever is asked works, as what, and from which to which day; the absence is of day 1 to 5, registered on day 0.
ALLTID, ARBEIDER = (-900, 900), "jobbspesialist"
KAN_VAERE_VIKAR = [
    (lag.KONTOR, ARBEIDER, ALLTID, True),
    (lag.KONTOR, ARBEIDER, (1, 5), True),
    (lag.KONTOR, ARBEIDER, (2, 9), False),
    (lag.KONTOR, ARBEIDER, (-9, 4), False),
    (lag.ANNET_KONTOR, ARBEIDER, ALLTID, False),
    (lag.KONTOR, "leder", ALLTID, False),
]


@pytest.mark.parametrize(("kontor", "rolle", "dager", "kan"), KAN_VAERE_VIKAR)
@pytest.mark.parametrize("hvordan", ["registrer", "endre", "plass_til"])
def test_vikaren_er_jobbspesialist_ved_kontoret_i_dagene_det_gjelder(hvordan, kontor, rolle, dager, kan):
    ane, bo = lag.bruker(), lag.bruker(rolle, paa=kontor)
    bo.tilknytninger.update(gyldig=DateRange(dag(dager[0]), dag(dager[1]), "[]"))
    with nullcontext() if kan else pytest.raises(fravaer.KanIkkeVaereVikar):
        if hvordan == "registrer":
            meld(ane, 1, 5, bo)
        elif hvordan == "endre":
            det = meld(ane, 1, 5, None)
            fravaer.endre(fravaer=det, fra=dag(1), til=dag(5), vikar=bo, av=ane, naa=NAA)
        else:
            fravaer.plass_til(fravaer=meld(ane, 1, 5, None), vikar=bo, naa=NAA)


def test_den_som_er_vikar_blir_det_og_dager_som_er_gaatt_teller_ikke():
    ane, bo = lag.bruker(), lag.bruker(fornavn="bo")
    bo.tilknytninger.update(gyldig=DateRange(dag(0), dag(5), "[]"))
    det = meld(ane, -9, 5, bo)
    fravaer.endre(fravaer=det, fra=dag(-9), til=dag(9), vikar=bo, av=ane, naa=NAA)
    assert dagene(ane) == "bbbbbbb"


def test_det_noen_har_tatt_tilbake_i_mellomtiden_endres_ikke():
    ane, bo = lag.bruker(), lag.bruker()
    det = meld(ane, 1, 5, None)
    fravaer.ta_tilbake(fravaer=Fravaer.objects.get(), av=ane, naa=NAA)
    with pytest.raises(fravaer.ErTattTilbake):
        fravaer.endre(fravaer=det, fra=dag(1), til=dag(9), vikar=bo, av=ane, naa=NAA)
    with pytest.raises(fravaer.ErTattTilbake):
        fravaer.plass_til(fravaer=det, vikar=bo, naa=NAA)


BRUDD = {
    "overlapper": "INSERT INTO brukere_fravaer SELECT gen_random_uuid(), "
    "daterange(lower(dager) + 1, upper(dager) + 9), "
    "registrert, NULL, NULL, bruker_id, bruker_id FROM brukere_fravaer WHERE bruker_id = %(ane)s",
    "uten ende": "UPDATE brukere_fravaer SET dager = daterange(lower(dager), NULL)",
    "seg selv som vikar": "UPDATE brukere_vikarplass SET bruker_id = for_bruker_id",
    "for en annen enn den som er borte": "UPDATE brukere_vikarplass SET for_bruker_id = %(cai)s",
    "stedfortreder for seg selv": "UPDATE brukere_stedfortreder SET vikar_id = for_bruker_id",
    "stedfortreder etter fraværet": "UPDATE brukere_stedfortreder "
    "SET periode = tstzrange(lower(periode), upper(periode) + interval '1 s')",
    "fraværet tas tilbake": "UPDATE brukere_fravaer SET avlyst = registrert WHERE bruker_id = %(ane)s",
    "fraværet kortes inn": "UPDATE brukere_fravaer SET dager = daterange(lower(dager), upper(dager) - 1)",
    "vikaren er borte": "INSERT INTO brukere_fravaer SELECT gen_random_uuid(), dager, registrert, NULL, NULL, "
    "%(bo)s, bruker_id FROM brukere_fravaer WHERE bruker_id = %(ane)s",
    "to vikarer i samme tid": "INSERT INTO brukere_stedfortreder "
    "(plass_id, fravaer_id, for_bruker_id, vikar_id, hoved, periode) "
    "SELECT plass_id, fravaer_id, for_bruker_id, %(cai)s, hoved, periode FROM brukere_stedfortreder",
}


@pytest.mark.parametrize("brudd", BRUDD)
def test_databasen_avviser(brudd):
    ane, bo, cai = (lag.bruker() for _ in range(3))
    meld(ane, 1, 5, bo)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as peker:
        peker.execute(BRUDD[brudd], {"ane": ane.pk, "bo": bo.pk, "cai": cai.pk})
        peker.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_hvem_som_ser_og_endrer_fravaer():
    ane, bo, cai, leder = lag.bruker(), lag.bruker(), lag.bruker(), lag.bruker("leder")
    fremmed_leder = lag.bruker("leder", paa=lag.ANNET_KONTOR)
    meld(ane, 1, 5, bo)
    ser = [Fravaer.objects.synlig_for(hvem).exists() for hvem in (ane, bo, cai, leder, fremmed_leder)]
    assert ser == [True, True, False, True, False]
    endrer = [Fravaer.objects.redigerbar_for(hvem).exists() for hvem in (ane, bo, cai, leder, fremmed_leder)]
    assert endrer == [True, False, False, True, False]
