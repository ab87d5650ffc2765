"""What is worth knowing before one rings: what was said last on each side, what may be told, what waits for answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker
from inkludering.felles.templatetags.aksel import naar
from kandidater import aapenhet
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Kontakt, Kontaktutfall


@dataclass(frozen=True)
class Sist:
    """The last contact on a side."""

    side: str
    hva: str
    notat: str


@dataclass(frozen=True)
class Forhistorie:
    sist: list[Sist]
    aapenhet: str
    skal_ikke_deles: str
    venter: list[Kontakt]


def les(kandidat: Kandidat, bruker: Bruker) -> Forhistorie:
    """For those who may see all of the candidate. A fixed number of queries."""
    gjeldende = kandidat.aapenheter.gjeldende().first()
    return Forhistorie(
        sist=list(_sist(kandidat)),
        aapenhet=_aapenhet(kandidat),
        skal_ikke_deles=gjeldende.skal_ikke_deles if gjeldende else "",
        venter=list(_venter(kandidat, bruker)),
    )


def _sist(kandidat: Kandidat) -> Iterable[Sist]:
    rader = kandidat.deltakelser.gjeldende().select_related("kontakt").order_by("-dag", "-kontakt__tid")
    for navn, hvem in (
        (_("Sist med kandidaten"), {"deltok": True}),
        (_("Sist med arbeidsgiver"), {"med_arbeidsgiver": True}),
    ):
        if rad := rader.filter(**hvem).first():
            yield Sist(navn, f"{naar(rad.dag)} {_hva(rad.kontakt)}", rad.notat)


def _hva(kontakt: Kontakt) -> str:
    kanal = str(kontakt.get_kanal_display())
    return kanal if kontakt.naadd else f"{kanal}, {str(kontakt.get_utfall_display()).lower()}"


def _aapenhet(kandidat: Kandidat) -> str:
    delt = aapenhet.for_arbeidsgiver(kandidat)
    if not delt.kan_kontaktes:
        return _("Arbeidsgivere skal ikke kontaktes om kandidaten.")
    return (
        _("Arbeidsgivere kan kontaktes, og navnet kan sies.")
        if delt.navn
        else _("Arbeidsgivere kan kontaktes, men navnet skal ikke sies.")
    )


def _venter(kandidat: Kandidat, bruker: Bruker) -> Iterable[Kontakt]:
    svar = Kontakt.objects.gjeldende().filter(svarer_paa=OuterRef("pk"))
    mine = (
        Kontakt.objects.redigerbar_for(bruker)
        .gjeldende()
        .filter(utfall=Kontaktutfall.SENDT, deltakere__kandidat=kandidat)
    )
    sendte = mine.filter(utfall=Kontaktutfall.SENDT).exclude(Exists(svar))
    return sendte.order_by("-dag", "-tid")[:3]
