"""The rows behind a figure: as many as it says, by name only those the reader may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from kandidater.gradering import MINST_SKJULTE
from kandidater.models import Kandidat
from oppfolging.rapporter.radene.adresse import KOEN, Kutt
from oppfolging.rapporter.tall.figur import Omfang, Tall, Tekst
from oppfolging.rapporter.tall.rader import KONTORET, Tallrad, bak
from oppfolging.rapporter.tall.rettelser import RETTET
from oppfolging.rapporter.tall.verdier import Andeler, dager

FLEST = 300


@dataclass(frozen=True)
class Vistrad:
    """A row as the reader may see it."""

    kandidat: str
    arbeidsgiver: str
    slag: Tekst
    teller: str
    dager: str


@dataclass(frozen=True)
class Tallvalg:
    """Another part of the same figure, and whether it is the one shown."""

    navn: Tekst
    adresse: str
    valgt: bool


@dataclass(frozen=True)
class Radside:
    """`antall` are all of them, as the figure says; `sett` the candidates shown by name, for the log.

    `rettet_siden`: how much has been corrected since the cut, so that a report may have said something else.
    """

    antall: int
    i_telleren: int | None
    rader: list[Vistrad]
    sett: list[UUID]
    hvem: list[Tallvalg]
    slag: list[Tallvalg]
    rettet_siden: int

    @property
    def ikke_vist(self) -> int:
        """Those not named, when they are so many that nobody is found by subtraction."""
        mangler = self.antall - len(self.rader)
        return mangler if mangler >= MINST_SKJULTE else 0


def lag(tall: Tall, kutt: Kutt, *, hos: UUID | str | None, slag: str | None, leser: Bruker, naa: datetime) -> Radside:
    """Recounted at the cut."""
    u = kutt.utvalg(leser.kontoret, ser_graderte=leser.ser_skjermede)
    alle = bak(tall, u, hos=hos, slag=slag)
    kandidater = dict(_navn(leser, {rad.kandidat for rad in alle if rad.kandidat}))
    egne = Arbeidsgiver.objects.synlig_for(leser).filter(pk__in={rad.arbeidsgiver for rad in alle if rad.arbeidsgiver})
    arbeidsgivere = dict(egne.values_list("pk", "navn"))
    synlige = [
        rad for rad in alle if (rad.kandidat in kandidater if rad.kandidat else rad.arbeidsgiver in arbeidsgivere)
    ]
    vist = [_rad(rad, tall, kandidater, arbeidsgivere) for rad in synlige]
    vist.sort(key=lambda rad: (rad.kandidat or rad.arbeidsgiver, str(rad.slag)))
    andel = issubclass(tall.verdi, Andeler)
    return Radside(
        antall=len(alle),
        i_telleren=sum(rad.teller for rad in alle) if andel else None,
        rader=vist[:FLEST],
        sett=[rad.kandidat for rad in synlige if rad.kandidat],
        hvem=_hvem(tall, kutt, hos, slag),
        slag=_slag(tall, kutt, hos, slag),
        rettet_siden=_rettet_siden(kutt, leser, naa),
    )


def _rettet_siden(kutt: Kutt, leser: Bruker, naa: datetime) -> int:
    """What was not corrected yet at the cut, of what has been and the reader may know of: it is a difference."""
    if kutt.er_naa or kutt.tid >= naa:
        return 0
    foer = {rad.id for rad in bak(RETTET, kutt.utvalg(leser.kontoret))}
    siden = [rad for rad in bak(RETTET, replace(kutt, tid=naa).utvalg(leser.kontoret)) if rad.id not in foer]
    om = {rad.kandidat for rad in siden if rad.kandidat}
    kjente = set(Kandidat.objects.kjent_for(leser).filter(pk__in=om).values_list("pk", flat=True)) if om else om
    return sum(rad.kandidat is None or rad.kandidat in kjente for rad in siden)


def _navn(leser: Bruker, noklene: set[UUID]) -> Sequence[tuple[UUID, str]]:
    rader = Kandidat.objects.listbar_for(leser).filter(pk__in=noklene)
    return [
        (pk, f"{fornavn} {etternavn}") for pk, fornavn, etternavn in rader.values_list("pk", "fornavn", "etternavn")
    ]


def _rad(rad: Tallrad, tall: Tall, kandidater: dict[UUID, str], arbeidsgivere: dict[int, str]) -> Vistrad:
    return Vistrad(
        kandidat=kandidater.get(rad.kandidat, "") if rad.kandidat else "",
        arbeidsgiver=arbeidsgivere.get(rad.arbeidsgiver, "") if rad.arbeidsgiver else "",
        slag=tall.slag.get(rad.slag, ""),
        teller=_teller(rad) if issubclass(tall.verdi, Andeler) else "",
        dager="" if rad.dager is None else dager(rad.dager),
    )


def _teller(rad: Tallrad) -> str:
    if rad.utelatt:
        return _("Holdt utenfor")
    return _("Ja") if rad.teller else _("Nei")


def _hvem(tall: Tall, kutt: Kutt, hos: UUID | str | None, slag: str | None) -> list[Tallvalg]:
    """The office and the one the figure is of now; the others are reached from their line of the table."""
    if tall.omfang is Omfang.KONTORET or hos == KONTORET:
        return []
    navn = _("Uten ansvarlig") if hos is None else Bruker.objects.filter(pk=hos).first() or _("Ukjent")
    her = KOEN if hos is None else str(hos)
    return [
        Tallvalg(_("Kontoret"), kutt.til_radene(tall, slag=slag or ""), valgt=False),
        Tallvalg(str(navn), kutt.til_radene(tall, hos=her, slag=slag or ""), valgt=True),
    ]


def _slag(tall: Tall, kutt: Kutt, hos: UUID | str | None, slag: str | None) -> list[Tallvalg]:
    if len(tall.slag) < 2:
        return []
    her = KOEN if hos is None else str(hos)
    alle: list[tuple[str, Tekst]] = [("", _("Alle")), *tall.slag.items()]
    return [Tallvalg(navn, kutt.til_radene(tall, hos=her, slag=ett), valgt=ett == (slag or "")) for ett, navn in alle]
