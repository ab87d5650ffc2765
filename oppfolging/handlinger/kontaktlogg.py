"""Logging a contact: the one action that moves the clocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.laas import laas, laas_alle
from inkludering.hendelser import logg as hendelseslogg
from kandidater.faser import JOBBUTVIKLINGSFASER
from kandidater.models import Kandidat
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import SAMTALER, Art, Deltaker, Forlop, Kanal, Kontakt, Oppfolging, Part, Side, Status
from oppfolging.kjerne.planlegger import Valg, planlegg
from oppfolging.kjerne.querysets import UTEN_LOPENDE_FORLOP, OppfolgingQuerySet
from oppfolging.kjerne.typer import Oppfolgingshendelse

ANGREFRIST = timedelta(minutes=15)
AV_SEG_SELV = Q(art__in=(Art.RYTME, Art.JOBBTAP))
SAMME_INNSENDING = "kjerne_kontakt_pkey"


class KanIkkeLogges(Exception):
    """What was sent is no contact; the text says why."""


class KanIkkeAngres(Exception):
    """Too late, or something has been built on the contact since."""


@dataclass(frozen=True)
class Neste:
    """Next dates by side as the form had them, proposed or typed, and why one is later than the rhythm."""

    datoer: dict[str, date] = field(default_factory=dict)
    grunn: str = ""


RYTMEN = Neste()


@dataclass(frozen=True)
class OmKandidat:
    """A candidate the contact was about, who took part or not, and what was said of them.

    `oppfolging`: the planned contact the person logged on, done even when it is not part of the rhythm.
    """

    kandidat: Kandidat
    forlop: Forlop | None = None
    deltok: bool = True
    notat: str = ""
    neste: Neste = RYTMEN
    oppfolging: Oppfolging | None = None


@dataclass(frozen=True)
class MedArbeidsgiver:
    """The employer's side took part: somebody there, or no employer yet. The note is about the employer alone."""

    arbeidsgiver: Arbeidsgiver | None = None
    person: Arbeidsgiverkontakt | None = None
    notat: str = ""
    neste: Neste = RYTMEN


@dataclass(frozen=True)
class Parter:
    """Whom the contact was with, beside the one who logs it."""

    kandidater: tuple[OmKandidat, ...] = ()
    arbeidsgiver: MedArbeidsgiver | None = None
    nav: tuple[Bruker, ...] = ()

    @property
    def noen_deltok(self) -> bool:
        return bool(self.arbeidsgiver or self.nav) or any(om.deltok for om in self.kandidater)


@transaction.atomic
def logg(
    *, parter: Parter, kanal: str, naadd: bool, av: Bruker, naa: datetime, innsending: UUID | None = None
) -> Kontakt:
    """Log a contact. Reached: the dates it answers are done and the next ones made.

    Not reached: the dates stand, still escalate, and are tried again the next working day. The same `innsending` sent
    twice by the same person is logged once. Raises KanIkkeLogges when nobody took part, and datoer.GrunnMangler.
    """
    if not parter.noen_deltok:
        raise KanIkkeLogges(_("Velg hvem du hadde kontakt med."))
    hos = parter.arbeidsgiver.arbeidsgiver if parter.arbeidsgiver else None
    laas_alle([om.kandidat for om in parter.kandidater])
    laas_alle([hos] if hos else [])
    nokkel = innsending or uuid4()
    try:
        with transaction.atomic():
            kontakt = _opprett(parter, pk=nokkel, kanal=kanal, naadd=naadd, tid=naa, av=av)
    except IntegrityError as feil:
        return _alt_logget(nokkel, av, feil)
    besvart = Oppfolging.objects.aapne().filter(_besvart_av(parter))
    if naadd:
        datoer.lukk(besvart.filter(_mott_ved(kontakt)), som=Status.UTFORT, naa=naa, kontakt=kontakt)
        _planlegg_videre(parter, kontakt, naa)
    else:
        datoer.forsok(besvart.filter(~Q(art=Art.FORSTE_ARBEIDSGIVERMOTE) | _mott_ved(kontakt)), kontakt=kontakt)
    hendelseslogg.noter(Oppfolgingshendelse.KONTAKT_LOGGET, kontakt, av=av, naa=naa, kanal=kanal, naadd=naadd)
    return kontakt


def venter_paa_mote(kontakt: Kontakt) -> OppfolgingQuerySet:
    """The dates on the contact's sides that take a meeting face to face, which it was not: they still stand."""
    svar = Q(pk__in=[])
    for om in kontakt.deltakere.filter(part=Part.KANDIDAT):
        if om.deltok:
            svar |= Q(side=Side.KANDIDAT, kandidat=om.kandidat_id)
        if kontakt.med_arbeidsgiver:
            svar |= Q(side=Side.JOBBUTVIKLING, kandidat=om.kandidat_id)
            svar |= Q(side=Side.ARBEIDSGIVER, forlop=om.forlop_id, forlop__isnull=False)
    begynt = Q(tidligst__isnull=True) | Q(tidligst__lte=kontakt.dag)
    return Oppfolging.objects.aapne().filter(svar, begynt, fysisk=True).exclude(skapt_av=kontakt)


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
    laas_alle(list(Kandidat.objects.filter(pk__in=kontakt.deltakere.values("kandidat"))))
    laas(kontakt, "angret")
    if not kan_angres(kontakt, av=av, naa=naa):
        raise KanIkkeAngres
    datoer.gjenaapne(kontakt=kontakt, naa=naa)
    kontakt.angret = naa
    kontakt.save(update_fields=["angret"])
    hendelseslogg.noter(Oppfolgingshendelse.KONTAKT_ANGRET, kontakt, av=av, naa=naa)


