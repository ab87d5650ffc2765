"""Employers who have asked to be called: who asked, the number, and how it hurries. Nothing of a candidate here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.urls import reverse

from arbeidsgivere.models import Arbeidsgiver
from oppfolging.kjerne.models import Art, Oppfolging
from oppfolging.kjerne.neste_steg import forsinkelse, stegstatus


@dataclass(frozen=True)
class Ringeonske:
    """One card. `navn` is empty for a wish from before who asked was kept; `status` as of any date."""

    navn: str
    telefon: str
    epost: str
    arbeidsgiver: str
    url: str
    logg_url: str
    frist: date
    status: str
    over: str


class Onskelinje(NamedTuple):
    """As a page has read it."""

    fornavn: str | None
    etternavn: str | None
    telefon: str | None
    epost: str | None
    arbeidsgiver: str
    orgnr: str
    frist: date
    forsokt_dato: date | None


_FELT = (
    *("bedt_av__fornavn", "bedt_av__etternavn", "bedt_av__telefon", "bedt_av__epost"),
    *("arbeidsgiver__navn", "arbeidsgiver__orgnr", "frist", "forsokt_dato"),
)


def hos(arbeidsgiver: Arbeidsgiver, *, i_dag: date) -> Ringeonske | None:
    """The one that stands at this employer, for all who see it."""
    aapne = Oppfolging.objects.aapne().filter(art=Art.RINGEONSKE, arbeidsgiver=arbeidsgiver)
    rad = aapne.values_list(*_FELT).first()
    return kort(Onskelinje(*rad), i_dag) if rad else None


def kort(linje: Onskelinje, i_dag: date, fra: str = "") -> Ringeonske:
    """The card; `fra`: what the address of the log carries, to lead back."""
    return Ringeonske(
        navn=" ".join(filter(None, (linje.fornavn, linje.etternavn))),
        telefon=linje.telefon or "",
        epost=linje.epost or "",
        arbeidsgiver=linje.arbeidsgiver,
        url=reverse("oppfolging:arbeidsgiver", args=[linje.orgnr]),
        logg_url=reverse("oppfolging:logg_arbeidsgiver", args=[linje.orgnr]) + fra,
        frist=linje.frist,
        status=stegstatus(linje.frist, linje.forsokt_dato, i_dag),
        over=forsinkelse(linje.frist, i_dag),
    )
