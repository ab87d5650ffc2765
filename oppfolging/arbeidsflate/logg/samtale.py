"""A contact about to be logged: between whom it may be, and what is proposed, before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from arbeidsgivere.models import Arbeidsgiver
from inkludering.felles.arbeidsdager import neste_arbeidsdag
from kandidater.models import Kandidat
from oppfolging.handlinger import kontaktlogg
from oppfolging.handlinger.kontaktlogg import MedArbeidsgiver, Neste, OmKandidat, Parter
from oppfolging.kjerne import neste_steg, planlegger
from oppfolging.kjerne.models import Art, Forlop, Kontakt, Oppfolging, Side
from oppfolging.kjerne.oppfolgingstyper import EVALUERINGER


class Hvem(StrEnum):
    """Whom the talk was with."""

    KANDIDAT = Side.KANDIDAT
    ARBEIDSGIVER = Side.ARBEIDSGIVER
    BEGGE = "begge"


@dataclass(frozen=True)
class Samtale:
    """With a candidate, with an employer, or both. `oppfolging`: the planned contact it answers.

    `i_forlop`: it is about `forlop` also when only the candidate is talked with; else that is the employer's side.
    `andre`: a planned contact with each other employer it could be, job development counting as one.
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

    def forslag(self, *, naa: datetime) -> dict[str, date]:
        """The next date on each side that may be logged, as logging would set it."""
        if self.kandidat:
            forslag = planlegger.foreslaa(kandidat=self.kandidat, forlop=self.forlop, naa=naa)
        elif self.hos:
            forslag = planlegger.foreslaa_for_arbeidsgiver(arbeidsgiver=self.hos, naa=naa)
        return {side: dag for side, dag in forslag.items() if side != Side.KANDIDAT or Hvem.KANDIDAT in self.sider}

    def parter(self, side: str, *, notat: str, neste: Neste, ferdig: bool) -> Parter:
        """Whom a contact on this side is with. What is said stands with the candidate when it is about one."""
        med_arbeidsgiver = side in (Hvem.ARBEIDSGIVER, Hvem.BEGGE)
        if self.kandidat is None:
            return Parter(arbeidsgiver=MedArbeidsgiver(self.hos, notat=notat, neste=neste))
        om = OmKandidat(
            self.kandidat,
            forlop=self.forlop if med_arbeidsgiver or self.i_forlop else None,
            deltok=side in (Hvem.KANDIDAT, Hvem.BEGGE),
            notat=notat,
            neste=neste,
            oppfolging=self._besvart(side, ferdig=ferdig),
        )
        return Parter((om,), MedArbeidsgiver(self.arbeidsgiver) if med_arbeidsgiver else None)

    def _besvart(self, side: str, *, ferdig: bool) -> Oppfolging | None:
        """The planned contact that logging on this side settles, beside those a talk settles by itself."""
        planlagt = self.oppfolging
        if planlagt is None or planlagt.art == Art.FORSTE_ARBEIDSGIVERMOTE or side not in (_side(planlagt), Hvem.BEGGE):
            return None
        return planlagt if ferdig or not self.maa_krysses_av else None


def med_kandidat(
    kandidat: Kandidat, *, i_dag: date, oppfolging_id: UUID | None = None, hos: str | None = None
) -> Samtale:
    """With a candidate of mine, the employer whose date comes next, or both: the dates that the front page shows.

    When it is one of job development, the employer is none of those the candidate is at. `hos`: what an earlier form
    settled on (`Samtale.hos_hvem`), however the dates have changed since.
    """
    aapne = list(kandidat.oppfolginger.aapne().select_related("forlop__arbeidsgiver").order_by("frist", "pk"))
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
        valgt=_side(forst),
        oppfolging=planlagt,
        andre=tuple(andre.values()),
    )


def i_forlop(forlop: Forlop, *, hele: bool, i_dag: date, oppfolging_id: UUID | None = None) -> Samtale:
    """In one forløp; the employer's kontaktperson (not `hele`) logs the employer's side only."""
    aapne = list(Oppfolging.objects.paa_kortet(forlop).aapne())
    planlagt = next((ett for ett in aapne if ett.pk == oppfolging_id), None)
    forst = planlagt or neste_steg.mest_presserende(neste_steg.velg(aapne, i_dag=i_dag), i_dag=i_dag)
    return Samtale(
        tittel=_("%(navn)s hos %(arbeidsgiver)s") % {"navn": forlop.kandidat.navn, "arbeidsgiver": forlop.arbeidsgiver}
        if hele
        else str(forlop.arbeidsgiver),
        kandidat=forlop.kandidat,
        forlop=forlop,
        sider=tuple(Hvem) if hele else (Hvem.ARBEIDSGIVER,),
        valgt=_side(forst) if hele else Hvem.ARBEIDSGIVER,
        oppfolging=planlagt,
        i_forlop=True,
    )


def med_arbeidsgiver(arbeidsgiver: Arbeidsgiver) -> Samtale:
    """With an employer about no candidate in particular."""
    return Samtale(
        tittel=arbeidsgiver.navn,
        hos=arbeidsgiver,
        sider=(Hvem.ARBEIDSGIVER,),
        valgt=Hvem.ARBEIDSGIVER,
    )


def kvittering(kontakt: Kontakt) -> str:
    """What the person is told once it is saved: the next date on each side, or when to try again.

    And which dates it could not settle, because they take a meeting face to face.
    """
    if not kontakt.naadd:
        igjen = neste_arbeidsdag(kontakt.dag)
        return _("Lagret: forsøkt i dag. Prøv igjen %(dato)s.") % {"dato": f"{igjen:%d.%m.%Y}"}
    return " ".join(filter(None, (_neste(kontakt), _staar(kontakt))))


def _neste(kontakt: Kontakt) -> str:
    skapt = kontakt.skapte_oppfolginger.aapne().order_by("-frist").values_list("side", "frist")
    med = {Side.KANDIDAT: _("kandidat"), Side.ARBEIDSGIVER: _("arbeidsgiver"), Side.JOBBUTVIKLING: _("jobbutvikling")}
    neste = {med[Side(side)]: f"{frist:%d.%m.%Y}" for side, frist in skapt}
    if not neste:
        return _("Lagret.")
    if len(set(neste.values())) == 1:
        return _("Lagret. Neste kontakt %(dato)s.") % {"dato": next(iter(neste.values()))}
    datoer = ", ".join(f"{side} {dato}" for side, dato in sorted(neste.items(), reverse=True))
    return _("Lagret. Neste kontakt: %(datoer)s.") % {"datoer": datoer}


def _staar(kontakt: Kontakt) -> str:
    frister = kontaktlogg.venter_paa_mote(kontakt).order_by("frist").values_list("frist", flat=True)
    datoer = list(dict.fromkeys(f"{frist:%d.%m.%Y}" for frist in frister))
    return (
        ngettext(
            "Møtet ansikt til ansikt med frist %(datoer)s står til dere møtes.",
            "Møtene ansikt til ansikt med frist %(datoer)s står til dere møtes.",
            len(datoer),
        )
        % {"datoer": _(" og ").join(datoer)}
        if datoer
        else ""
    )


def _side(oppfolging: Oppfolging | None) -> Hvem:
    return Hvem.KANDIDAT if oppfolging is None or oppfolging.side == Side.KANDIDAT else Hvem.ARBEIDSGIVER
