"""My day: who needs me first, candidates with the next step on each side and the employers I answer for in one list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, ClassVar, NamedTuple
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.adressemal import PLASS_ORGNR, Adressemal
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.spraakminne import FLEST, per_spraak
from inkludering.felles.stegstatus import HAST, Stegstatus
from kandidater import navnelike
from kandidater.faser import Fase
from kandidater.gradering import merke
from kandidater.kandidatnavn import UTEN_NAVN
from oppfolging.arbeidsflate.felles.ring import ring
from oppfolging.arbeidsflate.i_dag import celler
from oppfolging.arbeidsflate.i_dag.sporringer import Avtalelinje, Steglinje, hos_mine_arbeidsgivere, mine_steg
from oppfolging.kjerne import ringeonsker
from oppfolging.kjerne.models import Art
from oppfolging.kjerne.models.oppfolging import over_fristen
from oppfolging.kjerne.neste_steg import Steg, etter_status, forste, lag_steg, stegstatus
from oppfolging.kjerne.oppfolgingstyper import EVALUERINGER
from oppfolging.kjerne.ringeonsker import Onskelinje, Ringeonske

DAGER_FREM_HOS_ARBEIDSGIVERE = 7
# Whoever empties the list of these must not miss a row because its other side hurries more.
MERKES = (Stegstatus.GUL.value, Stegstatus.FORSOKT.value)
FRA = "?fra=i_dag"
_stegstatus = lru_cache(FLEST)(stegstatus)
KANDIDAT = Adressemal("oppfolging:kandidat")
ARBEIDSGIVER = Adressemal("oppfolging:arbeidsgiver", PLASS_ORGNR)
FLYTT = Adressemal("oppfolging:flytt")
LOGG_KANDIDAT = Adressemal("oppfolging:logg_kandidat")
LOGG_FORLOP = Adressemal("oppfolging:logg_forlop")
LOGG_ARBEIDSGIVER = Adressemal("oppfolging:logg_arbeidsgiver", PLASS_ORGNR)


@dataclass(frozen=True)
class Rad:
    """One candidate in the list, ready to show. `over`: how many dates of mine are over fristen.

    `plass`: where it stands. `merker`: what its chips say of today beside the most pressing. `arbeidsgiversteg`: which
    date the employer's side shows.
    """

    id: UUID
    navn: str
    url: str
    fase: str
    status: str
    over: int
    merker: tuple[str, ...]
    plass: tuple[Any, ...]
    kandidat: Steg | None
    arbeidsgiver: Steg | None
    arbeidsgiversteg: UUID | None
    arbeidsgivernavn: str
    arbeidsgiver_url: str
    vil_oppringes: bool
    telefon: str
    arbeidsgivers_telefon: str
    logg_url: str
    logg_navn: str
    flytt_url: str
    orgnr: ClassVar[str] = ""  # tells it from an employer's row

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
        )


@dataclass(frozen=True)
class Avtale:
    """One thing due at an employer; about whom, as far as I may know."""

    steg: Steg
    gjelder: str
    kandidat_id: UUID | None
    navn: str
    url: str
    logg_url: str
    logg_navn: str
    ring: SafeString

    @property
    def neste(self) -> SafeString:
        return celler.steg(self.steg)


@dataclass(frozen=True)
class Arbeidsgiverrad:
    """One employer of mine in the same list: what is due there that no candidate's row shows."""

    orgnr: str
    avtaler: list[Avtale]
    over: int
    merker: tuple[str, ...]
    plass: tuple[Any, ...]

    @property
    def telles_som(self) -> str:
        return Stegstatus(self.avtaler[0].steg.status).telles_som.value


class _Ord(NamedTuple):
    """The words the rows have in common, and the steps: the same few dates stand in row after row, page after page."""

    lag_steg: Callable[..., Steg]
    faser: dict[str, str]
    logg_kandidat: str
    logg_arbeidsgiver: str
    om: str
    arbeidsgiveren_selv: str
    uten_navn: str


