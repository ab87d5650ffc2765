"""«Tre ting å ta tak i»: what a leader does first, read from the figures of a cut by rules, in this order of weight.

A person of Nav is named, as everywhere in the report; a candidate or an employer never.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from oppfolging.kjerne.models import Side
from oppfolging.rapporter.snitt import Snitt
from oppfolging.rapporter.tall.figur import Linje, Tall
from oppfolging.rapporter.tall.frister import I_TIDE, OVER_FRISTEN, i_tide, over_fristen_i_ord, samlet_over_fristen
from oppfolging.rapporter.tall.kontakt import OVER_RYTMEN, antall_over_rytmen, over_rytmen
from oppfolging.rapporter.tall.mangler import UTEN_ANSVARLIG, UTEN_KONTAKTPERSON
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE, ledige_plasser, over_normen
from oppfolging.rapporter.tall.verdier import dager

ANTALL = 3
# Fewer overdue, or fewer candidates above their rhythm, is a day's work and no pattern.
MINST = 3
# So many percentage points below the office, or below the period before, stands out.
UNDER_KONTORET, FALL = 10, 5

FRISTER_I_TIDE = {
    Side.KANDIDAT: gettext_lazy("%(deler)s frister med kandidater i tide (%(prosent)s)"),
    Side.ARBEIDSGIVER: gettext_lazy("%(deler)s frister med arbeidsgivere i tide (%(prosent)s)"),
    Side.JOBBUTVIKLING: gettext_lazy("%(deler)s frister for jobbutvikling i tide (%(prosent)s)"),
}


@dataclass(frozen=True)
class Funn:
    """Whose (a jobbspesialist, or the office when nobody), what, and beside what; and which figure's rows say more."""

    hva: str
    hvorfor: str
    tall: Tall
    hvem: str = ""
    hos: UUID | None = None
    slag: str = ""


def for_kontoret(snitt: Snitt) -> list[Funn]:
    """The three that weigh most, or fewer when no more stands out."""
    return _av(snitt, snitt.spesialister, [_uten_noen, *OM_EN, _fall])[:ANTALL]


def for_en(linje: Linje, snitt: Snitt) -> list[Funn]:
    """What to talk with this jobbspesialist about."""
    return _av(snitt, [linje], OM_EN)[:ANTALL]


def _av(snitt: Snitt, blant: Sequence[Linje], regler: Sequence[Leting]) -> list[Funn]:
    """Nobody is named twice while another is as bad."""
    alle: list[Funn] = []
    for regel in regler:
        if ting := regel(snitt, blant, {ett.hos for ett in alle if ett.hos}):
            alle.append(ting)
    return alle


def _verst(
    blant: Sequence[Linje], hvor_mye: Callable[[Linje], int], nevnt: Collection[UUID]
) -> tuple[Linje | None, str]:
    """Whoever has most, and in words who has as much: of equals, who is not named, and then who has it of fewest."""
    mest = max(map(hvor_mye, blant), default=0)
    like = [linje for linje in blant if hvor_mye(linje) == mest]
    verst = min(like, key=lambda linje: (linje.bruker in nevnt, linje[PORTEFOLJE].samlet), default=None)
    andre = [isolert(linje.navn) for linje in like if linje is not verst]
    if not andre:
        return verst, ""
    return verst, andre[0] if len(andre) == 1 else _("%(n)s andre") % {"n": len(andre)}


def _med_like(hvorfor: str, like: str) -> str:
    """Who is as bad, said after why."""
    return _("%(hvorfor)s Like mange: %(navn)s.") % {"hvorfor": hvorfor, "navn": like} if like else hvorfor


def _uten_noen(snitt: Snitt, _blant: Sequence[Linje], _nevnt: Collection[UUID]) -> Funn | None:
    """A broken promise: candidates and employers that nobody answers for."""
    kandidater, av_arbeidsgivere = snitt.kontoret[UTEN_ANSVARLIG], snitt.kontoret[UTEN_KONTAKTPERSON]
    arbeidsgivere = av_arbeidsgivere.samlet
    deler = []
    if kandidater.antall:
        ord_ = ngettext("%(n)s kandidat uten ansvarlig", "%(n)s kandidater uten ansvarlig", kandidater.antall)
        deler.append(ord_ % {"n": kandidater.antall})
    if arbeidsgivere:
        ord_ = ngettext(
            "%(n)s arbeidsgiver uten kontaktperson", "%(n)s arbeidsgivere uten kontaktperson", arbeidsgivere
        )
        deler.append(ord_ % {"n": arbeidsgivere})
    if not deler:
        return None
    hvorfor = _("Gi dem en på siden «Kontoret».")
    # No wait of no days.
    if ventet := [ett.lengst for ett in (kandidater, av_arbeidsgivere) if ett.lengst]:
        hvorfor = _("Lengst ventet: %(dager)s. %(hva)s") % {"dager": dager(max(ventet)), "hva": hvorfor}
    return Funn(", ".join(deler), hvorfor, UTEN_ANSVARLIG if kandidater.antall else UTEN_KONTAKTPERSON)


