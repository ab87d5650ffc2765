"""What comes next, and how a list shows it: what, when, how late, in words. The same for every page.

Of a candidate's open dates the most pressing on each side comes next, one's own before a colleague's; job development
stands on the employer's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkludering.brukere.models import Bruker
from inkludering.felles import datoord
from inkludering.felles.arbeidsdager import arbeidsdager_mellom, lokal_dato
from inkludering.felles.datoord import naar
from inkludering.felles.stegstatus import HAST, Stegstatus
from oppfolging.kjerne.forfall import tilstand
from oppfolging.kjerne.models import Art, Oppfolging, Side
from oppfolging.kjerne.models.oppfolging import over_fristen

T = TypeVar("T", bound="Datert")


@dataclass(frozen=True, kw_only=True)
class Stand:
    """How a date stands today: its status, how late it is, and when it was tried in vain."""

    status: str
    over: str
    forsok: str

    @property
    def sagt(self) -> str:
        """How late it is, where its status does not tell of an attempt; else nothing but the status."""
        return "" if self.status == Stegstatus.FORSOKT else self.over

    @property
    def dessuten(self) -> str:
        """What the status leaves out: how late it is when it tells of an attempt, and when to try again."""
        return " · ".join(filter(None, (self.over if self.status == Stegstatus.FORSOKT else "", self.forsok)))

    @property
    def maa_tas(self) -> bool:
        """Something to do today, so that its status is worth showing beside the date."""
        return HAST[self.status] <= HAST[Stegstatus.FORSOKT]


@dataclass(frozen=True, kw_only=True)
class Steg(Stand):
    """The next step on one side. `sist`: how long since somebody was reached. `merknad`: what is worth adding.

    `kollega`: who answers for it instead of the one who asks (querysets.kollega).
    """

    tekst: str
    dato: str
    sist: str
    merknad: str
    kollega: str | None = None

    @property
    def maa_tas(self) -> bool:
        """A colleague's is nothing for me to do."""
        return self.kollega is None and super().maa_tas


class Datert(Protocol):
    """An open planned contact, as it is stored (models.Oppfolging) or as a page has read it."""

    @property
    def side(self) -> Any: ...
    @property
    def art(self) -> Any: ...
    @property
    def frist(self) -> Any: ...
    @property
    def forsokt_dato(self) -> Any: ...


@dataclass(frozen=True)
class NesteSteg(Generic[T]):
    """The next planned contact on each side; None: no date stands there."""

    kandidat: T | None = None
    arbeidsgiver: T | None = None


@dataclass(frozen=True)
class Vist:
    """A next date as a list shows it; `status` is empty where none stands, and where `kollega` says who follows up.

    `hva`: what it is, where the heading does not say it: job development is with employers, and with none yet.
    """

    frist: date | None = None
    status: str = ""
    kollega: str = ""
    hva: str = ""

    @property
    def under(self) -> str:
        """What stands below the date."""
        return " · ".join(filter(None, (self.hva, self.kollega)))


def velg(datoer: Iterable[T], *, i_dag: date) -> NesteSteg[T]:
    """What comes next for one candidate, of all their open dates."""
    return forste(sorted(datoer, key=lambda dato: hast(dato, i_dag)))


def forste(etter_hast: Iterable[T]) -> NesteSteg[T]:
    """The same of dates in the order of `hast`."""
    paa_siden: dict[bool, T] = {}
    for dato in etter_hast:
        paa_siden.setdefault(dato.side == Side.KANDIDAT, dato)
    return NesteSteg(paa_siden.get(True), paa_siden.get(False))


def mest_presserende(neste: NesteSteg[T], *, i_dag: date) -> T | None:
    """The more pressing of the two sides; the candidate's when they hurry alike."""
    begge = filter(None, (neste.kandidat, neste.arbeidsgiver))
    return min(begge, key=lambda dato: hast(dato, i_dag)[:3], default=None)


def for_kandidater(kandidater: Iterable[UUID], *, hos: Bruker, naa: datetime) -> dict[UUID, NesteSteg[Oppfolging]]:
    """What comes next for each of these, candidates of `hos`. One query."""
    i_dag = lokal_dato(naa)
    datoer: dict[UUID | None, list[Oppfolging]] = {pk: [] for pk in kandidater}
    aapne = Oppfolging.objects.aapne().filter(kandidat__in=list(datoer))
    for dato in aapne.only("kandidat_id", "side", "art", "frist", "forsokt_dato").med_kollega(hos, naa).order_by("pk"):
        datoer[dato.kandidat_id].append(dato)
    return {pk: velg(alle, i_dag=i_dag) for pk, alle in datoer.items() if pk}


