"""Who may know of people who are kept out of sight: a right a leader is given and loses, each time with a reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from inkludering.brukere.models import Bruker, Rettsendring, Tilknytning
from inkludering.brukere.typer import Brukerhendelse
from inkludering.felles.laas import laas
from inkludering.hendelser import logg


@transaction.atomic
def sett(*, tilknytning: Tilknytning, ser_skjermede: bool, grunn: str, av: Bruker, naa: datetime) -> None:
    """In force from the leader's next page; reminders follow within a minute. Nothing where it is so already."""
    laas(tilknytning, "ser_skjermede")
    if tilknytning.ser_skjermede == ser_skjermede:
        return
    tilknytning.ser_skjermede = ser_skjermede
    tilknytning.save(update_fields=["ser_skjermede"])
    tilknytning.rettsendringer.create(ser_skjermede=ser_skjermede, grunn=grunn.strip(), av=av, tid=naa)
    logg.noter(Brukerhendelse.SKJERMINGSRETT, tilknytning, av=av, naa=naa, har=ser_skjermede)


def endringer(tilknytning: Tilknytning) -> QuerySet[Rettsendring]:
    """When the leader was given the right or lost it, newest first."""
    return tilknytning.rettsendringer.select_related("av").order_by("-tid")
