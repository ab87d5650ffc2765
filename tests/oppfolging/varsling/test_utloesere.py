"""The triggers varsling owns: a date's reminders follow it, and each change a rule rests on is marked.

Told in raw SQL, because the database holds it, whoever writes; and each condition of the triggers matters.
"""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging, Status
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.oppfolging.varsling import test_endringer as endringer

REGISTRERT = lag.oslo(2026, 11, 23)
TO_OVER = lag.oslo(2026, 12, 2, 6)  # a new candidate's first date is 30 November


def sql(setning: str, *verdier: object) -> None:
    with connection.cursor() as peker:
        peker.execute(setning, verdier)


def tilstander() -> dict[tuple[str, str], str]:
    """Where each reminder stands: by the candidate's name and the step."""
    rader = Paaminnelse.objects.order_by("pk").values_list("kandidat__fornavn", "trinn", "tilstand")
    return {(navn, trinn): tilstand for navn, trinn, tilstand in rader}


def to_ganger_paaminnet(navn: str) -> Oppfolging:
    """A candidate's date, due two working days ago: the first reminder is closed by the ladder, the second stands."""
    den = lag.kandidat(lag.bruker(), naa=REGISTRERT, fornavn=navn)
    generering.generer(naa=TO_OVER - timedelta(days=2))
    generering.generer(naa=TO_OVER)
    return den.oppfolginger.get()


def fortelling() -> list[dict]:
    """A date's life: settled, opened, moved, moved back while it was closed, and gone; another's is settled."""
    annen = to_ganger_paaminnet("Ola")
    den = to_ganger_paaminnet("Kari")
    sett = [tilstander()]

    def saa(setning: str, *verdier: object) -> None:
        sql(setning, *verdier)
        sett.append(tilstander())

    saa("UPDATE kjerne_oppfolging SET fysisk = NOT fysisk WHERE id = %s", den.pk)
    saa("UPDATE kjerne_oppfolging SET status = 'utfort', lukket = %s WHERE id = %s", TO_OVER, den.pk)
    saa("UPDATE kjerne_oppfolging SET status = 'utfort', lukket = %s WHERE id = %s", TO_OVER, annen.pk)
    saa("UPDATE kjerne_oppfolging SET status = 'aapen', lukket = NULL WHERE id = %s", den.pk)
    saa("UPDATE kjerne_oppfolging SET frist = %s WHERE id = %s", date(2026, 12, 9), den.pk)
    saa("UPDATE kjerne_oppfolging SET status = 'avlyst', lukket = %s WHERE id = %s", TO_OVER, den.pk)
    saa("UPDATE kjerne_oppfolging SET frist = %s WHERE id = %s", date(2026, 11, 30), den.pk)
    saa("UPDATE kjerne_oppfolging SET status = 'aapen', lukket = NULL WHERE id = %s", den.pk)
    saa("DELETE FROM kjerne_oppfolging WHERE id = %s", den.pk)
    return sett


OLA = {("Ola", "forfaller"): "lukket", ("Ola", "purring"): "aapen"}
OLA_FULGTE = {("Ola", "forfaller"): "lukket", ("Ola", "purring"): "fulgte_datoen"}
KARI = {("Kari", "forfaller"): "lukket", ("Kari", "purring"): "aapen"}
KARI_FULGTE = {("Kari", "forfaller"): "lukket", ("Kari", "purring"): "fulgte_datoen"}
VENTET = [
    OLA | KARI,
    OLA | KARI,
    OLA | KARI_FULGTE,
    OLA_FULGTE | KARI_FULGTE,
    OLA_FULGTE | KARI,
    OLA_FULGTE | KARI_FULGTE,
    OLA_FULGTE | KARI_FULGTE,
    OLA_FULGTE | KARI_FULGTE,
    OLA_FULGTE | KARI,
    OLA_FULGTE,
]


