"""What stands in the report: every figure of the cut, where the figure itself says it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.utils.translation import gettext as _

from kandidater.gradering import MINST_SKJULTE
from oppfolging.kjerne.models import Side
from oppfolging.rapporter import sammenligning
from oppfolging.rapporter.pdf import grafer
from oppfolging.rapporter.radene.adresse import Kutt
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.snitt import Snitt, avtrykk, kort
from oppfolging.rapporter.tall.figur import Kolonne, Linje, Omfang, Tall, Tekst
from oppfolging.rapporter.tall.kontakt import DAGER_SIDEN_KONTAKT
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE, faser
from oppfolging.rapporter.tall.verdier import LENGE_SIDEN, MINSTE_NEVNER

T = TypeVar("T")
I_EN_TABELL = 5


@dataclass(frozen=True)
class Tabell:
    """Headings, and rows that each begin with what they are about."""

    overskrifter: Sequence[Tekst]
    rader: Sequence[tuple[Tekst, Sequence[object]]]
    bredder: Sequence[str] = ()


@dataclass(frozen=True)
class Spesialist:
    """One specialist's part of the report."""

    navn: str
    kandidater: int
    norm: object
    stilling: str
    faser: str
    sider: Tabell
    fakta: Tabell


def kontekst(snitt: Snitt) -> dict[str, Any]:
    """What the template shows; every value is text or a number by now."""
    periode = Periode(snitt.fra, snitt.til)
    return {
        "kontor": snitt.kontor,
        "periode": periode,
        "delvis": snitt.tidspunkt.date() <= periode.til,
        "snitt": snitt.tidspunkt,
        "avtrykk": kort(avtrykk(snitt.som_json())),
        "frister": snitt.frister,
        "aaret": snitt.aaret,
        "radene": settings.BASE_URL + Kutt(periode, snitt.tidspunkt).til_tallene,
        "planlagt_fra": snitt.planlagt_fra if snitt.planlagt_fra and snitt.fra < snitt.planlagt_fra else None,
        "nokkeltall": list(sammenligning.nokkeltall(snitt.kontoret, snitt.figurer, snitt.foer)),
        "graf_portefolje": grafer.portefolje(snitt.spesialister),
        "graf_faser": grafer.faser(snitt.kontoret),
        "oversikt": _oversikt(snitt),
        "sider": _sider(snitt.kontoret, snitt.figurer, kontoret=True),
        "fakta": _fakta(snitt.kontoret, snitt.vist(lambda tall: tall.fakta)),
        "spesialister": [_spesialist(linje, snitt) for linje in snitt.spesialister],
        "definisjoner": snitt.definisjoner,
        "definisjonstabeller": _i_deler(snitt.definisjoner),
        "minste_nevner": MINSTE_NEVNER,
        "lenge_siden": LENGE_SIDEN if snitt.versjoner[DAGER_SIDEN_KONTAKT.nokkel] == 1 else None,
        "minst_skjulte": MINST_SKJULTE,
    }


def _i_deler(definisjoner: Sequence[T]) -> list[Sequence[T]]:
    """As many as go on a page: a table cut in two would be two, the second without its caption."""
    return [definisjoner[fra : fra + I_EN_TABELL] for fra in range(0, len(definisjoner), I_EN_TABELL)]


def _oversikt(snitt: Snitt) -> Tabell:
    """The specialists side by side, then the queue, when somebody waits there, and the office as the last row."""
    kolonner = snitt.vist(lambda tall: tall.i_oversikten)
    linjer: list[tuple[Tekst, Linje]] = [(linje.navn, linje) for linje in snitt.spesialister]
    if snitt.uten_ansvarlig[PORTEFOLJE].samlet:
        linjer.append((_("Uten ansvarlig"), snitt.uten_ansvarlig))
    linjer.append((_("Kontoret"), snitt.kontoret))
    return Tabell(
        overskrifter=[kolonne.overskrift for kolonne in kolonner],
        rader=[(navn, [kolonne.vis(linje) for kolonne in kolonner]) for navn, linje in linjer],
        bredder=[kolonne.bredde for kolonne in kolonner],
    )


def _sider(linje: Linje, figurer: Sequence[Tall], *, kontoret: bool = False) -> Tabell:
    kolonner = [ett for tall in figurer for ett in tall.per_side if kontoret or not ett.bare_kontoret]
    return Tabell(
        overskrifter=[kolonne.overskrift for kolonne in kolonner],
        rader=[(side.label, [kolonne.vis(linje, side) for kolonne in kolonner]) for side in Side],
    )


def _fakta(linje: Linje, fakta: Sequence[Kolonne]) -> Tabell:
    return Tabell([_("Tall")], [(faktum.overskrift, [faktum.vis(linje)]) for faktum in fakta])


def _spesialist(linje: Linje, snitt: Snitt) -> Spesialist:
    egne = [tall for tall in snitt.figurer if tall.omfang != Omfang.KONTORET]
    fakta = snitt.vist(lambda tall: tall.fakta if tall in egne else ())
    return Spesialist(
        navn=linje.navn,
        kandidater=linje[PORTEFOLJE].samlet,
        norm="–" if linje.norm is None else linje.norm,
        stilling=f"{linje.stillingsprosent} %" if linje.stillingsprosent else "–",
        faser=faser(linje),
        sider=_sider(linje, egne),
        fakta=_fakta(linje, [faktum for faktum in fakta if not faktum.bare_kontoret]),
    )