@per_spraak
def _ord() -> _Ord:
    return _Ord(
        lag_steg=lru_cache(FLEST)(lag_steg),
        faser={fase.value: str(fase.label) for fase in Fase},
        logg_kandidat=_("kontakt med %(navn)s"),
        logg_arbeidsgiver=_("kontakt med %(navn)s"),
        om=_("om %(navn)s"),
        arbeidsgiveren_selv=_("Arbeidsgiveren selv"),
        uten_navn=str(UTEN_NAVN),
    )


def rader(bruker: Bruker, naa: datetime, status: str = "") -> list[Rad]:
    """Every open candidate of mine, the one who needs me first on top. One query.

    Logging leads back to the list filtered by `status`.
    """
    if bruker.rolle != Rolle.JOBBSPESIALIST:
        return []
    i_dag, ord_, fra = lokal_dato(naa), _ord(), f"{FRA}&status={status}" if status else FRA
    linjer = mine_steg(bruker=bruker.pk, naa=naa)
    linjer.sort(key=lambda linje: _plass(linje, i_dag))
    # Each candidate stands where the most pressing of their steps does, which is then the first of their lines.
    grupper: dict[UUID, list[Steglinje]] = defaultdict(list)
    for linje in linjer:
        grupper[linje.kandidat].append(linje)
    navn = navnelike.skill(bruker, {pk: f"{alle[0].fornavn} {alle[0].etternavn}" for pk, alle in grupper.items()})
    return [_rad(gruppe, navn[pk], fra, i_dag, ord_) for pk, gruppe in grupper.items()]


def hos_arbeidsgivere(
    bruker: Bruker, naa: datetime, kandidatrader: list[Rad]
) -> tuple[list[Ringeonske], list[Arbeidsgiverrad]]:
    """At the employers I answer for: who wants to be called, and what is due within a week. One query.

    Whoever's candidate it concerns, but not what the candidates' rows show already.
    """
    i_dag, ord_ = lokal_dato(naa), _ord()
    vist = {rad.arbeidsgiversteg for rad in kandidatrader}
    senest = i_dag + timedelta(days=DAGER_FREM_HOS_ARBEIDSGIVERE)
    onsker: list[Ringeonske] = []
    grupper: dict[str, list[Avtalelinje]] = defaultdict(list)
    for linje in hos_mine_arbeidsgivere(bruker=bruker.pk, naa=naa, senest=senest):
        if linje.art == Art.RINGEONSKE:
            onsker.append(_onske(linje, i_dag))
        elif linje.steg not in vist:
            grupper[linje.orgnr].append(linje)
    return ringeonsker.i_rekkefolge(onsker), [_arbeidsgiverrad(linjer, ord_, i_dag) for linjer in grupper.values()]


def _onske(linje: Avtalelinje, i_dag: date) -> Ringeonske:
    hvem = linje.fornavn, linje.etternavn, linje.nummer, linje.epost
    hvor = linje.arbeidsgivernavn, linje.orgnr, linje.frist
    return ringeonsker.kort(Onskelinje(*hvem, *hvor, linje.forsokt_dato, linje.opprettet), i_dag, FRA)


def _arbeidsgiverrad(linjer: list[Avtalelinje], ord_: _Ord, i_dag: date) -> Arbeidsgiverrad:
    linjer.sort(key=lambda linje: _hast(linje, i_dag))
    forst = linjer[0]
    return Arbeidsgiverrad(
        orgnr=forst.orgnr,
        avtaler=[_avtale(linje, ord_, i_dag) for linje in linjer],
        over=sum(over_fristen(linje.frist, i_dag) for linje in linjer),
        merker=_merker(linjer, i_dag),
        plass=(*_hast(forst, i_dag)[:3], forst.sorteringsnavn, forst.steg),
    )


def _avtale(linje: Avtalelinje, ord_: _Ord, i_dag: date) -> Avtale:
    sted = LOGG_FORLOP(linje.forlop) if linje.forlop else LOGG_ARBEIDSGIVER(linje.orgnr)
    om = " " + ord_.om % {"navn": linje.kandidatnavn} if linje.forlop and linje.kandidatnavn else ""
    return Avtale(
        steg=_steg(linje, i_dag, ord_),
        gjelder=(linje.kandidatnavn or ord_.uten_navn) if linje.forlop else ord_.arbeidsgiveren_selv,
        kandidat_id=linje.kandidat,
        navn=linje.arbeidsgivernavn,
        url=ARBEIDSGIVER(linje.orgnr),
        logg_url=f"{sted}{FRA}&oppfolging={linje.steg}",
        logg_navn=ord_.logg_arbeidsgiver % {"navn": linje.arbeidsgivernavn} + om,
        ring=ring(linje.telefon, linje.arbeidsgivernavn),
    )


