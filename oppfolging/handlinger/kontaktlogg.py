"""Logging a contact: the one action that moves the clocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato, neste_arbeidsdag
from inkludering.felles.laas import laas, laas_alle
from inkludering.hendelser import logg as hendelseslogg
from kandidater.fasegang import ANGREFRIST
from kandidater.models import Kandidat
from oppfolging.handlinger.parter import AV_SEG_SELV, Fakta, MedArbeidsgiver, Neste, OmKandidat, Parter, deltakelsen
from oppfolging.kjerne import datoer, planlegger
from oppfolging.kjerne.models import (
    UTFALL_VED,
    Art,
    Deltaker,
    Kontakt,
    Kontaktutfall,
    Oppfolging,
    Part,
    Side,
    Status,
)
from oppfolging.kjerne.oppfolgingstyper import EVALUERINGER
from oppfolging.kjerne.planlegger import Valg, planlegg
from oppfolging.kjerne.querysets import OppfolgingQuerySet
from oppfolging.kjerne.typer import Oppfolgingshendelse

__all__ = ["Fakta", "MedArbeidsgiver", "Neste", "OmKandidat", "Parter"]

# How far back a day is believed: beyond that it is a year mistyped.
LENGST_TILBAKE = timedelta(days=365)
SAMME_INNSENDING = "kjerne_kontakt_pkey"
UTEN_MER = Fakta()
SAMME_SVAR = "kontakt_besvares_en_gang"


class KanIkkeLogges(Exception):
    """What was sent is no contact; the text says why."""


class AltBrukt(KanIkkeLogges):
    """The form was used for another contact, or for one undone since: what stands in it needs a new mark."""


class KanIkkeAngres(Exception):
    """Too late, or something has been built on the contact since."""


@transaction.atomic
def logg(
    *,
    parter: Parter,
    kanal: str,
    utfall: str,
    av: Bruker,
    naa: datetime,
    fakta: Fakta = UTEN_MER,
    innsending: UUID | None = None,
    svarer_paa: Kontakt | None = None,
) -> Kontakt:
    """Log a contact. Reached: the dates it answers are done, as of the day it was, and the next ones made.

    Not reached, or a message sent: the dates stand, still escalate, and are tried again the next working day.
    Cancelled: they stand untouched. A candidate who did not come is contacted the next working day. The same
    `innsending` twice is logged once. Raises KanIkkeLogges for what is no contact, and datoer.GrunnMangler.
    """
    dag = fakta.dag or lokal_dato(naa)
    krev_kontakt(parter, kanal=kanal, utfall=utfall, dag=dag, naa=naa)
    laas_alle([om.kandidat for om in parter.kandidater])
    laas_alle([hos.arbeidsgiver] if (hos := parter.arbeidsgiver) and hos.arbeidsgiver else [])
    nokkel = innsending or uuid4()
    hva = {"kanal": kanal, "utfall": utfall, "svarer_paa": svarer_paa}
    try:
        with transaction.atomic():
            kontakt = _opprett(parter, replace(fakta, dag=dag), pk=nokkel, tid=naa, av=av, **hva)
    except IntegrityError as feil:
        return _alt_logget(nokkel, av, svarer_paa, feil, (kanal, utfall, dag, deltakelsen(parter.deltakere())))
    gjor_opp(parter, kontakt, naa=naa)
    if kontakt.naadd:
        _planlegg_videre(parter, kontakt, naa)
    ta_kontakt_med_uteblitte(parter, kontakt, naa=naa)
    hendelseslogg.noter(Oppfolgingshendelse.KONTAKT_LOGGET, kontakt, av=av, naa=naa, kanal=kanal, utfall=utfall)
    return kontakt


def gjor_opp(parter: Parter, kontakt: Kontakt, *, naa: datetime) -> None:
    """What came of the contact, on the dates that stand: done, tried, or the meeting called off."""
    besvart = _besvart_av(parter, kontakt)
    if kontakt.naadd:
        datoer.lukk(besvart.mott_ved(kontakt), som=Status.UTFORT, naa=naa, kontakt=kontakt)
        datoer.godskriv(_lukket_av_senere(parter, kontakt), kontakt=kontakt)
    elif kontakt.utfall == Kontaktutfall.AVLYST:
        datoer.avlys_moter(besvart, kontakt=kontakt)
    else:
        datoer.forsok(besvart.forsokt_ved(kontakt), kontakt=kontakt)


def tidligste_dag(kandidater: Iterable[Kandidat], *, i_dag: date) -> date:
    """The first day a contact with these may be logged for: not before they were referred, nor more than a year ago."""
    return max([i_dag - LENGST_TILBAKE, *(den.henvist_dato for den in kandidater)])


def _uteblitte(parter: Parter, utfall: str) -> list[OmKandidat]:
    """The candidates who were to come and did not."""
    alene = utfall == Kontaktutfall.MOTTE_IKKE
    return [om for om in parter.kandidater if om.uteble or (alene and om.deltok)]


def venter_paa_mote(kontakt: Kontakt) -> OppfolgingQuerySet:
    """The dates on the contact's sides that take a meeting face to face, which it was not: they still stand."""
    begynt = Q(tidligst__isnull=True) | Q(tidligst__lte=kontakt.dag)
    return _paa_sidene(kontakt).filter(begynt, fysisk=True)


