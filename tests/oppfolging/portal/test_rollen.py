"""The portal's role may read five views and nothing else, and the portal asks for nothing else."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import ProgrammingError, connection, connections, transaction

from inkludering.lokalt import postgres
from oppfolging.portal import models, okt
from oppfolging.portal.hjem import utsnitt
from tests import fabrikker as lag
from tests.klokke import klokka
from tests.oppfolging.portal.test_tilgang import alle_adresser

UTSNITT = {"portal_arbeidsplass", "portal_kontaktperson", "portal_forlop", "portal_dato", "portal_rytmetrinn"}
RETTER = "SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"
# The only files that let the portal use the app's connection.
PAA_APPENS_KOBLING = ("oppfolging/portal/okt.py", "oppfolging/portal/gjoeremaal.py")
PORTALEN = Path(utsnitt.__file__).resolve().parents[1]


def _spoer(setning: str, *verdier: Any) -> list[tuple]:
    with connection.cursor() as peker:
        peker.execute(setning, verdier)
        return peker.fetchall()


def _relasjoner() -> list[str]:
    rader = _spoer(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'p')"
    )
    return sorted(navn for (navn,) in rader)


def test_rollen_har_rett_til_aa_lese_utsnittene_og_til_ingenting_annet(db):
    har = {
        (navn, rett)
        for navn in _relasjoner()
        for rett in RETTER
        if _spoer("SELECT has_table_privilege('inkl_portal', %s, %s)", f"public.{navn}", rett) == [(True,)]
    }
    assert har == {(navn, "SELECT") for navn in UTSNITT}
    kolonner = [
        navn
        for navn in _relasjoner()
        if _spoer("SELECT has_any_column_privilege('inkl_portal', %s, 'SELECT')", f"public.{navn}") == [(True,)]
    ]
    assert set(kolonner) == UTSNITT


def test_hver_tabell_er_stengt_naar_rollen_proever(db):
    lukket = []
    for navn in _relasjoner():
        try:
            with transaction.atomic(), connection.cursor() as peker:
                peker.execute("SET LOCAL ROLE inkl_portal")
                peker.execute(f'SELECT 1 FROM "{navn}" LIMIT 1')
                peker.execute("RESET ROLE")
        except ProgrammingError as feil:
            assert isinstance(feil.__cause__, psycopg.errors.InsufficientPrivilege)
            lukket.append(navn)
    assert set(_relasjoner()) - set(lukket) == UTSNITT
    assert len(lukket) > 30


@pytest.mark.parametrize("setning", ["DELETE FROM portal_rytmetrinn", "UPDATE portal_rytmetrinn SET hver = 1"])
def test_rollen_kan_ikke_skrive_gjennom_utsnittene(db, setning):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connections["portal"].cursor().execute(setning)


STENGT = (
    "SELECT lo_create(0)",
    "SELECT lo_creat(-1)",
    "SELECT lo_from_bytea(0, '\\x00')",
    "SELECT lo_open(1, 131072)",
    "SELECT lo_unlink(1)",
    "SELECT lo_import('/etc/passwd')",
    "SELECT pg_advisory_lock(1)",
    "SELECT pg_try_advisory_lock_shared(1)",
    "SELECT pg_advisory_xact_lock(1, 2)",
    "SELECT pg_sleep(0)",
    "SELECT pg_sleep_for('0')",
    "SELECT pg_notify('a', 'b')",
    "SELECT pg_read_file('/etc/passwd')",
    "DO $$ BEGIN END $$",
    "CREATE TABLE snik (id int)",
    "CREATE SCHEMA snik",
    "CREATE FUNCTION snik() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "COPY (SELECT 1) TO '/tmp/snik'",
    "SET ROLE inkl_app",
    "SET session_replication_role = replica",
    "SET log_min_messages = debug1",
    "ALTER ROLE inkl_portal SUPERUSER",
)
# PostgreSQL has no right that could be taken away: a session may listen, and lift its own limits. It reads five views
# all the same, as often as the pool has connections.
KAN_IKKE_STENGES = ("LISTEN a", "NOTIFY a", "SET statement_timeout = 0", "SET work_mem = '1GB'", "SET lock_timeout = 0")


@pytest.fixture
def som_portalen(egen_base, mappe) -> Iterator[psycopg.Connection]:
    """A connection of the role's own, as whoever had its password would have."""
    with psycopg.connect(postgres.adresse(mappe, "inkl_portal", egen_base), autocommit=True) as kobling:
        yield kobling


def test_rollen_kan_ikke_annet_enn_aa_lese(som_portalen):
    gikk = {}
    for setning in STENGT:
        try:
            gikk[setning] = str(som_portalen.execute(setning).statusmessage)
        except psycopg.errors.InsufficientPrivilege:
            continue
        except psycopg.Error as feil:
            gikk[setning] = str(feil)
    assert gikk == {}


@pytest.mark.parametrize("setning", KAN_IKKE_STENGES)
def test_det_postgresql_ikke_kan_nekte_noen_er_kjent(som_portalen, setning):
    som_portalen.execute(setning)


