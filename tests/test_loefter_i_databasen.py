"""The promises hold against raw SQL: what no view would do, the database refuses."""

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, connection, transaction

from oppfolging.kjerne.models import Forlop, Oppfolging
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import klokka

pytestmark = pytest.mark.django_db


def sql(setning: str, *verdier: object) -> None:
    with transaction.atomic(), connection.cursor() as peker:
        peker.execute(setning, verdier)
        peker.execute("SET CONSTRAINTS ALL IMMEDIATE")
        peker.execute("SET CONSTRAINTS ALL DEFERRED")


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


@pytest.mark.parametrize(
    "tabell", ["hendelser_hendelse", "hendelser_oppslag", "kjerne_kontaktevent", "kjerne_deltakerevent"]
)
@pytest.mark.parametrize("setning", ["DELETE FROM {}", "UPDATE {} SET {}", "TRUNCATE {}"])
def test_loefte_6_historien_kan_ikke_endres(tabell, setning):
    ane = lag.bruker()
    kari = lag.kandidat(ane)
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane)
    felt = {"hendelser_hendelse": "type", "hendelser_oppslag": "rolle", "kjerne_kontaktevent": "kanal"}.get(
        tabell, "part"
    )
    with pytest.raises((ProgrammingError, InternalError)):
        sql(setning.format(tabell, f"{felt} = ''"))


def test_historiens_utloesere_spoer_etter_noe_som_finnes():
    """Else each row written costs an error caught, and more the longer the transaction is."""
    with connection.cursor() as peker:
        peker.execute("SELECT current_setting('pgtrigger.ignore')")
        assert peker.fetchone() == ("{}",)


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
        sql(
            "UPDATE kandidater_kandidat SET gradering = 'strengt_fortrolig', gradering_tid = %s WHERE id = %s",
            klokka(),
            kari.pk,
        )


@pytest.mark.parametrize("felt", ["gradering = 'fortrolig'", "skjermet = true"])
def test_en_endret_gradering_har_et_nytt_tidspunkt(felt):
    kari = lag.kandidat(lag.bruker())
    with pytest.raises(IntegrityError, match="En endret gradering må ha et nytt tidspunkt"):
        sql(f"UPDATE kandidater_kandidat SET {felt} WHERE id = %s", kari.pk)
    naa, skjermet = klokka(), "skjermet" in felt
    beskyttelse = "ugradert" if skjermet else "fortrolig"
    kari.graderingssvar.create(beskyttelse=beskyttelse, skjermet=skjermet, kilde="register", tid=naa)
    sql(f"UPDATE kandidater_kandidat SET {felt}, gradering_tid = %s WHERE id = %s", naa, kari.pk)


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
