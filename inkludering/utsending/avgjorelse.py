"""What a person decides of a message that the machine cannot settle: it may have arrived, or is refused for good."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from inkludering.brukere.models import Bruker
from inkludering.hendelser import logg
from inkludering.utsending.models import Tilstand, Utsending
from inkludering.utsending.typer import Utsendingshendelse

# So long the other end is asked before a person must decide.
TAALMODIGHET = timedelta(minutes=15)


class KanIkkeAvgjores(Exception):
    """The message is settled, or the machine is still at it."""


def uavgjorte(*, naa: datetime) -> QuerySet[Utsending]:
    """Those that wait for a person."""
    usikre = Q(tilstand=Tilstand.USIKKER, usikker_siden__lt=naa - TAALMODIGHET)
    return Utsending.objects.filter(usikre | Q(tilstand=Tilstand.DOED))


@transaction.atomic
def send_igjen(*, utsending: UUID, av: Bruker | None, naa: datetime) -> None:
    """It has certainly not arrived, or may come twice: try from the beginning. Raises KanIkkeAvgjores."""
    felt = {"tilstand": Tilstand.I_KOE, "antall_forsok": 0, "ikke_foer": naa}
    _avgjor(utsending, Utsendingshendelse.MELDING_SENDES_IGJEN, av=av, naa=naa, felt=felt)


@transaction.atomic
def regn_som_sendt(*, utsending: UUID, av: Bruker | None, naa: datetime) -> None:
    """The receiver has it. Raises KanIkkeAvgjores."""
    felt = {"tilstand": Tilstand.SENDT, "sendt_tid": naa}
    _avgjor(utsending, Utsendingshendelse.MELDING_REGNET_SOM_SENDT, av=av, naa=naa, felt=felt)


@transaction.atomic
def frafall(*, utsending: UUID, av: Bruker | None, naa: datetime) -> None:
    """It shall not be sent any more: the receiver is told otherwise, or need not be. Raises KanIkkeAvgjores."""
    _avgjor(utsending, Utsendingshendelse.MELDING_FRAFALT, av=av, naa=naa, felt={"tilstand": Tilstand.AVLYST})


def _avgjor(
    utsending: UUID, hva: Utsendingshendelse, *, av: Bruker | None, naa: datetime, felt: dict[str, object]
) -> None:
    den = uavgjorte(naa=naa).filter(pk=utsending).select_for_update(no_key=True).first()
    if den is None:
        raise KanIkkeAvgjores
    fra = den.tilstand
    for navn, verdi in {"token": None, "lease_til": None, "usikker_siden": None, **felt}.items():
        setattr(den, navn, verdi)
    den.save(update_fields=["token", "lease_til", "usikker_siden", *felt])
    logg.noter(hva, den, av=av, naa=naa, fra=fra)
