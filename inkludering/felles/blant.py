"""Rows of one's own, found by an array of keys: PostgreSQL goes to them by index also where several doors lead in.

An `IN (SELECT …)` beside an OR is answered for every row of the nation instead.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Q, QuerySet


def blant(felt: str, egne: QuerySet[Any, Any]) -> Q:
    """What `felt` refers to is one of `egne`."""
    nokler = ArraySubquery(egne.values("pk"))
    return Q(Func(F(felt), nokler, template="%(expressions)s)", arg_joiner=" = ANY (", output_field=BooleanField()))
