import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def _tabeller() -> list[str]:
    with connection.cursor() as peker:
        peker.execute("SELECT relname FROM pg_class WHERE relkind = 'r' ORDER BY relname")
        return [navn for (navn,) in peker.fetchall()]


def test_database_fra_foer_grunnen_ble_lagt_blir_staaende_som_den_er(db):
    MigrationRecorder.Migration.objects.using("default").create(app="oppfolging", name="0001_initial")
    foer = _tabeller()
    with pytest.raises(CommandError, match="make nullstill"):
        call_command("migrate", verbosity=0)
    assert _tabeller() == foer
