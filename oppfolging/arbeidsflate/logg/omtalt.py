"""Whom a talk with an employer may have been about: the running forløp there that are one's own to follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.templatetags.aksel import dato
from kandidater.kandidatnavn import navn_for
from oppfolging.kjerne.models import Forlop, Oppfolging, Side
from oppfolging.kjerne.neste_steg import forsinkelse


@dataclass(frozen=True)
class Omtalt:
    """A forløp at the employer that may have been talked of. `naar`: its date there, and how it stands.

    `egen`: the candidate is one's own, so that one may say that they took part.
    """

    forlop: Forlop
    navn: str
    naar: str
    forfalt: bool
    egen: bool

    @property
    def nokkel(self) -> str:
        return self.forlop.pk.hex


def hos(arbeidsgiver: Arbeidsgiver, bruker: Bruker, *, i_dag: date, til_og_med: date) -> tuple[Omtalt, ...]:
    """Those due first, `forfalt` when due by `til_og_med`.

    Others' candidates by name only where they let the employer know it.
    """
    mine = set(Forlop.objects.redigerbar_for(bruker).filter(arbeidsgiver=arbeidsgiver).values_list("pk", flat=True))
    hos_mine = Forlop.objects.hos_mine_arbeidsgivere(bruker).values("pk")
    alle = arbeidsgiver.forlop.aapne().filter(Q(pk__in=mine) | Q(pk__in=hos_mine)).select_related("kandidat")
    datoer = Oppfolging.objects.aapne().rytme().filter(side=Side.ARBEIDSGIVER, forlop__in=alle)
    steg = {rad.forlop_id: rad for rad in datoer}
    navn = navn_for(bruker, [forlop.kandidat for forlop in alle])
    rader = sorted((rad for rad in alle if rad.pk in steg), key=lambda rad: (steg[rad.pk].frist, rad.stilling))
    return tuple(
        Omtalt(
            forlop=rad,
            navn=_navn(navn[rad.kandidat_id], rad),
            naar=" · ".join(filter(None, (dato(steg[rad.pk].frist), forsinkelse(steg[rad.pk].frist, i_dag)))),
            forfalt=steg[rad.pk].frist <= til_og_med,
            egen=rad.pk in mine,
        )
        for rad in rader
    )


def _navn(navn: str, forlop: Forlop) -> str:
    """With the work they do, which tells two without a name apart."""
    return f"{navn[:1].upper()}{navn[1:]}, {forlop.stilling}" if forlop.stilling else f"{navn[:1].upper()}{navn[1:]}"
