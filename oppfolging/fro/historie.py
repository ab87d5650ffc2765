"""Makes up a past: contacts that keep a rhythm, some late, some tried in vain, with the next date left open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import samme_eller_neste
from inkludering.felles.froregister import Saaing, utkast
from kandidater.models import Kandidat
from oppfolging.fro import kontaktfakta
from oppfolging.kjerne.models import (
    Deltaker,
    Forlop,
    Kanal,
    Kontakt,
    Kontaktutfall,
    Oppfolging,
    Part,
    Side,
    Situasjon,
    Status,
)
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
# Of the dates ahead with a candidate, how many are meetings agreed.
ANDEL_AVTALT = 0.15
STEDER = ("Biblioteket", "Nav-kontoret", "Kafé Ni")
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
    """Collects what happened, as rows to be stored in bulk (froregister.utkast). `hos`: the employers of each user."""

    saaing: Saaing
    rytmer: Rytmer
    hos: Mapping[Any, Sequence[Arbeidsgiver]] = field(default_factory=dict)
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
        """A contact that reached them, sometimes after one that did not."""
        kanal, sendt = Kanal.FYSISK if fysisk else self.saaing.en(KANALER[strekk.side]), None
        if strekk.side == Side.KANDIDAT and (foer := kontaktfakta.forsoket(self.saaing, dag, strekk.fra)):
            forsok = self._rad(strekk, *foer[:2], {"utfall": foer[2]})
            if forsok.utfall == Kontaktutfall.SENDT and not fysisk:
                kanal, sendt = forsok.kanal, forsok.id
        felt = kontaktfakta.fakta(
            self.saaing, strekk.side, strekk.forlop, kanal=kanal, hos=self.hos.get(strekk.av_id, ())
        )
        notat = self.saaing.en(NOTATER[strekk.side])
        return self._rad(strekk, dag, kanal, felt | {"svarer_paa_id": sendt}, notat)

    def _rad(self, strekk: Strekk, dag: date, kanal: str, felt: dict[str, Any], notat: str = "") -> Any:
        paa_arbeidsgiversiden = strekk.side != Side.KANDIDAT
        kontakt = utkast(
            Kontakt,
            id=self.saaing.uuid(),
            kanal=kanal,
            dag=dag,
            tid=self.saaing.klokka(kontaktfakta.registrert(self.saaing, dag)),
            av_id=strekk.av_id,
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
                **self._mote(strekk, frist, er_aapen=kontakt is None),
                status=Status.UTFORT if kontakt else Status.AAPEN,
                opprettet=self.saaing.klokka(min(fra, frist.dag)),
                lukket=kontakt.tid if kontakt else None,
                kontakt_id=kontakt and kontakt.id,
            )
        )

    def _mote(self, strekk: Strekk, frist: Frist, *, er_aapen: bool) -> dict[str, Any]:
        """Some of the dates ahead have been agreed on, with a time and a place."""
        if not er_aapen or strekk.side != Side.KANDIDAT or frist.dag <= self.saaing.i_dag:
            return {}
        if not self.saaing.sjanse(ANDEL_AVTALT):
            return {}
        return {"klokkeslett": time(self.saaing.en((9, 10, 13)), 30), "sted": self.saaing.en(STEDER)}
