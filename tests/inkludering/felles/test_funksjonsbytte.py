"""A function that a migration edits by its text says in the end what each of them meant it to say."""

import pytest
from django.db import connection
from psycopg.errors import RaiseException

from inkludering.felles.funksjonsbytte import bytt

pytestmark = pytest.mark.django_db
# The migration that put it there, the function, and words that stand in it from then on.
SIER = [
    ("kjerne 0007", "deltaker_foelger_kontakten", "k.utfall = 'naadd'"),
    ("kjerne 0007", "dato_over_fristen_staar", "c.utfall = 'naadd'"),
    ("kjerne 0011", "dato_over_fristen_staar", "f.id = borte.forlop_id AND f.trukket IS NOT NULL"),
    ("kjerne 0011", "dato_over_fristen_staar", "g.id = borte.arbeidsgiver_id AND g.trukket IS NOT NULL"),
    ("kjerne 0012", "flytting_krever_grunn", "f.angrer_id IS NULL"),
    ("kjerne 0015", "flytting_foelger_regelen", "m.id = f.oppfolging_id AND m.klokkeslett IS NOT NULL"),
    ("kjerne 0016", "dato_over_fristen_staar", "c.angret IS NOT NULL OR c.rettet = borte.lukket"),
]


def teksten(funksjon: str) -> str:
    with connection.cursor() as peker:
        peker.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [funksjon])
        return peker.fetchone()[0]


@pytest.mark.parametrize(("migrasjon", "funksjon", "ordene"), SIER)
def test_funksjonen_sier_det_migrasjonen_satte_inn(migrasjon, funksjon, ordene):
    assert ordene in teksten(funksjon), migrasjon


def test_et_bytte_av_noe_som_ikke_staar_der_stopper_migrasjonen(sql):
    lag = "CREATE FUNCTION pg_temp.proeve() RETURNS int LANGUAGE sql AS 'SELECT 1 + 1';"
    til_tre = bytt("pg_temp.proeve", "1 + 1", "1 + 2")
    sql(lag + til_tre + bytt("pg_temp.proeve", "1 + 2", "1 + 1"))
    with pytest.raises(RaiseException, match="sier ikke det"):
        sql(lag + til_tre + til_tre)
