from collections.abc import Callable

import pytest
from django.db import connection, models
from hypothesis import settings

# How long one example takes says more about the machine than about the code.
settings.register_profile("hus", deadline=None)
settings.load_profile("hus")


@pytest.fixture
def midlertidig_tabell(db: None) -> Callable[[type[models.Model]], None]:
    """Give a model that only a test knows a table that goes with the test's transaction."""

    def lag(modell: type[models.Model]) -> None:
        sql, verdier = connection.schema_editor().table_sql(modell)
        with connection.cursor() as peker:
            peker.execute(sql.replace("CREATE TABLE", "CREATE TEMPORARY TABLE"), verdier or None)

    return lag
