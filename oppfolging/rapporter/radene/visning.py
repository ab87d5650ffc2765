"""The rows behind a figure: as many as it says, by name only those the reader may see, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from kandidater.gradering import MINST_SKJULTE
from kandidater.models import Kandidat
from oppfolging.rapporter.radene import lenker
from oppfolging.rapporter.radene.adresse import ALLE, KOEN, Del, Kutt
from oppfolging.rapporter.radene.kolonner import Kjent, Radkolonne, kolonnene
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.tall.figur import Omfang, Tall, Tekst
from oppfolging.rapporter.tall.rader import KONTORET, Tallrad, bak
from oppfolging.rapporter.tall.rettelser import RETTET
from oppfolging.rapporter.tall.verdier import Andeler

PER_SIDE = 100


@dataclass(frozen=True)
class Utsnitt:
    """Which of the rows: whose, of which kind, which part of a share, and the page of them."""

    hos: UUID | str | None
    slag: str
    del_: Del
    side: str = ""

    @property
    def her(self) -> str:
        """Whose, as an address says it."""
        return KOEN if self.hos is None else str(self.hos)


@dataclass(frozen=True)
class Vistrad:
    """A row as the reader may see it: who it is about, where a page about them is, and a text for each column."""

    navn: str
    adresse: str
    celler: list[tuple[Tekst, str]]


@dataclass(frozen=True)
class Tallvalg:
    """Another part of the same figure, and whether it is the one shown."""

    navn: Tekst
    adresse: str
    valgt: bool


@dataclass(frozen=True)
class Radside:
    """`antall` are all of them, as the figure says, `ikke_vist` those the reader may not name (see `uten_navn`).

    `blad` is the page shown, of `viste` in all; `sett` the candidates on it, for the log. `rettet_siden`: how much has
    been corrected since the cut, so that a report may have said something else. `dagene`: the figure's own, which are
    not those of the period when it is of a year or of how things stood.
    """

    dagene: Periode
    antall: int
    i_telleren: int | None
    ikke_vist: int
    viste: int
    blad: Page
    kolonner: list[Radkolonne]
    rader: list[Vistrad]
    sett: list[UUID]
    hvem: list[Tallvalg]
    slag: list[Tallvalg]
    deler: list[Tallvalg]
    rettet_siden: int


def lag(tall: Tall, kutt: Kutt, utsnitt: Utsnitt, *, leser: Bruker, naa: datetime) -> Radside:
    """Recounted at the cut."""
    u = kutt.utvalg(leser.kontoret, ser_graderte=leser.ser_skjermede)
    alle = [rad for rad in bak(tall, u, hos=utsnitt.hos) if _er_av_slaget(rad, tall, utsnitt.slag)]
    kjent = _kjente(leser, alle)
    synlige = [rad for rad in alle if kjent.har(rad)]
    valgte = sorted((rad for rad in synlige if _er_i_delen(rad, utsnitt.del_)), key=kjent.rekkefolge)
    blad = Paginator(valgte, PER_SIDE).get_page(utsnitt.side)
    andel = issubclass(tall.verdi, Andeler)
    kolonner = kolonnene(tall, valgte, utsnitt.hos, utsnitt.slag)
    sider = lenker.lag(list(blad), leser=leser, naa=naa)
    return Radside(
        dagene=tall.dagene(u.fra, u.siste_dag),
        antall=len(alle),
        i_telleren=sum(rad.teller and not rad.utelatt for rad in alle) if andel else None,
        ikke_vist=uten_navn(len(alle) - len(synlige)),
        viste=len(valgte),
        blad=blad,
        kolonner=kolonner,
        rader=[
            Vistrad(kjent.navn(rad), sider.til(rad), [(en.overskrift, en.vis(rad, kjent)) for en in kolonner])
            for rad in blad
        ],
        sett=[rad.kandidat for rad in blad if rad.kandidat],
        hvem=_hvem(tall, kutt, utsnitt),
        slag=_slag(tall, kutt, utsnitt),
        deler=_deler(tall, kutt, utsnitt) if andel else [],
        rettet_siden=_rettet_siden(kutt, leser, naa),
    )


def uten_navn(antall: int) -> int:
    """Those not named, when they are so many that nobody is found by subtraction."""
    return antall if antall >= MINST_SKJULTE else 0


def _rettet_siden(kutt: Kutt, leser: Bruker, naa: datetime) -> int:
    """What was not corrected yet at the cut, of what has been and the reader may know of: it is a difference."""
    if kutt.er_naa or kutt.tid >= naa:
        return 0
    foer = {rad.id for rad in bak(RETTET, kutt.utvalg(leser.kontoret))}
    siden = [rad for rad in bak(RETTET, replace(kutt, tid=naa).utvalg(leser.kontoret)) if rad.id not in foer]
    om = {rad.kandidat for rad in siden if rad.kandidat}
    kjente = set(Kandidat.objects.kjent_for(leser).filter(pk__in=om).values_list("pk", flat=True)) if om else om
    return sum(rad.kandidat is None or rad.kandidat in kjente for rad in siden)


def _er_av_slaget(rad: Tallrad, tall: Tall, slag: str) -> bool:
    if slag == ALLE and tall.hovedslag:
        return True
    return rad.slag == slag if slag else rad.slag in (tall.hovedslag or tall.slag)


def _er_i_delen(rad: Tallrad, del_: Del) -> bool:
    return del_ == Del.ALLE or (rad.teller and not rad.utelatt) == (del_ == Del.TELLEREN)


def _kjente(leser: Bruker, rader: Sequence[Tallrad]) -> Kjent:
    """Those of the rows that the reader may know by name, and whose they were."""
    felt = ("pk", "fornavn", "etternavn", "sorteringsnavn")
    egne = Kandidat.objects.listbar_for(leser).uten_naere(leser)
    egne = egne.filter(pk__in={rad.kandidat for rad in rader if rad.kandidat})
    bedrifter = Arbeidsgiver.objects.synlig_for(leser)
    bedrifter = bedrifter.filter(pk__in={rad.arbeidsgiver for rad in rader if rad.arbeidsgiver})
    kandidater: list[Any] = list(egne.values_list(*felt))
    arbeidsgivere = list(bedrifter.values_list("pk", "navn", "sorteringsnavn"))
    hos = Bruker.objects.filter(pk__in={rad.hos for rad in rader if rad.hos})
    return Kjent(
        kandidater={pk: f"{fornavn} {etternavn}" for pk, fornavn, etternavn, _sortert in kandidater},
        arbeidsgivere={pk: navn for pk, navn, _sortert in arbeidsgivere},
        hos={den.pk: den.navn for den in hos},
        sortert={rad[0]: rad[-1] for rad in (*kandidater, *arbeidsgivere)},
    )


def _hvem(tall: Tall, kutt: Kutt, utsnitt: Utsnitt) -> list[Tallvalg]:
    """The office and the one the figure is of now; the others are reached from their line of the table."""
    hos, slag = utsnitt.hos, utsnitt.slag
    if tall.omfang is Omfang.KONTORET or hos == KONTORET:
        return []
    navn = _("Uten ansvarlig") if hos is None else Bruker.objects.filter(pk=hos).first() or _("Ukjent")
    return [
        Tallvalg(_("Kontoret"), kutt.til_radene(tall, slag=slag), valgt=False),
        Tallvalg(str(navn), kutt.til_radene(tall, hos=utsnitt.her, slag=slag), valgt=True),
    ]


def _slag(tall: Tall, kutt: Kutt, utsnitt: Utsnitt) -> list[Tallvalg]:
    if len(tall.slag) < 2:
        return []
    forst = [("", tall.definisjon.navn), (ALLE, _("Alle"))] if tall.hovedslag else [("", _("Alle"))]
    valg: list[tuple[str, Tekst]] = [*forst, *tall.slag.items()]
    return [
        Tallvalg(navn, kutt.til_radene(tall, hos=utsnitt.her, slag=ett), valgt=ett == utsnitt.slag)
        for ett, navn in valg
    ]


def _deler(tall: Tall, kutt: Kutt, utsnitt: Utsnitt) -> list[Tallvalg]:
    return [
        Tallvalg(
            ett.label,
            kutt.til_radene(tall, hos=utsnitt.her, slag=utsnitt.slag, **{"del": ett.value}),
            valgt=ett == utsnitt.del_,
        )
        for ett in Del
    ]
