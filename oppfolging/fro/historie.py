"""Makes up a past: contacts that keep a rhythm, some late, some tried in vain, with the next date left open."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import samme_eller_neste
from inkludering.felles.froregister import Saaing, utkast
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Deltaker, Forlop, Kanal, Kontakt, Oppfolging, Part, Side, Situasjon, Status
from oppfolging.kjerne.planlegger.frister import Frist, Kontaktdager, neste_frist
from oppfolging.kjerne.rytmer import Rytmer, situasjon_uten_forlop

DAGER_I_MAANEDEN = 28
# Days a contact comes after its due date, per hundred: most on the day, some early, a few forgotten for a week or two.
FORSINKELSER = [*[-1] * 10, *[0] * 66, *[1] * 12, *[3] * 6, *[6] * 4, *[12] * 2]
# Of the contacts of the last few days, how many were not made after all: what is due and overdue today.
ANDEL_UGJORT = 0.35
SISTE_DAGER = timedelta(days=5)
# Days from the start to the first meeting with an employer.
FORSTE_MOTE = (8, 45)
UKE = timedelta(weeks=1)
KANALER = {
    Side.KANDIDAT: ("telefon", "telefon", "fysisk", "fysisk", "sms", "digitalt"),
    Side.ARBEIDSGIVER: ("telefon", "telefon", "fysisk", "epost"),
    Side.JOBBUTVIKLING: ("fysisk", "fysisk", "telefon", "epost"),
}
NOTATER = {
    Side.KANDIDAT: ("Går bra.", "Ønsker flere timer.", "Avtalte nytt møte neste uke.", "Gikk gjennom ukeplanen.", ""),
    Side.ARBEIDSGIVER: ("Fornøyd med innsatsen.", "Opplæringen går etter planen.", "Avtalte besøk.", ""),
    Side.JOBBUTVIKLING: ("Besøkte to butikker.", "La igjen kort, ringer tilbake.", "Avtalte omvisning.", ""),
}


@dataclass(frozen=True)
class Strekk:
    """A stretch of time on one side in one situation; `til` None: still running."""

    side: Side
    situasjon: Situasjon
    fra: date
    til: date | None
    kandidat: Kandidat
    forlop: Forlop | None = None

    @cached_property
    def av_id(self) -> UUID | None:
        """Whoever talks with them."""
        hvem = jobbspesialisten(self.kandidat)
        return hvem.pk if hvem else None


def jobbspesialisten(kandidat: Kandidat) -> Bruker | None:
    """Whose contacts they are; nobody talks with those in the leader's queue."""
    return next((ansvar.bruker for ansvar in kandidat.ansvar.all() if ansvar.bruker), None)


@dataclass
class Historie:
    """Collects what happened, as rows to be stored in bulk (froregister.utkast)."""

    saaing: Saaing
    rytmer: Rytmer
    kontakter: list[Any] = field(default_factory=list)
    deltakere: list[Any] = field(default_factory=list)
    oppfolginger: list[Any] = field(default_factory=list)

    def gaa(self, strekk: Strekk) -> None:
        """Contact after contact through the stretch; a stretch still running ends in an open date."""
        trinn = self.rytmer[strekk.situasjon, strekk.side]
        dag = max(strekk.fra, self._begynner)
        kontakt = Kontaktdager()
        while True:
            frist = neste_frist(trinn, start=strekk.fra, kontakt=kontakt, i_dag=dag)
            utfort = samme_eller_neste(max(frist.dag + timedelta(days=self.saaing.en(FORSINKELSER)), dag))
            if strekk.til and utfort >= strekk.til:
                return
            if utfort >= self.saaing.i_dag or self._ble_ikke_gjort(strekk, utfort):
                if strekk.til is None:
                    self._noter(strekk, frist, dag, None)
                return
            logget = self._kontakt(strekk, utfort, fysisk=frist.fysisk)
            self._noter(strekk, frist, dag, logget)
            kontakt = kontakt.med(utfort, fysisk=logget.kanal == Kanal.FYSISK)
            dag = utfort + timedelta(days=1)

    def mot_en_arbeidsgiver(self, kandidat: Kandidat, *, start: date, senest: date) -> None:
        """The first meeting with an employer, of those whose start is older than the history that is made up."""
        dag = samme_eller_neste(min(start + self.saaing.dager(*FORSTE_MOTE), senest - UKE))
        if dag < self._begynner:
            situasjon = situasjon_uten_forlop(kandidat.fase)
            self._kontakt(Strekk(Side.JOBBUTVIKLING, situasjon, dag, dag, kandidat), dag, fysisk=True)

    @property
    def _begynner(self) -> date:
        return self.saaing.i_dag - timedelta(days=self.saaing.maaneder * DAGER_I_MAANEDEN)

    def _ble_ikke_gjort(self, strekk: Strekk, dag: date) -> bool:
        nylig = dag >= self.saaing.i_dag - SISTE_DAGER
        return strekk.til is None and nylig and self.saaing.sjanse(ANDEL_UGJORT)

    def _kontakt(self, strekk: Strekk, dag: date, *, fysisk: bool) -> Any:
        paa_arbeidsgiversiden = strekk.side != Side.KANDIDAT
        kontakt = utkast(
            Kontakt,
            id=self.saaing.uuid(),
            med_arbeidsgiver=paa_arbeidsgiversiden,
            arbeidsgiver_id=strekk.forlop.arbeidsgiver_id if strekk.forlop and paa_arbeidsgiversiden else None,
            kanal=Kanal.FYSISK if fysisk else self.saaing.en(KANALER[strekk.side]),
            dag=dag,
            tid=self.saaing.klokka(dag),
            av_id=strekk.av_id,
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
                notat=self.saaing.en(NOTATER[strekk.side]),
            )
        )
        if paa_arbeidsgiversiden:
            self.deltakere.append(utkast(Deltaker, kontakt_id=kontakt.id, part=Part.ARBEIDSGIVER))
        return kontakt

    def _noter(self, strekk: Strekk, frist: Frist, fra: date, kontakt: Any | None) -> None:
        self.oppfolginger.append(
            utkast(
                Oppfolging,
                id=self.saaing.uuid(),
                side=strekk.side,
                kandidat_id=strekk.kandidat.pk,
                forlop_id=strekk.forlop and strekk.forlop.pk,
                arbeidsgiver_id=(
                    strekk.forlop.arbeidsgiver_id if strekk.forlop and strekk.side == Side.ARBEIDSGIVER else None
                ),
                frist=frist.dag,
                rytmefrist=frist.rytmefrist,
                situasjon=strekk.situasjon,
                fysisk=frist.fysisk,
                tidligst=frist.tidligst,
                status=Status.UTFORT if kontakt else Status.AAPEN,
                opprettet=self.saaing.klokka(min(fra, frist.dag)),
                lukket=kontakt.tid if kontakt else None,
                kontakt_id=kontakt and kontakt.id,
            )
        )
