"""Key rotation: what an older key has written is written anew with the first of FELTNOKLER, while the house is in use.

The text is the same, so nothing has happened that a trigger should judge or history should tell of: the triggers of a
table rest while a batch of it is written. Meanwhile everybody may read it, and writers wait for some milliseconds. A
row that somebody changes between our reading and our writing is left as they wrote it, with the key of today.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.apps import apps
from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.utils.module_loading import autodiscover_modules
from psycopg import sql
from psycopg.errors import LockNotAvailable

from inkludering.felles.kryptering import Dekrypteringsfeil, KryptertTekstfelt

BUNKE = 500
# Somebody may hold the table for longer than we ask for it; others must not queue behind us.
LAASFRIST = "1s"
FORSOK, PAUSE = 30, 0.5


@dataclass(frozen=True)
class KryptertTabell:
    """A table with encrypted columns, the tables of history among them."""

    navn: str
    nokkel: str
    kolonner: tuple[str, ...]


@dataclass(frozen=True)
class KryptertVerdi:
    """One encrypted value, and where it stands."""

    nokkel: Any
    kolonne: str
    kryptert: Any  # bytes, or the text of a session


# What is written, and what it is written over.
Bunke = list[tuple[Any, KryptertVerdi]]
Kilde = Callable[[], Iterable[tuple[KryptertTabell, Bunke]]]
_kilder: list[Kilde] = []


def tabeller() -> list[KryptertTabell]:
    """Every table of the house that has something encrypted."""
    funnet = {}
    for modell in apps.get_models(include_auto_created=True):
        felt = [ett for ett in modell._meta.concrete_fields if isinstance(ett, KryptertTekstfelt)]
        if felt and modell._meta.managed and modell._meta.pk:
            navn = modell._meta.db_table
            funnet[navn] = KryptertTabell(navn, str(modell._meta.pk.column), tuple(str(ett.column) for ett in felt))
    return sorted(funnet.values(), key=lambda tabell: tabell.navn)


def verdier(tabell: KryptertTabell) -> Iterator[list[KryptertVerdi]]:
    """All that is encrypted in a table, a batch of rows at a time, in the order of the key."""
    nokkel = sql.Identifier(tabell.nokkel)
    felt = sql.SQL(", ").join([nokkel, *map(sql.Identifier, tabell.kolonner)])
    alle = sql.SQL("SELECT {} FROM {} {} ORDER BY {} LIMIT {}")
    rader: list[tuple[Any, ...]] = []
    while True:
        etter = sql.SQL("WHERE {} > %s").format(nokkel) if rader else sql.SQL("")
        setning = alle.format(felt, sql.Identifier(tabell.navn), etter, nokkel, sql.Literal(BUNKE))
        with connection.cursor() as peker:
            peker.execute(setning, [rader[-1][0]] if rader else [])
            rader = peker.fetchall()
        if not rader:
            return
        yield [
            KryptertVerdi(rad[0], kolonne, bytes(verdi))
            for rad in rader
            for kolonne, verdi in zip(tabell.kolonner, rad[1:], strict=True)
            if verdi is not None
        ]


def kilde(funksjon: Kilde) -> Kilde:
    """Register what else is written anew when a key is changed; an app's own are in its module nokkelkilder."""
    _kilder.append(funksjon)
    return funksjon


def med_gammel_nokkel() -> Counter[str]:
    """How many values in each table are written with an older key. Raises Nokkelfeil of what no key reads."""
    antall: Counter[str] = Counter()
    for tabell, bunke in _omskrives():
        antall[tabell.navn] += len(bunke)
    return antall


def bytt() -> Counter[str]:
    """Write anew what is written with an older key; how many in each table. Raises Nokkelfeil and TimeoutError.

    Takes up where it was interrupted. Needs the owner's role in the database.
    """
    antall: Counter[str] = Counter()
    for tabell, bunke in _omskrives():
        antall[tabell.navn] += _skriv(tabell, bunke)
    return antall


def _omskrives() -> Iterator[tuple[KryptertTabell, Bunke]]:
    autodiscover_modules("nokkelkilder")
    for kilden in _kilder:
        yield from ((tabell, bunke) for tabell, bunke in kilden() if bunke)


@kilde
def krypterte() -> Iterator[tuple[KryptertTabell, Bunke]]:
    """Every encrypted value that the first of FELTNOKLER did not write."""
    for tabell in tabeller():
        for bunke in verdier(tabell):
            yield tabell, [(MultiFernet(_nokler()).rotate(ett.kryptert), ett) for ett in _gamle(bunke)]


def _gamle(bunke: list[KryptertVerdi]) -> Iterator[KryptertVerdi]:
    """Those that the first key does not read; each of them must be read by one of the others."""
    forste, *resten = _nokler()
    for ett in bunke:
        try:
            forste.decrypt(ett.kryptert)
        except InvalidToken:
            _krev_lesbar(ett, resten)
            yield ett


def _krev_lesbar(ett: KryptertVerdi, nokler: list[Fernet]) -> None:
    for nokkel in nokler:
        try:
            nokkel.decrypt(ett.kryptert)
        except InvalidToken:
            continue
        return
    raise Dekrypteringsfeil


def _nokler() -> list[Fernet]:
    return [Fernet(nokkel) for nokkel in settings.FELTNOKLER]


def _skriv(tabell: KryptertTabell, nye: Bunke) -> int:
    for _ in range(FORSOK):
        try:
            return _skriv_bunken(tabell, nye)
        except OperationalError as feil:
            if not isinstance(feil.__cause__, LockNotAvailable):
                raise
        time.sleep(PAUSE)
    raise TimeoutError(f"Tabellen {tabell.navn} var opptatt for lenge. Kjør kommandoen en gang til.")


@transaction.atomic
def _skriv_bunken(tabell: KryptertTabell, nye: Bunke) -> int:
    navn, nokkel = sql.Identifier(tabell.navn), sql.Identifier(tabell.nokkel)
    skrevet = 0
    with connection.cursor() as peker:
        peker.execute(f"SET LOCAL lock_timeout = '{LAASFRIST}'")
        peker.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(navn))
        for kolonne in tabell.kolonner:
            felt = sql.Identifier(kolonne)
            setning = sql.SQL("UPDATE {} SET {} = %s WHERE {} = %s AND {} = %s").format(navn, felt, nokkel, felt)
            rader = [(ny, ett.nokkel, ett.kryptert) for ny, ett in nye if ett.kolonne == kolonne]
            if rader:
                peker.executemany(setning, rader)
                skrevet += peker.rowcount
        peker.execute("SET CONSTRAINTS ALL IMMEDIATE")  # PostgreSQL wants its own checks done first
        peker.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(navn))
    return skrevet
