"""What a request left behind: written tables, looks logged, and what its answer says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from inkludering.hendelser.models import Oppslag
from tests.sikkerhetshoder import mangler, usikre_kaker

# What pg_stat_xact_user_tables shows, without the joins it makes to count the reads too.
SKREVET = """
    SELECT relname, ant FROM pg_class, LATERAL (SELECT pg_stat_get_xact_tuples_inserted(oid)
        + pg_stat_get_xact_tuples_updated(oid) + pg_stat_get_xact_tuples_deleted(oid) AS ant) AS skrevet
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND ant > 0
"""
# What any request may write: the session, and the logs of looks, of visits and of what was done.
FRITT = {"brukere_okt", "hendelser_oppslag", "hendelser_innblikk", "audit_koe", "hendelser_hendelse"}
ENGANGS = re.compile(
    r'nonce="[^"]*"|name="innsending" value="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": ?"[^"]*"'
)


@contextmanager
def avgrenset() -> Iterator[None]:
    """Whatever is written inside is checked against the deferred promises, and taken back."""
    with transaction.atomic():
        yield
        with connection.cursor() as peker:
            peker.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)


def skrevet() -> Counter[str]:
    """How many rows this transaction has written in each table."""
    with connection.cursor() as peker:
        peker.execute(SKREVET)
        return Counter(dict(peker.fetchall()))


def endrede_tabeller(foer: Counter[str]) -> set[str]:
    return {tabell for tabell, antall in skrevet().items() if antall > foer[tabell]} - FRITT


@dataclass(frozen=True)
class Spor:
    """One person's try: what they met, the tables it wrote in, the page, the looks it logged, and faulty headers."""

    utfall: int | str
    endret: set[str]
    side: str
    oppslag: list[tuple[str, set[Any]]]
    hodefeil: list[str]


def observer(send: Callable[[], Any]) -> Spor:
    """Let a request run, and take back what it did."""
    with avgrenset():
        foer, siste = skrevet(), Oppslag.objects.aggregate(siste=Max("pk", default=0))["siste"]
        svar = send()
        oppslag = Oppslag.objects.filter(pk__gt=siste).order_by("pk").values_list("utfall", "personer")
        return Spor(
            utfall=utfall(svar),
            endret=endrede_tabeller(foer),
            side=tekst(svar),
            oppslag=[(ett, set(alle)) for ett, alle in oppslag],
            hodefeil=[
                *mangler(svar.headers, svar.content.decode(errors="ignore")),
                *usikre_kaker(svar.cookies, https=False),
            ],
        )


def tekst(svar: Any) -> str:
    """The body without what is made anew each time."""
    if svar.streaming or "text" not in svar.headers.get("Content-Type", ""):
        return ""
    return ENGANGS.sub("", svar.content.decode())


def utfall(svar: Any) -> int | str:
    """The status; for those sent to log in or to choose an office, that."""
    til = svar.headers.get("Location", "")
    if "logg-inn/?next=" in til:
        return "logg inn"
    return "velg kontor" if til == "/velg-kontor/" else svar.status_code
