"""Which rhythm applies: the phase decides before a forløp, the kind of forløp after.

Steps are rows, not code: the national ones stand in migrations/0002_rytmer.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol, TypeVar

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kandidater.faser import Fase
from oppfolging.kjerne.models import Rytmetrinn, Situasjon
from oppfolging.kjerne.models.plan import Enhet

T = TypeVar("T", bound="Rytmeledd")
Rytmer = Mapping[tuple[str, str], list[Rytmetrinn]]

DAGER_I_UKA = 7
DAGER_I_MAANEDEN = 365 / 12

SITUASJON_I_FASE = {
    Fase.HENVIST: Situasjon.HENVIST,
    Fase.I_UTDANNING: Situasjon.I_UTDANNING,
    Fase.NEDTRAPPING: Situasjon.NEDTRAPPING,
}


class HarType(Protocol):
    """A forløp, as a row or as planning sees it."""

    @property
    def er_betalt(self) -> bool: ...


class Rytmeledd(Protocol):
    """A step as it is stored (models.Rytmetrinn), or as a view shows it."""

    kontor_id: Any
    situasjon: Any
    side: Any
    gjelder_fra: Any
    fra_dag: Any
    til_dag: Any
    frist_dag: Any
    hver: Any
    enhet: Any
    fysisk: Any


def rytmer_for(kontor_id: str, dag: date) -> Rytmer:
    """The steps in force at an office on a day, by (situation, side): its own where it has any, else the national."""
    return rytmer_for_alle([kontor_id], dag)[kontor_id]


def rytmer_for_alle(kontorer: Iterable[str], dag: date) -> Mapping[str, Rytmer]:
    """The same for many offices in one query."""
    kontorer = set(kontorer)
    alle = Rytmetrinn.objects.filter(Q(kontor__in=kontorer) | Q(kontor__isnull=True))
    return gjeldende(alle.order_by("fra_dag", "pk"), kontorer, dag)


def gjeldende(trinn: Iterable[T], kontorer: Iterable[str], dag: date) -> dict[str, dict[tuple[str, str], list[T]]]:
    """Of all these steps, the version of each rhythm in force on a day: for each office its own, else the national."""
    versjoner: dict[tuple[str | None, str, str], list[T]] = {}
    for ett in trinn:
        nokkel = (ett.kontor_id, ett.situasjon, ett.side)
        naa = versjoner.get(nokkel)
        if ett.gjelder_fra > dag or (naa and naa[0].gjelder_fra > ett.gjelder_fra):
            continue
        if naa and naa[0].gjelder_fra == ett.gjelder_fra:
            naa.append(ett)
        else:
            versjoner[nokkel] = [ett]

    def egne(kontor: str | None) -> dict[tuple[str, str], list[T]]:
        return {(situasjon, side): alle for (den, situasjon, side), alle in versjoner.items() if den == kontor}

    felles = egne(None)
    return {kontor: {**felles, **egne(kontor)} for kontor in kontorer}


def situasjon_uten_forlop(fase: str) -> Situasjon:
    return SITUASJON_I_FASE.get(Fase(fase), Situasjon.SOKER_JOBB)


def situasjon_i_forlop(forlop: HarType, fase: str) -> Situasjon:
    if not forlop.er_betalt:
        return Situasjon.ARBEIDSTRENING
    return Situasjon.NEDTRAPPING if fase == Fase.NEDTRAPPING else Situasjon.JOBB


def i_ord(trinn: Iterable[Rytmeledd], *, fra: str = "") -> str:
    """A rhythm as both parties read it: «Innen 3 dager etter start, hver uke til uke 4, deretter hver 14. dag».

    `fra`: what it began with, where that is no start.
    """
    frister_forst = sorted(trinn, key=lambda ett: ett.hver is not None)
    ord_ = [_frist_i_ord(ett, fra) if ett.hver is None else _gjentakelse_i_ord(ett) for ett in frister_forst]
    if len(ord_) > 1:
        ord_[-1] = _("deretter %(hver)s") % {"hver": ord_[-1]}
    return capfirst(", ".join(ord_))


def gjenstaar(trinn: Iterable[T], *, start: date, i_dag: date) -> list[T]:
    """The steps of a rhythm begun on `start` that are not yet behind us."""
    dag = (i_dag - start).days
    return [ett for ett in trinn if _gjelder(ett, dag)]


def _gjelder(trinn: Rytmeledd, dag: int) -> bool:
    if trinn.frist_dag is not None:
        return dag <= trinn.frist_dag
    return trinn.til_dag is None or dag < trinn.til_dag


def _frist_i_ord(trinn: Rytmeledd, fra: str) -> str:
    dag = trinn.frist_dag or 0
    if dag < 0:
        tekst = _("de siste %(dager)s dagene før start") % {"dager": -trinn.fra_dag}
    else:
        etter = _("innen %(dager)s dager etter %(fra)s") if fra else _("innen %(dager)s dager etter start")
        tekst = etter % {"dager": dag, "fra": fra}
    return _("møte %(naar)s") % {"naar": tekst} if trinn.fysisk else tekst


def _gjentakelse_i_ord(trinn: Rytmeledd) -> str:
    if trinn.enhet == Enhet.MAANED:
        hver = _("hver måned") if trinn.hver == 1 else _("hver %(antall)s. måned") % {"antall": trinn.hver}
    else:
        hver = _("hver uke") if trinn.hver == DAGER_I_UKA else _("hver %(antall)s. dag") % {"antall": trinn.hver}
    if trinn.til_dag is None:
        return hver
    if trinn.til_dag % DAGER_I_UKA:
        return _("%(hver)s til måned %(maaned)s") % {"hver": hver, "maaned": round(trinn.til_dag / DAGER_I_MAANEDEN)}
    return _("%(hver)s til uke %(uke)s") % {"hver": hver, "uke": trinn.til_dag // DAGER_I_UKA}
