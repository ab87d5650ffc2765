"""Logging a contact: the one action that moves the clocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.hendelser import logg as hendelseslogg
from kandidater.models import Kandidat
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Art, Forlop, Kanal, Kontakt, Oppfolging, Side, Status
from oppfolging.kjerne.planlegging import Valg, planlegg_arbeidsgiver, planlegg_kandidat

ANGREFRIST = timedelta(minutes=15)


class KanIkkeAngres(Exception):
    """Too late, or something has been built on the contact since."""


@dataclass(frozen=True)
class Parter:
    """Whom the contact was with. At least a candidate or an employer; a forløp brings both."""

    kandidat: Kandidat | None = None
    arbeidsgiver: Arbeidsgiver | None = None
    forlop: Forlop | None = None
    med_kandidat: bool = False
    med_arbeidsgiver: bool = False


@transaction.atomic
def logg(
    *,
    parter: Parter,
    kanal: str,
    naadd: bool,
    notat: str,
    av: Bruker,
    naa: datetime,
    neste: dict[str, date] | None = None,
    oppfolging: Oppfolging | None = None,
    innsending: UUID | None = None,
) -> Kontakt:
    """Log a contact. Reached: the dates it answers are done and the next ones made (`neste`: typed dates by side).

    Not reached: the dates stand, still escalate, and are tried again the next working day.
    `oppfolging` is the planned contact the person logged on, done even when it is not part of the rhythm.
    The same `innsending` sent twice is logged once.
    """
    nokkel = innsending or uuid4()
    try:
        with transaction.atomic():
            kontakt = _opprett(parter, pk=nokkel, kanal=kanal, naadd=naadd, notat=notat, tid=naa, av=av)
    except IntegrityError:
        return Kontakt.objects.get(pk=nokkel, av=av)
    besvart = Oppfolging.objects.aapne().filter(_besvart_av(kontakt, oppfolging))
    if naadd:
        datoer.lukk(besvart, som=Status.UTFORT, naa=naa, kontakt=kontakt)
        _planlegg_videre(kontakt, neste or {}, naa)
    else:
        datoer.forsok(besvart, kontakt=kontakt)
    hendelseslogg.noter("kontakt_logget", kontakt, av=av, naa=naa, kanal=kanal, naadd=naadd)
    return kontakt


def kan_angres(kontakt: Kontakt, *, av: Bruker, naa: datetime) -> bool:
    return (
        kontakt.av_id == av.pk
        and kontakt.angret is None
        and naa - kontakt.tid <= ANGREFRIST
        and not kontakt.skapte_oppfolginger.exclude(status=Status.AAPEN).exists()
    )


@transaction.atomic
def angre(*, kontakt: Kontakt, av: Bruker, naa: datetime) -> None:
    """Take back a contact just logged: its new dates go, those it answered stand again. Raises KanIkkeAngres."""
    if not kan_angres(kontakt, av=av, naa=naa):
        raise KanIkkeAngres
    datoer.gjenaapne(kontakt=kontakt, naa=naa)
    kontakt.angret = naa
    kontakt.save(update_fields=["angret"])
    hendelseslogg.noter("kontakt_angret", kontakt, av=av, naa=naa)


def _opprett(parter: Parter, **felt: Any) -> Kontakt:
    return Kontakt.objects.create(
        kandidat=parter.kandidat,
        forlop=parter.forlop,
        arbeidsgiver=parter.arbeidsgiver or (parter.forlop.arbeidsgiver if parter.forlop else None),
        med_kandidat=parter.med_kandidat,
        med_arbeidsgiver=parter.med_arbeidsgiver,
        **felt,
    )


def _besvart_av(kontakt: Kontakt, valgt: Oppfolging | None) -> Q:
    """Which open dates this contact answers: the rhythm of each side, and what a talk settles by itself."""
    svar = Q(pk=valgt.pk) if valgt else Q(pk__in=[])
    av_seg_selv = Q(art__in=(Art.RYTME, Art.JOBBTAP))
    if kontakt.med_kandidat:
        svar |= Q(side=Side.KANDIDAT, kandidat=kontakt.kandidat_id) & av_seg_selv
    if not kontakt.med_arbeidsgiver:
        return svar
    if kontakt.arbeidsgiver_id:
        svar |= Q(art=Art.RINGEONSKE, arbeidsgiver=kontakt.arbeidsgiver_id)
    if kontakt.forlop_id:
        return svar | Q(side=Side.ARBEIDSGIVER, forlop=kontakt.forlop_id) & av_seg_selv
    if kontakt.kandidat_id:
        svar |= Q(side=Side.JOBBUTVIKLING, kandidat=kontakt.kandidat_id, art=Art.RYTME)
        if kontakt.kanal == Kanal.FYSISK:
            svar |= Q(kandidat=kontakt.kandidat_id, art=Art.FORSTE_ARBEIDSGIVERMOTE)
        return svar
    return svar | Q(side=Side.ARBEIDSGIVER, arbeidsgiver=kontakt.arbeidsgiver_id, forlop__isnull=True, art=Art.RYTME)


def _planlegg_videre(kontakt: Kontakt, neste: dict[str, date], naa: datetime) -> None:
    valg = Valg(datoer=neste, kontakt=kontakt)
    if kontakt.kandidat:
        planlegg_kandidat(kandidat=kontakt.kandidat, naa=naa, valg=valg)
    if kontakt.arbeidsgiver:
        planlegg_arbeidsgiver(arbeidsgiver=kontakt.arbeidsgiver, naa=naa, valg=valg)
