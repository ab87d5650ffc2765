"""My caseload: who needs me first, with the next step on each side; and what is due at the employers I answer for."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.adressemal import PLASS_ORGNR, Adressemal
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.spraakminne import FLEST, per_spraak
from inkludering.felles.stegstatus import HAST, Stegstatus
from inkludering.felles.templatetags import aksel
from kandidater.faser import Fase
from kandidater.kandidatnavn import UTEN_NAVN
from oppfolging.arbeidsflate.felles.ring import ring
from oppfolging.arbeidsflate.i_dag import celler
from oppfolging.arbeidsflate.i_dag.sporringer import Avtalelinje, Steglinje, hos_mine_arbeidsgivere, mine_steg
from oppfolging.kjerne.neste_steg import Steg, etter_status, forste, lag_steg, stegstatus
from oppfolging.kjerne.oppfolgingstyper import EVALUERINGER

DAGER_FREM_HOS_ARBEIDSGIVERE = 7
FRA = "?fra=i_dag"
# The same few dates stand in row after row, and on page after page.
_lag_steg = per_spraak(lag_steg)
_stegstatus = lru_cache(FLEST)(stegstatus)
KANDIDAT = Adressemal("oppfolging:kandidat")
ARBEIDSGIVER = Adressemal("oppfolging:arbeidsgiver", PLASS_ORGNR)
LOGG_KANDIDAT = Adressemal("oppfolging:logg_kandidat")
LOGG_FORLOP = Adressemal("oppfolging:logg_forlop")
LOGG_ARBEIDSGIVER = Adressemal("oppfolging:logg_arbeidsgiver", PLASS_ORGNR)


@dataclass(frozen=True)
class Rad:
    """One candidate in the list, ready to show."""

    id: UUID
    navn: str
    url: str
    fase: str
    status: str
    kandidat: Steg | None
    arbeidsgiver: Steg | None
    arbeidsgivernavn: str
    arbeidsgiver_url: str
    kontaktperson: str
    vil_oppringes: bool
    telefon: str
    arbeidsgivers_telefon: str
    logg_url: str
    logg_navn: str

    @property
    def telles_som(self) -> str:
        return Stegstatus(self.status).telles_som.value

    @property
    def med_kandidaten(self) -> SafeString:
        return celler.uten_steg() if self.status == Stegstatus.UTEN_DATO else celler.steg(self.kandidat)

    @property
    def ring(self) -> SafeString:
        return ring(self.telefon, self.navn, sms=True)

    @property
    def hos_arbeidsgiveren(self) -> SafeString:
        return celler.hos(
            self.arbeidsgivernavn,
            self.arbeidsgiver_url,
            self.arbeidsgiver,
            ring=ring(self.arbeidsgivers_telefon, self.arbeidsgivernavn),
            vil_oppringes=self.vil_oppringes,
            kontaktperson=self.kontaktperson,
        )


@dataclass(frozen=True)
class Teller:
    status: str
    navn: str
    antall: int


@dataclass(frozen=True)
class Avtale:
    """One thing due at an employer; about whom, as far as I may know."""

    steg: Steg
    gjelder: str
    kandidat_id: UUID | None
    logg_url: str

    @property
    def neste(self) -> SafeString:
        return celler.steg(self.steg)


@dataclass(frozen=True)
class Arbeidsgiverrad:
    navn: str
    url: str
    logg_navn: str
    ring: SafeString
    avtaler: list[Avtale]


class _Ord(NamedTuple):
    """The words the rows have in common."""

    faser: dict[str, str]
    logg_kandidat: str
    logg_arbeidsgiver: str
    arbeidsgiveren_selv: str
    uten_navn: str


@per_spraak
def _ord() -> _Ord:
    return _Ord(
        faser={fase.value: str(fase.label) for fase in Fase},
        logg_kandidat=_("kontakt for %(navn)s"),
        logg_arbeidsgiver=_("kontakt med %(navn)s"),
        arbeidsgiveren_selv=_("Arbeidsgiveren selv"),
        uten_navn=str(UTEN_NAVN),
    )


def rader(bruker: Bruker, naa: datetime, status: str = "") -> list[Rad]:
    """Every open candidate of mine, the one who needs me first on top. One query.

    Logging leads back to the list filtered by `status`.
    """
    if bruker.rolle != Rolle.JOBBSPESIALIST:
        return []
    i_dag, fra = lokal_dato(naa), f"{FRA}&status={status}" if status else FRA
    linjer = mine_steg(bruker=bruker.pk, naa=naa)
    linjer.sort(key=lambda linje: _plass(linje, i_dag))
    # Each candidate stands where the most pressing of their steps does, which is then the first of their lines.
    grupper: dict[UUID, list[Steglinje]] = defaultdict(list)
    for linje in linjer:
        grupper[linje.kandidat].append(linje)
    return [_rad(gruppe, fra, _ord(), i_dag) for gruppe in grupper.values()]


def tellere(alle: list[Rad]) -> list[Teller]:
    """How many rows stand in each state; a state without a date is shown only when it occurs."""
    antall = Counter(rad.telles_som for rad in alle)
    egne = [status for status in Stegstatus if status.telles_som is status]
    synlige = [status for status in egne if antall[status] or status != Stegstatus.UTEN_DATO]
    return [Teller(status.value, str(aksel.STATUSER[status]), antall[status]) for status in synlige]


def brett(alle: list[Rad]) -> tuple[list[Rad], list[Rad]]:
    """What a narrow screen shows and what it folds away: what is only planned, as long as others need me first."""
    haster = [rad for rad in alle if rad.status != Stegstatus.PLANLAGT]
    return (haster, alle[len(haster) :]) if haster else (alle, [])


def arbeidsgiverrader(bruker: Bruker, naa: datetime) -> list[Arbeidsgiverrad]:
    """What is due within a week at the employers whose kontaktperson I am, whoever's candidate it concerns."""
    i_dag, ord_ = lokal_dato(naa), _ord()
    senest = i_dag + timedelta(days=DAGER_FREM_HOS_ARBEIDSGIVERE)
    grupper: dict[str, list[Avtalelinje]] = defaultdict(list)
    for linje in hos_mine_arbeidsgivere(bruker=bruker.pk, naa=naa, senest=senest):
        grupper[linje.orgnr].append(linje)
    return [
        Arbeidsgiverrad(
            navn=linjer[0].arbeidsgivernavn,
            url=ARBEIDSGIVER(orgnr),
            logg_navn=ord_.logg_arbeidsgiver % {"navn": linjer[0].arbeidsgivernavn},
            ring=ring(linjer[0].telefon, linjer[0].arbeidsgivernavn),
            avtaler=[_avtale(linje, ord_, i_dag) for linje in linjer],
        )
        for orgnr, linjer in grupper.items()
    ]


