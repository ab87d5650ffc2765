"""Makes up the forløp of a candidate: training that led to a job or did not, jobs that lasted, jobs that were lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from arbeidsgivere.models import Arbeidsgiver
from inkludering.felles.arbeidsdager import lokal_dato, neste_arbeidsdag, samme_eller_forrige, samme_eller_neste
from inkludering.felles.froregister import Saaing
from kandidater.faser import ARBEIDSFASE, SOEKEFASE, Fase
from kandidater.models import Kandidat
from oppfolging.fro.stillinger import stillinger_i
from oppfolging.kjerne.forlopstyper import Forlopstype
from oppfolging.kjerne.models import Forlop, Sluttaarsak

T = TypeVar("T")
TIMER = tuple(Decimal(timer) for timer in ("7.5", "15", "18.5", "22.5", "30", "37.5"))
UBESVART = timedelta(days=7)
# Of a hundred, what becomes of it. A search long enough has work training, more often in AMS than in IPS.
TRENER = {"ips": 0.3, "ams": 0.6}
LENGE_NOK, UKER = timedelta(days=45), (4, 6, 8, 12)
ANDEL_ANSATT, ANDEL_JOBBSMAK, ANDEL_BYTTET_JOBB = 0.55, 0.12, 0.15
JOBBTYPER = {
    Forlopstype.FAST: 36,
    Forlopstype.TIDSBEGRENSET: 24,
    Forlopstype.LONNSTILSKUDD: 24,
    Forlopstype.TILKALLING: 13,
    Forlopstype.LAERLING: 3,
}
MED_SLUTT, LENGDER = (Forlopstype.TIDSBEGRENSET, Forlopstype.LONNSTILSKUDD), (180, 270, 365)
UTFALL_AV_TRENING = {Sluttaarsak.FULLFORT: 56, Sluttaarsak.AVBRUTT: 32, Sluttaarsak.BEGYNTE_IKKE: 12}
JOBBEN_TOK_SLUTT = {Sluttaarsak.MISTET_JOBBEN: 70, Sluttaarsak.AVBRUTT: 18, Sluttaarsak.FULLFORT: 12}
SAKEN_TOK_SLUTT = {Sluttaarsak.FULLFORT: 92, Sluttaarsak.AVBRUTT: 8}
ANDEL_I_GANG = 0.6
# Of a hundred searches, in how many a job was agreed on that never began.
ANDEL_BEGYNTE_ALDRI = 0.06
# Of those whose training still runs by the plan, how many have left it.
ANDEL_SLUTTET_FOER = 0.12


@dataclass(frozen=True)
class Fasetid:
    fase: str
    fra: date
    til: date | None


@dataclass(frozen=True)
class Arbeidsplasser:
    """Where a specialist's candidates go: mostly to those they are kontaktperson for."""

    saaing: Saaing
    egne: Sequence[Arbeidsgiver]
    alle: Sequence[Arbeidsgiver]

    def velg(self) -> Arbeidsgiver:
        return self.saaing.en(self.egne if self.egne and self.saaing.sjanse(0.75) else self.alle)


def fasene(kandidat: Kandidat) -> list[Fasetid]:
    """The phases by the days they began, up to the end of the case."""
    perioder = sorted(kandidat.faseperioder.all(), key=lambda periode: periode.periode.lower)
    starter = [lokal_dato(ett.periode.lower) for ett in perioder]
    tider = zip(perioder, starter, [*starter[1:], None], strict=True)
    return [Fasetid(ett.fase, fra, til) for ett, fra, til in tider if ett.fase != Fase.AVSLUTTET]


def forlop_for(saaing: Saaing, kandidat: Kandidat, steder: Arbeidsplasser) -> list[Forlop]:
    """Paid work from the day the working phase began, at the same employer when the training led to it."""
    soek, arbeid = SOEKEFASE[kandidat.metode], ARBEIDSFASE[kandidat.metode]
    alle, ut = fasene(kandidat), []
    hos = steder.velg()
    for nr, tid in enumerate(alle):
        neste = alle[nr + 1].fase if nr + 1 < len(alle) else None
        if tid.fase == soek and (trening := _trening(saaing, kandidat, tid, hos, til_jobb=neste == arbeid)):
            ut.append(trening)
            hos = hos if trening.sluttaarsak == Sluttaarsak.ANSATT else steder.velg()
        if tid.fase == soek and saaing.sjanse(ANDEL_BEGYNTE_ALDRI):
            dag = max(samme_eller_forrige(tid.fra + ((tid.til or saaing.i_dag) - tid.fra) / 2), tid.fra)
            ut.append(_jobb(saaing, kandidat, steder.velg(), dag, (dag, Sluttaarsak.BEGYNTE_IKKE)))
        if tid.fase == arbeid:
            til = alle[nr + 1].til if neste == Fase.NEDTRAPPING else tid.til
            ut += _jobber(saaing, kandidat, Fasetid(arbeid, tid.fra, til), hos, steder, er_tapt=neste == soek)
            hos = steder.velg()
    return ut


