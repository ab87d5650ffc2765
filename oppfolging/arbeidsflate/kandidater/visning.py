"""The rows of the candidate list: one's own with what comes next, the office's with no more than colleagues may see."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch

from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from kandidater import navnelike
from kandidater.faser import Fase
from kandidater.models import Kandidat, Kandidatansvar
from oppfolging.kjerne import ansvarlig, neste_steg, sist_kontakt
from oppfolging.kjerne.neste_steg import Vist, vis


def neste_side(bruker: Bruker, ny: Kandidat) -> str:
    """Where who has registered `ny` goes on: to the card of one's own, or to give it out; nowhere for the others."""
    if Kandidat.objects.synlig_for(bruker).filter(pk=ny.pk).exists():
        return "oppfolging:kandidat"
    er_min = bruker.rolle == Rolle.LEDER and Kandidat.objects.listbar_for(bruker).filter(pk=ny.pk).exists()
    return "rapporter:tildel" if er_min else ""


@dataclass(frozen=True)
class EgenRad:
    id: uuid.UUID
    navn: str
    fase: Fase
    kandidat: Vist
    arbeidsgiver: Vist
    siste_kontakt: date | None
    merke: str
    tar_over: Kandidatansvar | None


@dataclass(frozen=True)
class Kontorrad:
    """What a colleague may see: name, phase and who is responsible (empty: nobody yet).

    `kan_aapnes`: with a reason.
    """

    id: uuid.UUID
    navn: str
    fase: Fase
    ansvarlig: str
    merke: str
    kan_aapnes: bool


@dataclass(frozen=True)
class Fasetall:
    """A phase in the list, and how many stand in it."""

    fase: Fase
    antall: int


def egne(bruker: Bruker, *, naa: datetime) -> list[EgenRad]:
    """The user's own open candidates, in Norwegian name order."""
    mine = Kandidat.objects.synlig_for(bruker).aapne().annotate(siste_kontakt=sist_kontakt.kandidatens())
    rader, i_dag = list(mine.order_by("sorteringsnavn", "pk")), lokal_dato(naa)
    neste = neste_steg.for_kandidater((rad.pk for rad in rader), hos=bruker, naa=naa)
    tar_over = ansvarlig.tar_over([rad.pk for rad in rader], naa=naa)
    navn = navnelike.skill(bruker, {rad.pk: rad.navn for rad in rader})
    return [
        EgenRad(
            rad.pk,
            navn[rad.pk],
            Fase(rad.fase),
            vis(neste[rad.pk].kandidat, i_dag=i_dag),
            vis(neste[rad.pk].arbeidsgiver, i_dag=i_dag),
            rad.siste_kontakt,
            rad.graderingsmerke,
            tar_over.get(rad.pk),
        )
        for rad in rader
    ]


def kontorets(bruker: Bruker, *, naa: datetime) -> list[Kontorrad]:
    """The office's open candidates but the user's own, in Norwegian name order."""
    egne_ = Kandidat.objects.synlig_for(bruker).values("pk")
    ansvar = Prefetch("ansvar", Kandidatansvar.objects.gjeldende(naa).select_related("bruker"))
    kan_aapnes = Exists(Kandidat.objects.kan_aapnes_av(bruker).filter(pk=OuterRef("pk")))
    rader = Kandidat.objects.listbar_for(bruker).aapne().exclude(pk__in=egne_).defer("fodselsnummer", "notat")
    rader = rader.annotate(kan_aapnes=kan_aapnes)
    return [
        Kontorrad(
            rad.pk,
            rad.navn,
            Fase(rad.fase),
            next((a.bruker.navn for a in rad.ansvar.all() if a.bruker), ""),
            rad.graderingsmerke,
            rad.kan_aapnes,
        )
        for rad in rader.order_by("sorteringsnavn", "pk").prefetch_related(ansvar)
    ]


def fasetall(rader: Sequence[EgenRad | Kontorrad]) -> list[Fasetall]:
    """How many stand in each phase, in the order of the phases, without the empty ones."""
    antall = Counter(rad.fase for rad in rader)
    return [Fasetall(fase, antall[fase]) for fase in Fase if antall[fase]]