def _avtale(linje: Avtalelinje, ord_: _Ord, i_dag: date) -> Avtale:
    sted = LOGG_FORLOP(linje.forlop) if linje.forlop else LOGG_ARBEIDSGIVER(linje.orgnr)
    return Avtale(
        steg=_steg(linje, i_dag),
        gjelder=(linje.kandidatnavn or ord_.uten_navn) if linje.forlop else ord_.arbeidsgiveren_selv,
        kandidat_id=linje.kandidat,
        logg_url=f"{sted}{FRA}&oppfolging={linje.steg}",
    )


def _rad(linjer: list[Steglinje], fra: str, ord_: _Ord, i_dag: date) -> Rad:
    forst = linjer[0]
    neste = forste(linje for linje in linjer if linje.steg)
    hos = neste.arbeidsgiver
    svarer_paa = f"&oppfolging={forst.steg}" if forst.art in EVALUERINGER else ""
    navn = f"{forst.fornavn} {forst.etternavn}"
    return Rad(
        id=forst.kandidat,
        navn=navn,
        url=KANDIDAT(forst.kandidat),
        fase=ord_.faser[forst.fase],
        status=_status(forst, i_dag),
        kandidat=_steg(neste.kandidat, i_dag) if neste.kandidat else None,
        arbeidsgiver=_steg(hos, i_dag) if hos else None,
        arbeidsgivernavn=(hos and hos.arbeidsgivernavn) or "",
        arbeidsgiver_url=ARBEIDSGIVER(hos.orgnr) if hos and hos.orgnr else "",
        kontaktperson=(hos and hos.kontaktperson) or "",
        vil_oppringes=bool(hos and hos.vil_oppringes),
        telefon=forst.telefon,
        # Their one fixed contact is the kontaktperson: a colleague's employer is not called from here.
        arbeidsgivers_telefon=(hos and not hos.kontaktperson and hos.arbeidsgivers_telefon) or "",
        logg_url=f"{LOGG_KANDIDAT(forst.kandidat)}{fra}{svarer_paa}",
        logg_navn=ord_.logg_kandidat % {"navn": navn},
    )


def _steg(linje: Steglinje | Avtalelinje, i_dag: date) -> Steg:
    return _lag_steg(
        art=linje.art,
        side=linje.side,
        frist=linje.frist,
        fysisk=linje.fysisk,
        forsokt_dato=linje.forsokt_dato,
        sist=linje.sist,
        sen=linje.sen,
        klokkeslett=linje.klokkeslett,
        i_dag=i_dag,
    )


def _status(linje: Steglinje, i_dag: date) -> str:
    return _stegstatus(linje.frist, linje.forsokt_dato, i_dag) if linje.steg else Stegstatus.UTEN_DATO.value


def _plass(linje: Steglinje, i_dag: date) -> tuple[Any, ...]:
    """By what hurries most, whoever has no date at all first; of equals by name, and of one's own as everywhere."""
    if not linje.steg:
        return HAST[Stegstatus.UTEN_DATO], date.min, linje.sorteringsnavn, linje.kandidat
    haster, frist, art, side = etter_status(linje, _status(linje, i_dag))
    return haster, frist, linje.sorteringsnavn, linje.kandidat, art, side
