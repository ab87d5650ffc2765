"""Rows of one's own, found by an array of keys: PostgreSQL goes to them by index also where several doors lead in.

An `IN (SELECT …)` beside an OR is answered for every row of the nation instead.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Q, QuerySet, UUIDField
from django.db.models.expressions import Combinable


def blant(felt: str, egne: QuerySet[Any, Any]) -> Q:
    """What `felt` refers to is one of `egne`."""
    return en_av(felt, ArraySubquery(egne.values("pk")))


def er_den(felt: str, nokkel: Combinable) -> Q:
    """What `felt` refers to has this key: looked up for each row of the outer query, and never joined or hashed."""
    return en_av(felt, Func(nokkel, template="ARRAY[%(expressions)s]", output_field=UUIDField()))


def en_av(felt: str, nokler: Combinable) -> Q:
    """What `felt` refers to has one of the keys of this array."""
    return Q(Func(F(felt), nokler, template="%(expressions)s)", arg_joiner=" = ANY (", output_field=BooleanField()))
