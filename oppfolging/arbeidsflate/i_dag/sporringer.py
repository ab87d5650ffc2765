"""What the front page asks: how much I have, the open steps of my candidates, and what is due at my employers."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    DateField,
    DateTimeField,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
    When,
)
from django.db.models.functions import Coalesce

from arbeidsgivere.arbeidsgiverkontakter import hovednummer
from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker, Tilknytning
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fastsporring import Fastsporring, Plassholder
from inkludering.utkast import lager
from kandidater import belastning
from kandidater.gradering import UGRADERT
from kandidater.kandidatnavn import navn_bak
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.i_dag import fravaer
from oppfolging.kjerne import sist_kontakt
from oppfolging.kjerne.models import Art, Oppfolging, Side, Status
from oppfolging.kjerne.querysets import KONTAKTPERSONENS, avtalt_klokkeslett, kollega, skulle_vaert
from oppfolging.varsling import menytall

BRUKER, NAA, SENEST = (
    Plassholder("bruker", UUIDField()),
    Plassholder("naa", DateTimeField()),
    Plassholder("senest", DateField()),
)


class Topplinje(NamedTuple):
    """What stands above the list: how much I have (belastning.av), how many drafts and reminders wait for me.

    The last three are of absence (fravaer.spurt).
    """

    antall: int
    stillingsprosent: int
    utkast: int
    paaminnelser: int
    vikar_for: list[str] | None = None
    for_andre: list[str] | None = None
    tilbake: str | None = None


INGENTING = Topplinje(0, 0, 0, 0)  # for who stopped working there this moment


class Steglinje(NamedTuple):
    """An open step of an open candidate; one line also for a candidate who has none.

    `kollega`: who answers for it instead of me (querysets.kollega). `sist`: last real contact. `arbeidsgivers_telefon`:
    the hovedkontakt's. `sen`: the day it should have been, when it was set too late for that.
    """

    kandidat: UUID
    fornavn: str
    etternavn: str
    sorteringsnavn: str
    telefon: str
    fase: str
    arbeidsgivernavn: str | None
    orgnr: str | None
    arbeidsgivers_telefon: str | None
    kollega: str | None
    vil_oppringes: bool
    sist: date | None
    steg: UUID | None
    side: str
    art: str
    frist: date
    fysisk: bool
    forsokt_dato: date | None
    nytt_forsok: date | None
    sen: date | None
    klokkeslett: time | None
    gradering: str
    skjermet: bool


class Avtalelinje(NamedTuple):
    """An open step at an employer, about a candidate (`kandidatnavn` empty: who may not be named) or nobody.

    The last five: when it was made, and who asked to be called, where somebody did.
    """

    arbeidsgivernavn: str
    sorteringsnavn: str
    orgnr: str
    telefon: str | None
    kandidat: UUID | None
    kandidatnavn: str | None
    forlop: UUID | None
    sist: date | None
    steg: UUID
    side: str
    art: str
    frist: date
    fysisk: bool
    forsokt_dato: date | None
    nytt_forsok: date | None
    sen: date | None
    klokkeslett: time | None
    opprettet: datetime
    fornavn: str | None
    etternavn: str | None
    nummer: str | None
    epost: str | None
    kollega: None = None  # never: these are mine


def _toppen() -> QuerySet[Tilknytning, tuple[Any, ...]]:
    """One question, as these are counted on the page that is opened most."""
    venter = lager.lagret_etter(OuterRef("bruker"), Plassholder("utkast_etter", DateTimeField())).order_by()
    antall = venter.values("bruker").annotate(antall=Count("pk")).values("antall")
    paaminnelser = menytall.aapne_for(OuterRef("bruker"))
    venter_paa_meg = {"utkast": Coalesce(Subquery(antall), 0), "paaminnelser": Coalesce(Subquery(paaminnelser), 0)}
    return belastning.stillingen(**venter_paa_meg, **fravaer.spurt())


def _mine_steg() -> QuerySet[Kandidat, tuple[Any, ...]]:
    ringeonsker = Oppfolging.objects.aapne().filter(
        art=Art.RINGEONSKE, arbeidsgiver=OuterRef("steg__forlop__arbeidsgiver")
    )
    return (
        Kandidat.objects.for_jobbspesialist(BRUKER, NAA)
        .aapne()
        .annotate(
            steg=FilteredRelation("oppfolginger", condition=Q(oppfolginger__status=Status.AAPEN)),
            arbeidsgivernavn=F("steg__forlop__arbeidsgiver__navn"),
            orgnr=F("steg__forlop__arbeidsgiver__orgnr"),
            sist=Case(
                When(steg__side=Side.KANDIDAT, then=sist_kontakt.kandidatens()),
                When(steg__forlop__isnull=True, then=sist_kontakt.jobbsokets()),
                default=sist_kontakt.forlopets("steg__forlop"),
            ),
            arbeidsgivers_telefon=hovednummer(OuterRef("steg__forlop__arbeidsgiver")),
            kollega=kollega("steg__arbeidsgiver", BRUKER, NAA, av=UGRADERT),
            vil_oppringes=Exists(ringeonsker),
            sen=skulle_vaert("steg__"),
            klokkeslett=avtalt_klokkeslett("steg__"),
        )
        .values_list(
            *("pk", "fornavn", "etternavn", "sorteringsnavn", "telefon", "fase", "arbeidsgivernavn", "orgnr"),
            *("arbeidsgivers_telefon", "kollega", "vil_oppringes", "sist"),
            *("steg__id", "steg__side", "steg__art", "steg__frist", "steg__fysisk", "steg__forsokt_dato"),
            *("steg__nytt_forsok", "sen", "klokkeslett", "gradering", "skjermet"),
        )
    )


def _hos_mine_arbeidsgivere() -> QuerySet[Oppfolging, tuple[Any, ...]]:
    return (
        Oppfolging.objects.aapne()
        .filter(
            Q(frist__lte=SENEST) | Q(art=Art.RINGEONSKE),
            KONTAKTPERSONENS,
            arbeidsgiver__in=Arbeidsgiver.objects.svares_for_av(BRUKER, NAA),
        )
        .annotate(
            sist=Case(
                When(forlop__isnull=False, then=sist_kontakt.forlopets("forlop", "kandidat")),
                default=sist_kontakt.arbeidsgiverens("arbeidsgiver"),
            ),
            sen=skulle_vaert(),
            avtalt=avtalt_klokkeslett(),
            telefon=hovednummer(OuterRef("arbeidsgiver")),
            kandidatnavn=navn_bak(Kandidat.objects.for_jobbspesialist(BRUKER, NAA), "kandidat__"),
        )
        .order_by("frist", "arbeidsgiver__sorteringsnavn", "pk")
        .values_list(
            *("arbeidsgiver__navn", "arbeidsgiver__sorteringsnavn", "arbeidsgiver__orgnr", "telefon"),
            *("kandidat_id", "kandidatnavn", "forlop_id", "sist"),
            *("pk", "side", "art", "frist", "fysisk", "forsokt_dato", "nytt_forsok", "sen", "avtalt"),
            "opprettet",
            *("bedt_av__fornavn", "bedt_av__etternavn", "bedt_av__telefon", "bedt_av__epost"),
        )
    )


# `bruker` is a jobbspesialist, `naa` the moment; `senest` the last due date shown.
_spor_toppen = Fastsporring(Topplinje, _toppen)
mine_steg = Fastsporring(Steglinje, _mine_steg)
hos_mine_arbeidsgivere = Fastsporring(Avtalelinje, _hos_mine_arbeidsgivere)


def toppen(bruker: Bruker, naa: datetime) -> Topplinje:
    """What stands above the list of who works as a jobbspesialist where they are logged in. One query."""
    rader = _spor_toppen(
        bruker=bruker.pk,
        kontor=bruker.kontoret.pk,
        dag=lokal_dato(naa),
        naa=naa,
        utkast_etter=naa - lager.LEVETID,
        **fravaer.verdier(naa),
    )
    return rader[0] if rader else INGENTING
