"""The running app is never the owner of its tables, and never superuser."""

import pytest
from django.db import ProgrammingError, connection, transaction

ROLLER = ("inkl_eier", "inkl_app", "inkl_portal", "inkl_arbeider", "inkl_utsnitt")


def test_ingen_rolle_er_superbruker_eller_gaar_utenom_radregler(sql):
    rader = sql(
        "SELECT rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname LIKE 'inkl%'"
    )
    assert {rad[0] for rad in rader} == set(ROLLER)
    assert not any(flagg for rad in rader for flagg in rad[1:])


@pytest.mark.django_db
def test_appen_kjorer_som_inkl_app_og_eier_ingen_tabeller():
    with connection.cursor() as peker:
        peker.execute("SELECT current_user")
        assert peker.fetchone() == ("inkl_app",)
        peker.execute(
            "SELECT count(*), count(*) FILTER (WHERE tableowner = 'inkl_eier') FROM pg_tables "
            "WHERE schemaname = 'public'"
        )
        alle, eierens = peker.fetchone()
    assert alle > 10
    assert alle == eierens


@pytest.mark.django_db
@pytest.mark.parametrize(
    "setning",
    [
        "CREATE TABLE snik (id int)",
        "TRUNCATE brukere_okt",
        "ALTER TABLE brukere_okt DISABLE TRIGGER ALL",
        "DROP TABLE brukere_okt",
        "SET ROLE inkl_eier",
    ],
)
def test_appen_kan_ikke_endre_tabellene(setning):
    nektet = pytest.raises(ProgrammingError, match=r"permission denied|must be owner")
    with nektet, transaction.atomic(), connection.cursor() as peker:
        peker.execute(setning)


@pytest.mark.django_db
@pytest.mark.parametrize("rolle", ["inkl_app", "inkl_arbeider"])
def test_ingen_kjorende_rolle_kan_skrive_om_historien(rolle):
    with connection.cursor() as peker:
        peker.execute(
            "SELECT tablename, bool_or(has_table_privilege(%s, tablename::regclass, rett)) "
            "FROM pg_tables, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS rett "
            "WHERE schemaname = 'public' AND (tablename LIKE '%%event' OR tablename LIKE 'hendelser%%') GROUP BY 1",
            [rolle],
        )
        rettigheter = dict(peker.fetchall())
    assert len(rettigheter) > 10
    assert not any(rettigheter.values()), rettigheter


@pytest.mark.django_db
def test_utsatte_krav_i_databasen_sjekkes_ved_testens_slutt():
    assert connection.features.can_defer_constraint_checks


def test_egen_base_har_ekte_lagring_som_ikke_lekker(egen_base, sql):
    from django.contrib.contenttypes.models import ContentType

    ContentType.objects.create(app_label="x", model="y")
    spor = "SELECT count(*) FROM django_content_type WHERE app_label = 'x'"
    assert sql(spor, base=egen_base) == [(1,)]
    assert sql(spor, base="test_inkludering") == [(0,)]
