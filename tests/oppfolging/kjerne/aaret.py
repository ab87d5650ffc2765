"""A year of work in an office, made up by chance: what a few specialists do day by day, and what must always hold.

Every act goes through the product's own actions. After each of them, and each morning, `brudd` collects what broke.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from random import Random

from django.db import connection

from inkludering.felles.arbeidsdager import er_arbeidsdag, neste_arbeidsdag, samme_eller_neste
from kandidater.models import Kandidat
from oppfolging.handlinger import arbeidsgivergang, forlopsgang, inntak, kontaktlogg
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Forlop, Kanal, Kontakt, Oppfolging, Sluttaarsak
from tests import fabrikker as lag
from tests.oppfolging.kjerne.scene import kl

FALLER_BORT = ("i_utdanning", "forste_arbeidsgivermote")
SENT = "Det passet ikke før"
TYPER = ("arbeidstrening", "jobbsmak", "fast", "tidsbegrenset", "lonnstilskudd")
STARTER = (-20, -3, 0, 0, 1, 5, 9, 30, 63)


class Aaret:
    """An office of `spesialister`, each with some candidates and employers, from `fra` on."""

    def __init__(self, fra: date, tilfeldig: Random, *, spesialister: int, kandidater: int) -> None:
        self.dag, self.tilfeldig, self.minutt = samme_eller_neste(fra), tilfeldig, 0
        self.brudd: list[str] = []
        self.ansatte = [lag.bruker() for _ in range(spesialister)]
        for ane in self.ansatte:
            lag.hev_taket(ane)
            for _ in range(2):
                arbeidsgivergang.registrer(
                    orgnr=lag.registerenhet().orgnr, kontor=ane.kontor, kontaktperson=ane, av=ane, naa=self.naa
                )
            for _ in range(kandidater):
                self._inntak(ane)

    @property
    def naa(self) -> datetime:
        """Later each time it is asked for, within the working day."""
        self.minutt += 1
        return kl(self.dag, 8) + timedelta(minutes=self.minutt)

    def gaa(self, virkedager: int, handlinger: int) -> None:
        for _ in range(virkedager):
            self.dag = neste_arbeidsdag(self.dag)
            self._vaak("tikk", lambda: forlopsgang.oppdater_faser(naa=kl(self.dag, 0, 5)))
            self.minutt = 0
            for _ in range(handlinger):
                self._handle()
            self._kontroller_kortene()

    def _handle(self) -> None:
        navn = self.tilfeldig.choices(
            ["logg", "flytt", "fase", "start", "slutt", "angre", "inntak", "avslutt"], [50, 10, 10, 8, 6, 4, 3, 1]
        )[0]
        self._vaak(navn, getattr(self, f"_{navn}"))

    def _vaak(self, navn: str, handling: object) -> None:
        """Do it, and see what became of the dates that were over their limit, and of those that were made."""
        over = list(Oppfolging.objects.over_fristen(self.dag).values("pk", "frist", "side", "rytmefrist", "art"))
        kjente = set(Oppfolging.objects.values_list("pk", flat=True))
        handling()  # type: ignore[operator]
        with connection.cursor() as peker:  # as when its transaction ends
            peker.execute("SET CONSTRAINTS ALL IMMEDIATE")
            peker.execute("SET CONSTRAINTS ALL DEFERRED")
        for foer in over:
            if not self._gjort_rede_for(foer):
                self.brudd.append(f"{self.dag} {navn}: {foer['side']} {foer['art']} {foer['frist']} forsvant")
        for ny in Oppfolging.objects.exclude(pk__in=kjente):
            if ny.frist < self.dag:
                self.brudd.append(f"{self.dag} {navn}: {ny.side} {ny.art} født over fristen: {ny.frist}")
            if not er_arbeidsdag(ny.frist):
                self.brudd.append(f"{self.dag} {navn}: {ny.side} {ny.art} på en fridag: {ny.frist}")

    def _gjort_rede_for(self, foer: dict) -> bool:
        rad = Oppfolging.objects.select_related("kandidat").get(pk=foer["pk"])
        if rad.er_aapen:
            return rad.frist == foer["frist"] or rad.flyttinger.filter(fra=foer["frist"], grunn__isnull=False).exists()
        if rad.status == "utfort":
            return rad.kontakt is not None and rad.kontakt.naadd and (not rad.fysisk or rad.kontakt.kanal == "fysisk")
        if rad.kandidat and (not rad.kandidat.er_aapen or (rad.kandidat.fase, rad.art) == FALLER_BORT):
            return True
        senest = samme_eller_neste(self.dag)
        arvet = Oppfolging.objects.aapne().filter(side=rad.side, art=rad.art, frist__lte=senest)
        eier = {"kandidat": rad.kandidat} if rad.side == "kandidat" else {"arbeidsgiver": rad.arbeidsgiver}
        return arvet.filter(rytmefrist__lte=rad.rytmefrist, **eier).exists()

    def _kontroller_kortene(self) -> None:
        with connection.cursor() as peker:
            peker.execute(
                "SELECT mangel FROM kandidater_kandidat, LATERAL kandidat_mangler_neste_dato(id) AS mangel "
                "WHERE mangel IS NOT NULL"
            )
            self.brudd += [f"{self.dag}: {mangel}" for (mangel,) in peker.fetchall()]

    def _inntak(self, ane=None) -> None:
        henvist = self.dag - timedelta(days=self.tilfeldig.choice((0, 0, 3, 9, 25)))
        metode = self.tilfeldig.choice(("ips", "ips", "ams"))
        lag.kandidat(ane or self.tilfeldig.choice(self.ansatte), naa=self.naa, henvist_dato=henvist, metode=metode)

    def _en(self, **hvor) -> Kandidat | None:
        alle = list(Kandidat.objects.aapne().filter(**hvor).order_by("henvist_dato", "pk"))
        return self.tilfeldig.choice(alle) if alle else None

    def _logg(self) -> None:
        den = self._en()
        if den is None:
            return
        forlop = self.tilfeldig.choice([*Forlop.objects.aapne().filter(kandidat=den).order_by("start", "pk"), None])
        med = self.tilfeldig.choice(("kandidat", "kandidat", "arbeidsgiver", "begge"))
        parter = lag.Parter(
            kandidat=den,
            forlop=forlop if med != "kandidat" else None,
            med_kandidat=med != "arbeidsgiver",
            med_arbeidsgiver=med != "kandidat",
        )
        neste = {}
        if self.tilfeldig.random() < 0.1:
            neste = {"kandidat": neste_arbeidsdag(self.dag + timedelta(days=self.tilfeldig.randint(0, 40)))}
        kanal, naadd = self.tilfeldig.choice(Kanal.values), self.tilfeldig.random() < 0.85
        lag.kontakt(parter, av=self._ansvarlig(den), naa=self.naa, kanal=kanal, naadd=naadd, neste=neste, grunn=SENT)

    def _flytt(self) -> None:
        rader = list(Oppfolging.objects.aapne().order_by("frist", "pk"))
        rad = self.tilfeldig.choice(rader) if rader else None
        if rad is None:
            return
        til = samme_eller_neste(max(self.dag, rad.frist + timedelta(days=self.tilfeldig.choice((-4, -1, 1, 2, 9, 40)))))
        try:
            datoer.flytt(oppfolging=rad, til=til, grunn="", av=self.ansatte[0], naa=self.naa)
        except datoer.GrunnMangler:
            if self.tilfeldig.random() < 0.5:
                datoer.flytt(oppfolging=rad, til=til, grunn="Syk", av=self.ansatte[0], naa=self.naa)

    def _fase(self) -> None:
        if (den := self._en()) and (faser := inntak.valgbare_faser(den, naa=self.naa)):
            inntak.bytt_fase(kandidat=den, fase=self.tilfeldig.choice(faser), av=self._ansvarlig(den), naa=self.naa)

    def _start(self) -> None:
        den = self._en()
        if den is None:
            return
        ane = self._ansvarlig(den)
        hos = self.tilfeldig.choice([ett.arbeidsgiver for ett in ane.kontaktansvar.order_by("pk")])
        start = self.dag + timedelta(days=self.tilfeldig.choice(STARTER))
        slutt = self.tilfeldig.choice((None, start + timedelta(days=60)))
        with suppress(forlopsgang.GaarAllerede):
            lag.forlop(den, hos, av=ane, naa=self.naa, type=self.tilfeldig.choice(TYPER), start=start, slutt=slutt)

    def _slutt(self) -> None:
        alle = list(Forlop.objects.aapne().order_by("start", "pk"))
        if alle:
            det = self.tilfeldig.choice(alle)
            aarsak = self.tilfeldig.choice([ett for ett in Sluttaarsak.values if ett != Sluttaarsak.FEILREGISTRERT])
            forlopsgang.avslutt(
                forlop=det, dato=max(det.start, self.dag), aarsak=aarsak, av=self.ansatte[0], naa=self.naa
            )

    def _angre(self) -> None:
        siste = Kontakt.objects.gjeldende().order_by("-tid").first()
        if siste and kontaktlogg.kan_angres(siste, av=siste.av, naa=self.naa):
            kontaktlogg.angre(kontakt=siste, av=siste.av, naa=self.naa)

    def _avslutt(self) -> None:
        den = self._en()
        if den and not den.forlop.aapne().exists():
            inntak.avslutt(kandidat=den, dato=self.dag, av=self._ansvarlig(den), naa=self.naa)

    def _ansvarlig(self, den: Kandidat):
        return den.ansvar.order_by("-periode").first().bruker


def statistikk() -> Iterator[tuple[str, int]]:
    yield "kontakter", Kontakt.objects.count()
    yield "forløp", Forlop.objects.count()
    yield "datoer", Oppfolging.objects.count()
    yield "flyttet", Oppfolging.objects.filter(antall_flyttinger__gt=0).count()
