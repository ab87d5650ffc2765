"""What is worth knowing before one rings: what was said last on each side, what may be told, what waits for answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.templatetags.aksel import naar
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.felles.aapenhetslinje import aapenhet_i_ord
from oppfolging.kjerne.models import Deltaker, Kontakt, Kontaktutfall, Part


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
        aapenhet=aapenhet_i_ord(kandidat),
        skal_ikke_deles=gjeldende.skal_ikke_deles if gjeldende else "",
        venter=list(_venter(kandidat, bruker)),
    )


def hos(arbeidsgiver: Arbeidsgiver, bruker: Bruker) -> Forhistorie:
    """Before one talks with an employer: the last contact there, and what one has noted of it oneself."""
    alle = Kontakt.objects.uten_kandidatdata(bruker).filter(arbeidsgiver=arbeidsgiver)
    sist = alle.select_related("av").order_by("-dag", "-tid").first()
    if sist is None:
        return Forhistorie(sist=[], aapenhet="", skal_ikke_deles="", venter=[])
    mitt = Deltaker.objects.synlig_for(bruker).filter(kontakt=sist, part=Part.ARBEIDSGIVER).first()
    hva = f"{naar(sist.dag)} {_hva(sist)}, {sist.av.navn}"
    siste = Sist(_("Sist med arbeidsgiver"), hva, mitt.notat if mitt else "")
    return Forhistorie(sist=[siste], aapenhet="", skal_ikke_deles="", venter=[])


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


def _venter(kandidat: Kandidat, bruker: Bruker) -> Iterable[Kontakt]:
    svar = Kontakt.objects.gjeldende().filter(svarer_paa=OuterRef("pk"))
    mine = (
        Kontakt.objects.redigerbar_for(bruker)
        .gjeldende()
        .filter(utfall=Kontaktutfall.SENDT, deltakere__kandidat=kandidat)
    )
    sendte = mine.filter(utfall=Kontaktutfall.SENDT).exclude(Exists(svar))
    return sendte.order_by("-dag", "-tid")[:3]
