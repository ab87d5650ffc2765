"""A question that is always the same but for its values: the SQL is made once and then filled in.

For the pages everybody opens all day, where Django's making of the SQL costs more than asking. Access rules are
composed as in any other query; only the values stand open, as Plassholder.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.models.sql.compiler import SQLCompiler

Rad = TypeVar("Rad")


class Plassholder(models.Expression):
    """A value given each time the question is asked, by this name."""

    def __init__(self, navn: str, output_field: models.Field) -> None:
        super().__init__(output_field=output_field)
        self.navn = navn

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        """The place of the value: the parameter is this object itself."""
        return "%s", [self]


class Fastsporring(Generic[Rad]):
    """Called with a value for each Plassholder, answers with one `rad` for each row.

    `lag` makes the query: a `values_list` in the order `rad` takes its fields. It is called once in the life of the
    process, so it must not read the clock, the user or the language. Raises TypeError for a column that has to be read
    by its field, as an encrypted one does: these come as PostgreSQL gives them.
    """

    def __init__(self, rad: Callable[..., Rad], lag: Callable[[], models.QuerySet[Any, Any]]) -> None:
        self._rad, self.lag = rad, lag

    def __call__(self, **verdier: Any) -> list[Rad]:
        sql, plasser = lag_sql(self)
        with connection.cursor() as peker:
            peker.execute(sql, [verdier[p.navn] if isinstance(p, Plassholder) else p for p in plasser])
            return [self._rad(*rad) for rad in peker.fetchall()]


@cache
def lag_sql(sporring: Fastsporring[Any]) -> tuple[str, tuple[Any, ...]]:
    """The SQL of the question and its parameters, where a Plassholder stands for a value."""
    kompilator = sporring.lag().query.get_compiler(connection=connection)
    sql, plasser = kompilator.as_sql()
    if any(hasattr(kolonne.output_field, "from_db_value") for kolonne, *_ in kompilator.select):
        raise TypeError(f"A column of this query must be read by its field: {sql}")
    return sql, tuple(plasser)
