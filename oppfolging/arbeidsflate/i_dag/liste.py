"""The one list of the day: candidates and employers by who needs me first, its filters, and how many stand in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from inkludering.felles.stegstatus import Stegstatus
from inkludering.felles.templatetags import aksel
from oppfolging.arbeidsflate.i_dag.portefolje import Arbeidsgiverrad, Rad
from oppfolging.kjerne.ringeonsker import Ringeonske

Linje = Rad | Arbeidsgiverrad


@dataclass(frozen=True)
class Teller:
    status: str
    navn: str
    antall: int


def samlet(kandidatrader: list[Rad], arbeidsgivere: list[Arbeidsgiverrad]) -> list[Linje]:
    """One list, the one who needs me first on top."""
    return sorted([*kandidatrader, *arbeidsgivere], key=lambda rad: rad.plass)


def vises(rad: Linje | Ringeonske, status: str) -> bool:
    """Whether it stands on the page filtered by `status`: what any of its chips says, and over fristen.

    An employer who wants to be called as well, though their card stands apart.
    """
    return not status or status in _sier(rad) or (status == Stegstatus.ROED and bool(rad.over))


def _sier(rad: Linje | Ringeonske) -> set[str]:
    if isinstance(rad, Ringeonske):
        return {Stegstatus(rad.status).telles_som.value}
    return {rad.telles_som, *rad.merker}


def tellere(alle: Sequence[Linje], onsker: Sequence[Ringeonske] = ()) -> list[Teller]:
    """How many rows and cards say each state, one by both its sides; one without a date is shown only when it occurs.

    Over fristen counts dates: the number that the mail, the office page and the report say.
    """
    antall = Counter(status for rad in (*alle, *onsker) for status in _sier(rad))
    antall[Stegstatus.ROED.value] = sum(rad.over for rad in alle) + sum(bool(onske.over) for onske in onsker)
    egne = [status for status in Stegstatus if status.telles_som is status]
    synlige = [status for status in egne if antall[status] or status != Stegstatus.UTEN_DATO]
    return [Teller(status.value, str(aksel.STATUSER[status]), antall[status]) for status in synlige]


def forklaring(status: str, rader: Sequence[Linje | Ringeonske], tellere: Sequence[Teller]) -> str:
    """Why the number pressed is not how many are shown: one may have several dates over fristen."""
    frister = next((teller.antall for teller in tellere if teller.status == status), 0)
    if status != Stegstatus.ROED or frister == len(rader):
        return ""
    ord_ = {"frister": frister, "hos": len(rader)}
    return _("%(frister)s kontakter er over fristen, hos %(hos)s i listen.") % ord_


def brett(alle: Sequence[Linje]) -> tuple[list[Linje], list[Linje]]:
    """What a narrow screen shows and what it folds away: what is only planned, as long as others need me first."""
    haster = [rad for rad in alle if rad.telles_som != Stegstatus.PLANLAGT]
    planlagt = [rad for rad in alle if rad.telles_som == Stegstatus.PLANLAGT]
    return (haster, planlagt) if haster else (planlagt, [])