def _opprett(parter: Parter, *, tid: datetime, **felt: Any) -> Kontakt:
    hos = parter.arbeidsgiver
    kontakt = Kontakt.objects.create(
        dag=lokal_dato(tid),
        tid=tid,
        med_arbeidsgiver=hos is not None,
        arbeidsgiver=hos.arbeidsgiver if hos else None,
        **felt,
    )
    deltakere = [
        Deltaker(part=Part.KANDIDAT, kandidat=om.kandidat, forlop=om.forlop, deltok=om.deltok, notat=om.notat)
        for om in parter.kandidater
    ]
    if hos:
        deltakere.append(Deltaker(part=Part.ARBEIDSGIVER, arbeidsgiverkontakt=hos.person, notat=hos.notat))
    deltakere += [Deltaker(part=Part.NAV, bruker=kollega) for kollega in parter.nav]
    for deltaker in deltakere:
        deltaker.kontakt = kontakt
    Deltaker.objects.bulk_create(deltakere)
    return kontakt


def _alt_logget(nokkel: UUID, av: Bruker, feil: IntegrityError) -> Kontakt:
    """What the first of two equal submissions logged. Every other breach of the database's rules stays an error."""
    if feil.__cause__ is None or feil.__cause__.diag.constraint_name != SAMME_INNSENDING:  # type: ignore[attr-defined]
        raise feil
    forste = Kontakt.objects.filter(pk=nokkel, av=av).first()
    if forste is None:
        raise KanIkkeLogges(_("Skjemaet er alt brukt. Åpne det på nytt.")) from feil
    return forste


def _besvart_av(parter: Parter) -> Q:
    """Which open dates the contact is about: the rhythm of each side, and what a talk settles by itself."""
    hos = parter.arbeidsgiver
    svar = Q(pk__in=[om.oppfolging.pk for om in parter.kandidater if om.oppfolging])
    for om in parter.kandidater:
        svar |= _besvart_for(om, med_arbeidsgiver=hos is not None)
    if hos and hos.arbeidsgiver:
        paa_siden = Q(side=Side.ARBEIDSGIVER, arbeidsgiver=hos.arbeidsgiver)
        svar |= paa_siden & (Q(art=Art.RINGEONSKE) | Q(art=Art.RYTME) & UTEN_LOPENDE_FORLOP)
    return svar


def _besvart_for(om: OmKandidat, *, med_arbeidsgiver: bool) -> Q:
    """In a forløp, the date of job development is answered too when it is left from a search that is over."""
    svar = Q(pk__in=[])
    if om.deltok:
        svar |= Q(side=Side.KANDIDAT, kandidat=om.kandidat) & AV_SEG_SELV
    if not med_arbeidsgiver:
        return svar
    svar |= Q(kandidat=om.kandidat, art=Art.FORSTE_ARBEIDSGIVERMOTE)
    jobbutvikling = Q(side=Side.JOBBUTVIKLING, kandidat=om.kandidat, art=Art.RYTME)
    if om.forlop is None:
        return svar | jobbutvikling
    svar |= jobbutvikling & ~Q(kandidat__fase__in=JOBBUTVIKLINGSFASER)
    return svar | Q(side=Side.ARBEIDSGIVER, forlop=om.forlop) & AV_SEG_SELV


def _mott_ved(kontakt: Kontakt) -> Q:
    """What it meets of that: a date for a meeting face to face takes one, and none takes a contact too early.

    Who asked to be called has been called when the two have talked, not when a message has been sent.
    """
    mott = Q(tidligst__isnull=True) | Q(tidligst__lte=kontakt.dag)
    if kontakt.kanal not in SAMTALER:
        mott &= ~Q(art=Art.RINGEONSKE)
    return mott if kontakt.kanal == Kanal.FYSISK else mott & Q(fysisk=False)


def _planlegg_videre(parter: Parter, kontakt: Kontakt, naa: datetime) -> None:
    hos = parter.arbeidsgiver
    arbeidsgiver = hos.arbeidsgiver if hos else None
    valg: dict[Any, Valg] = {
        om.kandidat.pk: Valg(om.neste.datoer, om.neste.grunn, om.forlop.pk if om.forlop else None)
        for om in parter.kandidater
    }
    if hos and arbeidsgiver:
        valg[arbeidsgiver.pk] = Valg(hos.neste.datoer, hos.neste.grunn)
    planlegg(
        kandidater=[om.kandidat for om in parter.kandidater],
        arbeidsgivere=[arbeidsgiver] if arbeidsgiver else [],
        naa=naa,
        valg=valg,
        kontakt=kontakt,
    )
