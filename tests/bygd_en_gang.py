"""What all tests of a module begin with, built once for them and set back after each: for scenes that cost seconds.

    bygget, scene = bygd_en_gang(bygg)

`bygg` is called when the first test of the module begins, a minute before it by the tests' clock, in a transaction that
lasts as long as the module; `scene` is then each test's own copy, and what the test does is rolled back to there. Both
names must stand in the module. Its other tests see the rows too, in whichever order they come: a test that must begin
with an empty database, or has one of its own (`egen_base`), belongs in another module.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests import klokke


def bygd_en_gang(bygg: Callable[[], Any]) -> tuple[Any, Any]:
    """Two fixtures: what is built, for the module, and the copy of it a test asks for."""

    @pytest.fixture(scope="module", autouse=True, name="bygget")
    def for_modulen(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
        from django.db import connection, transaction
        from django.test import override_settings

        raske_passord = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
        with django_db_blocker.unblock(), transaction.atomic():
            with raske_passord, klokke.like_foer():
                det = bygg()
            connection.check_constraints()  # what is promised of it, asked once: else each test would ask again
            klokke.still()
            with django_db_blocker.block():
                yield det
            transaction.set_rollback(True)

    @pytest.fixture
    def for_testen(bygget: Any, db: None) -> Any:
        from django.db import connection

        # What a test says of them in a savepoint it keeps outlives the test: PostgreSQL takes it back in no other.
        with connection.cursor() as peker:
            peker.execute("SET CONSTRAINTS ALL DEFERRED")
        return copy.deepcopy(bygget)

    return for_modulen, for_testen
