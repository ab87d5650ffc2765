"""Sows candidates in a realistic spread of phases, each with the phases that led there, open and closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from psycopg.types.range import TimestamptzRange

from inkludering.brukere.models import Bruker, Maalform, Rolle, Tilknytning
from inkludering.felles.demonavn import mobil, navn
from inkludering.felles.froregister import Saaing, legg_inn, saar
from inkludering.felles.kryptering import indeks
from inkludering.felles.nummer import lag_syntetisk_fnr
from kandidater.faser import Fase, Metode
from kandidater.models import Aapenhet, Faseperiode, Gradering, Innsatsgruppe, Kandidat, Kandidatansvar

# How long people stay in a phase (days, from–to) on the way to the next.
VARIGHET = {
    Fase.HENVIST: (2, 7),
    Fase.KARTLEGGING: (10, 35),
    Fase.JOBBUTVIKLING: (15, 120),
    Fase.I_UTDANNING: (30, 200),
    Fase.JOBBER: (20, 420),
    Fase.NEDTRAPPING: (10, 80),
    Fase.INNLEDENDE_KONTAKT: (5, 14),
    Fase.YRKESKARTLEGGING: (10, 30),
    Fase.FINNE_JOBB: (15, 120),
    Fase.OPPLAERING: (20, 300),
}
VEIER = {
    Metode.IPS: [Fase.HENVIST, Fase.KARTLEGGING, Fase.JOBBUTVIKLING, Fase.JOBBER, Fase.NEDTRAPPING],
    Metode.AMS: [Fase.HENVIST, Fase.INNLEDENDE_KONTAKT, Fase.YRKESKARTLEGGING, Fase.FINNE_JOBB, Fase.OPPLAERING],
}
# Where a specialist's open candidates stand, per hundred.
FORDELING = {
    Metode.IPS: {
        Fase.HENVIST: 7,
        Fase.KARTLEGGING: 14,
        Fase.JOBBUTVIKLING: 38,
        Fase.I_UTDANNING: 5,
        Fase.JOBBER: 30,
        Fase.NEDTRAPPING: 6,
    },
    Metode.AMS: {
        Fase.HENVIST: 8,
        Fase.INNLEDENDE_KONTAKT: 10,
        Fase.YRKESKARTLEGGING: 14,
        Fase.FINNE_JOBB: 38,
        Fase.OPPLAERING: 30,
    },
}
ANDEL_AVSLUTTET = 0.25
NOTATER = (
    "Foretrekker å bli ringt etter klokka 12.",
    "Ønsker seg arbeid med dyr eller ute.",
    "Har førerkort klasse B og bil.",
    "Vil helst jobbe formiddag, henter barn klokka 16.",
    "",
)
KAN_FORMIDLES = (
    "Trives med faste oppgaver og rolig start på dagen.",
    "Har truckførerbevis.",
    "Trenger kjent kontaktperson.",
    "",
)
SKAL_IKKE_DELES = ("Opplysninger om helse og familie.", "Tidligere arbeidsforhold.", "")


@dataclass(frozen=True)
class Livslop:
    """The phases with the day each began, and the day the case was closed, if it was."""

    faser: list[tuple[Fase, date]]
    avsluttet: date | None


@saar
def saa_kandidater(saaing: Saaing) -> None:
    saaing.brukte_numre |= {bytes(nokkel) for nokkel in Kandidat.objects.values_list("fodselsnummer_indeks", flat=True)}
    gjeldende = Tilknytning.objects.filter(rolle=Rolle.JOBBSPESIALIST, kontor__in=saaing.kontornumre)
    for tilknytning in gjeldende.select_related("bruker").order_by("kontor", "bruker__epost"):
        aapne = max(1, round(saaing.kandidater * tilknytning.stillingsprosent / 100) + saaing.tilfeldig.randint(-2, 2))
        livslop = [_livslop(saaing, avsluttet=False) for _ in range(aapne)]
        livslop += [_livslop(saaing, avsluttet=True) for _ in range(round(saaing.kandidater * ANDEL_AVSLUTTET))]
        _lagre(saaing, tilknytning.kontor_id, tilknytning.bruker, livslop)
    for nummer in saaing.kontornumre:
        _lagre(saaing, nummer, None, [(Metode.IPS, Livslop([(Fase.HENVIST, saaing.i_dag - saaing.dager(3, 6))], None))])


def _livslop(saaing: Saaing, *, avsluttet: bool) -> tuple[Metode, Livslop]:
    metode = Metode.AMS if saaing.sjanse(0.35) else Metode.IPS
    fordeling = FORDELING[metode]
    maal = saaing.tilfeldig.choices(list(fordeling), list(fordeling.values()))[0]
    if avsluttet:
        arbeid = VEIER[metode][3:4]
        maal = saaing.en([*arbeid, *arbeid, VEIER[metode][2]])
    vei = VEIER[metode]
    faser = vei[: vei.index(maal) + 1] if maal in vei else [*vei[:3], maal]
    varigheter = [saaing.tilfeldig.randint(*VARIGHET[fase]) for fase in faser]
    slutt = saaing.i_dag - saaing.dager(4, 330) if avsluttet else saaing.i_dag
    start = slutt - timedelta(days=sum(varigheter))
    datoer = [start + timedelta(days=sum(varigheter[:nr])) for nr in range(len(faser))]
    return metode, Livslop(list(zip(faser, datoer, strict=True)), slutt if avsluttet else None)


def _lagre(saaing: Saaing, kontor: str, ansvarlig: Bruker | None, livslop: list[tuple[Metode, Livslop]]) -> None:
    kandidater = [_kandidat(saaing, kontor, ansvarlig, metode, lop) for metode, lop in livslop]
    legg_inn(kandidater)
    alle = list(zip(kandidater, (lop for _metode, lop in livslop), strict=True))
    legg_inn(periode for kandidat, lop in alle for periode in _faseperioder(saaing, kandidat, lop))
    legg_inn(_aapenhet(saaing, kandidat, lop, ansvarlig) for kandidat, lop in alle)
    legg_inn(
        Kandidatansvar(
            kandidat=kandidat,
            bruker=ansvarlig,
            periode=TimestamptzRange(kandidat.registrert, kandidat.avslutning_registrert),
            aarsak="inntak",
        )
        for kandidat in kandidater
    )


def _kandidat(saaing: Saaing, kontor: str, ansvarlig: Bruker | None, metode: Metode, lop: Livslop) -> Kandidat:
    fornavn, etternavn = navn(saaing)
    fnr, aapnet = _fodselsnummer(saaing), _aapnet(saaing, lop)
    return Kandidat(
        id=saaing.uuid(),
        fornavn=fornavn,
        etternavn=etternavn,
        fodselsnummer=fnr,
        fodselsnummer_indeks=indeks(fnr),
        telefon=mobil(saaing),
        maalform=Maalform.NYNORSK if saaing.sjanse(0.1) else Maalform.BOKMAAL,
        kontor_id=kontor,
        metode=metode,
        fase=Fase.AVSLUTTET if lop.avsluttet else lop.faser[-1][0],
        innsatsgruppe=saaing.en([*Innsatsgruppe.values[2:], Innsatsgruppe.NEDSATT_ARBEIDSEVNE]),
        henvist_dato=lop.faser[0][1],
        registrert=aapnet,
        oppstartsdato=lop.faser[1][1] if len(lop.faser) > 1 else None,
        avsluttet_dato=lop.avsluttet,
        avslutning_registrert=saaing.klokka(lop.avsluttet) if lop.avsluttet else None,
        gradering=Gradering.FORTROLIG if saaing.sjanse(0.01) else Gradering.UGRADERT,
        gradering_kilde="syntetisk",
        gradering_tid=aapnet,
        skjermet=saaing.sjanse(0.01),
        notat=saaing.en(NOTATER),
    )


def _aapnet(saaing: Saaing, lop: Livslop) -> datetime:
    return saaing.klokka(lop.faser[0][1])


def _faseperioder(saaing: Saaing, kandidat: Kandidat, lop: Livslop) -> list[Faseperiode]:
    """Back to back, each from the moment it was registered, as kandidater.fasegang has it; the last one open-ended."""
    starter = [kandidat.registrert]
    for _fase, dag in lop.faser[1:]:
        starter.append(max(saaing.klokka(dag), starter[-1] + timedelta(hours=1)))
    faser = [fase for fase, _dag in lop.faser]
    if kandidat.avslutning_registrert:
        faser.append(Fase.AVSLUTTET)
        starter.append(kandidat.avslutning_registrert)
    return [
        Faseperiode(kandidat=kandidat, fase=fase, periode=TimestamptzRange(start, slutt))
        for fase, start, slutt in zip(faser, starter, [*starter[1:], None], strict=True)
    ]


def _aapenhet(saaing: Saaing, kandidat: Kandidat, lop: Livslop, av: Bruker | None) -> Aapenhet:
    har_snakket_om_det = len(lop.faser) > 2
    kan_kontaktes = har_snakket_om_det and saaing.sjanse(0.85)
    return Aapenhet(
        kandidat=kandidat,
        kan_kontaktes=kan_kontaktes,
        kan_navngis=kan_kontaktes and saaing.sjanse(0.8),
        kan_formidles=saaing.en(KAN_FORMIDLES) if kan_kontaktes else "",
        skal_ikke_deles=saaing.en(SKAL_IKKE_DELES),
        fra=saaing.klokka(lop.faser[min(1, len(lop.faser) - 1)][1]),
        registrert_av=av,
    )


def _fodselsnummer(saaing: Saaing) -> str:
    while True:
        fnr = lag_syntetisk_fnr(date(1962, 1, 1) + saaing.dager(0, 15_500), saaing.tilfeldig.randrange(500))
        if fnr and indeks(fnr) not in saaing.brukte_numre:
            saaing.brukte_numre.add(indeks(fnr))
            return fnr
