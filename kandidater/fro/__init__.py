"""Sows candidates in a realistic spread of phases, each with the phases that led there, open and closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from psycopg.types.range import TimestamptzRange

from inkludering.brukere.models import Bruker, Maalform, Rolle, Tilknytning
from inkludering.felles.ansvarsaarsak import Ansvarsaarsak
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.demonavn import mobil, navn
from inkludering.felles.froregister import Saaing, legg_inn, saar
from inkludering.felles.kryptering import indeks
from inkludering.felles.nummer import lag_syntetisk_fnr
from kandidater.faser import Fase
from kandidater.fro.livslop import Livslop, i_en_plass, nettopp_henvist
from kandidater.models import Aapenhet, Faseperiode, Gradering, Innsatsgruppe, Kandidat, Kandidatansvar

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
# How many of a hundred have had another jobbspesialist before, and how many days from where a case begins and ends.
ANDEL_OVERTATT, NAERMEST_ENDENE = 0.1, 21
OVERTATT_FORDI = ("Permisjon.", "Jevnere portefølje.", "Kandidaten ba om det.")
SKAL_IKKE_DELES = ("Opplysninger om helse og familie.", "Tidligere arbeidsforhold.", "")


@saar
def saa_kandidater(saaing: Saaing) -> None:
    saaing.brukte_numre |= {bytes(nokkel) for nokkel in Kandidat.objects.values_list("fodselsnummer_indeks", flat=True)}
    gjeldende = Tilknytning.objects.filter(rolle=Rolle.JOBBSPESIALIST, kontor__in=saaing.kontornumre)
    tilknytninger = list(gjeldende.select_related("bruker").order_by("kontor", "bruker__epost"))
    hos: dict[str, list[Bruker]] = defaultdict(list)
    for tilknytning in tilknytninger:
        hos[tilknytning.kontor_id].append(tilknytning.bruker)
    for tilknytning in tilknytninger:
        plasser = max(
            1, round(saaing.kandidater * tilknytning.stillingsprosent / 100) + saaing.tilfeldig.randint(-2, 2)
        )
        livslop = [lop for _plass in range(plasser) for lop in i_en_plass(saaing)]
        kolleger = [den for den in hos[tilknytning.kontor_id] if den != tilknytning.bruker]
        _lagre(saaing, tilknytning.kontor_id, tilknytning.bruker, livslop, kolleger)
    for nummer in saaing.kontornumre:
        _lagre(saaing, nummer, None, [nettopp_henvist(saaing)])


def _lagre(
    saaing: Saaing, kontor: str, ansvarlig: Bruker | None, livslop: list[Livslop], kolleger: Sequence[Bruker] = ()
) -> None:
    kandidater = [_kandidat(saaing, kontor, lop) for lop in livslop]
    legg_inn(kandidater)
    alle = list(zip(kandidater, livslop, strict=True))
    legg_inn(periode for kandidat, lop in alle for periode in _faseperioder(saaing, kandidat, lop))
    legg_inn(_aapenhet(saaing, kandidat, lop, ansvarlig) for kandidat, lop in alle)
    legg_inn(ansvar for kandidat in kandidater for ansvar in _ansvar(saaing, kandidat, ansvarlig, kolleger))


def _ansvar(
    saaing: Saaing, kandidat: Kandidat, ansvarlig: Bruker | None, kolleger: Sequence[Bruker]
) -> Iterator[Kandidatansvar]:
    """Most keep the one they were given to; some were a colleague's first."""
    fra, slutt = kandidat.registrert, kandidat.avslutning_registrert
    dager, aarsak = ((slutt or saaing.naa) - fra).days - 2 * NAERMEST_ENDENE, str(Ansvarsaarsak.INNTAK)
    if ansvarlig and kolleger and dager > 0 and saaing.sjanse(ANDEL_OVERTATT):
        byttet = saaing.klokka(lokal_dato(fra) + saaing.dager(NAERMEST_ENDENE, NAERMEST_ENDENE + dager))
        foer = TimestamptzRange(fra, byttet)
        yield Kandidatansvar(kandidat=kandidat, bruker=saaing.en(kolleger), periode=foer, aarsak=aarsak)
        fra, aarsak = byttet, saaing.en(OVERTATT_FORDI)
    periode = TimestamptzRange(fra, slutt)
    yield Kandidatansvar(kandidat=kandidat, bruker=ansvarlig, periode=periode, aarsak=aarsak)


def _kandidat(saaing: Saaing, kontor: str, lop: Livslop) -> Kandidat:
    fornavn, etternavn = navn(saaing)
    fnr, registrert = _fodselsnummer(saaing), saaing.klokka(lop.registrert)
    return Kandidat(
        id=saaing.uuid(),
        fornavn=fornavn,
        etternavn=etternavn,
        fodselsnummer=fnr,
        fodselsnummer_indeks=indeks(fnr),
        telefon=mobil(saaing),
        maalform=Maalform.NYNORSK if saaing.sjanse(0.1) else Maalform.BOKMAAL,
        kontor_id=kontor,
        metode=lop.metode,
        fase=Fase.AVSLUTTET if lop.avsluttet else lop.faser[-1][0],
        innsatsgruppe=saaing.en([*Innsatsgruppe.values[2:], Innsatsgruppe.NEDSATT_ARBEIDSEVNE]),
        henvist_dato=lop.henvist,
        registrert=registrert,
        oppstartsdato=lop.faser[1][1] if len(lop.faser) > 1 else None,
        avsluttet_dato=lop.avsluttet,
        avslutning_registrert=saaing.klokka(lop.avsluttet) if lop.avsluttet else None,
        gradering=Gradering.FORTROLIG if saaing.sjanse(0.01) else Gradering.UGRADERT,
        gradering_kilde="syntetisk",
        gradering_tid=registrert,
        skjermet=saaing.sjanse(0.01),
        notat=saaing.en(NOTATER),
    )


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
    """Whoever has a job has said that the employer may be talked to, and long before it began."""
    har_snakket_om_det = len(lop.faser) > 2
    kan_kontaktes = lop.har_hatt_jobb or (har_snakket_om_det and saaing.sjanse(0.85))
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
