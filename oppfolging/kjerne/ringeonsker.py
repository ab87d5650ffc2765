"""Employers who have asked to be called: who asked, the number, and how it hurries. Nothing of a candidate here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, QuerySet

from arbeidsgivere.models import Arbeidsgiver
from inkludering.felles.blant import en_av
from inkludering.felles.datoord import i_setning_kl
from inkludering.felles.fastsporring import Fastsporring, Plassholder
from inkludering.felles.stegstatus import Stegstatus
from oppfolging.kjerne.models import Art, Oppfolging
from oppfolging.kjerne.neste_steg import forsinkelse, stegstatus


@dataclass(frozen=True)
class Ringeonske:
    """One card. `navn` is empty for a wish from before who asked was kept; `status` as of any date.

    `fra`: what the address of the log carries, to lead back. `bedt`: when they asked, in words.
    """

    navn: str
    telefon: str
    epost: str
    arbeidsgiver: str
    orgnr: str
    fra: str
    frist: date
    status: str
    over: str
    bedt: str


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
    opprettet: datetime


_FELT = (
    *("bedt_av__fornavn", "bedt_av__etternavn", "bedt_av__telefon", "bedt_av__epost"),
    *("arbeidsgiver__navn", "arbeidsgiver__orgnr", "frist", "forsokt_dato", "opprettet"),
)


def hos(arbeidsgiver: Arbeidsgiver, *, i_dag: date) -> Ringeonske | None:
    """The one that stands at this employer, for all who see it."""
    aapne = Oppfolging.objects.aapne().filter(art=Art.RINGEONSKE, arbeidsgiver=arbeidsgiver)
    rad = aapne.values_list(*_FELT).first()
    return kort(Onskelinje(*rad), i_dag) if rad else None


def aapent_hos(arbeidsgiver: Arbeidsgiver) -> Oppfolging | None:
    """The wish itself, with who asked: what a talk with this employer answers."""
    aapne = Oppfolging.objects.aapne().filter(art=Art.RINGEONSKE, arbeidsgiver=arbeidsgiver)
    return aapne.select_related("bedt_av", "arbeidsgiver").first()


def hos_disse(arbeidsgivere: Sequence[int], *, i_dag: date) -> list[Ringeonske]:
    """Those that stand at any of these employers, the most urgent first."""
    linjer = _HOS_DISSE(arbeidsgivere=arbeidsgivere) if arbeidsgivere else []
    return i_rekkefolge([kort(linje, i_dag) for linje in linjer])


def kort(linje: Onskelinje, i_dag: date, fra: str = "") -> Ringeonske:
    """The card of a line that has been read; `fra` as on it."""
    return Ringeonske(
        navn=" ".join(filter(None, (linje.fornavn, linje.etternavn))),
        telefon=linje.telefon or "",
        epost=linje.epost or "",
        arbeidsgiver=linje.arbeidsgiver,
        orgnr=linje.orgnr,
        fra=fra,
        frist=linje.frist,
        status=stegstatus(linje.frist, linje.forsokt_dato, i_dag),
        over=forsinkelse(linje.frist, i_dag),
        bedt=i_setning_kl(linje.opprettet, i_dag),
    )


def i_rekkefolge(kortene: list[Ringeonske]) -> list[Ringeonske]:
    """Whom nobody has tried today before those who have been, each as they stood."""
    return sorted(kortene, key=lambda kortet: kortet.status == Stegstatus.FORSOKT)


def _hos_disse() -> QuerySet[Any, Any]:
    disse = en_av("arbeidsgiver", Plassholder("arbeidsgivere", ArrayField(BigIntegerField())))
    return Oppfolging.objects.aapne().filter(disse, art=Art.RINGEONSKE).order_by("frist", "pk").values_list(*_FELT)


_HOS_DISSE = Fastsporring(Onskelinje, _hos_disse)
