"""The four figures of the first page, and of each jobbspesialist's: with what has changed, and the last few periods."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from oppfolging.rapporter.pdf.tabeller import Adresser, hos_seg
from oppfolging.rapporter.rapportperioder import MAANEDER_I_AARET, MAANEDER_I_KVARTAL, Periode
from oppfolging.rapporter.sammenligning import I_REKKEN, Foer, endring, for_lite
from oppfolging.rapporter.snitt import Snitt
from oppfolging.rapporter.tall.figur import Definisjon, Linje, Nokkeltall, Tall, Tidsbruk

STOLPEBREDDE, STOLPEPLASS, STOLPEHOYDE, TOPP = 13, 20, 24, 9


@dataclass(frozen=True)
class Stolpe:
    """A period of the trend: a column with its number above and its name below; without a number, no column."""

    x: float
    y: float
    hoyde: float
    tall: str
    navn: str
    siste: bool

    @property
    def midt(self) -> float:
        return self.x + STOLPEBREDDE / 2


@dataclass(frozen=True)
class Trend:
    beskrivelse: str
    stolper: Sequence[Stolpe]
    bredde: int = I_REKKEN * STOLPEPLASS
    stolpebredde: int = STOLPEBREDDE
    bunn: int = TOPP + STOLPEHOYDE
    hoyde: int = TOPP + STOLPEHOYDE + 9


@dataclass(frozen=True)
class Flis:
    """`naar`: the time the figure speaks of, for the days of a report and the moment it is read at are not the same."""

    tall: Nokkeltall
    naar: str
    definisjon: Definisjon
    adresse: str
    endringer: Sequence[str]
    trend: Trend | None


def fliser(snitt: Snitt, linje: Linje, adresser: Adresser) -> list[Flis]:
    """Of the office, or of one jobbspesialist: what was promised first, and last the load it is of."""
    fire = [(tall, tall.forside) for tall in reversed(snitt.figurer) if tall.forside]
    return [_flis(snitt, linje, vis, tall, adresser) for tall, vis in fire]


def _flis(snitt: Snitt, linje: Linje, vis: Callable[[Linje], Nokkeltall], tall: Tall, adresser: Adresser) -> Flis:
    naa, denne = vis(linje), Periode(snitt.fra, snitt.til)
    da, eldre = ({periode: vis(en) for periode, en in _da(foer, linje, tall)} for foer in (snitt.foer, snitt.utvikling))
    endringer = [ord_ for periode, ett in da.items() if (ord_ := endring(naa, ett, periode))]
    endringer += [for_lite(ett.periode) for ett in snitt.foer if tall.nokkel not in ett.kontoret.verdier]
    rekken = sorted((da | eldre | {denne: naa}).items(), key=lambda ett: ett[0].fra)
    return Flis(
        naa,
        _naar(snitt, tall),
        tall.definert(snitt.versjoner[tall.nokkel]),
        adresser.til_radene(tall, hos_seg(linje)),
        endringer,
        _trend(str(naa.navn), [ett for ett in rekken if ett[0] in _i_rekken(denne, rekken)]),
    )


def _naar(snitt: Snitt, tall: Tall) -> str:
    """Not of a figure counted by an older version, which may have been of another day."""
    if snitt.versjoner[tall.nokkel] != tall.versjon:
        return ""
    if tall.tid is Tidsbruk.VED_SLUTTEN:
        return _("per %(dag)s") % {"dag": f"{snitt.siste_dag:%d.%m.%Y}"}
    dagene = tall.dagene(snitt.fra, snitt.siste_dag)
    return f"{dagene.fra:%d.%m.%Y}–{dagene.til:%d.%m.%Y}"


def _da(foer: Iterable[Foer], linje: Linje, tall: Tall) -> Iterator[tuple[Periode, Linje]]:
    """The same one's line in the other periods, where it has the figure."""
    for ett in foer:
        den = ett.linje(linje.bruker)
        if den and tall.nokkel in den.verdier:
            yield ett.periode, den


def _i_rekken(denne: Periode, rekken: Sequence[tuple[Periode, Nokkeltall]]) -> set[Periode]:
    """Those that follow one another up to this one: the same period last year may stand alone, long before."""
    begynner = denne
    alle = {periode.fra: periode for periode, _tall in rekken}
    med = {denne}
    while len(med) < I_REKKEN and (foer := alle.get(begynner.forrige.fra)):
        med.add(foer)
        begynner = begynner.forrige
    return med


def _trend(navn: str, rekken: Sequence[tuple[Periode, Nokkeltall]]) -> Trend | None:
    """None of fewer than two."""
    tall = [_verdi(ett) for _periode, ett in rekken]
    storst = max((verdi for verdi in tall if verdi is not None), default=0) or 1
    if sum(verdi is not None for verdi in tall) < 2:
        return None
    stolper = []
    for nr, ((periode, ett), verdi) in enumerate(zip(rekken, tall, strict=True)):
        hoyde = 0 if verdi is None else round(verdi / storst * STOLPEHOYDE, 1)
        x = (I_REKKEN - len(rekken) + nr) * STOLPEPLASS + (STOLPEPLASS - STOLPEBREDDE) / 2
        vist = "–" if verdi is None else f"{verdi} %" if ett.andel else str(verdi)
        stolper.append(Stolpe(x, TOPP + STOLPEHOYDE - hoyde, hoyde, vist, kortnavn(periode), nr == len(rekken) - 1))
    ord_ = "; ".join(f"{periode.navn}: {stolpe.tall}" for (periode, _ett), stolpe in zip(rekken, stolper, strict=True))
    return Trend(_("%(navn)s, de siste periodene. %(tall)s.") % {"navn": navn, "tall": ord_}, stolper)


def _verdi(ett: Nokkeltall) -> int | None:
    """Percent of a share, when there are enough to speak of one."""
    if ett.andel:
        return ett.andel.hele_prosent if ett.andel.kan_vises_i_prosent else None
    return ett.tall if isinstance(ett.tall, int) else None


def kortnavn(periode: Periode) -> str:
    """«okt», also of its first days alone, «4. kv.», «2026» or the day it begins."""
    if periode.fra.day == 1 and periode.til < periode.fra + relativedelta(months=1):
        navn = date_format(periode.fra, "b").rstrip(".")
        return capfirst(navn) if get_language() == "en" else navn
    if periode.hele_maaneder == MAANEDER_I_KVARTAL and periode.fra.month % MAANEDER_I_KVARTAL == 1:
        return _("%(nummer)s. kv.") % {"nummer": periode.til.month // MAANEDER_I_KVARTAL}
    if periode.hele_maaneder == MAANEDER_I_AARET and periode.fra.month == 1:
        return str(periode.fra.year)
    return f"{periode.fra:%d.%m}"
