"""Which rhythm applies: the phase decides before a forløp, the kind of forløp after. Steps are rows, not code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kandidater.faser import Fase
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Forlop, Rytmetrinn, Situasjon
from oppfolging.kjerne.models.plan import Enhet

Rytmer = Mapping[tuple[str, str], list[Rytmetrinn]]

DAGER_I_UKA = 7
DAGER_I_MAANEDEN = 365 / 12

SITUASJON_I_FASE = {
    Fase.HENVIST: Situasjon.HENVIST,
    Fase.I_UTDANNING: Situasjon.I_UTDANNING,
    Fase.NEDTRAPPING: Situasjon.NEDTRAPPING,
}


def rytmer_for(kontor_id: str) -> Rytmer:
    """The steps in force at an office by (situation, side): its own where it has any, else the national defaults."""
    egne: dict[tuple[str, str], list[Rytmetrinn]] = defaultdict(list)
    felles: dict[tuple[str, str], list[Rytmetrinn]] = defaultdict(list)
    for trinn in Rytmetrinn.objects.filter(Q(kontor=kontor_id) | Q(kontor__isnull=True)).order_by("fra_dag", "pk"):
        (egne if trinn.kontor_id else felles)[trinn.situasjon, trinn.side].append(trinn)
    return {**felles, **egne}


def situasjon_uten_forlop(kandidat: Kandidat) -> Situasjon:
    return SITUASJON_I_FASE.get(Fase(kandidat.fase), Situasjon.SOKER_JOBB)


def situasjon_i_forlop(forlop: Forlop, kandidat: Kandidat) -> Situasjon:
    if not forlop.er_betalt:
        return Situasjon.ARBEIDSTRENING
    return Situasjon.NEDTRAPPING if kandidat.fase == Fase.NEDTRAPPING else Situasjon.JOBB


def i_ord(trinn: Iterable[Rytmetrinn]) -> str:
    """A rhythm as both parties read it: «Innen 3 dager etter start, hver uke til uke 4, deretter hver 14. dag»."""
    frister_foerst = sorted(trinn, key=lambda ett: ett.hver is not None)
    ord_ = [_frist_i_ord(ett) if ett.hver is None else _gjentakelse_i_ord(ett) for ett in frister_foerst]
    if len(ord_) > 1:
        ord_[-1] = _("deretter %(hver)s") % {"hver": ord_[-1]}
    return capfirst(", ".join(ord_))


def gjenstaar(trinn: Iterable[Rytmetrinn], *, start: date, i_dag: date) -> list[Rytmetrinn]:
    """The steps of a rhythm begun on `start` that are not yet behind us."""
    dag = (i_dag - start).days
    return [ett for ett in trinn if _gjelder(ett, dag)]


def _gjelder(trinn: Rytmetrinn, dag: int) -> bool:
    if trinn.frist_dag is not None:
        return dag <= trinn.frist_dag
    return trinn.til_dag is None or dag < trinn.til_dag


def _frist_i_ord(trinn: Rytmetrinn) -> str:
    dag = trinn.frist_dag or 0
    if dag < 0:
        tekst = _("de siste %(dager)s dagene før start") % {"dager": -trinn.fra_dag}
    else:
        tekst = _("innen %(dager)s dager etter start") % {"dager": dag}
    return _("møte %(naar)s") % {"naar": tekst} if trinn.fysisk else tekst


def _gjentakelse_i_ord(trinn: Rytmetrinn) -> str:
    if trinn.enhet == Enhet.MAANED:
        hver = _("hver måned") if trinn.hver == 1 else _("hver %(antall)s. måned") % {"antall": trinn.hver}
    else:
        hver = _("hver uke") if trinn.hver == DAGER_I_UKA else _("hver %(antall)s. dag") % {"antall": trinn.hver}
    if trinn.til_dag is None:
        return hver
    if trinn.til_dag % DAGER_I_UKA:
        return _("%(hver)s til måned %(maaned)s") % {"hver": hver, "maaned": round(trinn.til_dag / DAGER_I_MAANEDEN)}
    return _("%(hver)s til uke %(uke)s") % {"hver": hver, "uke": trinn.til_dag // DAGER_I_UKA}
