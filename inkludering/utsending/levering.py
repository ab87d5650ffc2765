"""Delivery: sent once, never lost, whoever dies on the way.

A message is claimed in a short transaction that commits (token and lease), so that no other worker takes it. Just
before the text leaves, the fence asks whether the claim still holds, and renews the lease. What was under way when a
worker died or an answer was lost becomes uncertain when its lease runs out, and is settled by asking the other end.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from inkludering.utsending import maler, puls
from inkludering.utsending.kanaler import Aldri, Senere, Stengt, Ukjent, Veier, er_levert
from inkludering.utsending.models import Tilstand, Utsending

logger = logging.getLogger(__name__)

Klokke = Callable[[], datetime]

# A worker that is asked to stop has thirty seconds to end what it is at (worker_soft_shutdown_timeout).
LENGSTE_RUNDE = timedelta(seconds=25)
# How many uncertain messages are held in memory at once.
BUNKE = 500
# Seconds to wait after each refusal; after the last a person must look at it.
VENTETIDER = (10, 30, 60, 5 * 60, 15 * 60, 15 * 60)
UNDERVEIS = (Tilstand.SENDES, Tilstand.USIKKER)

# One statement: a worker that is frozen between two would keep its locks for as long as it is.
TA_NESTE = """
UPDATE utsending_utsending
SET tilstand = 'sendes', token = %(token)s, lease_til = %(lease_til)s, antall_forsok = antall_forsok + 1
WHERE id = (
    SELECT id FROM utsending_utsending
    WHERE tilstand = 'i_koe' AND ikke_foer <= %(naa)s AND kanal = ANY(%(kanaler)s)
        AND (utloper IS NULL OR utloper > %(naa)s)
    ORDER BY ikke_foer LIMIT 1
    FOR UPDATE SKIP LOCKED
)
RETURNING *
"""


class Mistet(Exception):
    """The lease has run out: somebody else decides about this message now."""


def tom(*, klokke: Klokke) -> int:
    """One round: settle what is uncertain, for half of it at most, then send what is due. Returns how many."""
    begynt, antall = klokke(), 0
    slutt = begynt + LENGSTE_RUNDE
    gjor_opp(naa=begynt, fortsett=lambda: klokke() < begynt + LENGSTE_RUNDE / 2)
    avlys_utgaatte(naa=klokke())
    with Veier() as veier:
        while klokke() < slutt and (utsending := ta_neste(naa=klokke(), kanaler=veier.aapne)):
            antall += lever(utsending, veier, klokke)
    puls.slaa(puls.UTSENDING, naa=klokke())
    return antall


def ta_neste(*, naa: datetime, kanaler: set[str]) -> Utsending | None:
    """Claim the message that has waited longest; one at a time, so that a killed worker leaves only one uncertain."""
    verdier = {"naa": naa, "kanaler": list(kanaler), "token": uuid.uuid4(), "lease_til": naa + _lease()}
    return next(iter(Utsending.objects.raw(TA_NESTE, verdier)), None)


def gjor_opp(*, naa: datetime, fortsett: Callable[[], bool] = lambda: True) -> None:
    """Turn leases that have run out into uncertain messages, and settle those the other end can answer for.

    Ends when it is not to go on; the next round takes the others.
    """
    Utsending.objects.filter(tilstand=Tilstand.SENDES, lease_til__lt=naa).update(
        tilstand=Tilstand.USIKKER, usikker_siden=naa, lease_til=None
    )
    stumme: set[str] = set()
    usikre = Utsending.objects.filter(tilstand=Tilstand.USIKKER).order_by("usikker_siden")
    for utsending in usikre.iterator(chunk_size=BUNKE):
        if not fortsett():
            return
        svar = None if utsending.kanal in stumme else er_levert(utsending)
        if svar is None:
            stumme.add(utsending.kanal)
        elif svar:
            _avgjor(utsending, tilstand=Tilstand.SENDT, sendt_tid=naa)
        else:
            _tilbake_i_koe(utsending, naa=naa, vent=timedelta(0), feil="ikke kommet fram")


def avlys_utgaatte(*, naa: datetime) -> None:
    """A code or a link that no longer works is not sent: who still needs one asks for a new one."""
    utgaatte = Utsending.objects.filter(tilstand=Tilstand.I_KOE, utloper__lte=naa)
    utgaatte.update(tilstand=Tilstand.AVLYST, feil="for sent")


def lever(utsending: Utsending, veier: Veier, klokke: Klokke) -> bool:
    """Send a claimed message and write the outcome. Where that is not known, the lease is left to run out.

    Whatever goes wrong with one message is that message's alone: the round goes on with the next.
    """
    forbi_gjerdet = False

    def gjerde() -> None:
        nonlocal forbi_gjerdet
        _gjerde(utsending, klokke())
        forbi_gjerdet = True

    try:
        veier.send(utsending, _gjengi(utsending), gjerde)
    except Stengt as feil:
        _avgjor(utsending, tilstand=Tilstand.I_KOE, feil=str(feil), antall_forsok=utsending.antall_forsok - 1)
    except Senere as feil:
        _tilbake_i_koe(utsending, naa=klokke(), vent=_ventetid(utsending), feil=str(feil))
    except Aldri as feil:
        _avgjor(utsending, tilstand=Tilstand.DOED, feil=str(feil))
    except (Ukjent, Mistet):
        return False
    except Exception as feil:
        logger.exception("Meldingen %s (%s) kunne ikke sendes.", utsending.pk, utsending.mal)
        if not forbi_gjerdet:
            _tilbake_i_koe(utsending, naa=klokke(), vent=_ventetid(utsending), feil=type(feil).__name__)
    else:
        return _avgjor(utsending, tilstand=Tilstand.SENDT, sendt_tid=klokke(), feil="")
    return False


def _gjengi(utsending: Utsending) -> maler.Tekst:
    try:
        return maler.gjengi(utsending)
    except Exception as feil:  # one message that cannot be written must not hold up the others
        logger.exception("Meldingen %s (%s) kan ikke skrives.", utsending.pk, utsending.mal)
        raise Senere(type(feil).__name__) from feil


def _gjerde(utsending: Utsending, naa: datetime) -> None:
    """Go on only while the claim is ours with a margin, and with a fresh lease that outlasts the sending."""
    min_fortsatt = Utsending.objects.filter(
        pk=utsending.pk, tilstand=Tilstand.SENDES, token=utsending.token, lease_til__gte=naa + _lease() / 10
    )
    if not min_fortsatt.update(lease_til=naa + _lease()):
        raise Mistet


def _tilbake_i_koe(utsending: Utsending, *, naa: datetime, vent: timedelta, feil: str) -> None:
    if utsending.antall_forsok > len(VENTETIDER):
        _avgjor(utsending, tilstand=Tilstand.DOED, feil=feil)
    else:
        _avgjor(utsending, tilstand=Tilstand.I_KOE, ikke_foer=naa + vent, feil=feil)


def _avgjor(utsending: Utsending, **felt: Any) -> bool:
    """Write the outcome, unless somebody else has decided about the message since."""
    min_fortsatt = Utsending.objects.filter(pk=utsending.pk, token=utsending.token, tilstand__in=UNDERVEIS)
    return bool(min_fortsatt.update(token=None, lease_til=None, usikker_siden=None, **felt))


def _lease() -> timedelta:
    """Four times the longest one step of a sending may take: the steps after the fence are at most three."""
    return timedelta(seconds=4 * settings.EMAIL_TIMEOUT)


def _ventetid(utsending: Utsending) -> timedelta:
    """The wait after this attempt, a little longer for some than for others, so that not all come back at once."""
    sekunder = VENTETIDER[min(utsending.antall_forsok, len(VENTETIDER)) - 1]
    return timedelta(seconds=sekunder * (1 + utsending.pk.int % 100 / 500))
