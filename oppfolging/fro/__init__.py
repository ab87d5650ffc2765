"""Sows forløp and a history of contacts that keeps its rhythms about as well as busy people do."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.froregister import Saaing, legg_inn, saar
from kandidater.faser import ARBEIDSFASE, JOBBUTVIKLINGSFASER, SOEKEFASE, Fase
from kandidater.models import Kandidat
from oppfolging.fro.historie import Historie, Strekk, jobbspesialisten
from oppfolging.fro.portal import saa_portalbrukere
from oppfolging.kjerne import planlegger
from oppfolging.kjerne.models import (
    Deltaker,
    Forlop,
    Formaal,
    Kontakt,
    Kontaktutfall,
    Oppfolging,
    Oppfolgingsplan,
    Part,
    Side,
    Sluttaarsak,
)
from oppfolging.kjerne.rytmer import rytmer_for, situasjon_i_forlop, situasjon_uten_forlop
from oppfolging.varsling import generering

STILLINGER = (
    "Butikkmedarbeider",
    "Renholder",
    "Kjøkkenassistent",
    "Lagermedarbeider",
    "Assistent i barnehage",
    "Kontormedarbeider",
)
BETALTE_TYPER = ("fast", "fast", "tidsbegrenset", "lonnstilskudd", "tilkalling")
UBESVART = timedelta(days=7)
TIMER = tuple(Decimal(timer) for timer in ("7.5", "15", "18.5", "22.5", "30", "37.5"))


@saar
def saa_oppfolging(saaing: Saaing) -> None:
    for nummer in saaing.kontornumre:
        _saa_kontor(saaing, nummer)
    saa_portalbrukere(saaing)
    generering.generer(naa=saaing.naa)


def _saa_kontor(saaing: Saaing, kontor: str) -> None:
    kandidater = list(
        Kandidat.objects.filter(kontor=kontor)
        .prefetch_related("faseperioder", "ansvar__bruker")
        .order_by("henvist_dato", "pk")
    )
    arbeidsgivere = _arbeidsgivere_etter_eier(kontor, saaing.naa)
    historie = Historie(saaing, rytmer_for(kontor, saaing.i_dag), arbeidsgivere)
    forlop: list[Forlop] = []
    for kandidat in kandidater:
        egne = _forlop_for(saaing, kandidat, arbeidsgivere)
        forlop += egne
        _saa_historie(historie, kandidat, egne)
    legg_inn(forlop)
    legg_inn(
        Oppfolgingsplan(forlop=ett, situasjon=situasjon_i_forlop(ett, ett.kandidat.fase), gjelder_fra=ett.start)
        for ett in forlop
    )
    legg_inn(historie.kontakter, Kontakt)
    legg_inn(historie.deltakere, Deltaker)
    legg_inn(historie.oppfolginger, Oppfolging)
    planlegger.planlegg(kandidater=Kandidat.objects.filter(kontor=kontor).order_by("pk"), naa=saaing.naa)
    _saa_arbeidsgivere_uten_forlop(saaing, kontor)


def _arbeidsgivere_etter_eier(kontor: str, naa: datetime) -> dict[object, list[Arbeidsgiver]]:
    fordelt: dict[object, list[Arbeidsgiver]] = {}
    rader = Kontaktansvar.objects.gjeldende(naa).filter(arbeidsgiver__kontor=kontor)
    for ansvar in rader.select_related("arbeidsgiver").order_by("pk"):
        fordelt.setdefault(ansvar.bruker_id, []).append(ansvar.arbeidsgiver)
    return fordelt


def _faser(kandidat: Kandidat) -> list[tuple[str, date]]:
    perioder = sorted(kandidat.faseperioder.all(), key=lambda periode: periode.periode.lower)
    return [(periode.fase, periode.periode.lower.date()) for periode in perioder]


def _forlop_for(saaing: Saaing, kandidat: Kandidat, fordelt: dict[object, list[Arbeidsgiver]]) -> list[Forlop]:
    """Paid work from the day the working phase began; work training for some of those who have searched a while."""
    eier = jobbspesialisten(kandidat)
    if eier is None or not fordelt:
        return []
    egne = fordelt.get(eier.pk, [])
    andre = [arbeidsgiver for liste in fordelt.values() for arbeidsgiver in liste]
    hos = saaing.en(egne if egne and saaing.sjanse(0.75) else andre)
    faser = dict(_faser(kandidat))
    arbeid = faser.get(ARBEIDSFASE[kandidat.metode])
    soek = faser.get(SOEKEFASE[kandidat.metode])
    ut = []
    if soek and (kandidat.fase == SOEKEFASE[kandidat.metode] or arbeid) and saaing.sjanse(0.45):
        start = soek + saaing.dager(5, 25)
        slutt = min(start + timedelta(days=84), arbeid or date.max)
        if start + timedelta(days=7) < slutt and start <= saaing.i_dag and not kandidat.avsluttet_dato:
            ut.append(
                _forlop(
                    saaing, kandidat, hos, "arbeidstrening", start, slutt, ferdig=bool(arbeid) or slutt <= saaing.i_dag
                )
            )
    if arbeid:
        ut.append(
            _forlop(
                saaing,
                kandidat,
                hos,
                saaing.en(BETALTE_TYPER),
                arbeid,
                kandidat.avsluttet_dato,
                ferdig=not kandidat.er_aapen,
            )
        )
    return ut


def _forlop(  # noqa: PLR0917 - all six tell a forløp apart
    saaing: Saaing, kandidat: Kandidat, hos: Arbeidsgiver, type: str, start: date, slutt: date | None, *, ferdig: bool
) -> Forlop:
    return Forlop(
        id=saaing.uuid(),
        kandidat=kandidat,
        arbeidsgiver=hos,
        type=type,
        stilling=saaing.en(STILLINGER),
        timer_per_uke=saaing.en(TIMER),
        start=start,
        registrert=saaing.klokka(start),
        slutt=slutt,
        avsluttet_dato=slutt if ferdig else None,
        avslutning_registrert=saaing.klokka(slutt) if ferdig and slutt else None,
        sluttaarsak=Sluttaarsak.FULLFORT if ferdig else "",
        # The last ones to begin have not been asked about yet.
        begynte_bekreftet=saaing.klokka(start) if start < saaing.i_dag - UBESVART else None,
    )


def _saa_historie(historie: Historie, kandidat: Kandidat, forlop: list[Forlop]) -> None:
    """Walk each side through the phases and forløp that decided its rhythm. In the leader's queue nothing happens."""
    if jobbspesialisten(kandidat) is None:
        return
    slutt = kandidat.avsluttet_dato
    faser = _faser(kandidat)
    if kandidat.oppstartsdato and any(fase in JOBBUTVIKLINGSFASER for fase, _fra in faser):
        senest = min([ett.start for ett in forlop], default=slutt or date.max)
        historie.mot_en_arbeidsgiver(kandidat, start=kandidat.oppstartsdato, senest=senest)
    for nr, (fase, fra) in enumerate(faser):
        til = faser[nr + 1][1] if nr + 1 < len(faser) else slutt
        if fase == Fase.AVSLUTTET or any(ett.start <= fra < (ett.avsluttet_dato or date.max) for ett in forlop):
            continue
        avloest = min((ett.start for ett in forlop if ett.start > fra), default=til)
        situasjon = situasjon_uten_forlop(fase)
        historie.gaa(Strekk(Side.KANDIDAT, situasjon, fra, _forst(til, avloest), kandidat))
        if fase in JOBBUTVIKLINGSFASER:
            historie.gaa(Strekk(Side.JOBBUTVIKLING, situasjon, fra, til, kandidat))
    for ett in forlop:
        situasjon = situasjon_i_forlop(ett, kandidat.fase)
        for side in (Side.KANDIDAT, Side.ARBEIDSGIVER):
            historie.gaa(Strekk(side, situasjon, ett.start, ett.avsluttet_dato, kandidat, ett))


