"""A contact logged: between whom it may be and what is proposed before, what is said of it once it is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.logg.omtalt import Omtalt
from oppfolging.arbeidsflate.logg.samtale.kvittering import UTEN_NAVN, kvittering
from oppfolging.handlinger import kontaktlogg
from oppfolging.handlinger.kontaktlogg import MedArbeidsgiver, Neste, OmKandidat, Parter
from oppfolging.kjerne import neste_steg, planlegger
from oppfolging.kjerne.forlopstyper import UBETALTE
from oppfolging.kjerne.models import Art, Forlop, Formaal, Kontaktutfall, Oppfolging, Side
from oppfolging.kjerne.oppfolgingstyper import EVALUERINGER

__all__ = ["UTEN_NAVN", "Hvem", "Samtale", "Svar", "kvittering", "med_kandidat", "side_av"]


class Hvem(StrEnum):
    """Whom the talk was with."""

    KANDIDAT = Side.KANDIDAT
    ARBEIDSGIVER = Side.ARBEIDSGIVER
    BEGGE = "begge"


@dataclass(frozen=True)
class Svar:
    """What was answered in the form. `omtalte`: those ticked, each with whether they took part and what was said."""

    side: str
    utfall: str
    notat: str
    neste: Neste
    ferdig: bool
    hos: MedArbeidsgiver
    omtalte: tuple[tuple[Omtalt, bool, str], ...] = ()


@dataclass(frozen=True)
class Samtale:
    """With a candidate, with an employer, or both. `oppfolging`: the planned contact it answers.

    `i_forlop`: it is about `forlop` also when only the candidate is talked with; else that is the employer's side.
    `andre`: a planned contact with each other employer it could be, job development counting as one.
    `onske`: the employer has asked to be called, which it answers; `bedt_om`: who asked, and when.
    """

    tittel: str
    sider: tuple[Hvem, ...]
    valgt: Hvem
    kandidat: Kandidat | None = None
    forlop: Forlop | None = None
    hos: Arbeidsgiver | None = None
    oppfolging: Oppfolging | None = None
    i_forlop: bool = False
    andre: tuple[Oppfolging, ...] = ()
    omtalte: tuple[Omtalt, ...] = ()
    onske: Oppfolging | None = None
    bedt_om: str = ""

    @property
    def hele(self) -> bool:
        """Whether the candidate is one's own: of a colleague's, the kontaktperson logs the employer's side alone."""
        return Hvem.KANDIDAT in self.sider

    @property
    def velger_arbeidsgiver(self) -> bool:
        """Whether the employer is asked for: job development may be with any."""
        return self.arbeidsgiver is None

    @property
    def vanlig_formaal(self) -> Formaal:
        """What a talk with an employer here is usually for."""
        if self.maa_krysses_av:
            return Formaal.EVALUERING
        if self.kandidat is None:
            return Formaal.RELASJONSBYGGING
        if self.forlop is None:
            return Formaal.JOBBUTVIKLING
        return Formaal.OPPFOLGING if self.forlop.type in UBETALTE else Formaal.JOBBSTOTTE

    @property
    def arbeidsgiversiden(self) -> Side:
        """Outside a forløp, talking with employers is job development."""
        return Side.ARBEIDSGIVER if self.arbeidsgiver else Side.JOBBUTVIKLING

    @property
    def arbeidsgiver(self) -> Arbeidsgiver | None:
        return self.forlop.arbeidsgiver if self.forlop else self.hos

    @property
    def hos_hvem(self) -> str:
        """What a form carries, so that it is saved with the employer it showed: the forløp, or nothing outside one."""
        return str(self.forlop.pk) if self.forlop else ""

    @property
    def maa_krysses_av(self) -> bool:
        """Whether the person must say that the planned contact is done: a phone call is no evaluation by itself."""
        return self.oppfolging is not None and self.oppfolging.art in EVALUERINGER

    @property
    def nokkel(self) -> str:
        """Tells two forms on one page apart."""
        return next(str(part.pk) for part in (self.forlop, self.kandidat, self.hos) if part)

    def forslag(self, *, naa: datetime, dag: date | None = None) -> dict[str, date]:
        """The next date on each side that may be logged, as logging it for `dag` would set it: today, unless said."""
        if self.kandidat:
            forslag = planlegger.foreslaa(kandidat=self.kandidat, forlop=self.forlop, naa=naa, dag=dag)
        elif self.hos:
            forslag = planlegger.foreslaa_for_arbeidsgiver(arbeidsgiver=self.hos, naa=naa, dag=dag)
        return {side: dag for side, dag in forslag.items() if side != Side.KANDIDAT or Hvem.KANDIDAT in self.sider}

    def tidligste_dag(self, *, i_dag: date) -> date:
        """The first day it may have been; of a colleague's candidate it does not tell when they were referred."""
        return kontaktlogg.tidligste_dag([self.kandidat] if self.kandidat and self.hele else [], i_dag=i_dag)

    def utfall(self, svar: Svar) -> str:
        """What came of it: when both were to meet and the candidate did not come, the employer was met."""
        return Kontaktutfall.NAADD if self._uteble(svar) else svar.utfall

    def parter(self, svar: Svar) -> Parter:
        """Whom the contact was with. What is said stands with the candidate when it is about one."""
        if self.kandidat is None:
            om_dem = (OmKandidat(den.forlop.kandidat, den.forlop, med, notat=sagt) for den, med, sagt in svar.omtalte)
            return Parter(tuple(om_dem), replace(svar.hos, notat=svar.notat, neste=svar.neste))
        med_arbeidsgiver, uteble = svar.side in (Hvem.ARBEIDSGIVER, Hvem.BEGGE), self._uteble(svar)
        om = OmKandidat(
            self.kandidat,
            forlop=self.forlop if med_arbeidsgiver or self.i_forlop else None,
            deltok=svar.side in (Hvem.KANDIDAT, Hvem.BEGGE) and not uteble,
            uteble=uteble,
            notat=svar.notat,
            neste=svar.neste,
            oppfolging=self._besvart(svar.side, ferdig=svar.ferdig),
        )
        return Parter((om,), svar.hos if med_arbeidsgiver else None)

    def _uteble(self, svar: Svar) -> bool:
        return self.kandidat is not None and svar.side == Hvem.BEGGE and svar.utfall == Kontaktutfall.MOTTE_IKKE

    def _besvart(self, side: str, *, ferdig: bool) -> Oppfolging | None:
        """The planned contact that logging on this side settles, beside those a talk settles by itself."""
        planlagt = self.oppfolging
        if (
            planlagt is None
            or planlagt.art == Art.FORSTE_ARBEIDSGIVERMOTE
            or side not in (side_av(planlagt), Hvem.BEGGE)
        ):
            return None
        return planlagt if ferdig or not self.maa_krysses_av else None


