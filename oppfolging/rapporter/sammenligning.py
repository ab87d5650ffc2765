"""What has changed: the office's figures beside those of the period before and of the same period last year.

Both are counted at the same cut, by the same definitions, so that what is compared is the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.tall.figur import Linje, Nokkeltall, Tall
from oppfolging.rapporter.tall.rader import KONTORET, tell
from oppfolging.rapporter.utvalg import Utvalg


@dataclass(frozen=True)
class Foer:
    """The office in another period, to compare with."""

    periode: Periode
    kontoret: Linje


def perioder(u: Utvalg, planlagt_fra: date | None) -> list[Periode]:
    """The period before and the same last year; as many days of each as have been. None from before there was anything.

    Those that are the same are one.
    """
    denne = Periode(u.fra, u.til)
    dager = Periode(u.fra, u.siste_dag).antall_dager
    andre = [denne.forrige, denne.i_fjor]
    if u.siste_dag < u.til:
        andre = [periode.foerste(dager) for periode in andre]
    return [ett for ett in dict.fromkeys(andre) if planlagt_fra is not None and ett.fra >= planlagt_fra]


def lag(u: Utvalg, figurer: Sequence[Tall], planlagt_fra: date | None) -> tuple[Foer, ...]:
    """Those of the figures that stand at the top, in the periods to compare with."""
    valgte = [tall for tall in figurer if tall.nokkeltall]
    return tuple(_regn(u, periode, valgte) for periode in perioder(u, planlagt_fra)) if valgte else ()


def nokkeltall(kontoret: Linje, figurer: Iterable[Tall], foer: Sequence[Foer]) -> Iterator[Nokkeltall]:
    """The figures at the top, each with its change."""
    for tall in figurer:
        if tall.nokkeltall is None:
            continue
        gamle = [
            (ett.periode, list(tall.nokkeltall(ett.kontoret))) for ett in foer if tall.nokkel in ett.kontoret.verdier
        ]
        for nr, ett in enumerate(tall.nokkeltall(kontoret)):
            endringer = (_endring(ett, da[nr], periode) for periode, da in gamle)
            yield replace(ett, bak=tall, endringer=tuple(endring for endring in endringer if endring))


def _regn(u: Utvalg, periode: Periode, figurer: Sequence[Tall]) -> Foer:
    talt = tell(Utvalg(u.kontor, periode.fra, periode.til, u.snitt), figurer)
    verdier = {tall.nokkel: talt[tall.nokkel].get(KONTORET) or tall.verdi.av(tall.slag, {}) for tall in figurer}
    return Foer(periode, Linje(verdier=verdier))


def _endring(naa: Nokkeltall, da: Nokkeltall, periode: Periode) -> str:
    """«+3 mot september 2026»; of shares in percentage points, and not of too few to speak of a percentage."""
    if naa.andel and da.andel:
        if not (naa.andel.kan_vises_i_prosent and da.andel.kan_vises_i_prosent):
            return ""
        return _i_ord(naa.andel.hele_prosent - da.andel.hele_prosent, periode, prosent=True)
    if isinstance(naa.tall, int) and isinstance(da.tall, int):
        return _i_ord(naa.tall - da.tall, periode)
    return ""


def _i_ord(mer: int, periode: Periode, *, prosent: bool = False) -> str:
    if not mer:
        return _("uendret mot %(periode)s") % {"periode": periode.navn}
    ord_ = {"mer": f"+{mer}" if mer > 0 else f"\N{MINUS SIGN}{-mer}", "periode": periode.navn}
    return (_("%(mer)s prosentpoeng mot %(periode)s") if prosent else _("%(mer)s mot %(periode)s")) % ord_
