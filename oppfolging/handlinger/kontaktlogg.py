"""Logging a contact: the one action that moves the clocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato, neste_arbeidsdag
from inkludering.felles.laas import laas, laas_alle
from inkludering.hendelser import logg as hendelseslogg
from kandidater.models import Kandidat
from oppfolging.handlinger import besvarelse
from oppfolging.handlinger.parter import Fakta, MedArbeidsgiver, Neste, OmKandidat, Parter
from oppfolging.kjerne import datoer, planlegger
from oppfolging.kjerne.models import UTFALL_VED, Art, Deltaker, Kontakt, Kontaktutfall, Oppfolging, Part, Side, Status
from oppfolging.kjerne.planlegger import Valg, planlegg
from oppfolging.kjerne.typer import Oppfolgingshendelse

__all__ = ["Fakta", "MedArbeidsgiver", "Neste", "OmKandidat", "Parter"]

ANGREFRIST = timedelta(minutes=15)
# How far back a day is believed: beyond that it is a year mistyped.
LENGST_TILBAKE = timedelta(days=365)
SAMME_INNSENDING = "kjerne_kontakt_pkey"
UTEN_MER = Fakta()
SAMME_SVAR = "kontakt_besvares_en_gang"


class KanIkkeLogges(Exception):
    """What was sent is no contact; the text says why."""


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
    _krev_kontakt(parter, kanal=kanal, utfall=utfall, dag=dag, naa=naa)
    laas_alle([om.kandidat for om in parter.kandidater])
    laas_alle([hos.arbeidsgiver] if (hos := parter.arbeidsgiver) and hos.arbeidsgiver else [])
    nokkel = innsending or uuid4()
    hva = {"kanal": kanal, "utfall": utfall, "svarer_paa": svarer_paa}
    try:
        with transaction.atomic():
            kontakt = _opprett(parter, replace(fakta, dag=dag), pk=nokkel, tid=naa, av=av, **hva)
    except IntegrityError as feil:
        return _alt_logget(nokkel, av, svarer_paa, feil)
    besvart = besvarelse.besvart_av(parter, kontakt)
    if kontakt.naadd:
        datoer.lukk(besvart.filter(besvarelse.mott_ved(kontakt)), som=Status.UTFORT, naa=naa, kontakt=kontakt)
        _planlegg_videre(parter, kontakt, naa)
    elif utfall == Kontaktutfall.AVLYST:
        datoer.avlys_moter(besvart, kontakt=kontakt)
    else:
        motet = ~Q(art=Art.FORSTE_ARBEIDSGIVERMOTE) | besvarelse.mott_ved(kontakt)
        datoer.forsok(besvart.filter(motet), kontakt=kontakt, naa=naa)
    _ta_kontakt_med(_uteblitte(parter, utfall), kontakt, naa)
    hendelseslogg.noter(Oppfolgingshendelse.KONTAKT_LOGGET, kontakt, av=av, naa=naa, kanal=kanal, utfall=utfall)
    return kontakt


@transaction.atomic
def svar_kom(*, kontakt: Kontakt, av: Bruker, naa: datetime) -> Kontakt:
    """The message sent has been answered: the same parties were reached today. Pressed twice, it is logged once.

    Raises KanIkkeLogges for a contact that waits for no answer.
    """
    _laas(kontakt)
    if kontakt.utfall != Kontaktutfall.SENDT or kontakt.angret:
        raise KanIkkeLogges(_("Meldingen venter ikke på svar."))
    fakta = Fakta(formaal=kontakt.formaal, initiativ=kontakt.initiativ)
    return logg(
        parter=_de_samme(kontakt),
        kanal=kontakt.kanal,
        utfall=Kontaktutfall.NAADD,
        av=av,
        naa=naa,
        fakta=fakta,
        svarer_paa=kontakt,
    )


def tidligste_dag(kandidater: Iterable[Kandidat], *, i_dag: date) -> date:
    """The first day a contact with these may be logged for: not before they were referred, nor more than a year ago."""
    return max([i_dag - LENGST_TILBAKE, *(den.henvist_dato for den in kandidater)])


def _uteblitte(parter: Parter, utfall: str) -> list[OmKandidat]:
    """The candidates who were to come and did not."""
    alene = utfall == Kontaktutfall.MOTTE_IKKE
    return [om for om in parter.kandidater if om.uteble or (alene and om.deltok)]


def kan_angres(kontakt: Kontakt, *, av: Bruker, naa: datetime) -> bool:
    return (
        kontakt.av_id == av.pk
        and kontakt.angret is None
        and naa - kontakt.tid <= ANGREFRIST
        and not kontakt.skapte_oppfolginger.exclude(status=Status.AAPEN).exists()
        and not kontakt.svar.gjeldende().exists()
    )


@transaction.atomic
def angre(*, kontakt: Kontakt, av: Bruker, naa: datetime) -> None:
    """Take back a contact just logged: its new dates go, those it answered stand again. Raises KanIkkeAngres."""
    _laas(kontakt)
    if not kan_angres(kontakt, av=av, naa=naa):
        raise KanIkkeAngres
    datoer.gjenaapne(kontakt=kontakt, naa=naa)
    kontakt.angret = naa
    kontakt.save(update_fields=["angret"])
    hendelseslogg.noter(Oppfolgingshendelse.KONTAKT_ANGRET, kontakt, av=av, naa=naa)


def _laas(kontakt: Kontakt) -> None:
    """Wait for whoever changes it or its candidates now; what has become of it meanwhile is then known."""
    laas_alle(list(Kandidat.objects.filter(pk__in=kontakt.deltakere.values("kandidat"))))
    laas(kontakt, "utfall", "angret")


def _krev_kontakt(parter: Parter, *, kanal: str, utfall: str, dag: date, naa: datetime) -> None:
    """Raise KanIkkeLogges, with the reason, for what is no contact or none that can have been."""
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
    deltakere = [
        Deltaker(
            part=Part.KANDIDAT,
            kandidat=om.kandidat,
            forlop=om.forlop,
            deltok=om.deltok,
            uteble=om.uteble,
            notat=om.notat,
        )
        for om in parter.kandidater
    ]
    if hos:
        deltakere.append(Deltaker(part=Part.ARBEIDSGIVER, arbeidsgiverkontakt=hos.person, notat=hos.notat))
    deltakere += [Deltaker(part=Part.NAV, bruker=kollega) for kollega in parter.nav]
    for deltaker in deltakere:
        deltaker.kontakt = kontakt
    Deltaker.objects.bulk_create(deltakere)
    return kontakt


def _de_samme(kontakt: Kontakt) -> Parter:
    """Those of a contact, without what was said."""
    deltakere = list(kontakt.deltakere.select_related("kandidat", "forlop", "arbeidsgiverkontakt", "bruker"))
    person = next((den.arbeidsgiverkontakt for den in deltakere if den.arbeidsgiverkontakt), None)
    hos = MedArbeidsgiver(kontakt.arbeidsgiver, person, navn=kontakt.arbeidsgivernavn)
    return Parter(
        tuple(OmKandidat(den.kandidat, den.forlop, deltok=den.deltok) for den in deltakere if den.kandidat),
        hos if kontakt.med_arbeidsgiver else None,
        tuple(den.bruker for den in deltakere if den.bruker),
    )


def _alt_logget(nokkel: UUID, av: Bruker, svarer_paa: Kontakt | None, feil: IntegrityError) -> Kontakt:
    """What the first of two equal submissions logged. Every other breach of the database's rules stays an error."""
    regel = feil.__cause__.diag.constraint_name if feil.__cause__ else None  # type: ignore[attr-defined]
    if svarer_paa and regel == SAMME_SVAR:
        return svarer_paa.svar.gjeldende().get()
    if regel != SAMME_INNSENDING:
        raise feil
    forste = Kontakt.objects.filter(pk=nokkel, av=av).first()
    if forste is None:
        raise KanIkkeLogges(_("Skjemaet er alt brukt. Åpne det på nytt.")) from feil
    return forste


def _ta_kontakt_med(uteblitte: Iterable[OmKandidat], kontakt: Kontakt, naa: datetime) -> None:
    """Whoever did not come is contacted the next working day, unless a date of theirs says so already."""
    senest = neste_arbeidsdag(kontakt.dag)
    for om in uteblitte:
        datoer.forsok(besvarelse.ventet_paa(om, kontakt), kontakt=kontakt, naa=naa)
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
