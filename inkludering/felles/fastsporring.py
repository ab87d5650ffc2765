"""A question that is always the same but for its values: made once, planned once, and then only asked.

For the pages everybody opens all day, where Django's making of the SQL and PostgreSQL's planning of it cost more than
the answer. Access rules are composed as in any other query; only the values stand open, as Plassholder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import count
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.models.sql.compiler import SQLCompiler
from psycopg import RawCursor

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
    process, so it must not read the clock, the user or the language. `fast_plan=False` where the good plan depends on
    the values. Raises TypeError for a column that has to be read by its field, as an encrypted one does: these come as
    PostgreSQL gives them.
    """

    def __init__(
        self, rad: Callable[..., Rad], lag: Callable[[], models.QuerySet[Any, Any]], *, fast_plan: bool = True
    ) -> None:
        self._rad, self.lag, self.fast_plan = rad, lag, fast_plan

    def __call__(self, **verdier: Any) -> list[Rad]:
        sql, plasser = lag_sql(self)
        fylt_ut = [verdier[p.navn] if isinstance(p, Plassholder) else p for p in plasser]
        return [self._rad(*rad) for rad in (spor(sql, fylt_ut) if self.fast_plan else _spor_uten_plan(sql, fylt_ut))]


def spor(sql: str, verdier: Sequence[Any]) -> list[tuple]:
    """The rows of a statement with $1, $2 … for its values; the connection keeps its plan for the next time.

    It begins with SELECT: before any other word the history writes who asks, which is a statement of its own.
    """
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    omslutt = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with omslutt(RawCursor(connection.connection)) as peker:  # type: ignore[arg-type]
        peker.execute(sql, verdier)
        return peker.fetchall()


def _spor_uten_plan(sql: str, verdier: Sequence[Any]) -> list[tuple]:
    with connection.cursor() as peker:
        peker.execute(sql, verdier)
        return peker.fetchall()


@cache
def lag_sql(sporring: Fastsporring[Any]) -> tuple[str, tuple[Any, ...]]:
    """The SQL of the question and its parameters, where a Plassholder stands for a value."""
    kompilator = sporring.lag().query.get_compiler(connection=connection)
    sql, plasser = kompilator.as_sql()
    if any(hasattr(kolonne.output_field, "from_db_value") for kolonne, *_ in kompilator.select):
        raise TypeError(f"A column of this query must be read by its field: {sql}")
    return _nummerert(sql) if sporring.fast_plan else sql, tuple(plasser)


def _nummerert(sql: str) -> str:
    plass = count(1)
    return re.sub("%([s%])", lambda treff: f"${next(plass)}" if treff[1] == "s" else "%", sql)
