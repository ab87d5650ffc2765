"""The register of reminder rules: what a person must know, when, who they are, and in which words.

A rule is one file in an app's package `regler`, and registers itself; varsling finds the files when the apps are ready.
It need not say how its reminders are made, closed, shown or counted: that is the same for all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from django.apps import apps

from inkludering.felles.arbeidsdager import trekk_fra

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from oppfolging.varsling.models import Paaminnelse

Grense = Callable[[date], date]


class Mottaker(StrEnum):
    """Who is told: the one who answers for the matter, or the leaders of its office. Only people at work that day."""

    ANSVARLIG = "ansvarlig"
    ANSVARLIG_ELLER_LEDER = "ansvarlig_eller_leder"
    LEDER = "leder"


def paa_dagen(dag: date) -> date:
    """The step is reached on the due day."""
    return dag


def virkedager_over(antall: int) -> Grense:
    """The step is reached when the matter is so many working days past its due day."""
    return partial(trekk_fra, antall=antall)


@dataclass(frozen=True)
class Trinn:
    """One step of a ladder. On a day `d`, matters due on `grense(d)` or before have reached it. `tittel` is the why."""

    navn: str
    til: Mottaker
    tittel: _StrOrPromise
    grense: Grense = paa_dagen


@dataclass(frozen=True)
class Regel:
    """One rule.

    `emner` is a SELECT of the matters there are, whenever due: emne_id (text), forfall (the day the ladder counts
    from), kontor_id, ansvarlig_id, oppfolging_id, kandidat_id, arbeidsgiver_id. The last three are what the reminder is
    about; a matter is looked at again when that candidate or employer changes, and every night. It may use %(dag)s,
    %(naa)s and what `verdier` gives for the day; a percent sign is doubled.
    `stige` is in order: of the steps that have been reached a person is told the last.
    `gjentas`: told every working day while it stands, instead of once for each step.
    `har_frist`: forfall is a due date to show. `hva`: what is to be done, for one reminder, on a day.
    `til_orientering`: only to be known, so that one may put it away; what there is to know is read of the matters by
    emne_id, in one query, and `anker` is where on the card it stands.
    `foelger_vikaren`: while whoever answers is away, told to who stands in; else it waits until they are back.
    """

    navn: str
    emner: str
    stige: tuple[Trinn, ...]
    verdier: Callable[[date], dict[str, Any]] = lambda dag: {}
    gjentas: bool = False
    har_frist: bool = True
    hva: Callable[[Paaminnelse, date], str] = lambda paaminnelse, i_dag: ""
    til_orientering: Callable[[Collection[str], date], Mapping[str, str]] | None = None
    anker: str = ""
    foelger_vikaren: bool = True

    def tittel(self, trinn: str) -> str:
        return next(str(ett.tittel) for ett in self.stige if ett.navn == trinn)


_regler: dict[str, Regel] = {}


def registrer(regel: Regel) -> Regel:
    """Add a rule to the register. Raises ValueError for a name that is taken."""
    if regel.navn in _regler:
        raise ValueError(f"the rule «{regel.navn}» is registered twice")
    _regler[regel.navn] = regel
    return regel


def alle() -> list[Regel]:
    """The rules, by name."""
    return [_regler[navn] for navn in sorted(_regler)]


def regelen(navn: str) -> Regel:
    return _regler[navn]


def gjentatte() -> list[str]:
    """Names of the rules whose reminders are told every working day."""
    return [regel.navn for regel in alle() if regel.gjentas]


def til_orientering() -> list[str]:
    """Names of the rules whose reminders are only to be known."""
    return [regel.navn for regel in alle() if regel.til_orientering]


def les_inn() -> None:
    """Import every app's rules."""
    for app in apps.get_app_configs():
        pakke = f"{app.name}.regler"
        if find_spec(pakke):
            for modul in _moduler(pakke):
                import_module(modul)


def _moduler(pakke: str) -> Iterable[str]:
    return (f"{pakke}.{modul.name}" for modul in iter_modules(import_module(pakke).__path__))
