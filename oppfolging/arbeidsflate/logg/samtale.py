"""A contact about to be logged: between whom it may be, and what is proposed, before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from inkludering.felles.arbeidsdager import lokal_dato, neste_arbeidsdag
from kandidater.models import Kandidat
from oppfolging.handlinger.kontaktlogg import Parter
from oppfolging.kjerne import planlegging
from oppfolging.kjerne.models import Art, Forlop, Kontakt, Oppfolging, Side

KANDIDAT, ARBEIDSGIVER, BEGGE = "kandidat", "arbeidsgiver", "begge"
MAA_KRYSSES_AV = (Art.MIDTEVALUERING, Art.SLUTTEVALUERING)


@dataclass(frozen=True)
class Samtale:
    """`forslag`: the next date by rhythm side, as logging would set it. `oppfolging`: what it answers."""

    tittel: str
    parter: Parter
    forslag: dict[str, date]
    sider: tuple[str, ...]
    valgt: str
    oppfolging: Oppfolging | None = None

    @property
    def arbeidsgiversiden(self) -> Side:
        """Before the first forløp, talking with employers is job development."""
        return Side.ARBEIDSGIVER if self.arbeidsgiver else Side.JOBBUTVIKLING

    @property
    def arbeidsgiver(self) -> Arbeidsgiver | None:
        return self.parter.forlop.arbeidsgiver if self.parter.forlop else self.parter.arbeidsgiver

    @property
    def maa_krysses_av(self) -> bool:
        """Whether the person must say that the planned contact is done: a phone call is no evaluation by itself."""
        return self.oppfolging is not None and self.oppfolging.art in MAA_KRYSSES_AV

    @property
    def noekkel(self) -> str:
        """Tells two forms on one page apart."""
        parter = (self.parter.forlop, self.parter.kandidat, self.parter.arbeidsgiver)
        return next(str(part.pk) for part in parter if part)

    def besvart(self, side: str, *, ferdig: bool) -> Oppfolging | None:
        """The planned contact that logging on this side settles, beside those a talk settles by itself."""
        planlagt = self.oppfolging
        if planlagt is None or planlagt.art == Art.FORSTE_ARBEIDSGIVERMOTE or side not in (_side(planlagt), BEGGE):
            return None
        return planlagt if ferdig or not self.maa_krysses_av else None

    def parter_for(self, side: str) -> Parter:
        med_arbeidsgiver = side in (ARBEIDSGIVER, BEGGE)
        return replace(
            self.parter,
            forlop=self.parter.forlop if med_arbeidsgiver else None,
            med_kandidat=side in (KANDIDAT, BEGGE),
            med_arbeidsgiver=med_arbeidsgiver,
        )


def med_kandidat(kandidat: Kandidat, *, naa: datetime, oppfolging_id: UUID | None = None) -> Samtale:
    """With a candidate of mine, the employer whose date is the most pressing, or both."""
    aapne = list(kandidat.oppfolginger.aapne().select_related("forlop__arbeidsgiver").order_by("frist", "-side", "pk"))
    planlagt = next((ett for ett in aapne if ett.pk == oppfolging_id), None)
    forst = planlagt or next(iter(aapne), None)
    hos = [ett.forlop for ett in filter(None, (planlagt, *aapne)) if ett.side == Side.ARBEIDSGIVER and ett.forlop]
    forlop = next((ett for ett in hos if ett.er_aapent), next(iter(hos), None))
    return Samtale(
        tittel=kandidat.navn,
        parter=Parter(kandidat=kandidat, forlop=forlop),
        forslag=planlegging.foreslaa(kandidat=kandidat, forlop=forlop, naa=naa),
        sider=(KANDIDAT, ARBEIDSGIVER, BEGGE),
        valgt=_side(forst),
        oppfolging=planlagt,
    )


def i_forlop(forlop: Forlop, *, hele: bool, naa: datetime, oppfolging_id: UUID | None = None) -> Samtale:
    """In one forløp; the employer's kontaktperson (not `hele`) logs the employer's side only."""
    aapne = list(forlop.oppfolginger.aapne().order_by("frist", "-side", "pk"))
    planlagt = next((ett for ett in aapne if ett.pk == oppfolging_id), None)
    forslag = planlegging.foreslaa(kandidat=forlop.kandidat, forlop=forlop, naa=naa)
    if not hele:
        forslag.pop(Side.KANDIDAT, None)
    return Samtale(
        tittel=_("%(navn)s hos %(arbeidsgiver)s") % {"navn": forlop.kandidat.navn, "arbeidsgiver": forlop.arbeidsgiver}
        if hele
        else str(forlop.arbeidsgiver),
        parter=Parter(kandidat=forlop.kandidat, forlop=forlop),
        forslag=forslag,
        sider=(KANDIDAT, ARBEIDSGIVER, BEGGE) if hele else (ARBEIDSGIVER,),
        valgt=_side(planlagt or next(iter(aapne), None)) if hele else ARBEIDSGIVER,
        oppfolging=planlagt,
    )


def med_arbeidsgiver(arbeidsgiver: Arbeidsgiver, *, naa: datetime) -> Samtale:
    """With an employer about no candidate in particular."""
    dag = planlegging.foreslaa_for_arbeidsgiver(arbeidsgiver=arbeidsgiver, naa=naa)
    return Samtale(
        tittel=arbeidsgiver.navn,
        parter=Parter(arbeidsgiver=arbeidsgiver),
        forslag={Side.ARBEIDSGIVER: dag} if dag else {},
        sider=(ARBEIDSGIVER,),
        valgt=ARBEIDSGIVER,
    )


def kvittering(kontakt: Kontakt) -> str:
    """What the person is told once it is saved: the next date on each side, or when to try again."""
    if not kontakt.naadd:
        igjen = neste_arbeidsdag(lokal_dato(kontakt.tid))
        return _("Lagret: forsøkt i dag. Prøv igjen %(dato)s.") % {"dato": f"{igjen:%d.%m.%Y}"}
    skapt = kontakt.skapte_oppfolginger.aapne().order_by("-frist").values_list("side", "frist")
    med = {Side.KANDIDAT: _("kandidat"), Side.ARBEIDSGIVER: _("arbeidsgiver"), Side.JOBBUTVIKLING: _("arbeidsgiver")}
    neste = {med[Side(side)]: f"{frist:%d.%m.%Y}" for side, frist in skapt}
    if not neste:
        return _("Lagret.")
    if len(set(neste.values())) == 1:
        return _("Lagret. Neste kontakt %(dato)s.") % {"dato": next(iter(neste.values()))}
    datoer = ", ".join(f"{side} {dato}" for side, dato in sorted(neste.items(), reverse=True))
    return _("Lagret. Neste kontakt: %(datoer)s.") % {"datoer": datoer}


def _side(oppfolging: Oppfolging | None) -> str:
    return KANDIDAT if oppfolging is None or oppfolging.side == Side.KANDIDAT else ARBEIDSGIVER
