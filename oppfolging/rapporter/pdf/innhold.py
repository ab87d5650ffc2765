"""What stands in the report: every figure of the cut, where the figure itself says it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil
from typing import Any

from django.utils.translation import gettext as _

from kandidater.gradering import MINST_SKJULTE
from oppfolging.rapporter import sammenligning, tre_ting
from oppfolging.rapporter.pdf import grafer, tabeller
from oppfolging.rapporter.pdf.forside import Flis, fliser
from oppfolging.rapporter.pdf.grafer import Faser, Last
from oppfolging.rapporter.pdf.tabeller import Adresser, Tabell, i_deler
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.snitt import Snitt, avtrykk, kort
from oppfolging.rapporter.tall.figur import Linje
from oppfolging.rapporter.tall.kontakt import DAGER_SIDEN_KONTAKT
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE, over_og_ledig
from oppfolging.rapporter.tall.rader import KONTORET
from oppfolging.rapporter.tall.verdier import LENGE_SIDEN, MINSTE_NEVNER
from oppfolging.rapporter.tre_ting import Funn

# Lines of the table of loads on the first page, with what the figures are below it and without; rows on each page that
# follows; and letters of a name on a line.
LINJER_MED_ORD, LINJER_PAA_FORSIDEN, LASTER_PAA_EN_SIDE, TEGN_PAA_EN_LINJE = 12, 17, 40, 30
RADER_I_OVERSIKTEN = 25


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
    adresser = Adresser(snitt)
    return {
        **_om_rapporten(snitt, adresser),
        **_forsiden(snitt, adresser),
        **_kontoret(snitt, adresser),
        "spesialister": [_spesialist(linje, snitt, adresser) for linje in filter(grafer.har_noe, snitt.spesialister)],
        "definisjoner": snitt.definisjoner,
    }


def _om_rapporten(snitt: Snitt, adresser: Adresser) -> dict[str, Any]:
    periode = Periode(snitt.fra, snitt.til)
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
        "uten_historikk": ", ".join(ett.navn for ett in _uten_historikk(snitt)),
        "minste_nevner": MINSTE_NEVNER,
        "lenge_siden": LENGE_SIDEN if snitt.versjoner[DAGER_SIDEN_KONTAKT.nokkel] == 1 else None,
        "minst_skjulte": MINST_SKJULTE,
    }


def _forsiden(snitt: Snitt, adresser: Adresser) -> dict[str, Any]:
    laster, funnet = grafer.last(snitt, adresser), tre_ting.for_kontoret(snitt)
    return {
        "fliser": fliser(snitt, snitt.kontoret, adresser),
        "grep": _grep(funnet, adresser),
        "greptittel": _greptittel(len(funnet)),
        "over_og_ledig": over_og_ledig(snitt.spesialister),
        "last": i_deler(laster, _faar_plass(laster, LINJER_PAA_FORSIDEN), LASTER_PAA_EN_SIDE),
        "med_ord": _faar_plass(laster, LINJER_MED_ORD) == len(laster),
    }


def _kontoret(snitt: Snitt, adresser: Adresser) -> dict[str, Any]:
    oversikt = tabeller.oversikt(snitt, adresser)
    return {
        "oversikt": oversikt,
        "oversikter": i_deler(oversikt.rader, RADER_I_OVERSIKTEN, RADER_I_OVERSIKTEN),
        "nokkeltall": tabeller.nokkeltall(snitt, adresser),
        "faser": grafer.faser(snitt.kontoret),
        "sider": tabeller.sider(snitt, adresser, snitt.kontoret),
        "fakta": tabeller.fakta(snitt, adresser, snitt.kontoret),
    }


def _faar_plass(laster: Sequence[Last], linjer: int) -> int:
    """How many rows these lines hold: a long name takes more of them."""
    brukt = accumulate(ceil(len(rad.navn) / TEGN_PAA_EN_LINJE) for rad in laster)
    return sum(antall <= linjer for antall in brukt)


def _uten_historikk(snitt: Snitt) -> list[Periode]:
    siste_dag = min(snitt.til, snitt.tidspunkt.date())
    return sammenligning.uten_historikk(snitt.fra, snitt.til, siste_dag, snitt.planlagt_fra)


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
