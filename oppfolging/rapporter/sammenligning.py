"""What has changed: the figures beside those of the period before, of the same period last year, and of the last few.

All are counted at the same cut, by the same definitions, so that what is compared is the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oppfolging.rapporter.rapportperioder import Periode, aarets_foerste
from oppfolging.rapporter.tall.figur import Linje, Nokkeltall, Sammenlignet, Tall, Tidsbruk
from oppfolging.rapporter.tall.rader import KONTORET, Fordelt, tell
from oppfolging.rapporter.tall.verdier import Verdi
from oppfolging.rapporter.utvalg import Utvalg

# How many periods a trend has, with the one the report is of.
I_REKKEN = 6


@dataclass(frozen=True)
class Foer:
    """The office and its jobbspesialister in another period, to compare with."""

    periode: Periode
    kontoret: Linje
    spesialister: tuple[Linje, ...] = ()

    def linje(self, bruker: UUID | None) -> Linje | None:
        """Of this one, or of the office; None of who had nothing then."""
        return self.kontoret if bruker is None else next((en for en in self.spesialister if en.bruker == bruker), None)


def perioder(u: Utvalg, planlagt_fra: date | None) -> list[Periode]:
    """The period before and the same last year; as many days of each as have been. None from before there was anything.

    Those that are the same are one.
    """
    return _med_noe_i(_aktuelle(u.fra, u.til, u.siste_dag), planlagt_fra)


def uten_historikk(fra: date, til: date, siste_dag: date, planlagt_fra: date | None) -> list[Periode]:
    """Those of the same two that began before the office did, so that there is nothing to compare with."""
    if planlagt_fra is None:
        return []
    return [ett for ett in _aktuelle(fra, til, siste_dag) if ett.fra < planlagt_fra]


def _aktuelle(fra: date, til: date, siste_dag: date) -> list[Periode]:
    denne = Periode(fra, til)
    return list(dict.fromkeys(_like_lange(denne, siste_dag, [denne.forrige, denne.i_fjor])))


def rekken(u: Utvalg, planlagt_fra: date | None) -> list[Periode]:
    """The periods before it of a trend, the last first."""
    foer = [Periode(u.fra, u.til).forrige]
    while len(foer) < I_REKKEN - 1:
        foer.append(foer[-1].forrige)
    return _med_noe_i(_like_lange(Periode(u.fra, u.til), u.siste_dag, foer), planlagt_fra)


def lag(u: Utvalg, figurer: Sequence[Tall], planlagt_fra: date | None) -> tuple[Foer, ...]:
    """Those of the figures that stand at the top, in the periods to compare with."""
    valgte = [tall for tall in figurer if tall.nokkeltall]
    return tuple(_regn(u, periode, valgte, planlagt_fra) for periode in perioder(u, planlagt_fra)) if valgte else ()


def utvikling(u: Utvalg, figurer: Sequence[Tall], planlagt_fra: date | None) -> tuple[Foer, ...]:
    """Those of the first page in the rest of the trend: what is compared with is counted already."""
    valgte = [tall for tall in figurer if tall.forside]
    resten = [ett for ett in rekken(u, planlagt_fra) if ett not in perioder(u, planlagt_fra)]
    return tuple(_regn(u, periode, valgte, planlagt_fra) for periode in resten) if valgte else ()


def nokkeltall(kontoret: Linje, figurer: Iterable[Tall], foer: Sequence[Foer]) -> Iterator[Nokkeltall]:
    """The figures at the top, each with its change."""
    for ett, gamle in ved_siden_av(kontoret, figurer, foer):
        endringer = (_endring(ett, gamle.get(den.periode), den.periode) for den in foer)
        yield replace(ett, endringer=tuple(den for den in endringer if den.hva))


def ved_siden_av(
    kontoret: Linje, figurer: Iterable[Tall], foer: Sequence[Foer]
) -> Iterator[tuple[Nokkeltall, dict[Periode, Nokkeltall]]]:
    """Each of the figures at the top beside itself in other periods."""
    for tall in figurer:
        if tall.nokkeltall is None:
            continue
        gamle = {
            ett.periode: list(tall.nokkeltall(ett.kontoret)) for ett in foer if tall.nokkel in ett.kontoret.verdier
        }
        for nr, ett in enumerate(tall.nokkeltall(kontoret)):
            yield replace(ett, bak=tall), {periode: da[nr] for periode, da in gamle.items()}


def _like_lange(denne: Periode, siste_dag: date, perioder: Sequence[Periode]) -> list[Periode]:
    """Of one that is not over, as many days of the others as have been."""
    if siste_dag >= denne.til:
        return list(perioder)
    dager = Periode(denne.fra, siste_dag).antall_dager
    return [periode.foerste(dager) for periode in perioder]


def _med_noe_i(perioder: Sequence[Periode], planlagt_fra: date | None) -> list[Periode]:
    return [ett for ett in dict.fromkeys(perioder) if planlagt_fra is not None and ett.fra >= planlagt_fra]


def _regn(u: Utvalg, periode: Periode, alle: Sequence[Tall], planlagt_fra: date | None) -> Foer:
    """Of each jobbspesialist, what the first page and theirs show; no twelve months that began before the office."""
    hele_aaret = planlagt_fra is not None and aarets_foerste(periode.til) >= planlagt_fra
    figurer = [tall for tall in alle if hele_aaret or tall.tid is not Tidsbruk.SISTE_AARET]
    talt = tell(Utvalg(u.kontor, periode.fra, periode.til, u.snitt), figurer)
    hver = [tall for tall in figurer if tall.forside]
    hos = {ett for tall in hver for ett in talt[tall.nokkel] if isinstance(ett, UUID)}
    return Foer(
        periode,
        Linje(verdier=_verdier(talt, figurer, KONTORET)),
        tuple(Linje(bruker=ett, verdier=_verdier(talt, hver, ett)) for ett in sorted(hos)),
    )


def _verdier(talt: Mapping[str, Fordelt], figurer: Sequence[Tall], hos: UUID | str) -> dict[str, Verdi]:
    return {tall.nokkel: talt[tall.nokkel].get(hos) or tall.verdi.av(tall.slag, {}) for tall in figurer}


def endring(naa: Nokkeltall, da: Nokkeltall, periode: Periode) -> str:
    """«+3 mot september 2026», of a share with what it was of then; nothing when it cannot be compared."""
    ord_ = _mot(naa, da, periode)
    return f"{ord_} ({da.andel.deler})" if ord_ and da.andel else ord_


def _endring(naa: Nokkeltall, da: Nokkeltall | None, periode: Periode) -> Sammenlignet:
    """The same with the figure then apart, of a number too: it opens to its own rows."""
    if da is None:
        return Sammenlignet(for_lite(periode), periode)
    return Sammenlignet(_mot(naa, da, periode), periode, da.andel.deler if da.andel else str(da.tall))


def _mot(naa: Nokkeltall, da: Nokkeltall, periode: Periode) -> str:
    hva = forskjell(naa, da)
    return hva and _("%(hva)s mot %(periode)s") % {"hva": hva, "periode": periode.navn}


def for_lite(periode: Periode) -> str:
    """Said where the change would have stood."""
    return _("Ikke nok historikk til å sammenligne med %(periode)s") % {"periode": periode.navn}


def forskjell(naa: Nokkeltall, da: Nokkeltall) -> str:
    """«+3»; of shares in percentage points, and not of too few to speak of a percentage."""
    if naa.andel and da.andel:
        if not (naa.andel.kan_vises_i_prosent and da.andel.kan_vises_i_prosent):
            return ""
        mer = naa.andel.hele_prosent - da.andel.hele_prosent
        ord_ = ngettext("%(mer)s prosentpoeng", "%(mer)s prosentpoeng", abs(mer))
        return ord_ % {"mer": _med_tegn(mer)} if mer else _("uendret")
    if isinstance(naa.tall, int) and isinstance(da.tall, int):
        mer = naa.tall - da.tall
        return _med_tegn(mer) if mer else _("uendret")
    return ""


def _med_tegn(mer: int) -> str:
    return f"+{mer}" if mer > 0 else f"\N{MINUS SIGN}{-mer}"