def evalueringer_som_staar(kontakt: Kontakt) -> OppfolgingQuerySet:
    """The evaluations on the contact's sides that come before its next dates, or that the message it answers was about.

    Each is done when somebody says so.
    """
    neste = kontakt.skapte_oppfolginger.aapne().aggregate(senest=Max("frist"))["senest"]
    forfaller = Q(frist__lte=neste or lokal_dato(kontakt.tid))
    spurt_om = Q(forsok=kontakt.svarer_paa_id, forsok__isnull=False)
    return _paa_sidene(kontakt).filter(forfaller | spurt_om, art__in=EVALUERINGER).distinct()


def moter_som_staar(kontakt: Kontakt) -> OppfolgingQuerySet:
    """The meetings agreed with the same for a later day."""
    return _paa_sidene(kontakt).moter().filter(frist__gt=kontakt.dag)


def kan_angres(kontakt: Kontakt, *, av: Bruker, naa: datetime) -> bool:
    return (
        kontakt.av_id == av.pk
        and kontakt.angret is None
        and naa - kontakt.tid <= ANGREFRIST
        and not kontakt.skapte_oppfolginger.exclude(status=Status.AAPEN).exists()
        and not kontakt.svar.gjeldende().exists()
        and not kontakt.lukkede_oppfolginger.filter(godskrevet__isnull=False).exists()
    )


@transaction.atomic
def angre(*, kontakt: Kontakt, av: Bruker, naa: datetime) -> None:
    """Take back a contact just logged: its new dates go, those it answered stand again. Raises KanIkkeAngres."""
    laas_kontakt(kontakt)
    if not kan_angres(kontakt, av=av, naa=naa):
        raise KanIkkeAngres
    datoer.gjenaapne(kontakt=kontakt, naa=naa)
    kontakt.angret = naa
    kontakt.save(update_fields=["angret"])
    hendelseslogg.noter(Oppfolgingshendelse.KONTAKT_ANGRET, kontakt, av=av, naa=naa)


def laas_kontakt(kontakt: Kontakt) -> None:
    """Wait for whoever changes it, its candidates or its employer; what became of it meanwhile is then known."""
    laas_alle(list(Kandidat.objects.filter(pk__in=kontakt.deltakere.values("kandidat"))))
    laas_alle([kontakt.arbeidsgiver] if kontakt.arbeidsgiver else [])
    laas(kontakt, "utfall", "angret")


def kandidatene_i(kontakt_id: UUID) -> list[UUID]:
    """Whom a contact was about: for the log of looks, never for showing."""
    alle = Deltaker.objects.filter(kontakt=kontakt_id, kandidat__isnull=False)
    return [nokkel for nokkel in alle.values_list("kandidat_id", flat=True) if nokkel]


def krev_kontakt(parter: Parter, *, kanal: str, utfall: str, dag: date, naa: datetime) -> None:
    """Raise KanIkkeLogges, with the reason, for what is no contact or none that had been at `naa`, when logged."""
    i_dag = lokal_dato(naa)
    if not parter.noen_deltok:
        raise KanIkkeLogges(_("Velg hvem du hadde kontakt med."))
    if utfall not in UTFALL_VED[kanal]:
        raise KanIkkeLogges(_("Utfallet passer ikke med måten dere hadde kontakt på."))
    if not tidligste_dag([om.kandidat for om in parter.kandidater], i_dag=i_dag) <= dag <= i_dag:
        raise KanIkkeLogges(_("Kontakten kan ikke ha vært den dagen."))


