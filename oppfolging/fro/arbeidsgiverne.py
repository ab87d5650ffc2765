"""Makes up how employers are kept in touch with by themselves: some months apart, while no forløp runs there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Any

from arbeidsgivere.models import Kontaktansvar
from inkludering.felles.arbeidsdager import lokal_dato, samme_eller_forrige
from inkludering.felles.froregister import Saaing, utkast
from oppfolging.fro.forlopene import har_begynt
from oppfolging.fro.historie import Historie
from oppfolging.fro.rader import Samling
from oppfolging.kjerne.models import (
    Deltaker,
    Forlop,
    Formaal,
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

# How long before the history begins somebody was last talked to, at the most.
SIST_SNAKKET = 88
KANALER = (Kanal.TELEFON, Kanal.FYSISK, Kanal.EPOST)
NOTATER = ("Snakket om behovet framover.", "Avtalte å høres igjen.", "")


@dataclass(frozen=True)
class Mellomrom:
    """Days that no forløp ran at an employer; `til` None: still."""

    ansvar: Kontaktansvar
    fra: date
    til: date | None


def hold_kontakten(historie: Historie, ansvarene: Iterable[Kontaktansvar], forlop: Iterable[Forlop]) -> None:
    """Each has a date of its own between its forløp; whoever talks with them there of something else has met it."""
    samling = historie.samling
    hos: dict[int, list[Forlop]] = defaultdict(list)
    for ett in filter(har_begynt, forlop):
        hos[ett.arbeidsgiver_id].append(ett)
    snakket: dict[int, list[Any]] = defaultdict(list)
    for kontakt in samling.kontakter:
        if kontakt.arbeidsgiver_id and kontakt.utfall == Kontaktutfall.NAADD:
            snakket[kontakt.arbeidsgiver_id].append(kontakt)
    for ansvar in ansvarene:
        egne = snakket[ansvar.arbeidsgiver_id]
        kartlagt = ansvar.arbeidsgiver.kartlagt_dato
        if kartlagt and kartlagt >= samling.saaing.historien_begynner:
            egne.append(_snakk(samling, ansvar, kartlagt, Kanal.FYSISK))
        egne.sort(key=attrgetter("dag", "tid"))
        for rom in _mellom(samling.saaing, ansvar, hos[ansvar.arbeidsgiver_id]):
            _gaa(historie, rom, egne)


def _mellom(saaing: Saaing, ansvar: Kontaktansvar, forlop: Sequence[Forlop]) -> Iterator[Mellomrom]:
    fra: date | None = saaing.historien_begynner
    for ett in sorted(forlop, key=attrgetter("start")):
        if fra and fra < ett.start:
            yield Mellomrom(ansvar, fra, ett.start)
        fra = max(fra, ett.avsluttet_dato) if fra and ett.avsluttet_dato else None
    if fra:
        yield Mellomrom(ansvar, fra, None)


def _gaa(historie: Historie, rom: Mellomrom, snakket: Sequence[Any]) -> None:
    saaing, samling = historie.saaing, historie.samling
    sist = rom.fra - saaing.dager(0, SIST_SNAKKET) if rom.fra == saaing.historien_begynner else rom.fra
    laget, ende = saaing.klokka(rom.fra), rom.til or saaing.i_dag
    while True:
        frist, dag = _neste(historie, rom, sist)
        til = min(dag, ende - timedelta(days=1))
        kontakt = next((ett for ett in snakket if sist < ett.dag <= til and ett.tid > laget), None)
        if kontakt is None and not sist < dag < ende:
            lukket = {"status": Status.ERSTATTET, "lukket": max(saaing.klokka(rom.til), laget)} if rom.til else {}
            samling.oppfolginger.append(_dato(saaing, rom, frist, laget, lukket))
            return
        kontakt = kontakt or _snakk(samling, rom.ansvar, dag, saaing.en(KANALER))
        lukket = {"status": Status.UTFORT, "lukket": kontakt.tid, "kontakt_id": kontakt.id}
        samling.oppfolginger.append(_dato(saaing, rom, frist, laget, lukket))
        sist, laget = kontakt.dag, kontakt.tid


def _neste(historie: Historie, rom: Mellomrom, sist: date) -> tuple[Frist, date]:
    """When they are due, and the day they are talked to unless it happens before: at the latest as a forløp begins."""
    trinn = historie.rytmer[Situasjon.UTEN_FORLOP, Side.ARBEIDSGIVER]
    start = min(lokal_dato(rom.ansvar.periode.lower), sist)
    tidligst = max(sist, rom.fra) + timedelta(days=1)
    frist = neste_frist(trinn, start=start, kontakt=Kontaktdager(sist), i_dag=tidligst)
    dag = historie.naar(frist.dag, tidligst)
    if rom.til and frist.dag < rom.til <= dag:
        dag = samme_eller_forrige(rom.til - timedelta(days=1))
    return frist, dag


def _dato(saaing: Saaing, rom: Mellomrom, frist: Frist, laget: datetime, lukket: Mapping[str, Any]) -> Any:
    return utkast(
        Oppfolging,
        id=saaing.uuid(),
        side=Side.ARBEIDSGIVER,
        arbeidsgiver_id=rom.ansvar.arbeidsgiver_id,
        situasjon=Situasjon.UTEN_FORLOP,
        frist=frist.dag,
        rytmefrist=frist.rytmefrist,
        opprettet=laget,
        **lukket,
    )


def _snakk(samling: Samling, ansvar: Kontaktansvar, dag: date, kanal: str) -> Any:
    saaing = samling.saaing
    kontakt = utkast(
        Kontakt,
        id=saaing.uuid(),
        med_arbeidsgiver=True,
        arbeidsgiver_id=ansvar.arbeidsgiver_id,
        kanal=kanal,
        utfall=Kontaktutfall.NAADD,
        formaal=Formaal.RELASJONSBYGGING,
        dag=dag,
        tid=saaing.klokka(dag),
        av_id=ansvar.bruker_id,
    )
    samling.kontakter.append(kontakt)
    notat = saaing.en(NOTATER)
    samling.deltakere.append(utkast(Deltaker, kontakt_id=kontakt.id, part=Part.ARBEIDSGIVER, notat=notat))
    return kontakt
