"""What is worth knowing before one rings: what was said last on each side, what may be told, what waits for answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.templatetags.aksel import naar
from kandidater import navnelike
from kandidater.kandidatnavn import navn_for
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.felles.aapenhetslinje import aapenhet_i_ord
from oppfolging.kjerne.models import Deltaker, Kontakt, Kontaktutfall, Part

# Of what waits for an answer, the newest stands above the form while it is so fresh; the rest is folded.
NYLIG = timedelta(days=7)
FLEST_SOM_VENTER = 10


@dataclass(frozen=True)
class Sist:
    """The last contact on a side."""

    side: str
    hva: str
    notat: str


@dataclass(frozen=True)
class Venter:
    """A message of one's own that waits for an answer: by what, when and to whom."""

    kontakt: UUID
    kanal: str
    dag: date
    til: str


@dataclass(frozen=True)
class Forhistorie:
    """`venter`: the message one most likely has the answer to; `eldre`: the others, which the form folds away."""

    sist: list[Sist]
    aapenhet: str = ""
    skal_ikke_deles: str = ""
    venter: tuple[Venter, ...] = ()
    eldre: tuple[Venter, ...] = ()


def les(kandidat: Kandidat, bruker: Bruker, i_dag: date) -> Forhistorie:
    """For those who may see all of the candidate. A fixed number of queries."""
    gjeldende = kandidat.aapenheter.gjeldende().first()
    venter = tuple(_venter(kandidat, bruker))
    nye = sum(ett.dag > i_dag - NYLIG for ett in venter[:1])
    return Forhistorie(
        sist=list(_sist(kandidat)),
        aapenhet=aapenhet_i_ord(kandidat),
        skal_ikke_deles=gjeldende.skal_ikke_deles if gjeldende else "",
        venter=venter[:nye],
        eldre=venter[nye:],
    )


def hos(arbeidsgiver: Arbeidsgiver, bruker: Bruker) -> Forhistorie:
    """Before one talks with an employer: the last contact there, and what one has noted of it oneself."""
    alle = Kontakt.objects.uten_kandidatdata(bruker).filter(arbeidsgiver=arbeidsgiver)
    sist = alle.select_related("av").order_by("-dag", "-tid").first()
    if sist is None:
        return Forhistorie(sist=[])
    mitt = Deltaker.objects.synlig_for(bruker).filter(kontakt=sist, part=Part.ARBEIDSGIVER).first()
    hva = f"{naar(sist.dag)} {_hva(sist)}, {sist.av.navn}"
    siste = Sist(_("Sist med arbeidsgiver"), hva, mitt.notat if mitt else "")
    return Forhistorie(sist=[siste])


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


def _venter(kandidat: Kandidat, bruker: Bruker) -> Iterable[Venter]:
    """The newest first, in a fixed number of queries."""
    svar = Kontakt.objects.gjeldende().filter(svarer_paa=OuterRef("pk"))
    mine = Kontakt.objects.redigerbar_for(bruker).gjeldende()
    mine = mine.filter(utfall=Kontaktutfall.SENDT, deltakere__kandidat=kandidat).exclude(Exists(svar))
    til = Deltaker.objects.filter(deltok=True).select_related("kandidat", "arbeidsgiverkontakt").order_by("pk")
    sendte = mine.select_related("arbeidsgiver").prefetch_related(Prefetch("deltakere", til, to_attr="mottakere"))
    kontakter: list[Any] = list(sendte.order_by("-dag", "-tid")[:FLEST_SOM_VENTER])
    personer = {den.kandidat for kontakt in kontakter for den in kontakt.mottakere if den.kandidat}
    navn = navnelike.skill(bruker, navn_for(bruker, personer)) if personer else {}
    for kontakt in kontakter:
        hvem = [*(navn[den.kandidat_id] for den in kontakt.mottakere if den.kandidat_id), *_hos(kontakt)]
        yield Venter(kontakt.pk, str(kontakt.get_kanal_display()), kontakt.dag, _(" og ").join(hvem))


def _hos(kontakt: Any) -> Iterable[str]:
    """The employer a message went to, with whom there."""
    if not kontakt.med_arbeidsgiver:
        return
    sted = str(kontakt.arbeidsgiver or kontakt.arbeidsgivernavn or _("en arbeidsgiver"))
    person = next((den.arbeidsgiverkontakt for den in kontakt.mottakere if den.arbeidsgiverkontakt), None)
    yield _("%(navn)s hos %(arbeidsgiver)s") % {"navn": person.navn, "arbeidsgiver": sted} if person else sted