def _over_fristen(snitt: Snitt, blant: Sequence[Linje], nevnt: Collection[UUID]) -> Funn | None:
    """Whoever has most."""
    verst, like = _verst(blant, samlet_over_fristen, nevnt)
    if verst is None or samlet_over_fristen(verst) < MINST:
        return None
    ord_ = {"sider": over_fristen_i_ord(verst), "alle": samlet_over_fristen(snitt.kontoret)}
    return Funn(
        _("%(n)s over fristen") % {"n": samlet_over_fristen(verst)},
        _med_like(_("%(sider)s. Kontoret har %(alle)s i alt.") % ord_, like),
        OVER_FRISTEN,
        verst.navn,
        verst.bruker,
    )


def _i_tide(snitt: Snitt, blant: Sequence[Linje], nevnt: Collection[UUID]) -> Funn | None:
    """The side of one that is farthest below the office's."""
    etter = [(_under_kontoret(snitt, linje, side), linje, side) for linje in blant for side in FRISTER_I_TIDE]
    unevnt = [(ett[0], ett[1].bruker not in nevnt) for ett in etter]
    under, verst, side = etter[unevnt.index(max(unevnt))] if etter else (0, None, Side.KANDIDAT)
    if verst is None or under < UNDER_KONTORET:
        return None
    egen, kontorets = i_tide(verst, side), i_tide(snitt.kontoret, side)
    return Funn(
        FRISTER_I_TIDE[side] % {"deler": egen.deler, "prosent": egen.prosent},
        _("Kontoret: %(prosent)s.") % {"prosent": kontorets.prosent},
        I_TIDE,
        verst.navn,
        verst.bruker,
        side,
    )


def _under_kontoret(snitt: Snitt, linje: Linje, side: str) -> int:
    """In percentage points; none of too few to speak of a percentage."""
    egen, kontorets = i_tide(linje, side), i_tide(snitt.kontoret, side)
    if not (egen.kan_vises_i_prosent and kontorets.kan_vises_i_prosent):
        return 0
    return kontorets.hele_prosent - egen.hele_prosent


def _over_rytmen(snitt: Snitt, blant: Sequence[Linje], nevnt: Collection[UUID]) -> Funn | None:
    """Whoever has most candidates that have not been reached as often as they should."""
    if OVER_RYTMEN.nokkel not in snitt.versjoner:
        return None
    verst, like = _verst(blant, antall_over_rytmen, nevnt)
    if verst is None or antall_over_rytmen(verst) < MINST:
        return None
    ord_ = {"deler": over_rytmen(snitt.kontoret).deler}
    return Funn(
        _("%(deler)s kandidater over egen rytme") % {"deler": over_rytmen(verst).deler},
        _med_like(_("Siste kontakt er eldre enn rytmen deres tillater. Kontoret: %(deler)s.") % ord_, like),
        OVER_RYTMEN,
        verst.navn,
        verst.bruker,
    )


def _over_normen(snitt: Snitt, blant: Sequence[Linje], nevnt: Collection[UUID]) -> Funn | None:
    """Whoever is most above the norm, and where there is room."""
    verst, like = _verst(blant, over_normen, nevnt)
    if verst is None or not over_normen(verst):
        return None
    ledigst = max(snitt.spesialister, key=ledige_plasser)
    plass = _("Ingen på kontoret har ledig plass.")
    if antall := ledige_plasser(ledigst):
        ord_ = ngettext("Mest plass: %(navn)s, %(n)s ledig.", "Mest plass: %(navn)s, %(n)s ledige.", antall)
        plass = ord_ % {"navn": isolert(ledigst.navn), "n": antall}
    fakta = {"n": verst[PORTEFOLJE].samlet, "norm": verst.norm, "plass": plass}
    return Funn(
        _("%(n)s over normen") % {"n": over_normen(verst)},
        _med_like(_("%(n)s kandidater, norm %(norm)s. %(plass)s") % fakta, like),
        PORTEFOLJE,
        verst.navn,
        verst.bruker,
    )


def _fall(snitt: Snitt, _blant: Sequence[Linje], _nevnt: Collection[UUID]) -> Funn | None:
    """The office keeps fewer of its dates than the period before."""
    foer = next((ett for ett in snitt.foer if ett.periode.til < snitt.fra), None)
    if foer is None or I_TIDE.nokkel not in foer.kontoret.verdier:
        return None
    naa, da = snitt.kontoret[I_TIDE].samlet, foer.kontoret[I_TIDE].samlet
    if not (naa.kan_vises_i_prosent and da.kan_vises_i_prosent) or da.hele_prosent - naa.hele_prosent < FALL:
        return None
    ord_ = {"da": da.prosent, "naa": naa.prosent, "periode": foer.periode.navn}
    return Funn(_("Færre frister i tide"), _("Fra %(da)s i %(periode)s til %(naa)s.") % ord_, I_TIDE)


def isolert(navn: str) -> str:
    """A name within other words: one that is written from the right takes no number beside it along."""
    return f"\N{FIRST STRONG ISOLATE}{navn}\N{POP DIRECTIONAL ISOLATE}"


Leting = Callable[[Snitt, Sequence[Linje], Collection[UUID]], Funn | None]
OM_EN: list[Leting] = [_over_fristen, _i_tide, _over_rytmen, _over_normen]
