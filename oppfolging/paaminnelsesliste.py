"""A person's own reminders as they read them: what, why, since when, and what has been sent to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, Count, OuterRef, QuerySet, Subquery, When
from django.urls import reverse
from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.utsending.models import Utsending
from oppfolging.kandidatnavn import navn_for
from oppfolging.models import Kontakt, Paaminnelse, Side
from oppfolging.steg import over_fristen, siden, stegtekst

LENGSTE_LISTE = 200
SISTE_SAMMENDRAG = 14


@dataclass(frozen=True)
class Rad:
    """One reminder. `hvorfor` is the rule; the rest is what it rests on."""

    kandidat_id: UUID | None
    om: str
    url: str
    hvorfor: str
    hva: str
    frist: date | None
    over: str
    sist: str
    dag: date


def aapne(bruker: Bruker, *, naa: datetime) -> list[Rad]:
    """The open ones, newest first."""
    paaminnelser = list(_med_siste_kontakt(bruker)[:LENGSTE_LISTE])
    navn = navn_for(bruker, [ett.kandidat for ett in paaminnelser if ett.kandidat])
    return [_rad(ett, navn, bruker, lokal_dato(naa)) for ett in paaminnelser]


def sammendrag(bruker: Bruker) -> QuerySet[Utsending]:
    """The digests of the last days, with how many reminders each told of."""
    egne = Utsending.objects.filter(mottaker=bruker, paaminnelser__isnull=False)
    return egne.annotate(antall=Count("paaminnelser")).order_by("-opprettet")[:SISTE_SAMMENDRAG]


def _med_siste_kontakt(bruker: Bruker) -> QuerySet[Paaminnelse]:
    reelle = Kontakt.objects.reelle().order_by("-tid").values("tid")
    med_kandidat = reelle.filter(kandidat=OuterRef("kandidat"), med_kandidat=True)
    for_jobb = reelle.filter(kandidat=OuterRef("kandidat"), med_arbeidsgiver=True)
    med_arbeidsgiver = reelle.filter(arbeidsgiver=OuterRef("arbeidsgiver"), med_arbeidsgiver=True)
    return (
        Paaminnelse.objects.egne(bruker)
        .aapne()
        .select_related("oppfolging", "kandidat", "arbeidsgiver")
        .defer("kandidat__notat", "kandidat__fodselsnummer")
        .annotate(
            sist=Case(
                When(oppfolging__side=Side.KANDIDAT, then=Subquery(med_kandidat[:1])),
                When(oppfolging__side=Side.JOBBUTVIKLING, then=Subquery(for_jobb[:1])),
                default=Subquery(med_arbeidsgiver[:1]),
            )
        )
        .order_by("-opprettet", "-pk")
    )


def _rad(ett: Paaminnelse, navn: dict[UUID, str], bruker: Bruker, i_dag: date) -> Rad:
    steg = ett.oppfolging
    deler = [navn.get(ett.kandidat_id, ""), str(ett.arbeidsgiver or "")]
    return Rad(
        kandidat_id=ett.kandidat_id,
        om=_(" hos ").join(filter(None, deler)),
        url=_kortet(ett, bruker),
        hvorfor=ett.get_regel_display(),
        hva=stegtekst(steg.art, steg.side, fysisk=steg.fysisk) if steg else "",
        frist=steg.frist if steg else None,
        over=over_fristen(steg.frist, i_dag) if steg else "",
        sist=siden(lokal_dato(ett.sist) if ett.sist else None, i_dag) if steg else "",
        dag=ett.dag,
    )


def _kortet(ett: Paaminnelse, bruker: Bruker) -> str:
    """The card to open: a leader, who opens no candidate, gets the employer or the office page."""
    if bruker.rolle == Rolle.JOBBSPESIALIST:
        if ett.oppfolging and ett.oppfolging.forlop_id:
            return reverse("oppfolging:forlop", args=[ett.oppfolging.forlop_id])
        if ett.kandidat_id:
            return reverse("oppfolging:kandidat", args=[ett.kandidat_id])
    if ett.arbeidsgiver:
        return reverse("oppfolging:arbeidsgiver", args=[ett.arbeidsgiver.orgnr])
    return reverse("rapporter:kontor")
