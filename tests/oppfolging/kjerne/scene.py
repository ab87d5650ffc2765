"""A candidate and an employer on days the test names, moved on through the product's own actions.

The scenes of the rhythm tables: one line says what happens and which dates stand. Nothing reads the clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from kandidater.models import Kandidat
from oppfolging.handlinger import arbeidsgivergang, forlopsgang, inntak
from oppfolging.kjerne.models import Forlop, Oppfolging
from tests import fabrikker as lag


def kl(dag: date, time: int = 10, minutt: int = 0) -> datetime:
    return lag.oslo(dag.year, dag.month, dag.day, time, minutt)


@dataclass
class Scene:
    """One candidate of `ane`; `hos` is an employer of hers. Every act takes the day it happens."""

    ane: Bruker
    hos: Arbeidsgiver
    kari: Kandidat
    forlop: Forlop | None = None
    eldre: list[Forlop] = field(default_factory=list)

    def fase(self, fase: str, dag: date) -> Scene:
        inntak.bytt_fase(kandidat=self.kari, fase=fase, av=self.ane, naa=kl(dag))
        return self

    def start(self, type: str, start: date, *, dag: date, slutt: date | None = None) -> Scene:
        if self.forlop:
            self.eldre.append(self.forlop)
        self.forlop = lag.forlop(self.kari, self.hos, av=self.ane, naa=kl(dag), type=type, start=start, slutt=slutt)
        return self

    def avslutt(self, aarsak: str, dag: date) -> Scene:
        forlopsgang.avslutt(forlop=self.forlop, dato=dag, aarsak=aarsak, av=self.ane, naa=kl(dag))
        self.kari.refresh_from_db()
        return self

    def snakk(self, dag: date, *, kanal: str = "telefon", med: str = "kandidat", naa: datetime | None = None) -> Scene:
        """A contact that reached somebody: with the candidate, with the employer of the forløp, or with `andre`."""
        parter = lag.Parter(
            kandidat=self.kari,
            forlop=self.forlop if med in ("arbeidsgiver", "begge") else None,
            med_kandidat=med in ("kandidat", "begge"),
            med_arbeidsgiver=med != "kandidat",
        )
        lag.kontakt(parter, av=self.ane, naa=naa or kl(dag), kanal=kanal)
        return self

    def tikk(self, dag: date) -> Scene:
        forlopsgang.oppdater_faser(naa=kl(dag, 0, 5))
        self.kari.refresh_from_db()
        return self

    def kartlagt(self, dag: date) -> Scene:
        arbeidsgivergang.sett_kartlagt(arbeidsgiver=self.hos, dato=dag, av=self.ane, naa=kl(dag))
        return self

    def rader(self, side: str = "kandidat", art: str = "rytme", **hvor: object) -> list[Oppfolging]:
        om = {"arbeidsgiver": self.hos} if side == "arbeidsgiver" else {"kandidat": self.kari}
        return list(Oppfolging.objects.aapne().filter(side=side, art=art, **om, **hvor).order_by("frist"))

    def frist(self, side: str = "kandidat", art: str = "rytme", **hvor: object) -> date | None:
        """The first open date there, or None."""
        return next((rad.frist for rad in self.rader(side, art, **hvor)), None)


def scene(henvist: date, *, registrert: date | None = None, fase: str | None = None, metode: str = "ips") -> Scene:
    """Referred, and registered (the same day unless said) in phase Henvist, or moved on to `fase` at once."""
    ane, dag = lag.bruker(), registrert or henvist
    hos = lag.arbeidsgiver(ane, naa=kl(dag, 8))
    kari = lag.kandidat(ane, naa=kl(dag, 9), henvist_dato=henvist, fase=fase, metode=metode)
    return Scene(ane, hos, kari)
