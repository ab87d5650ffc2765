"""The forløp that run at an employer: one by one those the reader follows, and of the others how many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from kandidater.kandidatnavn import UTEN_NAVN
from oppfolging.arbeidsflate.arbeidsgiver.kjente import Kjente
from oppfolging.kjerne.models import Forlop


@dataclass(frozen=True)
class Forlopsrad:
    """`hva` is empty where the employer may know nothing of the candidate, the dates where it may not know the name."""

    id: UUID
    navn: str
    hva: str
    start: date | None
    slutt: date | None


@dataclass(frozen=True)
class Lopende:
    """`andre`: how many others run here, as far as the reader may know of them."""

    rader: list[Forlopsrad]
    andre: int


def alle(arbeidsgiver: Arbeidsgiver, bruker: Bruker) -> list[Forlop]:
    """Those the reader may know to run here."""
    rader = arbeidsgiver.forlop.aapne().kjent_for(bruker).select_related("kandidat")
    return list(rader.defer("kandidat__notat", "kandidat__fodselsnummer").order_by("start", "pk"))


def les(forlop: list[Forlop], kjente: Kjente) -> Lopende:
    rader = [_rad(ett, kjente) for ett in forlop if kjente.kan_folges(ett.kandidat_id)]
    return Lopende(rader, len(forlop) - len(rader))


def _rad(forlop: Forlop, kjente: Kjente) -> Forlopsrad:
    kan_sies = forlop.kandidat_id in kjente.egne or kjente.deling(forlop.kandidat_id).kan_kontaktes
    hva = _("%(type)s, %(stilling)s") if forlop.stilling else "%(type)s"
    navn = kjente.navn(forlop.kandidat_id)
    return Forlopsrad(
        id=forlop.pk,
        navn=navn or capfirst(str(UTEN_NAVN)),
        hva=hva % {"type": forlop.get_type_display(), "stilling": forlop.stilling} if kan_sies else "",
        start=forlop.start if kan_sies and navn else None,
        slutt=forlop.slutt if kan_sies and navn else None,
    )