@pytest.mark.django_db
def test_paaminnelsen_er_aapen_noeyaktig_mens_datoen_er_aapen_med_den_fristen():
    with transaction.atomic():
        assert fortelling() == VENTET
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_angring_aapner_det_som_ble_lukket_med_datoen_ogsaa_naar_klokka_ikke_har_gaatt():
    """Nothing is found by equal timestamps: what the ladder closed at the same moment stays closed."""
    with transaction.atomic():
        rader = Oppfolging.objects.filter(pk=to_ganger_paaminnet("Kari").pk)
        datoer.lukk(rader, som=Status.UTFORT, naa=TO_OVER)
        assert tilstander() == {("Kari", "forfaller"): "lukket", ("Kari", "purring"): "fulgte_datoen"}
        rader.update(status="aapen", lukket=None)
        assert tilstander() == {("Kari", "forfaller"): "lukket", ("Kari", "purring"): "aapen"}
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("tabell", ["kandidater_kandidat", "arbeidsgivere_arbeidsgiver"])
def test_med_den_den_gjelder_er_paaminnelsen_borte(tabell):
    with transaction.atomic():
        lag.bruker("leder")
        lag.kandidat(None, naa=REGISTRERT)
        lag.arbeidsgiver(None, naa=REGISTRERT)
        generering.generer(naa=TO_OVER)
        regel = "uten_ansvarlig" if tabell == "kandidater_kandidat" else "uten_kontaktperson"
        mangler = Paaminnelse.objects.filter(regel=regel)
        assert mangler.exists()
        sql(f"DELETE FROM {tabell}")
        assert not mangler.exists()
        transaction.set_rollback(True)


# what stands in paaminnelser_foelger_datoen → what is planted instead
FEIL = [
    ("p.oppfolging_id = ny.id AND p.tilstand = 'aapen'", "p.tilstand = 'aapen'"),
    ("p.oppfolging_id = ny.id AND p.tilstand = 'aapen'", "p.oppfolging_id = ny.id"),
    ("ny.status <> 'aapen' OR ny.frist <> p.forfall", "ny.frist <> p.forfall"),
    ("ny.status <> 'aapen' OR ny.frist <> p.forfall", "ny.status <> 'aapen'"),
    ("ny.frist <> p.forfall", "ny.frist > p.forfall + 30"),
    ("SET tilstand = 'fulgte_datoen'", "SET tilstand = 'lukket'"),
    ("p.oppfolging_id = ny.id AND p.tilstand = 'fulgte_datoen'", "p.tilstand = 'fulgte_datoen'"),
    ("p.oppfolging_id = ny.id AND p.tilstand = 'fulgte_datoen'", "p.oppfolging_id = ny.id"),
    ("AND ny.status = 'aapen' AND", "AND"),
    ("AND ny.status = 'aapen' AND ny.frist = p.forfall", "AND ny.status = 'aapen'"),
]


def overlever(base: str, superbruker, feil: str, tilbake: str, holder) -> bool:
    """Whether the story is told as if nothing were planted."""
    superbruker(feil, base)
    try:
        with transaction.atomic():
            svar = holder()
            transaction.set_rollback(True)
            return svar
    except (DatabaseError, AssertionError):
        return False
    finally:
        superbruker(tilbake, base)


@pytest.mark.treg
def test_hver_betingelse_i_utloeserne_betyr_noe(egen_base, sql):
    """A fault planted in what follows the dates, or one marking trigger switched off, is noticed."""
    ((foelger,),) = sql("SELECT pg_get_functiondef('paaminnelser_foelger_datoen'::regproc)", egen_base)
    overlevde: list[object] = []
    assert overlever(egen_base, sql, "SELECT 1", "SELECT 1", lambda: fortelling() == VENTET and alt_blir_sett())
    for fra, til in FEIL:
        assert fra in foelger, fra
        plantet = foelger.replace(fra, til).replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
        if overlever(egen_base, sql, plantet, foelger, lambda: fortelling() == VENTET):
            overlevde.append((fra, til))
    merker = sql(
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'varsling_merk%' ORDER BY 1, 2",
        egen_base,
    )
    assert len(merker) > 10
    for navn, tabell in merker:
        av, paa = (f"ALTER TABLE {tabell} {gjoer} TRIGGER {navn}" for gjoer in ("DISABLE", "ENABLE"))
        if overlever(egen_base, sql, av, paa, alt_blir_sett):
            overlevde.append((tabell, navn))
    assert overlevde == [], overlevde


def alt_blir_sett() -> bool:
    endringer.leves(endringer.ALT_SOM_FOELGES)
    return True
