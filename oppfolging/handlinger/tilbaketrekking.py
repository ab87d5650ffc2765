"""What was registered by mistake is taken back: its dates and reminders close, and figures leave it out from then on.

It stays, with the reason, for those who look into how it came about.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from arbeidsgivere.models import Arbeidsgiver
from arbeidsgivere.portaltilgang import lenker
from arbeidsgivere.typer import Arbeidsgiverhendelse
from inkludering.brukere.models import Bruker
from inkludering.brukere.tilbaketrekking import TREKKES
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.blant import blant
from inkludering.felles.laas import laas, laas_alle
from inkludering.hendelser import logg
from kandidater import ansvar, fasegang
from kandidater.gradering import ugradert
from kandidater.models import Kandidat
from kandidater.typer import Kandidathendelse
from oppfolging.handlinger import forlopsgang
from oppfolging.kjerne import datoer, planlegger
from oppfolging.kjerne.models import Forlop, Sluttaarsak, Status
from oppfolging.kjerne.typer import Oppfolgingshendelse
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse

LUKKES = ("avsluttet_dato", "avslutning_registrert", "sluttaarsak", "begynte_bekreftet")


@dataclass(frozen=True)
class Lukkes:
    """How many open ones close with it: forløp, dates, and reminders to anybody."""

    forlop: int
    datoer: int
    paaminnelser: int


class IBruk(Exception):
    """The employer has a forløp that is known to who asks, or somebody there who uses the portal: it was no mistake."""


@transaction.atomic
def trekk_kandidat(*, kandidat: Kandidat, grunn: str, av: Bruker, naa: datetime) -> None:
    """The person was registered by mistake: their forløp too. Once."""
    trekk_kandidater(kandidater=[kandidat], grunn=grunn, av=av, naa=naa)


@transaction.atomic
def trekk_kandidater(*, kandidater: Collection[Kandidat], grunn: str, av: Bruker, naa: datetime) -> None:
    """The same for many; the reminders about them are seen to at the end, together."""
    for den in kandidater:
        _trekk_kandidat(den, grunn, av=av, naa=naa)
    generering.oppdater(kandidater=[den.pk for den in kandidater], naa=naa)


def _trekk_kandidat(kandidat: Kandidat, grunn: str, *, av: Bruker, naa: datetime) -> None:
    laas_alle(list(kandidat.forlop.filter(trukket__isnull=True)))
    laas(kandidat, "avsluttet_dato", "trukket")
    if kandidat.trukket:
        return
    for forlop in kandidat.forlop.filter(trukket__isnull=True):
        _lukk_forlop(forlop, grunn, av=av, naa=naa)
    datoer.lukk(kandidat.oppfolginger.all(), som=Status.AVLYST, naa=naa)
    if kandidat.er_aapen:
        ansvar.avslutt(kandidat=kandidat, naa=naa)
        fasegang.avslutt(kandidat=kandidat, dato=max(lokal_dato(naa), kandidat.henvist_dato), av=av, naa=naa)
    kandidat.trekk(grunn=grunn, av=av, naa=naa)
    logg.noter(Kandidathendelse.KANDIDAT_TRUKKET, kandidat, av=av, naa=naa)


@transaction.atomic
def trekk_forlop(*, forlop: Forlop, grunn: str, av: Bruker, naa: datetime) -> bool:
    """It was registered by mistake: the candidate goes on as if it had not been. Once.

    The phase that followed as it was registered goes with it, and the start date, while it is the last one and nothing
    else asks for it. Returns whether one that followed stands, for a person to put right.
    """
    laas(forlop)
    forlop.refresh_from_db()
    if forlop.trukket:
        return False
    _lukk_forlop(forlop, grunn, av=av, naa=naa)
    kandidat, arbeidsgiver = forlop.kandidat, forlop.arbeidsgiver
    staar = kandidat.er_aapen and not _fasen_gaar_tilbake(forlop, av=av, naa=naa)
    if kandidat.er_aapen:
        forlopsgang.foelg_arbeidet(kandidat=kandidat, naa=naa)
    planlegger.planlegg(kandidater=[kandidat], arbeidsgivere=[arbeidsgiver], naa=naa, paa_nytt=True)
    generering.oppdater(kandidater=[kandidat.pk], arbeidsgivere=[arbeidsgiver.pk], naa=naa)
    return staar


def _fasen_gaar_tilbake(forlop: Forlop, *, av: Bruker, naa: datetime) -> bool:
    """Whether no phase stands that the forløp led to as it was registered."""
    kandidat, fra = forlop.kandidat, forlop.registrert
    if not kandidat.faseperioder.filter(periode__startswith=fra).exists():
        return True
    if kandidat.forlop.filter(registrert__gt=fra, trukket__isnull=True).exists():
        return False
    try:
        fasegang.angre_det_som_fulgte(kandidat=kandidat, fra=fra, av=av, naa=naa)
    except fasegang.FasenStaar:
        return False
    return True


@transaction.atomic
def trekk_arbeidsgiver(*, arbeidsgiver: Arbeidsgiver, grunn: str, av: Bruker, naa: datetime) -> None:
    """The workplace was registered by mistake. Raises IBruk. Once.

    A forløp of somebody `av` may not know of neither stops it, which would tell of them, nor is touched by it: it goes
    on with its dates, and registering the workplace again puts it where it was.
    """
    laas(arbeidsgiver, "trukket")
    if arbeidsgiver.trukket:
        return
    folk = arbeidsgiver.kontakter.aktive()
    forlop = arbeidsgiver.forlop.filter(trukket__isnull=True)
    kjente = forlop.filter(kandidat__in=Kandidat.objects.kjent_for(av))
    if kjente.exists() or folk.filter(bruker__isnull=False).exists():
        raise IBruk
    for den in folk:
        lenker.trekk(den, naa=naa)
    egne = arbeidsgiver.oppfolginger.filter(Q(kandidat=None) | ugradert("kandidat__"))
    datoer.lukk(egne, som=Status.AVLYST, naa=naa)
    arbeidsgiver.trekk(grunn=grunn, av=av, naa=naa)
    logg.noter(Arbeidsgiverhendelse.ARBEIDSGIVER_TRUKKET, arbeidsgiver, av=av, naa=naa)
    generering.oppdater(arbeidsgivere=[arbeidsgiver.pk], naa=naa)


def lukkes_med(det: Kandidat | Forlop) -> Lukkes:
    """What closes when it is taken back; for a person to see before they do it."""
    forlop = det.forlop.aapne() if isinstance(det, Kandidat) else Forlop.objects.aapne().filter(pk=det.pk)
    om_det = blant("oppfolging", det.oppfolginger.all())
    if isinstance(det, Kandidat):
        om_det |= Q(kandidat=det)
    paaminnelser = Paaminnelse.objects.aapne().filter(om_det)
    return Lukkes(forlop.count(), det.oppfolginger.aapne().count(), paaminnelser.count())


def _lukk_forlop(forlop: Forlop, grunn: str, *, av: Bruker, naa: datetime) -> None:
    """One that has ended keeps its end; one that runs ends with the mistake."""
    if forlop.er_aapent:
        forlop.avsluttet_dato, forlop.avslutning_registrert = max(lokal_dato(naa), forlop.start), naa
        forlop.sluttaarsak, forlop.begynte_bekreftet = Sluttaarsak.FEILREGISTRERT, None
    forlop.trukket, forlop.trukket_av, forlop.trukket_grunn = naa, av, grunn.strip()
    forlop.save(update_fields=[*LUKKES, *TREKKES])
    datoer.lukk(forlop.oppfolginger.all(), som=Status.AVLYST, naa=naa)
    logg.noter(Oppfolgingshendelse.FORLOP_TRUKKET, forlop, av=av, naa=naa)