def vis(dato: Datert | None, *, i_dag: date) -> Vist:
    if dato is None:
        return Vist()
    hva = _("Jobbutvikling") if dato.side == Side.JOBBUTVIKLING else ""
    if (kollega := _kollega(dato)) is not None:
        return Vist(dato.frist, kollega=folger_opp(kollega), hva=hva)
    return Vist(dato.frist, stegstatus(dato.frist, dato.forsokt_dato, i_dag), hva=hva)


def folger_opp(kollega: str) -> str:
    """Who answers for a date that is not one's own; `kollega` as querysets.kollega gives it."""
    return _("%(navn)s følger opp") % {"navn": kollega} if kollega else _("Ingen kontaktperson")


def hast(dato: Datert, i_dag: date) -> tuple[bool, int, date, str, str]:
    """What dates are sorted by, the one that is needed first before the others."""
    return etter_status(dato, stegstatus(dato.frist, dato.forsokt_dato, i_dag), i_dag)


def etter_status(dato: Datert, status: str, i_dag: date) -> tuple[bool, int, date, str, str]:
    """`hast` of a date whose status is known: one that is a colleague's is no hurry of mine.

    One that was tried before its day comes no earlier for that: what is due before it is still the next to do.
    """
    i_tide = status == Stegstatus.FORSOKT and dato.frist > i_dag
    haster = HAST[tilstand(dato.frist, i_dag).value if i_tide else status]
    return _kollega(dato) is not None, haster, dato.frist, dato.art, dato.side


def _kollega(dato: Datert) -> str | None:
    """Who answers for it, where that was asked (OppfolgingQuerySet.med_kollega)."""
    return getattr(dato, "kollega", None)


def lag_steg(
    *,
    art: str,
    side: str,
    frist: date,
    fysisk: bool,
    forsokt_dato: date | None,
    sist: date | None,
    i_dag: date,
    nytt_forsok: date | None = None,
    sen: date | None = None,
    klokkeslett: time | None = None,
    kollega: str | None = None,
) -> Steg:
    """`sen`: Oppfolging.skulle_vaert. `klokkeslett`: of a meeting agreed. `kollega`: querysets.kollega."""
    tekst, sist_naadd = stegtekst(art, side, fysisk=fysisk), siden(sist, i_dag)
    naa = stand(frist, forsokt_dato, nytt_forsok, i_dag)
    andres = "" if kollega is None else folger_opp(kollega)
    er_vanlig = art == Art.RYTME and side != Side.JOBBUTVIKLING and not fysisk
    hva = "" if er_vanlig else tekst
    sent = naa.over if andres or naa.status == Stegstatus.FORSOKT else ""
    merknader = andres, klokka(klokkeslett), hva, sent, naa.forsok, skulle_vaert(sen, i_dag), sist_naadd
    return Steg(
        tekst=tekst,
        dato=naar(frist, i_dag),
        status=naa.status,
        over=naa.over,
        forsok=naa.forsok,
        sist=sist_naadd,
        merknad=" · ".join(filter(None, merknader)),
        kollega=kollega,
    )


def stand(frist: date, forsokt_dato: date | None, nytt_forsok: date | None, i_dag: date) -> Stand:
    return Stand(
        status=stegstatus(frist, forsokt_dato, i_dag),
        over=forsinkelse(frist, i_dag),
        forsok=forsoket(forsokt_dato, nytt_forsok, i_dag),
    )


def forsoket(forsokt: date | None, igjen: date | None, i_dag: date) -> str:
    """«forsøkt i går · prøv igjen i dag»: the attempt that reached nobody, and the next while its day has not passed.

    Today's attempt is told of by the status.
    """
    if forsokt is None:
        return ""
    tekst = "" if forsokt == i_dag else _("forsøkt %(dag)s") % {"dag": naar(forsokt, i_dag)}
    neste = _("prøv igjen %(dag)s") % {"dag": naar(igjen, i_dag)} if igjen and igjen >= i_dag else ""
    return " · ".join(filter(None, (tekst, neste)))


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


def skulle_vaert(dag: date | None, i_dag: date) -> str:
    """The words for Oppfolging.skulle_vaert; nothing for a date that was set in time."""
    return _("skulle vært %(dato)s") % {"dato": naar(dag, i_dag)} if dag else ""


def motetid(rad: Oppfolging) -> str:
    """«kl. 10.00, Kafé Ni» for a meeting agreed; nothing for a planned contact alone."""
    if not rad.er_mote:
        return ""
    return ", ".join(filter(None, (klokka(rad.klokkeslett), rad.sted)))


def klokka(tid: time | None) -> str:
    return _("kl. %(klokka)s") % {"klokka": datoord.klokka(tid)} if tid else ""


def siden(sist: date | None, i_dag: date) -> str:
    """How long ago somebody was last reached."""
    if sist is None:
        return _("Ingen kontakt ennå")
    dager = (i_dag - sist).days
    if dager <= 0:
        return _("Sist nådd i dag")
    return _("Sist nådd i går") if dager == 1 else _("Sist nådd for %(dager)s dager siden") % {"dager": dager}
