"""Makes up a past: contacts that keep a rhythm, some late, some tried in vain, with the next date left open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import (
    lokal_dato,
    neste_arbeidsdag,
    samme_eller_forrige,
    samme_eller_neste,
)
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
from oppfolging.kjerne.planlegger.frister import ALDRI, Frist, Kontaktdager, neste_frist
from oppfolging.kjerne.rytmer import Rytmer

# Days a contact comes after its due date, per hundred: most on the day, some early, a few forgotten for a week or two.
FORSINKELSER = [*[-1] * 10, *[0] * 66, *[1] * 12, *[3] * 6, *[6] * 4, *[12] * 2]
# Of the contacts of the last few days, how many were not made after all: what is due and overdue today.
ANDEL_UGJORT = 0.35
SISTE_DAGER = timedelta(days=5)
EN_TIME = timedelta(hours=1)
# Of what is due and not done, how much has been tried.
ANDEL_FORSOKT = 0.5
# How long before the history begins somebody was last talked to, at the most.
SIST_SNAKKET = {Situasjon.JOBB: 25, Situasjon.I_UTDANNING: 28, Situasjon.NEDTRAPPING: 85}
# Of the dates ahead with a candidate, how many are meetings agreed; and of those met face to face, how many had been.
ANDEL_AVTALT, ANDEL_VAR_AVTALT = 0.15, 0.6
STEDER = ("Biblioteket", "Nav-kontoret", "Kafé Ni")
KANALER = {
    Side.KANDIDAT: ("telefon", "telefon", "fysisk", "fysisk", "sms", "digitalt"),
    Side.ARBEIDSGIVER: ("telefon", "telefon", "fysisk", "epost"),
    Side.JOBBUTVIKLING: ("fysisk", "fysisk", "telefon", "epost"),
}
NOTATER = {
    Side.KANDIDAT: ("Går bra.", "Ønsker flere timer.", "Avtalte nytt møte neste uke.", "Gikk gjennom ukeplanen.", ""),
    Side.ARBEIDSGIVER: ("Fornøyd med innsatsen.", "Opplæringen går etter planen.", "Avtalte besøk.", ""),
    Side.JOBBUTVIKLING: ("Besøkte to bedrifter.", "La igjen kort, ringer tilbake.", "Avtalte omvisning.", ""),
}


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
    def av_id(self) -> UUID | None:
        """Whoever talks with them."""
        hvem = jobbspesialisten(self.kandidat)
        return hvem.pk if hvem else None


@dataclass(frozen=True)
class Fastsatt:
    """A date as it was made: when, after which contact, and the first day it could be met."""

    frist: Frist
    dag: date
    laget: datetime
    etter: UUID | None


def jobbspesialisten(kandidat: Kandidat) -> Bruker | None:
    """Whose contacts they are; nobody talks with those in the leader's queue."""
    return next((ansvar.bruker for ansvar in kandidat.ansvar.all() if ansvar.bruker), None)


