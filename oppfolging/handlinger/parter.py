"""What is told when a contact is logged: with whom, when, why, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time

from django.db.models import Q

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from inkludering.brukere.models import Bruker
from kandidater.faser import JOBBUTVIKLINGSFASER
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Art, Deltaker, Forlop, Kontakt, Oppfolging, Part, Side
from oppfolging.kjerne.oppfolgingstyper import VED_SAMTALE
from oppfolging.kjerne.querysets import KONTAKTPERSONENS, UTEN_LOPENDE_FORLOP

AV_SEG_SELV = Q(art__in=VED_SAMTALE)


@dataclass(frozen=True)
class Neste:
    """Next dates by side as the form had them, proposed or typed, and why one is later than the rhythm."""

    datoer: dict[str, date] = field(default_factory=dict)
    grunn: str = ""


RYTMEN = Neste()


@dataclass(frozen=True)
class OmKandidat:
    """A candidate the contact was about, who took part or not, and what was said of them.

    `uteble`: was to take part and did not come, while the others met. `oppfolging`: the planned contact the person
    logged on, done even when it is not part of the rhythm.
    """

    kandidat: Kandidat
    forlop: Forlop | None = None
    deltok: bool = True
    uteble: bool = False
    notat: str = ""
    neste: Neste = RYTMEN
    oppfolging: Oppfolging | None = None

    def datoer(self, *, med_arbeidsgiver: bool) -> Q:
        """In a forløp, the date of job development is answered too when it is left from a search that is over."""
        svar = Q(pk=self.oppfolging.pk) if self.oppfolging else Q(pk__in=[])
        if self.deltok:
            svar |= Q(side=Side.KANDIDAT, kandidat=self.kandidat) & AV_SEG_SELV
        if not med_arbeidsgiver:
            return svar
        svar |= Q(kandidat=self.kandidat, art=Art.FORSTE_ARBEIDSGIVERMOTE)
        jobbutvikling = Q(side=Side.JOBBUTVIKLING, kandidat=self.kandidat, art=Art.RYTME)
        if self.forlop is None:
            return svar | jobbutvikling
        svar |= jobbutvikling & ~Q(kandidat__fase__in=JOBBUTVIKLINGSFASER)
        svar |= Q(side=Side.ARBEIDSGIVER, forlop=self.forlop) & AV_SEG_SELV
        # What an ended forløp left here may be talked of in the one that came after it.
        samme = Q(kandidat=self.kandidat, arbeidsgiver=self.forlop.arbeidsgiver_id)
        return svar | samme & (Q(art=Art.NY_JOBB) | Q(art=Art.JOBBTAP, side=Side.ARBEIDSGIVER))


@dataclass(frozen=True)
class MedArbeidsgiver:
    """The employer's side took part: a registered one and maybe somebody there, one known by `navn` alone, or just one.

    The note is about the employer alone.
    """

    arbeidsgiver: Arbeidsgiver | None = None
    person: Arbeidsgiverkontakt | None = None
    notat: str = ""
    neste: Neste = RYTMEN
    navn: str = ""


@dataclass(frozen=True)
class Parter:
    """Whom the contact was with, beside the one who logs it."""

    kandidater: tuple[OmKandidat, ...] = ()
    arbeidsgiver: MedArbeidsgiver | None = None
    nav: tuple[Bruker, ...] = ()

    @property
    def noen_deltok(self) -> bool:
        return bool(self.arbeidsgiver or self.nav) or any(om.deltok for om in self.kandidater)

    def deltakere(self) -> list[Deltaker]:
        """A row for each, of a contact that is still to be named."""
        rader = [
            Deltaker(
                part=Part.KANDIDAT,
                kandidat=om.kandidat,
                forlop=om.forlop,
                deltok=om.deltok,
                uteble=om.uteble,
                notat=om.notat,
            )
            for om in self.kandidater
        ]
        if hos := self.arbeidsgiver:
            rader.append(Deltaker(part=Part.ARBEIDSGIVER, arbeidsgiverkontakt=hos.person, notat=hos.notat))
        return rader + [Deltaker(part=Part.NAV, bruker=kollega) for kollega in self.nav]

    @property
    def datoer(self) -> Q:
        """The dates a contact with these is about: the rhythm of each side, and what a talk settles by itself."""
        hos, svar = self.arbeidsgiver, Q(pk__in=[])
        for om in self.kandidater:
            svar |= om.datoer(med_arbeidsgiver=hos is not None)
        if hos and hos.arbeidsgiver:
            paa_siden = Q(side=Side.ARBEIDSGIVER, arbeidsgiver=hos.arbeidsgiver)
            svar |= paa_siden & self._arbeidsgiverens
        return svar

    @property
    def _arbeidsgiverens(self) -> Q:
        """The employer's own dates, which a talk about graded people alone leaves as if it had not been; and theirs."""
        rytmen = Q(art=Art.RYTME) & UTEN_LOPENDE_FORLOP
        graderte = [om.kandidat for om in self.kandidater if om.kandidat.er_gradert]
        deres = rytmen & Q(kandidat__in=graderte)
        if graderte and len(graderte) == len(self.kandidater):
            return deres
        return deres | (Q(art=Art.RINGEONSKE) | rytmen) & KONTAKTPERSONENS


@dataclass(frozen=True)
class Fakta:
    """When it was (`dag` None: today) and what figures count it by; fields as on models.Kontakt."""

    dag: date | None = None
    klokkeslett: time | None = None
    formaal: str = ""
    initiativ: str = Part.NAV
    beslutningstaker: bool = False
    minutter: int | None = None
    reiseminutter: int | None = None


def deltakelsen(deltakere: Iterable[Deltaker]) -> set[tuple[object, ...]]:
    """Who took part and what was said of each, to tell two contacts apart."""
    felt = ("part", "kandidat_id", "forlop_id", "arbeidsgiverkontakt_id", "bruker_id", "deltok", "uteble", "notat")
    return {tuple(getattr(den, navn) for navn in felt) for den in deltakere}


def de_paa(kontakt: Kontakt) -> Parter:
    """Those of a contact that is logged, without what was said."""
    deltakere: list[Deltaker] = list(
        kontakt.deltakere.select_related("kandidat", "forlop", "arbeidsgiverkontakt", "bruker")
    )
    person = next((den.arbeidsgiverkontakt for den in deltakere if den.arbeidsgiverkontakt), None)
    hos = MedArbeidsgiver(kontakt.arbeidsgiver, person, navn=kontakt.arbeidsgivernavn)
    om_dem = (OmKandidat(d.kandidat, d.forlop, d.deltok, d.uteble) for d in deltakere if d.kandidat)
    return Parter(
        tuple(om_dem),
        hos if kontakt.med_arbeidsgiver else None,
        tuple(den.bruker for den in deltakere if den.bruker),
    )
