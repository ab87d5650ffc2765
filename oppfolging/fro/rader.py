"""What happened, as rows to be stored in bulk: contacts with those they were with, dates, and the moves of these."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.froregister import Saaing, legg_inn, utkast
from kandidater.models import Kandidat
from oppfolging.fro import flyttinger, kontaktfakta
from oppfolging.kjerne.models import Deltaker, Forlop, Kontakt, Oppfolging, Part, Side, Situasjon, Status
from oppfolging.kjerne.planlegger.frister import Frist

EN_TIME = timedelta(hours=1)


@dataclass(frozen=True)
class Strekk:
    """A stretch of time on one side in one situation, whose rhythm began on `start`; `til` None: still running."""

    side: Side
    situasjon: Situasjon
    start: date
    fra: date
    til: date | None
    kandidat: Kandidat
    forlop: Forlop | None = None

    @cached_property
    def _hadde(self) -> list[tuple[date, UUID]]:
        return [(lokal_dato(ett.periode.lower), ett.bruker_id) for ett in ansvarene(self.kandidat)]

    def av_id(self, dag: date) -> UUID:
        """Whoever talked with them then: the one who was responsible, or the first to be."""
        return next((hvem for fra, hvem in self._hadde if fra <= dag), self._hadde[-1][1])


@dataclass(frozen=True)
class Fastsatt:
    """A date as it was made: when, after which contact, and the first day it could be met; and the move of it."""

    frist: Frist
    dag: date
    laget: datetime
    etter: UUID | None
    flytting: Any = None


def ansvarene(kandidat: Kandidat) -> list[Any]:
    """Who has been responsible, the last one first; nobody talks with those in the leader's queue."""
    hadde = [ansvar for ansvar in kandidat.ansvar.all() if ansvar.bruker_id]
    return sorted(hadde, key=lambda ansvar: ansvar.periode.lower, reverse=True) if len(hadde) > 1 else hadde


def jobbspesialisten(kandidat: Kandidat) -> Bruker | None:
    hadde = ansvarene(kandidat)
    return hadde[0].bruker if hadde else None


@dataclass
class Samling:
    """Rows of one office (froregister.utkast)."""

    saaing: Saaing
    kontakter: list[Any] = field(default_factory=list)
    deltakere: list[Any] = field(default_factory=list)
    oppfolginger: list[Any] = field(default_factory=list)
    forsokte: list[Any] = field(default_factory=list)
    flyttede: list[tuple[Any, Any]] = field(default_factory=list)

    def lagre(self) -> None:
        """Dates that were moved come first: each stood open, and none stands where another is open."""
        legg_inn(self.kontakter, Kontakt)
        legg_inn(self.deltakere, Deltaker)
        flyttinger.legg_inn_flyttede(self.flyttede)
        legg_inn(self.oppfolginger, Oppfolging)
        legg_inn(self.forsokte, Oppfolging.forsok.through)

    def rad(self, strekk: Strekk, dag: date, kanal: str, felt: dict[str, Any], notat: str = "") -> Any:
        """A contact and those it was with."""
        paa_arbeidsgiversiden = strekk.side != Side.KANDIDAT
        tid = self.saaing.klokka(kontaktfakta.registrert(self.saaing, dag))
        kontakt = utkast(
            Kontakt,
            id=self.saaing.uuid(),
            kanal=kanal,
            dag=dag,
            # Nobody is talked with before they are registered.
            tid=min(max(tid, strekk.kandidat.registrert + EN_TIME), self.saaing.naa),
            av_id=strekk.av_id(dag),
            **felt,
        )
        self.kontakter.append(kontakt)
        self.deltakere.append(
            utkast(
                Deltaker,
                kontakt_id=kontakt.id,
                part=Part.KANDIDAT,
                kandidat_id=strekk.kandidat.pk,
                forlop_id=strekk.forlop and strekk.forlop.pk,
                deltok=not paa_arbeidsgiversiden,
                notat=notat,
            )
        )
        if paa_arbeidsgiversiden:
            self.deltakere.append(utkast(Deltaker, kontakt_id=kontakt.id, part=Part.ARBEIDSGIVER))
        return kontakt

    def dato(
        self, strekk: Strekk, frist: Frist, *, laget: datetime, kontakt: Any = None, flytting: Any = None, **felt: Any
    ) -> Any:
        """A planned contact on the side of the stretch: met by `kontakt`, or open unless something else is said."""
        hos = strekk.forlop.arbeidsgiver_id if strekk.forlop and strekk.side == Side.ARBEIDSGIVER else None
        utfort = {"status": Status.UTFORT, "lukket": kontakt.tid, "kontakt_id": kontakt.id} if kontakt else {}
        rad = utkast(
            Oppfolging,
            id=self.saaing.uuid(),
            side=strekk.side,
            kandidat_id=strekk.kandidat.pk,
            forlop_id=strekk.forlop and strekk.forlop.pk,
            arbeidsgiver_id=hos,
            frist=frist.dag,
            rytmefrist=frist.rytmefrist,
            fysisk=frist.fysisk,
            tidligst=frist.tidligst,
            opprettet=laget,
            **utfort,
            **felt,
        )
        if flytting is None:
            self.oppfolginger.append(rad)
        else:
            flytting.oppfolging_id, rad.antall_flyttinger = rad.id, 1
            self.flyttede.append((rad, flytting))
        return rad
