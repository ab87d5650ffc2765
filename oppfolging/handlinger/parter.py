"""What is told when a contact is logged: with whom, when, why, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from inkludering.brukere.models import Bruker
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Forlop, Oppfolging, Part


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