def med_kandidat(
    kandidat: Kandidat, *, bruker: Bruker, naa: datetime, oppfolging_id: UUID | None = None, hos: str | None = None
) -> Samtale:
    """With a candidate of mine, the employer whose date comes next, or both: the dates that the front page shows.

    When it is one of job development, the employer is none of those the candidate is at. `hos`: what an earlier form
    settled on (`Samtale.hos_hvem`), however the dates have changed since.
    """
    i_dag, datoer = lokal_dato(naa), kandidat.oppfolginger.aapne().med_kollega(bruker, naa)
    aapne = list(datoer.select_related("forlop__arbeidsgiver").order_by("frist", "pk"))
    planlagt = next((ett for ett in aapne if ett.pk == oppfolging_id), None)
    forst = planlagt
    if hos is not None:
        forlop = next((ett for ett in kandidat.forlop.select_related("arbeidsgiver") if str(ett.pk) == hos), None)
    else:
        neste = neste_steg.velg(aapne, i_dag=i_dag)
        forst = planlagt or neste_steg.mest_presserende(neste, i_dag=i_dag)
        svarer_paa = planlagt if planlagt and planlagt.side != Side.KANDIDAT else neste.arbeidsgiver
        forlop = svarer_paa.forlop if svarer_paa else None
    andre = {ett.forlop_id: ett for ett in reversed(aapne) if ett.side != Side.KANDIDAT and ett.forlop != forlop}
    return Samtale(
        tittel=kandidat.navn,
        kandidat=kandidat,
        forlop=forlop,
        sider=tuple(Hvem),
        valgt=side_av(forst),
        oppfolging=planlagt,
        andre=tuple(andre.values()),
    )


def side_av(oppfolging: Oppfolging | None) -> Hvem:
    """Whom to talk with about a date; without one, the candidate."""
    return Hvem.KANDIDAT if oppfolging is None or oppfolging.side == Side.KANDIDAT else Hvem.ARBEIDSGIVER
