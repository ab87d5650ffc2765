"""The promises hold against raw SQL: what no view would do, the database refuses."""

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, connection, transaction

from kandidater import ansvar
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Forlop, Oppfolging
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, NAA

pytestmark = pytest.mark.django_db

FRA_NAA = f"tstzrange('{NAA}', NULL)"


def sql(setning: str, *verdier: object) -> None:
    with transaction.atomic(), connection.cursor() as peker:
        peker.execute(setning, verdier)
        peker.execute("SET CONSTRAINTS ALL IMMEDIATE")
        peker.execute("SET CONSTRAINTS ALL DEFERRED")


def test_loefte_1_to_kontaktpersoner_samtidig_avvises():
    ane, ola = lag.bruker(), lag.bruker()
    hos = lag.arbeidsgiver(ane)
    with pytest.raises(IntegrityError, match="arbeidsgiver_en_kontaktperson"):
        sql(
            "INSERT INTO arbeidsgivere_kontaktansvar (arbeidsgiver_id, bruker_id, periode, aarsak) "
            f"VALUES (%s, %s, {FRA_NAA}, '')",
            hos.pk,
            ola.pk,
        )


def test_loefte_1_arbeidsgiver_kan_ikke_staa_uten_kontaktperson_i_det_skjulte():
    hos = lag.arbeidsgiver(lag.bruker())
    with pytest.raises(IntegrityError, match="uten kontaktperson"):
        sql("DELETE FROM arbeidsgivere_kontaktansvar WHERE arbeidsgiver_id = %s", hos.pk)


def test_loefte_1_forlop_kan_ikke_starte_uten_kontaktperson():
    ane = lag.bruker()
    kari, hos = lag.kandidat(ane), lag.arbeidsgiver(None)
    with pytest.raises(IntegrityError, match="uten kontaktperson"):
        sql(
            "INSERT INTO kjerne_forlop (id, kandidat_id, arbeidsgiver_id, type, stilling, start, registrert, "
            "sluttaarsak) VALUES (gen_random_uuid(), %s, %s, 'fast', '', %s, %s, '')",
            kari.pk,
            hos.pk,
            I_DAG,
            NAA,
        )


def test_loefte_2_to_ansvarlige_samtidig_avvises():
    ane, ola = lag.bruker(), lag.bruker()
    kari = lag.kandidat(ane)
    with pytest.raises(IntegrityError, match="kandidat_en_ansvarlig"):
        sql(
            "INSERT INTO kandidater_kandidatansvar (kandidat_id, bruker_id, periode, aarsak) "
            f"VALUES (%s, %s, {FRA_NAA}, '')",
            kari.pk,
            ola.pk,
        )


@pytest.mark.parametrize(
    "setning",
    [
        "DELETE FROM kandidater_kandidatansvar WHERE kandidat_id = %s",
        f"UPDATE kandidater_kandidat SET i_lederkoe_siden = '{NAA}' WHERE id = %s",
    ],
)
def test_loefte_2_kandidat_har_enten_ansvarlig_eller_staar_i_lederens_koe(setning):
    kari = lag.kandidat(lag.bruker())
    with pytest.raises(IntegrityError, match="lederens kø"):
        sql(setning, kari.pk)


def test_loefte_2_kandidat_i_lederens_koe_er_lov_og_kan_tildeles():
    ane, leder = lag.bruker(), lag.bruker("leder")
    kari = lag.kandidat(None)
    sql("SELECT 1")
    ansvar.tildel(kandidat=kari, til=ane, aarsak="", av=leder, naa=lag.oslo(2030, 1, 1))
    sql("SELECT 1")
    assert Kandidat.objects.ansvaret_til(ane).get() == kari


@pytest.mark.parametrize(
    "setning",
    [
        "DELETE FROM kjerne_oppfolging WHERE kandidat_id = %s AND side = 'kandidat'",
        "UPDATE kjerne_oppfolging SET status = 'avlyst', lukket = opprettet"
        " WHERE kandidat_id = %s AND side = 'kandidat'",
    ],
)
def test_loefte_3_kandidat_kan_ikke_miste_neste_dato(setning):
    kari = lag.kandidat(lag.bruker())
    with pytest.raises(IntegrityError, match="ingen neste dato"):
        sql(setning, kari.pk)


def test_loefte_3_jobbutvikling_kan_ikke_miste_neste_dato():
    kari = lag.kandidat(lag.bruker(), fase="kartlegging")
    with pytest.raises(IntegrityError, match="jobbutvikling"):
        sql("DELETE FROM kjerne_oppfolging WHERE kandidat_id = %s AND side = 'jobbutvikling'", kari.pk)


