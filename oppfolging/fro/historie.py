"""Makes up a past: contacts that keep a rhythm, some late, some tried in vain, with the next date left open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from arbeidsgivere.models import Arbeidsgiver
from inkludering.felles.arbeidsdager import (
    lokal_dato,
    neste_arbeidsdag,
    samme_eller_forrige,
    samme_eller_neste,
)
from inkludering.felles.froregister import Saaing, utkast
from oppfolging.fro import flyttinger, kontaktfakta
from oppfolging.fro.rader import Fastsatt, Samling, Strekk
from oppfolging.kjerne.models import (
    Art,
    Kanal,
    Kontaktutfall,
    Oppfolging,
    Side,
    Situasjon,
    Status,
)
from oppfolging.kjerne.planlegger.frister import ALDRI, Frist, Kontaktdager, hard_frist, neste_frist
from oppfolging.kjerne.rytmer import Rytmer

# Days a contact comes after its due date, per hundred: most on the day, some early, a few forgotten for a week or two.
FORSINKELSER = [*[-1] * 10, *[0] * 61, *[1] * 12, *[3] * 8, *[6] * 6, *[12] * 3]
# Of what is due and not done, how much has been tried.
ANDEL_FORSOKT = 0.5
# How long before the history begins somebody was last talked to, at the most.
SIST_SNAKKET = {Situasjon.JOBB: 25, Situasjon.I_UTDANNING: 28, Situasjon.NEDTRAPPING: 85}
# Of the dates ahead with a candidate, how many are meetings agreed; and of those met face to face, how many had been.
ANDEL_AVTALT, ANDEL_VAR_AVTALT = 0.3, 0.6
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


@dataclass
class Historie:
    """Makes up contact after contact.

    `hos`: the employers of each user; `kan_nevnes`: the candidates employers may be talked to about.
    """

    samling: Samling
    rytmer: Rytmer
    hos: Mapping[Any, Sequence[Arbeidsgiver]] = field(default_factory=dict)
    kan_nevnes: frozenset[UUID] = frozenset()

    @property
    def saaing(self) -> Saaing:
        return self.samling.saaing

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
            satt = flyttinger.kanskje_flyttet(
                self.saaing, strekk, Fastsatt(frist, dag, laget or self._foerste(strekk, dag), etter)
            )
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
        utfort = self.naar(satt.frist.dag, satt.dag)
        if strekk.til is None:
            if utfort < self.saaing.i_dag:
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

    def naar(self, frist: date, tidligst: date) -> date:
        """The day what is due is done, today as any other day of the past: what is not yet done is open."""
        return samme_eller_neste(max(frist + timedelta(days=self.saaing.en(FORSINKELSER)), tidligst))

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
        hos = self.hos.get(strekk.av_id(dag), ()) if strekk.kandidat.pk in self.kan_nevnes else ()
        felt = kontaktfakta.fakta(saaing, strekk.side, strekk.forlop, kanal=kanal, hos=hos)
        felt["svarer_paa_id"] = besvarer
        logget = self.samling.rad(strekk, dag, kanal, felt, saaing.en(NOTATER[strekk.side]))
        self._noter(strekk, satt, forsok=forsok, kontakt=logget)
        return logget

    def _forsok(self, strekk: Strekk, forsok: kontaktfakta.Forsok) -> Any:
        felt = kontaktfakta.fakta_om_forsok(strekk.side, strekk.forlop, forsok.utfall)
        return self.samling.rad(strekk, forsok.dag, forsok.kanal, felt)

    def _noter(self, strekk: Strekk, satt: Fastsatt, *, forsok: Sequence[Any] = (), kontakt: Any = None) -> None:
        """The date, open or met, with what was tried on it."""
        forsinket = [ett for ett in forsok if ett.utfall != Kontaktutfall.AVLYST]
        siste = forsinket[-1] if forsinket else None
        avlyste = [ett.id for ett in forsok if ett not in forsinket and strekk.side == Side.KANDIDAT]
        avlyst = avlyste[-1] if avlyste else None
        rad = self.samling.dato(
            strekk,
            satt.frist,
            laget=satt.laget,
            kontakt=kontakt,
            flytting=satt.flytting,
            skapt_av_id=satt.etter,
            situasjon=strekk.situasjon,
            forsokt_dato=siste and siste.dag,
            nytt_forsok=siste and max(neste_arbeidsdag(siste.dag), samme_eller_neste(lokal_dato(siste.tid))),
            avlyst_av_id=avlyst,
            **self._mote(strekk, satt.frist, kontakt, var_avtalt=avlyst is not None),
        )
        self._uteble(strekk, satt, forsok, kontakt)
        self.samling.forsokte += [
            utkast(Oppfolging.forsok.through, oppfolging_id=rad.id, kontakt_id=ett.id) for ett in forsinket
        ]

    def _uteble(self, strekk: Strekk, satt: Fastsatt, forsok: Sequence[Any], kontakt: Any) -> None:
        """Whoever did not come is contacted the next working day, by a date of its own where none stands so early."""
        for ett in forsok:
            senest = neste_arbeidsdag(ett.dag)
            if ett.utfall == Kontaktutfall.MOTTE_IKKE and satt.frist.dag > senest:
                frist, hos = hard_frist(senest, lokal_dato(ett.tid)), replace(strekk, forlop=None)
                felt = {"laget": ett.tid, "skapt_av_id": ett.id, "kontakt": kontakt}
                self.samling.dato(hos, frist, art=Art.UTEBLITT, **felt)

    def _noter_avloest(self, strekk: Strekk, satt: Fastsatt) -> None:
        slutt = strekk.kandidat.avsluttet_dato
        til = strekk.til or self.saaing.i_dag
        som = Status.AVLYST if til == slutt else Status.ERSTATTET
        tid = strekk.kandidat.avslutning_registrert if til == slutt else None
        lukket = max(tid or self.saaing.klokka(til), satt.laget)
        self.samling.dato(strekk, satt.frist, laget=satt.laget, status=som, lukket=lukket, situasjon=strekk.situasjon)

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