def test_rollen_kan_ikke_kalle_noen_funksjon_som_skriver_laaser_eller_venter(db):
    farlige = (
        "^(lo_|loread|lowrite|pg_(try_)?advisory_|pg_sleep|pg_notify|pg_read_|pg_ls_|pg_logical_emit|pg_file_|dblink)"
    )
    rader = _spoer(
        "SELECT oid::regprocedure::text FROM pg_proc WHERE proname ~ %s "
        "AND has_function_privilege('inkl_portal', oid, 'EXECUTE')",
        farlige,
    )
    assert rader == []


def test_utsnittenes_eier_logger_ikke_inn_eier_ingen_tabell_og_ser_bare_kolonnene_de_er_laget_av(db):
    assert _spoer(
        "SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = 'inkl_utsnitt'"
    ) == [(False, False, False, False)]
    eier = _spoer("SELECT relname, relkind FROM pg_class WHERE pg_get_userbyid(relowner) = 'inkl_utsnitt'")
    assert {navn for navn, slag in eier if slag in "rvmp"} == UTSNITT | {"kandidater_deling"}
    assert not [navn for navn, slag in eier if slag in "rp"]
    for tabell, kolonne in (
        ("kandidater_kandidat", "fodselsnummer"),
        ("kandidater_kandidat", "notat"),
        ("kandidater_kandidat", "fase"),
        ("kandidater_aapenhet", "skal_ikke_deles"),
        ("kjerne_forlop", "stilling"),
    ):
        assert _spoer("SELECT has_column_privilege('inkl_utsnitt', %s, %s, 'SELECT')", tabell, kolonne) == [(False,)]


def test_utsnittene_viser_ikke_flere_kolonner_enn_modellene_har(db):
    for modell in (models.Arbeidsplass, models.Kontaktperson, models.Forlop, models.Dato, models.Rytmetrinn):
        rader = _spoer(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0", modell._meta.db_table
        )
        assert {navn for (navn,) in rader} == {felt.column for felt in modell._meta.concrete_fields}


def _fremmede_sporringer(client, adresse: str, metode: str) -> list[str]:
    """Statements of this request that the portal's own code caused on the app's connection, past the two modules."""
    funnet = []

    def vakt(utfoer, sql, params, many, context):
        filer = [ramme.filename for ramme in traceback.extract_stack()]
        fra_portalen = [fil for fil in filer if Path(fil).is_relative_to(PORTALEN)]
        som_rollen = any(fil.endswith("portalkobling.py") for fil in filer)
        if fra_portalen and not som_rollen and not fra_portalen[-1].endswith(PAA_APPENS_KOBLING):
            # The decorators of the doors lie around every view; what lies inside a middleware is not the portal's.
            funnet.append(f"{fra_portalen[-1]}: {sql[:80]}")
        return utfoer(sql, params, many, context)

    with connection.execute_wrapper(vakt):
        getattr(client, metode)(adresse)
    return funnet


@pytest.mark.parametrize("hvem", ["client", "innlogget", "bekreftet"])
def test_portalen_spoer_appens_kobling_bare_fra_de_to_modulene(request, sted, hvem):
    leser = request.getfixturevalue(hvem)
    kari = lag.kandidat(sted.ane, aapen=True)
    lag.forlop(kari, sted.hos, av=sted.ane)
    adresser = [
        *sorted(alle_adresser() - {"/portal/logg-ut/"}),
        f"/portal/ring-meg/{sted.hos.orgnr}/",
        "/portal/logg-ut/",
    ]
    fremmede = [
        funn
        for adresse in adresser
        for metode in ("get", "post")
        for funn in _fremmede_sporringer(leser, adresse, metode)
    ]
    assert fremmede == []


def test_vakten_finner_en_spoerring_paa_feil_kobling(bekreftet, sted, monkeypatch):
    monkeypatch.setattr(models, "KOBLING", "default")
    with pytest.raises(ProgrammingError, match="permission denied for view portal"):
        _fremmede_sporringer(bekreftet, "/portal/", "get")


def test_ingen_vises_naar_innsynet_ikke_kan_logges(bekreftet, sted, monkeypatch):
    kari = lag.kandidat(sted.ane, aapen=True, etternavn="Hemmelig")
    lag.forlop(kari, sted.hos, av=sted.ane)

    def svikter(*_a: object, **_k: object) -> None:
        raise RuntimeError("loggen svarer ikke")

    monkeypatch.setattr(okt, "noter_innsyn", svikter)
    bekreftet.raise_request_exception = False
    svar = bekreftet.get("/portal/")
    assert svar.status_code == 500
    assert "Hemmelig" not in svar.content.decode()


def test_over_to_ekte_koblinger_ser_portalen_det_samme(egen_base):
    ane = lag.bruker(telefon="40404040")
    hos = lag.arbeidsgiver(ane, navn="Bakeriet AS")
    leif = lag.portalbruker(lag.arbeidsgiverkontakt(hos))
    kari = lag.kandidat(ane, aapen=True, fornavn="Kari", etternavn="Li")
    lag.forlop(kari, hos, av=ane)
    with connections["portal"].cursor() as peker:
        peker.execute("SELECT current_user")
        assert peker.fetchone() == ("inkl_portal",)
    (sted,) = utsnitt.arbeidsplasser(leif, bekreftet=True, naa=klokka())
    assert (sted.navn, [forlop.navn for forlop in sted.forlop]) == ("Bakeriet AS", ["Kari Li"])