def _rad(linjer: list[Steglinje], navn: str, fra: str, i_dag: date, ord_: _Ord) -> Rad:
    forst = linjer[0]
    neste = forste(linje for linje in linjer if linje.steg)
    hos = neste.arbeidsgiver
    svarer_paa = f"&oppfolging={forst.steg}" if forst.art in EVALUERINGER else ""
    return Rad(
        id=forst.kandidat,
        navn=navn,
        url=KANDIDAT(forst.kandidat),
        fase=celler.fase(ord_.faser[forst.fase], merke(forst.gradering, forst.skjermet)),
        status=_status(forst, i_dag),
        over=sum(_er_min(linje) and over_fristen(linje.frist, i_dag) for linje in linjer),
        merker=_merker([linje for linje in (neste.kandidat, hos) if linje and _er_min(linje)], i_dag),
        plass=_plass(forst, i_dag)[:5],
        kandidat=_steg(neste.kandidat, i_dag, ord_) if neste.kandidat else None,
        arbeidsgiver=_steg(hos, i_dag, ord_) if hos else None,
        arbeidsgiversteg=hos.steg if hos else None,
        arbeidsgivernavn=(hos and hos.arbeidsgivernavn) or "",
        arbeidsgiver_url=ARBEIDSGIVER(hos.orgnr) if hos and hos.orgnr else "",
        vil_oppringes=bool(hos and hos.vil_oppringes),
        telefon=forst.telefon,
        # Their one fixed contact is the kontaktperson: a colleague's employer is not called from here.
        arbeidsgivers_telefon=(hos and hos.kollega is None and hos.arbeidsgivers_telefon) or "",
        logg_url=f"{LOGG_KANDIDAT(forst.kandidat)}{fra}{svarer_paa}",
        logg_navn=ord_.logg_kandidat % {"navn": navn},
        flytt_url=FLYTT(forst.steg) + fra if forst.steg else KANDIDAT(forst.kandidat),
    )


def _er_min(linje: Steglinje) -> bool:
    return linje.steg is not None and linje.kollega is None


def _steg(linje: Steglinje | Avtalelinje, i_dag: date, ord_: _Ord) -> Steg:
    return ord_.lag_steg(
        art=linje.art,
        side=linje.side,
        frist=linje.frist,
        fysisk=linje.fysisk,
        forsokt_dato=linje.forsokt_dato,
        nytt_forsok=linje.nytt_forsok,
        sist=linje.sist,
        sen=linje.sen,
        klokkeslett=linje.klokkeslett,
        kollega=linje.kollega,
        i_dag=i_dag,
    )


def _status(linje: Steglinje, i_dag: date) -> str:
    return _stegstatus(linje.frist, linje.forsokt_dato, i_dag) if linje.steg else Stegstatus.UTEN_DATO.value


def _merker(linjer: Iterable[Steglinje | Avtalelinje], i_dag: date) -> tuple[str, ...]:
    statuser = [_stegstatus(linje.frist, linje.forsokt_dato, i_dag) for linje in linjer]
    return tuple(status for status in statuser if status in MERKES)


def _hast(linje: Steglinje | Avtalelinje, i_dag: date) -> tuple[bool, int, date, str, str]:
    return etter_status(linje, _stegstatus(linje.frist, linje.forsokt_dato, i_dag), i_dag)


def _plass(linje: Steglinje, i_dag: date) -> tuple[Any, ...]:
    """By what hurries most, whoever has no date at all first; of equals by name, and of one's own as everywhere."""
    if not linje.steg:
        return False, HAST[Stegstatus.UTEN_DATO], date.min, linje.sorteringsnavn, linje.kandidat
    andres, haster, frist, art, side = _hast(linje, i_dag)
    return andres, haster, frist, linje.sorteringsnavn, linje.kandidat, art, side, linje.steg
