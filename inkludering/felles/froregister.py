"""The register behind `manage.py seed`: each app sows its own part of the synthetic data, lowest floor first.

An app puts its part in a module named `fro`. The same seed gives the same data.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from operator import attrgetter
from random import Random
from types import SimpleNamespace
from typing import Any, TypeVar

from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.contrib.postgres.fields import RangeField
from django.db import DEFAULT_DB_ALIAS, connections, models

from inkludering.felles.arbeidsdager import OSLO, lokal_dato, samme_eller_neste
from inkludering.felles.kryptering import KryptertTekstfelt

T = TypeVar("T")
SOM_DET_STAAR = (
    models.BooleanField,
    models.CharField,
    models.DateField,
    models.ForeignKey,
    models.IntegerField,
    models.TimeField,
    models.UUIDField,
    RangeField,
)


@dataclass
class Saaing:
    """One run: how much of everything, the clock, and the one source of chance."""

    kontor: int
    jobbspesialister: int
    kandidater: int
    maaneder: int
    naa: datetime
    tilfeldig: Random
    kontornumre: list[str] = field(default_factory=list)
    brukte_numre: set[bytes] = field(default_factory=set)

    @property
    def i_dag(self) -> date:
        return lokal_dato(self.naa)

    @property
    def historien_begynner(self) -> date:
        """The first day anything is made up to have happened."""
        return self.i_dag - relativedelta(months=self.maaneder)

    def uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self.tilfeldig.getrandbits(128), version=4)

    def en(self, av: Sequence[T]) -> T:
        return self.tilfeldig.choice(av)

    def sjanse(self, andel: float) -> bool:
        return self.tilfeldig.random() < andel

    def dager(self, fra: int, til: int) -> timedelta:
        return timedelta(days=self.tilfeldig.randint(fra, til))

    def klokka(self, dag: date) -> datetime:
        """A moment within working hours on the day, or the working day after; never after now."""
        dag = samme_eller_neste(dag)
        moment = datetime.combine(dag, time(8 + self.tilfeldig.randrange(8), self.tilfeldig.randrange(60)), tzinfo=OSLO)
        return min(moment, self.naa)


@cache
def _felt(modell: type[models.Model]) -> list[models.Field]:
    """The columns a row is stored with: those the database does not make itself."""
    return [
        felt for felt in modell._meta.concrete_fields if not felt.generated and not isinstance(felt, models.AutoField)
    ]


@cache
def _standard(modell: type[models.Model]) -> dict[str, Any]:
    return {felt.attname: felt.get_default() for felt in _felt(modell)}


def utkast(modell: type[models.Model], **kolonner: Any) -> SimpleNamespace:
    """A row to be stored, by its columns: where there are many, as an object of the model is slow to make."""
    return SimpleNamespace(**{**_standard(modell), **kolonner})


def legg_inn(rader: Iterable[Any], modell: type[models.Model] | None = None) -> None:
    """Store rows of one model, as many as there are, with COPY: constraints and triggers hold as for any other row.

    `modell` says of which, when they are `utkast`. A key that the database counts is not set on them afterwards.
    What is said of several made-up people is encrypted once, so their tokens are equal.
    """
    rader = list(rader)
    if not rader:
        return
    av: type[models.Model] = modell or type(rader[0])
    meta, kobling, felt = av._meta, connections[DEFAULT_DB_ALIAS], _felt(av)
    som_de_staar = attrgetter(*(ett.attname for ett in felt))
    skrives = [(nr, skriver) for nr, ett in enumerate(felt) if (skriver := _skriver(ett, kobling))]
    kolonner = ", ".join(kobling.ops.quote_name(ett.attname) for ett in felt)
    with kobling.cursor() as peker:
        kopi: Any = peker.copy(f"COPY {kobling.ops.quote_name(meta.db_table)} ({kolonner}) FROM STDIN")
        with kopi as strom:
            for rad in rader:
                verdier = list(som_de_staar(rad))
                for nr, skriver in skrives:
                    verdier[nr] = skriver(rad)
                strom.write_row(verdier)


def _skriver(felt: models.Field, kobling: Any) -> Callable[[Any], Any] | None:
    """How the field writes its value of a row; None where PostgreSQL takes it as it stands."""
    if isinstance(felt, SOM_DET_STAAR) and not getattr(felt, "auto_now_add", False):
        return None
    if isinstance(felt, KryptertTekstfelt):
        kryptert = cache(lambda tekst: felt.get_db_prep_save(tekst, kobling))
        return lambda rad: kryptert(getattr(rad, felt.attname))
    return lambda rad: felt.get_db_prep_save(felt.pre_save(rad, True), kobling)


Del = Callable[[Saaing], None]
_deler: list[Del] = []


def saar(del_: Del) -> Del:
    """Register an app's part. Parts run in the order of INSTALLED_APPS."""
    _deler.append(del_)
    return del_


def alle() -> list[Del]:
    """The parts, lowest floor first, whichever of them was imported first."""
    plass = {app: nr for nr, app in enumerate(apps.get_app_configs())}
    return sorted(_deler, key=lambda del_: plass[apps.get_containing_app_config(del_.__module__)])  # type: ignore[index]