@dataclass
class Historie:
    """Collects what happened, as rows to be stored in bulk (froregister.utkast).

    `hos`: the employers of each user; `kan_nevnes`: the candidates employers may be talked to about.
    """

    saaing: Saaing
    rytmer: Rytmer
    hos: Mapping[Any, Sequence[Arbeidsgiver]] = field(default_factory=dict)
    kan_nevnes: frozenset[UUID] = frozenset()
    kontakter: list[Any] = field(default_factory=list)
    deltakere: list[Any] = field(default_factory=list)
    oppfolginger: list[Any] = field(default_factory=list)
    forsokte: list[Any] = field(default_factory=list)

    def gaa(self, strekk: Strekk, kontakt: Kontaktdager = ALDRI) -> Kontaktdager:
        """Contact after contact through the stretch, from the last one before it; one still running ends in a date.

        Where another situation takes over, the date that stood is replaced, or cancelled with the case.
        """
        begynner = self.saaing.historien_begynner
        if strekk.til and strekk.til <= begynner:
            return kontakt
        if strekk.fra < begynner:
            sist = begynner - self.saaing.dager(0, SIST_SNAKKET.get(strekk.situasjon, 6))
            kontakt = kontakt.med(max(sist, strekk.fra), fysisk=True)
        dag, laget, etter = max(strekk.fra, begynner), None, None
        while True:
            frist = neste_frist(
                self.rytmer[strekk.situasjon, strekk.side], start=strekk.start, kontakt=kontakt, i_dag=dag
            )
            satt = Fastsatt(frist, dag, laget or self._foerste(strekk, dag), etter)
            utfort = self._utfores(strekk, satt)
            if utfort is None:
                return kontakt
            logget = self._kontakt(strekk, satt, utfort)
            kontakt = kontakt.med(utfort, fysisk=logget.kanal == Kanal.FYSISK)
            dag, laget, etter = utfort + timedelta(days=1), logget.tid, logget.id

    def _foerste(self, strekk: Strekk, dag: date) -> datetime:
        """When the first date of a stretch was made."""
        registrert = strekk.kandidat.registrert
        return registrert if lokal_dato(registrert) == dag else self.saaing.klokka(dag)

    def _utfores(self, strekk: Strekk, satt: Fastsatt) -> date | None:
        """The day the date is met; None where it is noted as still open, or as replaced when the stretch ended."""
        utfort = samme_eller_neste(max(satt.frist.dag + timedelta(days=self.saaing.en(FORSINKELSER)), satt.dag))
        if strekk.til is None:
            if utfort < self.saaing.i_dag and not self._ble_ikke_gjort(utfort):
                return utfort
            self._noter(strekk, satt, forsok=self._forsok_hittil(strekk, satt))
            return None
        if utfort < strekk.til:
            return utfort
        if satt.frist.dag < strekk.til:
            return max(samme_eller_neste(satt.dag), samme_eller_forrige(strekk.til - timedelta(days=1)))
        if satt.dag <= strekk.til:
            self._noter_avloest(strekk, satt)
        return None

    def _ble_ikke_gjort(self, dag: date) -> bool:
        return dag >= self.saaing.i_dag - SISTE_DAGER and self.saaing.sjanse(ANDEL_UGJORT)

    def _forsok_hittil(self, strekk: Strekk, satt: Fastsatt) -> list[Any]:
        """Of a date that is due and not met, what has been tried, up to this very day."""
        i_dag = self.saaing.i_dag
        if satt.frist.dag > i_dag or not self.saaing.sjanse(ANDEL_FORSOKT):
            return []
        foer = self.saaing.en((i_dag, i_dag, i_dag + timedelta(days=1)))
        gjort = kontaktfakta.forsokene(
            self.saaing, strekk.side, foer=foer, fra=satt.dag, antall=self.saaing.en((1, 1, 2))
        )
        return [self._forsok(strekk, ett) for ett in gjort]

    def _kontakt(self, strekk: Strekk, satt: Fastsatt, dag: date) -> Any:
        """A contact that reached them, sometimes after some that did not."""
        saaing, fysisk = self.saaing, satt.frist.fysisk
        kanal, besvarer = Kanal.FYSISK if fysisk else saaing.en(KANALER[strekk.side]), None
        forsok = [
            self._forsok(strekk, ett) for ett in kontaktfakta.forsokene(saaing, strekk.side, foer=dag, fra=satt.dag)
        ]
        if (
            forsok
            and forsok[-1].utfall == Kontaktutfall.SENDT
            and not fysisk
            and saaing.sjanse(kontaktfakta.ANDEL_BESVART)
        ):
            kanal, besvarer = forsok[-1].kanal, forsok[-1].id
        hos = self.hos.get(strekk.av_id, ()) if strekk.kandidat.pk in self.kan_nevnes else ()
        felt = kontaktfakta.fakta(saaing, strekk.side, strekk.forlop, kanal=kanal, hos=hos)
        logget = self.rad(strekk, dag, kanal, felt | {"svarer_paa_id": besvarer}, saaing.en(NOTATER[strekk.side]))
        self._noter(strekk, satt, forsok=forsok, kontakt=logget)
        return logget

    def _forsok(self, strekk: Strekk, forsok: kontaktfakta.Forsok) -> Any:
        felt = kontaktfakta.fakta_om_forsok(strekk.side, strekk.forlop, forsok.utfall)
        return self.rad(strekk, forsok.dag, forsok.kanal, felt)

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

    def _noter(self, strekk: Strekk, satt: Fastsatt, *, forsok: Sequence[Any] = (), kontakt: Any = None) -> None:
        """The date, open or met, with what was tried on it."""
        forsinket = [ett for ett in forsok if ett.utfall != Kontaktutfall.AVLYST]
        siste = forsinket[-1] if forsinket else None
        avlyst = next((ett.id for ett in forsok if ett.utfall == Kontaktutfall.AVLYST), None)
        rad = self.dato(
            strekk,
            satt.frist,
            laget=satt.laget,
            kontakt=kontakt,
            skapt_av_id=satt.etter,
            situasjon=strekk.situasjon,
            forsokt_dato=siste and siste.dag,
            nytt_forsok=siste and max(neste_arbeidsdag(siste.dag), samme_eller_neste(lokal_dato(siste.tid))),
            avlyst_av_id=avlyst,
            **self._mote(strekk, satt.frist, kontakt, var_avtalt=avlyst is not None),
        )
        self.forsokte += [
            utkast(Oppfolging.forsok.through, oppfolging_id=rad.id, kontakt_id=ett.id) for ett in forsinket
        ]

    def _noter_avloest(self, strekk: Strekk, satt: Fastsatt) -> None:
        slutt = strekk.kandidat.avsluttet_dato
        til = strekk.til or self.saaing.i_dag
        som = Status.AVLYST if til == slutt else Status.ERSTATTET
        tid = strekk.kandidat.avslutning_registrert if til == slutt else None
        lukket = max(tid or self.saaing.klokka(til), satt.laget)
        self.dato(strekk, satt.frist, laget=satt.laget, status=som, lukket=lukket, situasjon=strekk.situasjon)

    def dato(self, strekk: Strekk, frist: Frist, *, laget: datetime, kontakt: Any = None, **felt: Any) -> Any:
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
        self.oppfolginger.append(rad)
        return rad

    def _mote(self, strekk: Strekk, frist: Frist, kontakt: Any, *, var_avtalt: bool) -> dict[str, Any]:
        """Some of the dates with a candidate are agreed on, with a time and a place."""
        if strekk.side != Side.KANDIDAT:
            return {}
        if kontakt is None:
            var_avtalt |= frist.dag > self.saaing.i_dag and self.saaing.sjanse(ANDEL_AVTALT)
        elif kontakt.kanal == Kanal.FYSISK:
            var_avtalt |= self.saaing.sjanse(ANDEL_VAR_AVTALT)
        return (
            {"klokkeslett": time(self.saaing.en((9, 10, 13)), 30), "sted": self.saaing.en(STEDER)} if var_avtalt else {}
        )