def _trening(saaing: Saaing, kandidat: Kandidat, tid: Fasetid, hos: Arbeidsgiver, *, til_jobb: bool) -> Forlop | None:
    senest = tid.til or saaing.i_dag
    if senest - tid.fra < LENGE_NOK or not saaing.sjanse(TRENER[kandidat.metode]):
        return None
    type_, varer = Forlopstype.ARBEIDSTRENING, timedelta(weeks=saaing.en(UKER))
    if til_jobb and saaing.sjanse(ANDEL_ANSATT):
        start = samme_eller_neste(max(tid.fra + timedelta(days=7), senest - varer))
        slutt = samme_eller_forrige(senest - timedelta(days=1))
        return _forlop(saaing, kandidat, hos, type_, start, start + varer, (slutt, Sluttaarsak.ANSATT))
    if saaing.sjanse(ANDEL_JOBBSMAK):
        type_, varer = Forlopstype.JOBBSMAK, timedelta(weeks=1)
    start = samme_eller_neste(_begynner(saaing, tid, varer))
    planlagt = samme_eller_forrige(start + varer)
    return _forlop(saaing, kandidat, hos, type_, start, planlagt, _slutten(saaing, tid, start, planlagt, til_jobb))


def _begynner(saaing: Saaing, tid: Fasetid, varer: timedelta) -> date:
    """Some time in the search; of a search that goes on, the training is often what it has come to."""
    senest = tid.til or saaing.i_dag
    if tid.til is None and saaing.sjanse(ANDEL_I_GANG):
        return max(senest - saaing.dager(3, varer.days), tid.fra + timedelta(days=7))
    return tid.fra + saaing.dager(7, (senest - tid.fra).days - 21)


def _slutten(
    saaing: Saaing, tid: Fasetid, start: date, planlagt: date, til_jobb: bool
) -> tuple[date, Sluttaarsak] | None:
    """When and how a training ended that led to no job there; None: it runs."""
    senest = samme_eller_forrige((tid.til or saaing.i_dag) - timedelta(days=1))
    if planlagt > senest:
        if tid.til:
            return senest, Sluttaarsak.ANNEN_JOBB if til_jobb else Sluttaarsak.AVBRUTT
        return (senest, Sluttaarsak.AVBRUTT) if saaing.sjanse(ANDEL_SLUTTET_FOER) else None
    aarsak = _vektet(saaing, UTFALL_AV_TRENING)
    if aarsak == Sluttaarsak.AVBRUTT:
        return samme_eller_neste(start + (planlagt - start) * saaing.en((0.2, 0.35, 0.5, 0.7))), aarsak
    return (start if aarsak == Sluttaarsak.BEGYNTE_IKKE else planlagt), aarsak


def _jobber(  # noqa: PLR0917 - what a job is made of
    saaing: Saaing, kandidat: Kandidat, tid: Fasetid, hos: Arbeidsgiver, steder: Arbeidsplasser, er_tapt: bool
) -> Iterator[Forlop]:
    """One job after another until the working phase ended; some have gone on to a better one."""
    fra, til = tid.fra, tid.til
    lengde = ((til or saaing.i_dag) - fra).days
    if lengde > 120 and saaing.sjanse(ANDEL_BYTTET_JOBB):
        bytte = samme_eller_neste(fra + timedelta(days=lengde // 3) + saaing.dager(0, lengde // 3))
        yield _jobb(saaing, kandidat, hos, fra, (bytte, Sluttaarsak.ANNEN_JOBB))
        fra, hos = neste_arbeidsdag(bytte), steder.velg()
    aarsak = _vektet(saaing, JOBBEN_TOK_SLUTT if er_tapt else SAKEN_TOK_SLUTT)
    yield _jobb(saaing, kandidat, hos, fra, (til, aarsak) if til else None)


def _jobb(
    saaing: Saaing, kandidat: Kandidat, hos: Arbeidsgiver, start: date, slutten: tuple[date, Sluttaarsak] | None
) -> Forlop:
    type_ = _vektet(saaing, JOBBTYPER)
    planlagt = start + timedelta(days=saaing.en(LENGDER)) if type_ in MED_SLUTT else None
    if planlagt and planlagt < (slutten[0] if slutten else saaing.i_dag + timedelta(days=14)):
        type_, planlagt = Forlopstype.FAST, None
    return _forlop(saaing, kandidat, hos, type_, start, planlagt, slutten)


def _forlop(  # noqa: PLR0917 - all of these tell a forløp apart
    saaing: Saaing,
    kandidat: Kandidat,
    hos: Arbeidsgiver,
    type_: Forlopstype,
    start: date,
    planlagt: date | None,
    slutten: tuple[date, Sluttaarsak] | None,
) -> Forlop:
    """Agreed on some days before it began."""
    dag, aarsak = slutten or (None, "")
    begynte = start < saaing.i_dag - UBESVART and aarsak != Sluttaarsak.BEGYNTE_IKKE
    avtalt = saaing.klokka(samme_eller_forrige(start - saaing.dager(1, 10)))
    return Forlop(
        id=saaing.uuid(),
        kandidat=kandidat,
        arbeidsgiver=hos,
        type=type_,
        stilling=saaing.en(stillinger_i(hos.naeringskode)),
        timer_per_uke=saaing.en(TIMER),
        start=start,
        registrert=max(avtalt, kandidat.registrert),
        slutt=planlagt,
        avsluttet_dato=dag,
        avslutning_registrert=saaing.klokka(dag) if dag else None,
        sluttaarsak=aarsak,
        # The last ones to begin have not been asked about yet.
        begynte_bekreftet=saaing.klokka(start) if begynte else None,
    )


def _vektet(saaing: Saaing, vekter: Mapping[T, int]) -> T:
    return saaing.tilfeldig.choices(list(vekter), list(vekter.values()))[0]


def har_begynt(forlop: Forlop) -> bool:
    return forlop.sluttaarsak != Sluttaarsak.BEGYNTE_IKKE