def test_loefte_3_forlop_kan_ikke_miste_arbeidsgiversiden():
    ane = lag.bruker()
    forlop = lag.forlop(lag.kandidat(ane), lag.arbeidsgiver(ane), av=ane)
    with pytest.raises(IntegrityError, match="en av sidene"):
        sql("DELETE FROM kjerne_oppfolging WHERE forlop_id = %s AND side = 'arbeidsgiver'", forlop.pk)


def test_loefte_3_to_datoer_paa_samme_side_avvises():
    kari = lag.kandidat(lag.bruker())
    dato = Oppfolging.objects.get(kandidat=kari)
    with pytest.raises(IntegrityError, match="oppfolging_en_per_kandidat_uten_forlop"):
        Oppfolging.objects.create(
            side="kandidat", kandidat=kari, frist=dato.frist, rytmefrist=dato.frist, opprettet=dato.opprettet
        )


@pytest.mark.parametrize("tabell", ["hendelser_hendelse", "hendelser_oppslag", "kjerne_kontaktevent"])
@pytest.mark.parametrize("setning", ["DELETE FROM {}", "UPDATE {} SET {}", "TRUNCATE {}"])
def test_loefte_6_historien_kan_ikke_endres(tabell, setning):
    ane = lag.bruker()
    kari = lag.kandidat(ane)
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane)
    felt = {"hendelser_hendelse": "type = ''", "hendelser_oppslag": "rolle = ''"}.get(tabell, "kanal = ''")
    with pytest.raises((ProgrammingError, InternalError)):
        sql(setning.format(tabell, felt))


def test_loefte_6_hver_endring_av_en_kandidat_setter_spor_ogsaa_ved_raa_sql():
    kari = lag.kandidat(lag.bruker())
    sql("UPDATE kandidater_kandidat SET etternavn = 'Nytt' WHERE id = %s", kari.pk)
    spor = kari.events.order_by("pgh_id").values_list("pgh_label", "etternavn")
    assert list(spor)[-1] == ("update", "Nytt")


def test_slutt_foer_start_avvises():
    ane = lag.bruker()
    forlop = lag.forlop(lag.kandidat(ane), lag.arbeidsgiver(ane), av=ane)
    with pytest.raises(IntegrityError, match="forlop_slutt_etter_start"):
        sql("UPDATE kjerne_forlop SET slutt = start - 1 WHERE id = %s", forlop.pk)


AVSLUTTET = {
    "kandidater_kandidat": "fase = 'avsluttet', avsluttet_dato = henvist_dato",
    "kjerne_forlop": "sluttaarsak = 'avbrutt', avsluttet_dato = start",
}


@pytest.mark.parametrize("tabell", AVSLUTTET)
@pytest.mark.parametrize(
    "felt", ["avslutning_registrert = registrert", "{}", "{}, avslutning_registrert = registrert - interval '1 second'"]
)
def test_en_avslutning_har_baade_dagen_og_naar_den_ble_registrert(tabell, felt):
    ane = lag.bruker()
    forlop = lag.forlop(lag.kandidat(ane), lag.arbeidsgiver(ane), av=ane)
    den = forlop.kandidat_id if tabell == "kandidater_kandidat" else forlop.pk
    with pytest.raises(IntegrityError, match=f"{tabell.split('_')[1]}_avslutning_er_registrert"):
        sql(f"UPDATE {tabell} SET {felt.format(AVSLUTTET[tabell])} WHERE id = %s", den)


def test_strengt_fortrolig_kan_ikke_lagres():
    kari = lag.kandidat(lag.bruker())
    with pytest.raises(IntegrityError, match="kandidat_ikke_strengt_fortrolig"):
        sql("UPDATE kandidater_kandidat SET gradering = 'strengt_fortrolig' WHERE id = %s", kari.pk)


def test_samme_person_kan_ikke_ha_to_aapne_kandidatsaker():
    en = lag.kandidat(lag.bruker())
    to = lag.kandidat(lag.bruker())
    with pytest.raises(IntegrityError, match="kandidat_en_aapen_per_person"):
        sql("UPDATE kandidater_kandidat SET fodselsnummer_indeks = %s WHERE id = %s", en.fodselsnummer_indeks, to.pk)


def test_et_lovlig_forlop_gaar_gjennom():
    ane = lag.bruker()
    lag.forlop(lag.kandidat(ane, fase="jobbutvikling"), lag.arbeidsgiver(ane), av=ane)
    sql("SELECT 1")
    assert Forlop.objects.aapne().count() == 1
