"""The next steps of a candidate or a forløp on each side, as the pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from arbeidsgivere.models import Kontaktansvar
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from kandidater.models import Kandidat
from oppfolging.kjerne.hvorfor import i_ord_for, sist_flyttet
from oppfolging.kjerne.models import Flytting, Forlop, Oppfolging, Side
from oppfolging.kjerne.neste_steg import (
    folger_opp,
    forsinkelse,
    forsoket,
    motetid,
    skulle_vaert,
    stegstatus,
    stegtekst,
)
from oppfolging.kjerne.rytmer import Rytmer, rytmer_for

# The pages one lands on again when what was pressed there is saved: the candidate's own, and the lists.
FRA_KANDIDATEN = "kandidat"
LISTENE = {"paaminnelser": "oppfolging:paaminnelser", "min_uke": "oppfolging:min_uke"}
FRA_PAAMINNELSER, FRA_MIN_UKE = LISTENE


@dataclass(frozen=True)
class Kortsteg:
    """One planned contact on a card, with where it is logged and moved; `merknader` are short facts beside it."""

    side: str
    tittel: str
    hvem: str
    frist: date
    status: str
    over: str
    merknader: list[str]
    logg: str
    flytt: str
    mote: str
    hvorfor: str


@dataclass(frozen=True)
class Stegside:
    navn: str
    steg: list[Kortsteg]


@dataclass(frozen=True)
class _Syn:
    """Who reads the steps, when, on the card of which forløp; and whether what it rests on may be shown."""

    bruker: Bruker
    naa: datetime
    kontor_id: str
    forlop: Forlop | None = None
    med_grunn: bool = True

    @property
    def i_dag(self) -> date:
        return lokal_dato(self.naa)


def for_kandidat(kandidat: Kandidat, *, bruker: Bruker, naa: datetime) -> list[Stegside]:
    """Every open date of the candidate, side by side."""
    return _etter_side(_steg(kandidat.oppfolginger.aapne(), _Syn(bruker, naa, kandidat.kontor_id)))


def for_forlop(forlop: Forlop, *, bruker: Bruker, naa: datetime) -> list[Stegside]:
    """Every open date of the forløp and with its candidate, side by side."""
    return _etter_side(
        _steg(Oppfolging.objects.paa_kortet(forlop).aapne(), _Syn(bruker, naa, forlop.kandidat.kontor_id, forlop))
    )


def hos_arbeidsgiver(forlop: Forlop, *, bruker: Bruker, naa: datetime) -> list[Stegside]:
    """The dates of the employer's side alone: what its kontaktperson sees of a colleague's candidate."""
    syn = _Syn(bruker, naa, forlop.kandidat.kontor_id, forlop, med_grunn=False)
    return _etter_side(_steg(forlop.oppfolginger.aapne().filter(side=Side.ARBEIDSGIVER), syn))


def _steg(aapne: QuerySet[Oppfolging], syn: _Syn) -> list[Kortsteg]:
    ansvar = Prefetch("arbeidsgiver__kontaktansvar", Kontaktansvar.objects.gjeldende(syn.naa).select_related("bruker"))
    staar = Flytting.objects.filter(angrer=None, angret_av=None).select_related("av")
    rader = aapne.select_related("arbeidsgiver", "forlop__arbeidsgiver", "skapt_av")
    rader = rader.prefetch_related(ansvar, Prefetch("flyttinger", staar)).order_by("frist", "pk")
    rytmer = rytmer_for(syn.kontor_id, syn.i_dag)
    return [_ett(rad, sist_flyttet(rad.flyttinger.all()), rytmer, syn) for rad in rader]


def _etter_side(steg: Iterable[Kortsteg]) -> list[Stegside]:
    alle = list(steg)
    grupper = [Stegside(str(side.label), [ett for ett in alle if ett.side == side]) for side in Side]
    return [gruppe for gruppe in grupper if gruppe.steg]


def _ett(rad: Oppfolging, flyttet: Flytting | None, rytmer: Rytmer, syn: _Syn) -> Kortsteg:
    fra = f"fra={FRA_KANDIDATEN}" if syn.forlop is None else ""
    return Kortsteg(
        side=rad.side,
        tittel=stegtekst(rad.art, rad.side, fysisk=rad.fysisk),
        hvem=_hvem(rad),
        frist=rad.frist,
        status=stegstatus(rad.frist, rad.forsokt_dato, syn.i_dag) if _kollega(rad, syn) is None else "",
        over=forsinkelse(rad.frist, syn.i_dag),
        merknader=list(_merknader(rad, flyttet, syn)),
        logg=_loggadresse(rad, syn.forlop) + (fra and f"&{fra}"),
        flytt=reverse("oppfolging:flytt", args=[rad.pk]) + (fra and f"?{fra}"),
        mote=reverse("oppfolging:mote", args=[rad.pk]) + (fra and f"?{fra}"),
        hvorfor=i_ord_for(rad, rytmer=rytmer, flyttet=flyttet, i_dag=syn.i_dag) if syn.med_grunn else "",
    )


def _hvem(rad: Oppfolging) -> str:
    """With whom, for the names of the presses: the candidate is the page's own."""
    if rad.side == Side.KANDIDAT:
        return _("kandidaten")
    hos = rad.forlop.arbeidsgiver if rad.forlop else rad.arbeidsgiver
    return hos.navn if hos else _("en arbeidsgiver")


