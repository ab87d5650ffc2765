"""A planned contact as a list shows it: what, when, how late, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkludering.felles.arbeidsdager import arbeidsdager_mellom
from oppfolging.kjerne.forfall import tilstand
from oppfolging.kjerne.models import Art, Side
from oppfolging.kjerne.models.oppfolging import over_fristen


class Stegstatus(StrEnum):
    """Who needs me first: the states in that order. Their words and shapes: STATUSER in the template tags."""

    UTEN_DATO = "uten_dato"
    ROED = "forfalt_rod"
    GUL = "forfalt_gul"
    FORSOKT = "forsokt"
    DENNE_UKEN = "denne_uken"
    PLANLAGT = "planlagt"


HAST = {status.value: plass for plass, status in enumerate(Stegstatus)}


@dataclass(frozen=True)
class Steg:
    """The next step on one side. `sist`: how long since somebody was reached. `merknad`: all that is worth saying."""

    id: UUID
    art: str
    tekst: str
    frist: date
    dato: str
    status: str
    over: str
    sist: str
    merknad: str

    @property
    def maa_tas(self) -> bool:
        """Something to do today, so that its own status is worth showing beside the date."""
        return HAST[self.status] <= HAST[Stegstatus.FORSOKT]

    @property
    def hast(self) -> tuple[int, date]:
        return HAST[self.status], self.frist


def lag_steg(
    *,
    id: UUID,
    art: str,
    side: str,
    frist: date,
    fysisk: bool,
    forsokt_dato: date | None,
    sist: date | None,
    i_dag: date,
) -> Steg:
    tekst, over, sist_naadd = stegtekst(art, side, fysisk=fysisk), forsinkelse(frist, i_dag), siden(sist, i_dag)
    er_vanlig = art == Art.RYTME and side != Side.JOBBUTVIKLING and not fysisk
    return Steg(
        id=id,
        art=art,
        tekst=tekst,
        frist=frist,
        dato=f"{frist:%d.%m.%Y}",
        status=stegstatus(frist, forsokt_dato, i_dag),
        over=over,
        sist=sist_naadd,
        merknad=" · ".join(filter(None, ("" if er_vanlig else tekst, over, sist_naadd))),
    )


def mest_presserende(steg: Iterable[Steg]) -> Steg | None:
    return min(steg, key=lambda ett: ett.hast, default=None)


def stegstatus(frist: date, forsokt_dato: date | None, i_dag: date) -> str:
    """An attempt today is told of instead of how late it is; tomorrow the due date speaks again."""
    return Stegstatus.FORSOKT.value if forsokt_dato == i_dag else tilstand(frist, i_dag).value


def stegtekst(art: str, side: str, *, fysisk: bool) -> str:
    """What the step is, as short as a table cell asks for."""
    if art != Art.RYTME:
        return str(Art(art).label)
    if side == Side.JOBBUTVIKLING:
        return _("Jobbutvikling")
    return _("Møte ansikt til ansikt") if fysisk else _("Planlagt kontakt")


def forsinkelse(frist: date, i_dag: date) -> str:
    """«2 virkedager over fristen», or nothing while there is time. Days off pass without adding to it."""
    if not over_fristen(frist, i_dag):
        return ""
    dager = arbeidsdager_mellom(frist, i_dag)
    if not dager:
        return _("Over fristen")
    return ngettext("%(dager)s virkedag over fristen", "%(dager)s virkedager over fristen", dager) % {"dager": dager}


def siden(sist: date | None, i_dag: date) -> str:
    """How long ago somebody was last reached."""
    if sist is None:
        return _("Ingen kontakt ennå")
    dager = (i_dag - sist).days
    if dager <= 0:
        return _("Sist i dag")
    return _("Sist i går") if dager == 1 else _("Sist for %(dager)s dager siden") % {"dager": dager}
