"""What comes next at an employer, day by day: all of it to those who follow it up, to others that there is a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Prefetch

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.stegstatus import HAST
from oppfolging.arbeidsflate.arbeidsgiver.kjente import Kjente
from oppfolging.kjerne.hvorfor import i_ord_for, sist_flyttet
from oppfolging.kjerne.models import Art, Flytting, Oppfolging, Side
from oppfolging.kjerne.neste_steg import forsinkelse, forsoket, motetid, skulle_vaert, stegstatus, stegtekst
from oppfolging.kjerne.oppfolgingstyper import VED_SAMTALE
from oppfolging.kjerne.rytmer import Rytmer, rytmer_for_alle


@dataclass(frozen=True)
class Arbeidsgiversteg:
    """One open date on the employer's side. `merknader`: the meeting agreed, and the day it should have been.

    `navn` is empty unless this user may know whom it is about; `hvorfor` unless they may see all of them, since the
    rhythm tells what the candidate is in.
    """

    oppfolging: Oppfolging
    tekst: str
    merknader: list[str]
    status: str
    navn: str
    kan_folges: bool
    hvorfor: str


@dataclass(frozen=True)
class Stegdag:
    """Everything due on one day. `logg_alle`: several of them are settled by one talk with the employer (omtalt)."""

    frist: date
    status: str
    over: str
    steg: list[Arbeidsgiversteg]

    @property
    def logg_alle(self) -> bool:
        return sum(steg.kan_folges and steg.oppfolging.art in VED_SAMTALE for steg in self.steg) > 1


def datoer(arbeidsgiver: Arbeidsgiver, bruker: Bruker) -> list[Oppfolging]:
    """Every open date of the employer the reader may know of; the wish to be called has a card of its own."""
    rader = Oppfolging.objects.om_kjente(bruker).aapne().filter(side=Side.ARBEIDSGIVER, arbeidsgiver=arbeidsgiver)
    rader = rader.exclude(art=Art.RINGEONSKE).select_related("kandidat", "arbeidsgiver")
    staar = Flytting.objects.filter(angrer=None, angret_av=None).select_related("av")
    rader = rader.select_related("forlop", "skapt_av").prefetch_related(Prefetch("flyttinger", staar))
    return list(rader.defer("kandidat__notat", "kandidat__fodselsnummer").order_by("frist", "pk"))


def dager(alle: Iterable[Oppfolging], kjente: Kjente, i_dag: date) -> list[Stegdag]:
    """As the reader may see them."""
    rader = _synlige(list(alle), kjente)
    rytmer = rytmer_for_alle([hos.kontor_id for rad in rader if (hos := rad.kandidat or rad.arbeidsgiver)], i_dag)
    steg = [_steg(rad, kjente, rytmer, i_dag) for rad in rader]
    grupper = ((frist, list(samme)) for frist, samme in groupby(steg, key=lambda ett: ett.oppfolging.frist))
    return [
        Stegdag(frist, min((ett.status for ett in samme), key=HAST.__getitem__), forsinkelse(frist, i_dag), samme)
        for frist, samme in grupper
    ]


def _synlige(alle: list[Oppfolging], kjente: Kjente) -> list[Oppfolging]:
    """Those to follow up, and the employer's own. Of the rest the next rhythm date stands for them all.

    Every employer with a kontaktperson has such a date, so that it tells of nobody.
    """
    synlige = [rad for rad in alle if rad.kandidat_id is None or kjente.kan_folges(rad.kandidat_id)]
    if any(rad.art == Art.RYTME for rad in synlige):
        return synlige
    neste = next((rad for rad in alle if rad.art == Art.RYTME), None)
    return sorted([*synlige, *([neste] if neste else [])], key=lambda rad: rad.frist)


def _steg(rad: Oppfolging, kjente: Kjente, rytmer: Mapping[str, Rytmer], i_dag: date) -> Arbeidsgiversteg:
    kan_folges = kjente.kan_folges(rad.kandidat_id)
    forsok = forsoket(rad.forsokt_dato, rad.nytt_forsok, i_dag)
    merknader = (motetid(rad), forsok, skulle_vaert(rad.skulle_vaert, i_dag)) if kan_folges else ()
    return Arbeidsgiversteg(
        oppfolging=rad,
        tekst=stegtekst(rad.art, rad.side, fysisk=rad.fysisk and kan_folges),
        merknader=[ett for ett in merknader if ett],
        status=stegstatus(rad.frist, rad.forsokt_dato if kan_folges else None, i_dag),
        navn=kjente.navn(rad.kandidat_id),
        kan_folges=kan_folges,
        hvorfor=_hvorfor(rad, rytmer, i_dag) if kjente.ser_alt(rad.kandidat_id) else "",
    )


def _hvorfor(rad: Oppfolging, rytmer: Mapping[str, Rytmer], i_dag: date) -> str:
    hos = rad.kandidat or rad.arbeidsgiver
    flyttet = sist_flyttet(rad.flyttinger.all())
    return i_ord_for(rad, rytmer=rytmer[hos.kontor_id], flyttet=flyttet, i_dag=i_dag) if hos else ""
