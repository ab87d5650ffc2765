"""Run by tests.mutanter alone: inside pytest, so that one migrated PostgreSQL serves all the mutants."""

import os

from tests import mutanter


def test_hver_endring_av_en_regel_blir_merket(request, django_db_blocker, sql, mappe):
    from django.db import connections

    from tests.conftest import FERDIG, MAL, lag_mal

    lag_mal(request.config.cache.mkdir("mal"), django_db_blocker, sql, mappe)
    for kobling in connections.all():
        kobling.close()
    os.environ[FERDIG] = str(mappe)
    assert not any(mutanter.kjor_alt(sql, MAL))
