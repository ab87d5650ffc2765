import pytest
from django.core.management import CommandError, call_command
from django.core.management.commands import migrate as djangos
from django.db import OperationalError, connection
from psycopg.errors import LockNotAvailable

from inkludering.felles.management.commands import migrate


def _tabeller() -> list[str]:
    with connection.cursor() as peker:
        peker.execute("SELECT relname FROM pg_class WHERE relkind = 'r' ORDER BY relname")
        return [navn for (navn,) in peker.fetchall()]


def test_database_fra_foer_grunnen_ble_lagt_blir_staaende_som_den_er(egen_base, sql):
    sql(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('oppfolging', '0001_initial', '2026-01-01')",
        egen_base,
    )
    foer = _tabeller()
    with pytest.raises(CommandError, match="make nullstill"):
        call_command("migrate", verbosity=0)
    assert _tabeller() == foer


@pytest.mark.parametrize(("opptatt", "gaar"), [(0, True), (19, True), (20, False)])
def test_en_migrering_som_ikke_faar_tabellen_proeves_igjen_men_ikke_for_alltid(db, monkeypatch, opptatt, gaar):
    forsok: list[int] = []

    def faar_ikke_tabellen(self, *args, **valg) -> None:
        forsok.append(1)
        if len(forsok) <= opptatt:
            raise OperationalError from LockNotAvailable()

    monkeypatch.setattr(djangos.Command, "handle", faar_ikke_tabellen)
    monkeypatch.setattr(migrate, "PAUSE", 0)
    if gaar:
        call_command("migrate")
    else:
        with pytest.raises(OperationalError):
            call_command("migrate")
    assert len(forsok) == min(opptatt + 1, migrate.FORSOK)


def test_andre_feil_i_en_migrering_er_feil_med_en_gang(db, monkeypatch):
    def kneler(self, *args, **valg) -> None:
        raise OperationalError("borte")

    monkeypatch.setattr(djangos.Command, "handle", kneler)
    with pytest.raises(OperationalError, match="borte"):
        call_command("migrate")
