"""Whom a talk with an employer may have been about: those who are one's own to follow there, and have a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.datoord import naar
from kandidater import aapenhet, navnelike
from kandidater.kandidatnavn import navn_for
from kandidater.models import Aapenhet, Kandidat
from oppfolging.kjerne.models import Art, Forlop, Oppfolging, Side
from oppfolging.kjerne.neste_steg import forsinkelse
from oppfolging.kjerne.oppfolgingstyper import EVALUERINGER, VED_SAMTALE


@dataclass(frozen=True)
class Omtalt:
    """A candidate who may have been talked of, in a forløp there. `naar`: the date it settles, and what stands after.

    `egen`: the candidate is one's own, so that one may say that they took part; then `sies` is what the employer may
    be told of them, since one reads their name whether it may be said or not.
    """

    forlop: Forlop
    navn: str
    naar: str
    sies: str
    forfalt: bool
    egen: bool

    @property
    def nokkel(self) -> str:
        return self.forlop.pk.hex


def hos(arbeidsgiver: Arbeidsgiver, bruker: Bruker, *, i_dag: date, til_og_med: date | None) -> tuple[Omtalt, ...]:
    """Those due first; also what an ended forløp has left to talk of. `forfalt`: due by `til_og_med`, if any.

    Others' candidates by name only where they let the employer know it.
    """
    mine = set(Forlop.objects.redigerbar_for(bruker).filter(arbeidsgiver=arbeidsgiver).values_list("pk", flat=True))
    datoer: dict[Kandidat, list[Oppfolging]] = defaultdict(list)
    for rad in _datoer(arbeidsgiver, bruker, mine):
        if rad.forlop:
            datoer[rad.forlop.kandidat].append(rad)
    navn = navnelike.skill(bruker, navn_for(bruker, datoer.keys()))
    sies = _hva_som_sies([den for den, rader in datoer.items() if rader[0].forlop_id in mine])
    avtaler = sorted(filter(None, map(_gjores_opp, datoer.values())), key=lambda rader: rader[0].frist)
    return tuple(
        Omtalt(
            forlop=(forlop := _logget_i(rader)),
            navn=_navn(navn[forlop.kandidat_id], forlop),
            naar=_naar(rader[0], datoer[forlop.kandidat], i_dag),
            sies=sies.get(forlop.kandidat_id, ""),
            forfalt=til_og_med is not None and rader[0].frist <= til_og_med,
            egen=forlop.pk in mine,
        )
        for rader in avtaler
    )


def _hva_som_sies(egne: list[Kandidat]) -> dict[UUID, str]:
    """Whether the name may be said, and what must not be told."""
    delt = aapenhet.for_arbeidsgivere(egne)
    tiet = dict(Aapenhet.objects.gjeldende().filter(kandidat__in=egne).values_list("kandidat", "skal_ikke_deles"))
    sies: dict[UUID, str] = {}
    for den in egne:
        navnet = _hva_om_navnet(delt[den.pk])
        ikke = Truncator(tiet.get(den.pk, "")).words(40)
        sies[den.pk] = " · ".join(
            filter(None, (den.graderingsmerke, navnet, ikke and _("skal ikke deles: %(hva)s") % {"hva": ikke}))
        )
    return sies


def _hva_om_navnet(delt: aapenhet.Delt) -> str:
    if not delt.kan_kontaktes:
        return _("arbeidsgivere skal ikke kontaktes om kandidaten")
    return _("navnet kan sies") if delt.navn else _("navnet skal ikke sies")


def _datoer(arbeidsgiver: Arbeidsgiver, bruker: Bruker, mine: Iterable[UUID]) -> Iterable[Oppfolging]:
    """The open dates about somebody there; the rhythm of a forløp that has ended is the employer's own."""
    hos_mine = Forlop.objects.hos_mine_arbeidsgivere(bruker).filter(arbeidsgiver=arbeidsgiver).values("pk")
    rader = Oppfolging.objects.aapne().filter(arbeidsgiver=arbeidsgiver, side=Side.ARBEIDSGIVER)
    rader = rader.filter(Q(forlop__in=mine) | Q(forlop__in=hos_mine), art__in=(*VED_SAMTALE, *EVALUERINGER))
    rader = rader.exclude(art=Art.RYTME, forlop__avsluttet_dato__isnull=False)
    return rader.select_related("forlop__kandidat").order_by("frist", "forlop__stilling", "pk")


def _gjores_opp(rader: list[Oppfolging]) -> list[Oppfolging]:
    """Of a candidate's dates those one contact settles, the first due first: of one forløp, and what others left."""
    samtaler = [rad for rad in rader if rad.art in VED_SAMTALE]
    return [rad for rad in samtaler if rad.forlop == _logget_i(samtaler) or rad.art != Art.RYTME]


def _logget_i(samtaler: list[Oppfolging]) -> Forlop:
    """One that runs before one that has ended."""
    return min((rad.forlop for rad in samtaler if rad.forlop), key=lambda forlop: not forlop.er_aapent)


def _naar(forst: Oppfolging, alle: Iterable[Oppfolging], i_dag: date) -> str:
    hva = "" if forst.art == Art.RYTME else str(forst.get_art_display())
    staar = [
        _("%(hva)s logges for seg") % {"hva": rad.get_art_display()}
        for rad in alle
        if rad.art in EVALUERINGER and rad.frist <= i_dag
    ]
    return " · ".join(filter(None, (hva, naar(forst.frist, i_dag), forsinkelse(forst.frist, i_dag), *staar)))


def _navn(navn: str, forlop: Forlop) -> str:
    """With the work they do, which tells two without a name apart."""
    return f"{navn[:1].upper()}{navn[1:]}, {forlop.stilling}" if forlop.stilling else f"{navn[:1].upper()}{navn[1:]}"
