"""Which rhythm applies: the phase decides before a forløp, the kind of forløp after. Steps are rows, not code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Q

from kandidater.faser import Fase
from kandidater.models import Kandidat
from oppfolging.models import Forlop, Rytmetrinn, Situasjon

Rytmer = Mapping[tuple[str, str], list[Rytmetrinn]]

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
