"""A forløp from start to end, and the phase that follows from it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction

from arbeidsgivere import registrering
from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import doegnets_start, lokal_dato
from inkludering.felles.laas import laas
from inkludering.hendelser import logg
from kandidater import fasegang
from kandidater.faser import ARBEIDSFASE, SOEKEFASE, Fase
from kandidater.models import Kandidat
from oppfolging.handlinger import forlopsslutt
from oppfolging.kjerne import ansvarlig, datoer, planlegger
from oppfolging.kjerne.forlopstyper import UBETALTE
from oppfolging.kjerne.models import Art, Forlop, Status
from oppfolging.kjerne.typer import Oppfolgingshendelse

RETTES = ("type", "start", "slutt", "stilling", "timer_per_uke", "avsluttet_dato", "sluttaarsak", "begynte_bekreftet")
# A job may be older than the case that helps to keep it, but not by more than this.
LENGST_FOER_HENVISNING = relativedelta(years=5)


class ManglerKontaktperson(Exception):
    """The employer has no fixed kontaktperson, so no forløp may start there (promise 1)."""


class StartForTidlig(Exception):
    """The start lies years before the referral: a mistyped year."""


class GaarAllerede(Exception):
    """The candidate has a running forløp of this type at the employer."""


@dataclass(frozen=True)
class NyttForlop:
    """What a forløp is, but for the candidate."""

    arbeidsgiver: Arbeidsgiver
    type: str
    start: date
    slutt: date | None
    stilling: str
    timer_per_uke: Decimal | None

    def lag(self, kandidat: Kandidat, *, naa: datetime) -> Forlop:
        return Forlop(kandidat=kandidat, registrert=naa, **vars(self))


@transaction.atomic
def start(*, kandidat: Kandidat, av: Bruker, naa: datetime, **opplysninger: Any) -> Forlop:
    """Start a forløp with its plan and next dates on both sides. Takes what NyttForlop takes.

    Raises ManglerKontaktperson, StartForTidlig or GaarAllerede.
    """
    nytt = NyttForlop(**opplysninger)
    arbeidsgiver = nytt.arbeidsgiver
    krev_start(nytt.start, henvist=kandidat.henvist_dato)
    _krev_kontaktperson(arbeidsgiver, start=nytt.start, naa=naa)
    _krev_at_det_ikke_gaar(kandidat, arbeidsgiver, nytt.type)
    forlop = nytt.lag(kandidat, naa=naa)
    forlop.save(force_insert=True)
    if kandidat.fase == Fase.HENVIST:
        fasegang.flytt_til(kandidat=kandidat, fase=SOEKEFASE[kandidat.metode], av=av, naa=naa)
    if forlop.er_betalt:
        _ny_jobb_er_avtalt(kandidat, naa)
    foelg_arbeidet(kandidat=kandidat, naa=naa)
    planlegger.planlegg(kandidater=[kandidat], arbeidsgivere=[arbeidsgiver], naa=naa)
    logg.noter(Oppfolgingshendelse.FORLOP_STARTET, forlop, av=av, naa=naa, type=nytt.type, start=nytt.start)
    return forlop


@transaction.atomic
def start_hos_nye(nye: Sequence[tuple[Kandidat, NyttForlop]], *, av: Bruker, naa: datetime) -> None:
    """The forløp of candidates just registered in the phase they lead to (`fasen_med`); the caller plans.

    Raises ManglerKontaktperson or StartForTidlig.
    """
    for den, nytt in nye:
        krev_start(nytt.start, henvist=den.henvist_dato)
    for arbeidsgiver, start_ in {(nytt.arbeidsgiver, nytt.start) for _, nytt in nye}:
        _krev_kontaktperson(arbeidsgiver, start=start_, naa=naa)
    forlop = Forlop.objects.bulk_create(nytt.lag(den, naa=naa) for den, nytt in nye)
    for ett in forlop:
        logg.noter(Oppfolgingshendelse.FORLOP_STARTET, ett, av=av, naa=naa, type=ett.type, start=ett.start)


def krev_start(start: date, *, henvist: date) -> None:
    """Raises StartForTidlig."""
    if start < henvist - LENGST_FOER_HENVISNING:
        raise StartForTidlig


def _krev_kontaktperson(arbeidsgiver: Arbeidsgiver, *, start: date, naa: datetime) -> None:
    """One in force when it starts; one that has started already is asked for now."""
    if ansvarlig.for_arbeidsgiver(arbeidsgiver, naa=max(naa, doegnets_start(start))) is None:
        raise ManglerKontaktperson


def _krev_at_det_ikke_gaar(kandidat: Kandidat, arbeidsgiver: Arbeidsgiver, type: str) -> None:
    # Two presses at once take turns, so that the second finds what the first started.
    laas(kandidat)
    if kandidat.forlop.aapne().filter(arbeidsgiver=arbeidsgiver, type=type).exists():
        raise GaarAllerede


@transaction.atomic
def start_hos_ny_arbeidsgiver(*, orgnr: str, av: Bruker, naa: datetime, **opplysninger: Any) -> Forlop:
    """Register the employer with `av` as its kontaktperson, and start the forløp there. Takes what `start` takes."""
    ny = registrering.registrer(orgnr=orgnr, kontor=av.kontoret, kontaktperson=av, av=av, naa=naa)
    return start(arbeidsgiver=ny, av=av, naa=naa, **opplysninger)


def _ny_jobb_er_avtalt(kandidat: Kandidat, naa: datetime) -> None:
    """What asked for it is done, unless it is over its limit: then somebody must be talked to."""
    ventet = kandidat.oppfolginger.filter(art=Art.NY_JOBB)
    over = ventet.over_fristen(lokal_dato(naa)).values("pk")
    datoer.lukk(ventet.exclude(pk__in=over), som=Status.ERSTATTET, naa=naa)


@transaction.atomic
def rett(
    *,
    forlop: Forlop,
    type: str,
    start: date,
    slutt: date | None,
    stilling: str,
    timer_per_uke: Decimal | None,
    av: Bruker,
    naa: datetime,
    avsluttet_dato: date | None = None,
    sluttaarsak: str = "",
) -> None:
    """Correct what was registered; phase, plan and dates follow, and those over their limit stand.

    `avsluttet_dato` and `sluttaarsak` are of a forløp that has ended.
    Raises ManglerKontaktperson, StartForTidlig or GaarAllerede.
    """
    laas(forlop)
    forlop.refresh_from_db()
    kandidat, arbeidsgiver = forlop.kandidat, forlop.arbeidsgiver
    krev_start(start, henvist=kandidat.henvist_dato)
    if start != forlop.start:
        _krev_kontaktperson(arbeidsgiver, start=start, naa=forlop.registrert)
    if forlop.er_aapent and type != forlop.type:
        _krev_at_det_ikke_gaar(kandidat, arbeidsgiver, type)
    forlop.type, forlop.start, forlop.slutt = type, start, slutt
    forlop.stilling, forlop.timer_per_uke = stilling, timer_per_uke
    if not forlop.er_aapent:
        forlop.avsluttet_dato = avsluttet_dato or forlop.avsluttet_dato
        gammel, forlop.sluttaarsak = forlop.sluttaarsak, sluttaarsak or forlop.sluttaarsak
    if start > lokal_dato(naa):
        forlop.begynte_bekreftet = None
    forlop.save(update_fields=RETTES)
    foelg_arbeidet(kandidat=kandidat, naa=naa)
    planlegger.planlegg(kandidater=[kandidat], arbeidsgivere=[arbeidsgiver], naa=naa, paa_nytt=True)
    if not forlop.er_aapent and forlop.sluttaarsak != gammel:
        forlopsslutt.be_om_det_som_foelger(forlop, naa=naa)
    logg.noter(Oppfolgingshendelse.FORLOP_RETTET, forlop, av=av, naa=naa)


@transaction.atomic
def bekreft_start(*, forlop: Forlop, av: Bruker, naa: datetime) -> None:
    """Somebody says that it did begin, on the day it was to. Once; not of one that is still to begin."""
    laas(forlop, "avsluttet_dato", "begynte_bekreftet", "start")
    if forlop.venter_svar(lokal_dato(naa)):
        forlop.begynte_bekreftet = naa
        forlop.save(update_fields=["begynte_bekreftet"])
        logg.noter(Oppfolgingshendelse.FORLOP_BEGYNTE, forlop, av=av, naa=naa)


@transaction.atomic
def avslutt(*, forlop: Forlop, dato: date, aarsak: str, av: Bruker, naa: datetime) -> None:
    """End a forløp, once. A lost job asks for contact with both sides within three days.

    So does a job that follows: until its own forløp is registered, a date stands with both who know of it.
    """
    laas(forlop, "avsluttet_dato")
    if not forlop.er_aapent:
        return
    forlop.avsluttet_dato, forlop.sluttaarsak, forlop.avslutning_registrert = dato, aarsak, naa
    forlop.save(update_fields=["avsluttet_dato", "sluttaarsak", "avslutning_registrert"])
    kandidat, arbeidsgiver = forlop.kandidat, forlop.arbeidsgiver
    foelg_arbeidet(kandidat=kandidat, naa=naa)
    planlegger.planlegg(kandidater=[kandidat], arbeidsgivere=[arbeidsgiver], naa=naa)
    forlopsslutt.be_om_det_som_foelger(forlop, naa=naa)
    logg.noter(Oppfolgingshendelse.FORLOP_AVSLUTTET, forlop, av=av, naa=naa, dato=dato, aarsak=aarsak)


def er_i_jobb(kandidat: Kandidat, *, naa: datetime) -> bool:
    """A paid forløp has started and runs."""
    return kandidat.forlop.jobber(lokal_dato(naa)).exists()


def foelg_arbeidet(*, kandidat: Kandidat, naa: datetime) -> None:
    """The working phase follows from a running paid forløp, and ends with the last of them.

    AMS trains in forløp of every kind: its working phase ends when none is left.
    """
    laas(kandidat, "fase", "oppstartsdato")
    i_jobb = er_i_jobb(kandidat, naa=naa)
    i_gang = kandidat.fase != Fase.OPPLAERING or kandidat.forlop.aapne().exists()
    fase = fasen_som_foelger(kandidat.fase, kandidat.metode, i_jobb=i_jobb, i_gang=i_gang)
    if fase != kandidat.fase:
        fasegang.flytt_til(kandidat=kandidat, fase=fase, av=None, naa=naa)


def fasen_som_foelger(fase: str, metode: str, *, i_jobb: bool, i_gang: bool) -> str:
    """From the phase somebody is in: `i_jobb`, a paid forløp has started; `i_gang`, there is one of any kind."""
    if i_jobb:
        return fase if fase == Fase.NEDTRAPPING else ARBEIDSFASE[metode]
    er_over = fase in (Fase.JOBBER, Fase.NEDTRAPPING) or (fase == Fase.OPPLAERING and not i_gang)
    return SOEKEFASE[metode] if er_over else fase


def fasen_med(nytt: NyttForlop, *, fase: str, metode: str, i_dag: date) -> Fase:
    """Where a candidate stands who is registered with a forløp that runs, or is agreed."""
    soeker = SOEKEFASE[metode] if fase == Fase.HENVIST else fase
    i_jobb = nytt.type not in UBETALTE and nytt.start <= i_dag
    return Fase(fasen_som_foelger(soeker, metode, i_jobb=i_jobb, i_gang=True))


def kandidaten_i(forlop_id: uuid.UUID) -> uuid.UUID | None:
    """Whose forløp this is: for the log of looks that were refused, never for showing."""
    return Forlop.objects.filter(pk=forlop_id).values_list("kandidat_id", flat=True).first()


def oppdater_faser(*, naa: datetime) -> int:
    """Forløp that begin today take over: the working phase, and the dates. Returns how many phases. Run by the tick."""
    starter = Kandidat.objects.aapne().filter(forlop__in=Forlop.objects.jobber(lokal_dato(naa)))
    antall = 0
    for kandidat in starter.exclude(fase__in=(*ARBEIDSFASE.values(), Fase.NEDTRAPPING)).distinct():
        with transaction.atomic():
            foelg_arbeidet(kandidat=kandidat, naa=naa)
            planlegger.planlegg(kandidater=[kandidat], naa=naa)
        antall += 1
    planlegger.planlegg_dagen(naa=naa)
    return antall
