from collections.abc import Iterator

import pytest

from tests import klokke


@pytest.fixture(scope="module")
def verdenen(django_db_setup: None, django_db_blocker) -> Iterator[object]:
    """Built once for a module, in a transaction that is rolled back."""
    from django.db import transaction
    from django.test import override_settings

    from tests.tilgang.verden import bygg

    raske_passord = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
    with django_db_blocker.unblock(), raske_passord, transaction.atomic():
        with klokke.like_foer():
            verden = bygg()
        yield verden
        transaction.set_rollback(True)


@pytest.fixture
def verden(verdenen) -> Iterator[object]:
    """The world, set back after each test to how it was built."""
    from django.db import transaction

    with transaction.atomic():
        yield verdenen
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _leverandorer(settings) -> None:
    """Log-in by others is set up."""
    from tests.tilgang.leverandor import tilbydere

    settings.OIDC = tilbydere()