def _merknader(rad: Oppfolging, flyttet: Flytting | None, syn: _Syn) -> Iterable[str]:
    if mote := motetid(rad):
        yield mote
    if rad.forlop and rad.forlop != syn.forlop:
        yield rad.forlop.arbeidsgiver.navn
    if (kollega := _kollega(rad, syn)) is not None:
        yield folger_opp(kollega)
    if forsok := forsoket(rad.forsokt_dato, rad.nytt_forsok, syn.i_dag):
        yield forsok
    if sen := skulle_vaert(rad.skulle_vaert, syn.i_dag):
        yield sen
    if rad.antall_flyttinger:
        yield ngettext("flyttet %(n)d gang", "flyttet %(n)d ganger", rad.antall_flyttinger) % {
            "n": rad.antall_flyttinger
        }
    if syn.med_grunn:
        yield from filter(None, (rad.grunn, flyttet and flyttet.grunn))


def _kollega(rad: Oppfolging, syn: _Syn) -> str | None:
    """Who answers for the date instead of the reader; empty when the employer has no kontaktperson."""
    if rad.arbeidsgiver is None or (rad.kandidat and rad.kandidat.er_gradert):
        return None
    bruker = next((ansvar.bruker for ansvar in rad.arbeidsgiver.kontaktansvar.all()), None)
    if bruker is None:
        return ""
    return None if bruker == syn.bruker else bruker.navn


def logg_for(rad: Oppfolging, *, fra: str) -> str:
    """Where a date is logged from a list, and back: in its forløp, with its candidate, or at the employer alone."""
    if rad.arbeidsgiver and not (rad.forlop_id or rad.kandidat_id):
        return reverse("oppfolging:logg_arbeidsgiver", args=[rad.arbeidsgiver.orgnr]) + f"?fra={fra}"
    return f"{_loggadresse(rad, None)}&fra={fra}"


def _loggadresse(rad: Oppfolging, kort: Forlop | None) -> str:
    """Where this contact is logged: in the forløp whose card it stands on, else its own; naming it chooses its side."""
    forlop_id = kort.pk if kort else rad.forlop_id
    hva = ("logg_forlop", forlop_id) if forlop_id else ("logg_kandidat", rad.kandidat_id)
    return f"{reverse(f'oppfolging:{hva[0]}', args=[hva[1]])}?oppfolging={rad.pk}"
