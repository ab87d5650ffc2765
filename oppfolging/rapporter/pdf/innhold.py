"""What stands in the report: every figure of the cut, where the figure itself says it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kandidater.gradering import MINST_SKJULTE
from oppfolging.rapporter import tre_ting
from oppfolging.rapporter.pdf import grafer, tabeller
from oppfolging.rapporter.pdf.forside import Flis, fliser
from oppfolging.rapporter.pdf.grafer import Faser
from oppfolging.rapporter.pdf.tabeller import Adresser, Tabell, i_deler
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.snitt import Snitt, avtrykk, kort
from oppfolging.rapporter.tall.figur import Linje
from oppfolging.rapporter.tall.kontakt import DAGER_SIDEN_KONTAKT
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE, over_og_ledig
from oppfolging.rapporter.tall.rader import KONTORET
from oppfolging.rapporter.tall.verdier import LENGE_SIDEN, MINSTE_NEVNER
from oppfolging.rapporter.tre_ting import Funn

DEFINISJONER_I_EN_TABELL = 5
# Rows of the table of loads: on the first page, and on each that follows.
LASTER_PAA_FORSIDEN, LASTER_PAA_EN_SIDE = 14, 40
RADER_I_OVERSIKTEN = 30


@dataclass(frozen=True)
class Grep:
    """Something to take hold of, and where its rows open."""

    funn: Funn
    adresse: str

    @property
    def navn(self) -> str:
        return tre_ting.isolert(self.funn.hvem) if self.funn.hvem else ""


@dataclass(frozen=True)
class Spesialist:
    """One specialist's page of the report."""

    navn: str
    kandidater: int
    norm: object
    stilling: str
    fliser: Sequence[Flis]
    grep: Sequence[Grep]
    faser: Faser
    sider: Tabell
    fakta: Tabell


def kontekst(snitt: Snitt) -> dict[str, Any]:
    """What the template shows; every value is text or a number by now."""
    periode, adresser = Periode(snitt.fra, snitt.til), Adresser(snitt)
    oversikt = tabeller.oversikt(snitt, adresser)
    return {
        "kontor": snitt.kontor,
        "periode": periode,
        "delvis": snitt.tidspunkt.date() <= periode.til,
        "snitt": snitt.tidspunkt,
        "avtrykk": kort(avtrykk(snitt.som_json())),
        "frister": snitt.frister,
        "aaret": snitt.aaret,
        "radene": adresser.til_tallene,
        "planlagt_fra": snitt.planlagt_fra if snitt.planlagt_fra and snitt.fra < snitt.planlagt_fra else None,
        "fliser": fliser(snitt, snitt.kontoret, adresser),
        "grep": _grep(tre_ting.for_kontoret(snitt), adresser),
        "greptittel": _greptittel(len(tre_ting.for_kontoret(snitt))),
        "over_og_ledig": over_og_ledig(snitt.spesialister),
        "last": i_deler(grafer.last(snitt, adresser), LASTER_PAA_FORSIDEN, LASTER_PAA_EN_SIDE),
        "faser": grafer.faser(snitt.kontoret),
        "oversikt": oversikt,
        "oversikter": i_deler(oversikt.rader, RADER_I_OVERSIKTEN, RADER_I_OVERSIKTEN),
        "nokkeltall": tabeller.nokkeltall(snitt, adresser),
        "sider": tabeller.sider(snitt, adresser, snitt.kontoret),
        "fakta": tabeller.fakta(snitt, adresser, snitt.kontoret),
        "spesialister": [_spesialist(linje, snitt, adresser) for linje in filter(grafer.har_noe, snitt.spesialister)],
        "definisjoner": snitt.definisjoner,
        "definisjonstabeller": i_deler(snitt.definisjoner, DEFINISJONER_I_EN_TABELL, DEFINISJONER_I_EN_TABELL),
        "minste_nevner": MINSTE_NEVNER,
        "lenge_siden": LENGE_SIDEN if snitt.versjoner[DAGER_SIDEN_KONTAKT.nokkel] == 1 else None,
        "minst_skjulte": MINST_SKJULTE,
    }


def _grep(alle: Sequence[Funn], adresser: Adresser) -> list[Grep]:
    hos = [str(ett.hos) if ett.hos else KONTORET for ett in alle]
    return [Grep(ett, adresser.til_radene(ett.tall, en, ett.slag)) for ett, en in zip(alle, hos, strict=True)]


def _greptittel(antall: int) -> str:
    titler = [_("Ingenting skiller seg ut"), _("Én ting å ta tak i"), _("To ting å ta tak i"), _("Tre ting å ta tak i")]
    return titler[antall]


def _spesialist(linje: Linje, snitt: Snitt, adresser: Adresser) -> Spesialist:
    return Spesialist(
        navn=linje.navn,
        kandidater=linje[PORTEFOLJE].samlet,
        norm="–" if linje.norm is None else linje.norm,
        stilling=f"{linje.stillingsprosent} %" if linje.stillingsprosent else "–",
        fliser=fliser(snitt, linje, adresser),
        grep=_grep(tre_ting.for_en(linje, snitt), adresser),
        faser=grafer.faser(linje),
        sider=tabeller.sider(snitt, adresser, linje),
        fakta=tabeller.fakta(snitt, adresser, linje),
    )
