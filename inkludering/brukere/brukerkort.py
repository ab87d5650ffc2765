"""A user as the administrator makes and corrects them: who they are, and who employs them."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from inkludering.brukere import tilknytninger
from inkludering.brukere.models import Bruker, Kontor, Okt, Rolle
from inkludering.brukere.typer import Brukerhendelse
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.laas import laas
from inkludering.hendelser import logg

KORTET = ("fornavn", "etternavn", "epost", "telefon", "ansatt_hos")


class EpostIBruk(Exception):
    """Somebody else logs in with this e-mail: at Nav, or for an employer."""


@transaction.atomic
def opprett(
    *,
    epost: str,
    fornavn: str,
    etternavn: str,
    telefon: str = "",
    ansatt_hos: str = "",
    av: Bruker | None,
    naa: datetime,
) -> Bruker:
    """Somebody who works with us, without a role yet and without a password: login is not here. Raises EpostIBruk."""
    den = Bruker(epost=epost, fornavn=fornavn, etternavn=etternavn, telefon=telefon, ansatt_hos=ansatt_hos)
    den.set_unusable_password()
    _lagre(den)
    logg.noter(Brukerhendelse.BRUKER_OPPRETTET, den, av=av, naa=naa)
    return den


@transaction.atomic
def endre(
    *,
    bruker: Bruker,
    epost: str,
    fornavn: str,
    etternavn: str,
    telefon: str,
    ansatt_hos: str,
    av: Bruker,
    naa: datetime,
) -> None:
    """Correct the card; the history keeps what stood. Raises EpostIBruk or tilknytninger.ErAdministrator."""
    laas(bruker)
    if ansatt_hos and bruker.tilknytninger.filter(rolle=Rolle.ADMINISTRATOR, gyldig__endswith=None).exists():
        raise tilknytninger.ErAdministrator
    bruker.epost, bruker.fornavn, bruker.etternavn = epost, fornavn, etternavn
    bruker.telefon, bruker.ansatt_hos = telefon, ansatt_hos
    _lagre(bruker, *KORTET)
    logg.noter(Brukerhendelse.BRUKER_ENDRET, bruker, av=av, naa=naa)


@transaction.atomic
def steng(*, bruker: Bruker, av: Bruker, naa: datetime) -> None:
    """They work here no more: roles end today, what was to begin never does, and every session dies now.

    What they answer for is the caller's (oppfolging/handlinger/fratredelse.py). Raises
    tilknytninger.SisteAdministrator.
    """
    laas(bruker, "is_active")
    if not bruker.is_active:
        return
    tilknytninger.krev_en_administrator_til(bruker, dag=lokal_dato(naa))
    tilknytninger.avslutt_alle(bruker=bruker, dag=lokal_dato(naa))
    bruker.is_active = False
    bruker.save(update_fields=["is_active"])
    Okt.objects.filter(bruker=bruker).delete()
    logg.noter(Brukerhendelse.BRUKER_AVSLUTTET, bruker, av=av, naa=naa)


@transaction.atomic
def aapne(*, bruker: Bruker, av: Bruker, naa: datetime) -> None:
    """They are back, or never left: they may log in again. Roles are given anew, or their last day is taken away."""
    laas(bruker, "is_active")
    if bruker.is_active:
        return
    bruker.is_active = True
    bruker.save(update_fields=["is_active"])
    logg.noter(Brukerhendelse.BRUKER_AAPNET, bruker, av=av, naa=naa)


@transaction.atomic
def opprett_administrator(*, epost: str, kontor: Kontor, fornavn: str, etternavn: str, naa: datetime) -> Bruker:
    """The first real user of an installation. Raises EpostIBruk or tilknytninger.HarRollen."""
    den = opprett(epost=epost, fornavn=fornavn, etternavn=etternavn, av=None, naa=naa)
    tilknytninger.gi(bruker=den, kontor=kontor, rolle=Rolle.ADMINISTRATOR, fra=lokal_dato(naa), av=None, naa=naa)
    return den


def _lagre(den: Bruker, *felt: str) -> None:
    try:
        with transaction.atomic():
            den.save(update_fields=felt or None)
    except IntegrityError as feil:
        if Bruker.objects.filter(epost=den.epost).exclude(pk=den.pk).exists():
            raise EpostIBruk from feil
        raise
