"""The tables of the report: cells that lead to the rows behind them, the worst of a column marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.conf import settings
from django.utils.translation import gettext as _

from oppfolging.kjerne.models import Side
from oppfolging.rapporter.radene.adresse import KOEN, Kutt
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.sammenligning import forskjell, ved_siden_av
from oppfolging.rapporter.snitt import Snitt
from oppfolging.rapporter.tall.figur import Kolonne, Linje, Nokkeltall, Omfang, Sidekolonne, Tall, Tekst
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE
from oppfolging.rapporter.tall.rader import KONTORET

T = TypeVar("T")


@dataclass(frozen=True)
class Celle:
    """What a cell says, one text below another, where its rows open, and whether it is the worst of its column."""

    tekster: Sequence[str]
    adresse: str = ""
    verst: bool = False

    def __str__(self) -> str:
        return " ".join(self.tekster)


@dataclass(frozen=True)
class Tabell:
    """Headings, and rows that each begin with what they are about."""

    overskrifter: Sequence[Tekst]
    rader: Sequence[tuple[Tekst, Sequence[Celle]]]
    bredder: Sequence[str] = ()


@dataclass(frozen=True)
class Adresser:
    """Where the rows behind the figures of a cut open, as long as they are counted as they were then."""

    snitt: Snitt

    @property
    def _kutt(self) -> Kutt:
        return Kutt(Periode(self.snitt.fra, self.snitt.til), self.snitt.tidspunkt)

    @property
    def til_tallene(self) -> str:
        return settings.BASE_URL + self._kutt.til_tallene

    def til_radene(self, tall: Tall, hos: str = KONTORET, slag: str = "") -> str:
        har_rader = hos == KONTORET or tall.omfang is Omfang.ALLE or (tall.omfang is Omfang.UTEN_KOEN and hos != KOEN)
        if self.snitt.versjoner.get(tall.nokkel) != tall.versjon or not har_rader:
            return ""
        return settings.BASE_URL + self._kutt.til_radene(tall, hos=hos, slag=slag)

    def celle(self, tall: Tall, kolonne: Kolonne, linje: Linje, hos: str = KONTORET) -> Celle:
        return Celle(kolonne.tekster(linje), self.til_radene(tall, hos, kolonne.slag) if kolonne.av_rader else "")


def i_deler(alle: Sequence[T], forst: int, deretter: int) -> list[Sequence[T]]:
    """As many as go on a page: a table cut in two would be two, the second without its caption."""
    deler, rest = [alle[:forst]], alle[forst:]
    return [*deler, *(rest[fra : fra + deretter] for fra in range(0, len(rest), deretter))]


def hos_seg(linje: Linje) -> str:
    """As an address says whose."""
    return str(linje.bruker) if linje.bruker else KONTORET


def oversikt(snitt: Snitt, adresser: Adresser) -> Tabell:
    """The specialists side by side, then the queue, when somebody waits there, and the office as the last row."""
    kolonner = snitt.vist(lambda tall: tall.i_oversikten)
    rader = [(linje.navn, hos_seg(linje), linje) for linje in snitt.spesialister]
    if snitt.uten_ansvarlig[PORTEFOLJE].samlet:
        rader.append((_("Uten ansvarlig"), KOEN, snitt.uten_ansvarlig))
    rader.append((_("Kontoret"), KONTORET, snitt.kontoret))
    verst = [_verst(kolonne, snitt.spesialister) for _tall, kolonne in kolonner]
    return Tabell(
        overskrifter=[kolonne.overskrift for _tall, kolonne in kolonner],
        rader=[
            (
                navn,
                [
                    replace(adresser.celle(tall, kolonne, linje, hos), verst=hos in verst[nr])
                    for nr, (tall, kolonne) in enumerate(kolonner)
                ],
            )
            for navn, hos, linje in rader
        ],
        bredder=[kolonne.bredde for _tall, kolonne in kolonner],
    )


def sider(snitt: Snitt, adresser: Adresser, linje: Linje) -> Tabell:
    """Each side of the follow-up; of one jobbspesialist with the office's beside."""
    kontoret = linje is snitt.kontoret
    linjer = [linje] if kontoret else [linje, snitt.kontoret]
    kolonner = [(tall, ett) for tall in snitt.figurer for ett in tall.per_side if _sier_noe(ett, linje, kontoret)]
    return Tabell(
        overskrifter=[
            kolonne.overskrift if en is linje else _("%(hva)s, kontoret") % {"hva": kolonne.overskrift}
            for _tall, kolonne in kolonner
            for en in linjer
        ],
        rader=[
            (
                side.label,
                [
                    Celle([str(kolonne.vis(en, side))], adresser.til_radene(tall, hos_seg(en), side))
                    for tall, kolonne in kolonner
                    for en in linjer
                ],
            )
            for side in Side
        ],
    )


def _sier_noe(kolonne: Sidekolonne, linje: Linje, kontoret: bool) -> bool:
    """What is the office's alone stands there, when it is not nothing on every side."""
    return not kolonne.bare_kontoret or (kontoret and any(kolonne.vis(linje, side) for side in Side))


def nokkeltall(snitt: Snitt, adresser: Adresser) -> Tabell:
    """The office's figures with what they are made of, and what has changed since each of the other periods."""
    rader = []
    for ett, gamle in ved_siden_av(snitt.kontoret, snitt.figurer, snitt.foer):
        endret = [_endret(ett, gamle.get(foer.periode)) for foer in snitt.foer]
        celler = [Celle([str(ett.under)]), *endret]
        rader.append(
            (
                ett.navn,
                [Celle([str(ett.tall)], adresser.til_radene(ett.bak, slag=ett.slag) if ett.bak else ""), *celler],
            )
        )
    mot = [_("Mot %(periode)s") % {"periode": foer.periode.navn} for foer in snitt.foer]
    return Tabell([_("Tall"), _("Av hva"), *mot], rader)


def _endret(naa: Nokkeltall, da: Nokkeltall | None) -> Celle:
    """The difference, and below it what a share was of then; of a period the office was not there in, that."""
    if da is None:
        return Celle([_("Ikke nok historikk")])
    ord_ = forskjell(naa, da)
    return Celle([ord_, da.andel.deler] if ord_ and da.andel else [ord_ or "–"])


def fakta(snitt: Snitt, adresser: Adresser, linje: Linje) -> Tabell:
    """What is not said above: of the office, of figures without a key figure; of one, with the office's beside."""
    if linje.bruker is None:
        vist = snitt.vist(lambda tall: [ett for ett in tall.fakta if ett.bare_kontoret or not tall.nokkeltall])
        return Tabell([_("Tall")], [(ett.overskrift, [adresser.celle(tall, ett, linje)]) for tall, ett in vist])
    vist = snitt.vist(lambda tall: tall.fakta if tall.omfang is not Omfang.KONTORET else ())
    return Tabell(
        [_("Tall"), _("Kontoret")],
        [
            (ett.overskrift, [adresser.celle(tall, ett, en, hos_seg(en)) for en in (linje, snitt.kontoret)])
            for tall, ett in vist
            if not ett.bare_kontoret
        ],
    )


def _verst(kolonne: Kolonne, linjer: Sequence[Linje]) -> set[str]:
    """Whose is worst, when somebody's is worse than another's."""
    if kolonne.alvor is None:
        return set()
    alvor = {hos_seg(linje): hvor for linje in linjer if (hvor := kolonne.alvor(linje)) is not None}
    mest = max(alvor.values(), default=0)
    return {hos for hos, hvor in alvor.items() if hvor == mest} if mest > min(alvor.values(), default=0) else set()
