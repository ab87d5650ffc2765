"""The situation of a candidate or an employer as planning sees it, and every date it asks for. No database here.

Which rows of the table follow from which phase and forløp is written in produkt.md («Rhythm»); the steps themselves
are data (Rytmetrinn).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from dateutil.relativedelta import relativedelta

from kandidater.faser import JOBBUTVIKLINGSFASER, Fase
from oppfolging.kjerne.forlopstyper import UBETALTE
from oppfolging.kjerne.models import Art, Side, Situasjon
from oppfolging.kjerne.planlegger.frister import ALDRI, Frist, Kontaktdager, hard_frist, neste_frist
from oppfolging.kjerne.rytmer import Rytmer, situasjon_i_forlop, situasjon_uten_forlop

DAGER_TIL_FORSTE_ARBEIDSGIVERMOTE = 30
# Where no end is agreed, work training is evaluated within the longest it may last (metode.md §3, 26.11.2026).
LENGSTE_ARBEIDSTRENING = relativedelta(months=12)
SIDER_I_FORLOP = (Side.KANDIDAT, Side.ARBEIDSGIVER)


@dataclass(frozen=True)
class Plass:
    """Where one date must stand: a side of a candidate, of a forløp or of an employer."""

    side: str
    art: str = Art.RYTME
    kandidat_id: UUID | None = None
    forlop_id: UUID | None = None
    arbeidsgiver_id: int | None = None


@dataclass(frozen=True)
class Dato:
    """What stands there, and which situation asks for it. A date stays until that is another one."""

    frist: Frist
    situasjon: str = ""


@dataclass(frozen=True)
class Lop:
    """An open forløp. `kontakt`: with the employer about it. `planlagt`: the situation its plan in force is for."""

    id: UUID
    arbeidsgiver_id: int
    type: str
    start: date
    slutt: date | None = None
    kontakt: Kontaktdager = ALDRI
    evaluert: frozenset[tuple[str, str]] = frozenset()
    planlagt: str = ""

    @property
    def er_betalt(self) -> bool:
        return self.type not in UBETALTE


@dataclass(frozen=True)
class Kandidatkort:
    """An open candidate. `soker_siden`: the day the search that goes on now began, None for those who do not search.

    `kontakt`: with the candidate; `arbeidsgivere`: with employers, outside any forløp; `har_mott_arbeidsgiver`: face
    to face, in a forløp or not.
    """

    id: UUID
    fase: str
    henvist: date
    rytmer: Rytmer
    oppstart: date | None = None
    soker_siden: date | None = None
    forlop: tuple[Lop, ...] = ()
    kontakt: Kontaktdager = ALDRI
    arbeidsgivere: Kontaktdager = ALDRI
    har_mott_arbeidsgiver: bool = False

    @property
    def faller_bort(self) -> frozenset[str]:
        """The kinds of date that this phase ends, also when they are over their limit."""
        return frozenset({Art.FORSTE_ARBEIDSGIVERMOTE} if self.fase == Fase.I_UTDANNING else ())

    def datoer(self, i_dag: date) -> dict[Plass, Dato]:
        """Every date that must stand, as it would be set today."""
        datoer = {}
        if not any(lop.start <= i_dag for lop in self.forlop):
            situasjon = situasjon_uten_forlop(self.fase)
            frist = self._rytmen(situasjon, Side.KANDIDAT, self.henvist, self.kontakt, i_dag)
            datoer[Plass(Side.KANDIDAT, kandidat_id=self.id)] = Dato(frist, situasjon)
        for lop in self.forlop:
            datoer |= self._i_forlop(lop, i_dag) | self._evalueringer(lop, i_dag)
        return datoer | self._jobbutvikling(i_dag)

    def forslag(self, i_dag: date, forlop_id: UUID | None, dag: date | None = None) -> dict[str, date]:
        """The next date on each side as after a meeting face to face with both: what a form proposes.

        `dag`: the day they met, when it was not today. The employer's side is that of the forløp, or job development
        without one. Where the candidate has dates in several forløp, the earliest is proposed.
        """
        forslag: dict[str, date] = {}
        for plass, dato in self._etter_mote(dag or i_dag).datoer(i_dag).items():
            om_arbeidsgiver = plass.side != Side.KANDIDAT
            if plass.art == Art.RYTME and (not om_arbeidsgiver or plass.forlop_id == forlop_id):
                forslag[plass.side] = min(dato.frist.dag, forslag.get(plass.side, dato.frist.dag))
        return forslag

    def nye_planer(self) -> dict[UUID, str]:
        """The forløp whose situation is another than their plan says, with the situation."""
        situasjoner = {lop: situasjon_i_forlop(lop, self.fase) for lop in self.forlop}
        return {lop.id: situasjon for lop, situasjon in situasjoner.items() if situasjon != lop.planlagt}

    def _i_forlop(self, lop: Lop, i_dag: date) -> dict[Plass, Dato]:
        situasjon = situasjon_i_forlop(lop, self.fase)
        kandidat = self._rytmen(situasjon, Side.KANDIDAT, lop.start, self.kontakt, i_dag)
        arbeidsgiver = self._rytmen(situasjon, Side.ARBEIDSGIVER, lop.start, lop.kontakt, i_dag)
        return {
            self._plass(lop, Side.KANDIDAT): Dato(kandidat, situasjon),
            self._plass(lop, Side.ARBEIDSGIVER): Dato(arbeidsgiver, situasjon),
        }

    def _evalueringer(self, lop: Lop, i_dag: date) -> dict[Plass, Dato]:
        """Work training is evaluated by both parties half-way and at the end."""
        if lop.er_betalt:
            return {}
        slutt = lop.slutt or lop.start + LENGSTE_ARBEIDSTRENING
        dager = {Art.MIDTEVALUERING: lop.start + (slutt - lop.start) / 2, Art.SLUTTEVALUERING: slutt}
        return {
            self._plass(lop, side, art): Dato(hard_frist(dag, i_dag))
            for art, dag in dager.items()
            for side in SIDER_I_FORLOP
            if (art, side) not in lop.evaluert and dag >= i_dag
        }

    def _jobbutvikling(self, i_dag: date) -> dict[Plass, Dato]:
        """Whoever searches without a paid job running looks for employers too, and meets the first one soon."""
        if self.fase not in JOBBUTVIKLINGSFASER:
            return {}
        siden, situasjon = self.soker_siden or self.henvist, situasjon_uten_forlop(self.fase)
        frist = self._rytmen(situasjon, Side.JOBBUTVIKLING, siden, self.arbeidsgivere, i_dag)
        datoer = {Plass(Side.JOBBUTVIKLING, kandidat_id=self.id): Dato(frist, situasjon)}
        if self.oppstart and not self.har_mott_arbeidsgiver:
            hard = hard_frist(self.oppstart + timedelta(days=DAGER_TIL_FORSTE_ARBEIDSGIVERMOTE), i_dag)
            plass = Plass(Side.JOBBUTVIKLING, Art.FORSTE_ARBEIDSGIVERMOTE, self.id)
            datoer[plass] = Dato(replace(hard, fysisk=True))
        return datoer

    def _etter_mote(self, dag: date) -> Kandidatkort:
        """As after a meeting face to face with the candidate and with every employer."""
        return replace(
            self,
            kontakt=self.kontakt.med(dag, fysisk=True),
            arbeidsgivere=self.arbeidsgivere.med(dag, fysisk=True),
            forlop=tuple(replace(lop, kontakt=lop.kontakt.med(dag, fysisk=True)) for lop in self.forlop),
        )

    def _rytmen(self, situasjon: str, side: str, start: date, kontakt: Kontaktdager, i_dag: date) -> Frist:
        return neste_frist(self.rytmer[situasjon, side], start=start, kontakt=kontakt, i_dag=i_dag)

    def _plass(self, lop: Lop, side: str, art: str = Art.RYTME) -> Plass:
        hos = lop.arbeidsgiver_id if side == Side.ARBEIDSGIVER else None
        return Plass(side, art, self.id, lop.id, hos)


@dataclass(frozen=True)
class Arbeidsgiverkort:
    """An employer by itself. `fulgt_siden`: the day it first had a kontaktperson, None while it has none.

    `kontakt`: with the employer, in a forløp or not; a mapping counts as one.
    """

    id: int
    rytmer: Rytmer
    fulgt_siden: date | None
    starter: Sequence[date] = ()
    kontakt: Kontaktdager = ALDRI
    faller_bort: frozenset[str] = frozenset()

    def datoer(self, i_dag: date) -> dict[Plass, Dato]:
        """A date of its own while its kontaktperson follows no forløp there; else the date of the forløp serves."""
        if self.fulgt_siden is None or any(start <= i_dag for start in self.starter):
            return {}
        start = min(self.fulgt_siden, self.kontakt.sist or self.fulgt_siden)
        trinn = self.rytmer[Situasjon.UTEN_FORLOP, Side.ARBEIDSGIVER]
        frist = neste_frist(trinn, start=start, kontakt=self.kontakt, i_dag=i_dag)
        return {Plass(Side.ARBEIDSGIVER, arbeidsgiver_id=self.id): Dato(frist, Situasjon.UTEN_FORLOP)}

    def forslag(self, i_dag: date, forlop_id: UUID | None = None, dag: date | None = None) -> dict[str, date]:
        """The next date as after a contact today, or on `dag`; none where no date stands."""
        etter = replace(self, kontakt=self.kontakt.med(dag or i_dag, fysisk=True))
        return {plass.side: dato.frist.dag for plass, dato in etter.datoer(i_dag).items()}
