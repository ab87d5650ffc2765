"""The same press twice is one press: a page carries a mark, and what its mark was answered is answered again.

Presses at the same address wait for each other: a double press for its first, and at one subject everybody's, so that
a form compares what it showed with what stands there (felles/versjon.py) and writes with nobody at that
address between. What is written from another address waits for the rows it holds (felles/laas.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse

from inkludering.brukere.models import Bruker
from inkludering.felles.kryptering import indeks
from inkludering.utkast.models import LENGSTE_MAAL, LENGSTE_STI, Sendt

# What the page itself adds to what a person has filled in.
SIDENS_FELT = frozenset({"csrfmiddlewaretoken", "innsending", "versjon", "utkast"})


def merket(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("innsending", ""))
    except ValueError:
        return None


def avtrykk(request: HttpRequest) -> bytes:
    """Tells whether two posts say the same, without keeping what they say."""
    return indeks(
        urlencode(
            [
                (navn, verdi)
                for navn, verdier in sorted(request.POST.lists())
                for verdi in verdier
                if navn not in SIDENS_FELT
            ]
        )
    )


def har_innhold(request: HttpRequest) -> bool:
    """Whether a person has filled anything in; a button alone says nothing."""
    return any(navn not in SIDENS_FELT for navn in request.POST)


@contextmanager
def tur(*hva: object) -> Iterator[None]:
    """Hold the turn at this; whoever else asks for it waits. Raises OperationalError after the house's lock_timeout."""
    nokkel = "\n".join(map(str, hva))
    with connection.cursor() as peker:
        peker.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [nokkel])
    try:
        yield
    finally:
        # A connection that is gone has given its turn away already.
        with suppress(Error), connection.cursor() as peker:
            peker.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [nokkel])


def tidligere(*, bruker: Bruker, sti: str, innsending: UUID) -> Sendt | None:
    return Sendt.objects.filter(bruker=bruker, sti=sti, innsending=innsending).first()


def glem(*, bruker: Bruker, **hva: object) -> None:
    """What was sent in has been taken back: the same again is a press of its own. `hva`: its `innsending` or `sti`."""
    Sendt.objects.filter(bruker=bruker, **hva).delete()


def noter(request: HttpRequest, svar: HttpResponse, *, bruker: Bruker, innsending: UUID, naa: datetime) -> None:
    """Remember that it was answered. An address too long to keep is not: then a second press is a press of its own."""
    maal = svar.headers.get("Location", "")
    if len(request.path) <= LENGSTE_STI and len(maal) <= LENGSTE_MAAL:
        Sendt.objects.create(
            bruker=bruker, sti=request.path, innsending=innsending, avtrykk=avtrykk(request), maal=maal, sendt=naa
        )