def _opprett(parter: Parter, fakta: Fakta, **felt: Any) -> Kontakt:
    hos = parter.arbeidsgiver
    kontakt = Kontakt.objects.create(
        med_arbeidsgiver=hos is not None,
        arbeidsgiver=hos.arbeidsgiver if hos else None,
        arbeidsgivernavn=hos.navn if hos else "",
        **vars(fakta),
        **felt,
    )
    deltakere = parter.deltakere()
    for deltaker in deltakere:
        deltaker.kontakt = kontakt
    Deltaker.objects.bulk_create(deltakere)
    return kontakt


def _alt_logget(
    nokkel: UUID, av: Bruker, svarer_paa: Kontakt | None, feil: IntegrityError, det_samme: tuple[Any, ...]
) -> Kontakt:
    """What the first of two equal submissions logged: one that stands and says `det_samme`. Raises AltBrukt.

    Every other breach of the database's rules stays an error.
    """
    regel = feil.__cause__.diag.constraint_name if feil.__cause__ else None  # type: ignore[attr-defined]
    if svarer_paa and regel == SAMME_SVAR:
        return svarer_paa.svar.gjeldende().get()
    if regel != SAMME_INNSENDING:
        raise feil
    forste = Kontakt.objects.filter(pk=nokkel, av=av).first()
    if forste is None:
        tekst = _("Skjemaet er allerede brukt. Åpne det på nytt.")
    elif forste.angret:
        tekst = _("Kontakten du lagret med dette skjemaet, er angret. Trykk «Lagre» for å logge den igjen.")
    elif det_samme != (forste.kanal, forste.utfall, forste.dag, deltakelsen(forste.deltakere.all())):
        tekst = _("Skjemaet er allerede brukt til en annen kontakt. Se over, og lagre bare hvis dette er en ny.")
    else:
        return forste
    raise AltBrukt(tekst) from feil


def _besvart_av(parter: Parter, kontakt: Kontakt) -> OppfolgingQuerySet:
    """The open dates the contact is about.

    A date that a later contact led to is none of them: what was logged afterwards came before it.
    """
    return _fra_foer(kontakt).filter(parter.datoer)


def _lukket_av_senere(parter: Parter, kontakt: Kontakt) -> OppfolgingQuerySet:
    """Those it met as well, which stood that day, but which a later contact, logged before it, has settled."""
    senere = Q(kontakt__dag__gt=kontakt.dag) & (Q(godskrevet__isnull=True) | Q(godskrevet__dag__gt=kontakt.dag))
    lukkede = Oppfolging.objects.filter(senere, status=Status.UTFORT).sto(kontakt.dag)
    return lukkede.filter(parter.datoer).mott_ved(kontakt)


def _ventet_paa(om: OmKandidat, kontakt: Kontakt) -> OppfolgingQuerySet:
    """The open dates of a candidate who was to come and did not."""
    return _fra_foer(kontakt).filter(AV_SEG_SELV, side=Side.KANDIDAT, kandidat=om.kandidat)


def _paa_sidene(kontakt: Kontakt) -> OppfolgingQuerySet:
    """The open dates on the contact's sides, but those it led to."""
    svar = Q(pk__in=[])
    for om in kontakt.deltakere.filter(part=Part.KANDIDAT):
        if om.deltok:
            svar |= Q(side=Side.KANDIDAT, kandidat=om.kandidat_id)
        if kontakt.med_arbeidsgiver:
            svar |= Q(side=Side.JOBBUTVIKLING, kandidat=om.kandidat_id)
            svar |= Q(side=Side.ARBEIDSGIVER, forlop=om.forlop_id, forlop__isnull=False)
    return Oppfolging.objects.aapne().filter(svar).exclude(skapt_av=kontakt)


def _fra_foer(kontakt: Kontakt) -> OppfolgingQuerySet:
    av_senere = Q(skapt_av__dag__gt=kontakt.dag)
    return Oppfolging.objects.aapne().exclude(av_senere).exclude(skapt_av=kontakt)


def ta_kontakt_med_uteblitte(parter: Parter, kontakt: Kontakt, *, naa: datetime) -> None:
    """Whoever did not come is contacted the next working day, unless a date of theirs says so already."""
    senest = neste_arbeidsdag(kontakt.dag)
    for om in _uteblitte(parter, kontakt.utfall):
        datoer.forsok(_ventet_paa(om, kontakt), kontakt=kontakt)
        staar = Oppfolging.objects.aapne().filter(side=Side.KANDIDAT, kandidat=om.kandidat, frist__lte=senest)
        if not staar.exists():
            planlegger.legg_til(
                art=Art.UTEBLITT, side=Side.KANDIDAT, senest=senest, naa=naa, kandidat=om.kandidat, kontakt=kontakt
            )


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