def _forst(*datoer: date | None) -> date | None:
    return min((dag for dag in datoer if dag), default=None)


def _saa_arbeidsgivere_uten_forlop(saaing: Saaing, kontor: str) -> None:
    """Employers with a kontaktperson were talked to some time in the last months; a few of them are due."""
    rader = Kontaktansvar.objects.gjeldende(saaing.naa).filter(arbeidsgiver__kontor=kontor, bruker__isnull=False)
    kontakter, deltakere = [], []
    for ansvar in rader.select_related("arbeidsgiver", "bruker").order_by("pk"):
        tid: datetime = saaing.klokka(saaing.i_dag - saaing.dager(5, 94))
        kontakt = Kontakt(
            id=saaing.uuid(),
            med_arbeidsgiver=True,
            arbeidsgiver=ansvar.arbeidsgiver,
            kanal=saaing.en(("telefon", "fysisk", "epost")),
            utfall=Kontaktutfall.NAADD,
            formaal=Formaal.RELASJONSBYGGING,
            dag=lokal_dato(tid),
            tid=tid,
            av=ansvar.bruker,
        )
        notat = saaing.en(("Snakket om behovet framover.", "Avtalte å høres igjen.", ""))
        kontakter.append(kontakt)
        deltakere.append(Deltaker(kontakt=kontakt, part=Part.ARBEIDSGIVER, notat=notat))
    legg_inn(kontakter)
    legg_inn(deltakere)
    planlegger.planlegg(arbeidsgivere=Arbeidsgiver.objects.filter(kontor=kontor).order_by("pk"), naa=saaing.naa)
