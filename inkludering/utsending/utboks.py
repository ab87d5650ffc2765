"""Putting messages in the outbox, in the same transaction as what they tell of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from inkludering.brukere.models import Bruker, Maalform
from inkludering.felles import vekking
from inkludering.felles.tekst import linje
from inkludering.utsending.models import Sendekanal, Tilstand, Utsending

LINJESKIFT = re.compile(r"[\r\n]")
LEVER = "inkludering.utsending.tasks.tom"


def ny(
    *,
    nokkel: str,
    kanal: str,
    mal: str,
    data: dict[str, Any],
    naa: datetime,
    mottaker: Bruker | None = None,
    adresse: str = "",
    spraak: str = "",
    ikke_foer: datetime | None = None,
    utloper: datetime | None = None,
) -> Utsending:
    """A message not yet queued, to a user or to an address. Raises ValueError for an address of several lines.

    What cannot be seen in an address is left out: it may be from before it was taken out where it was typed.
    `utloper`: from when it is not worth sending any more.
    """
    if mottaker:
        adresse = adresse or (mottaker.telefon if kanal == Sendekanal.SMS else mottaker.epost)
        spraak = spraak or mottaker.maalform
    adresse = "" if LINJESKIFT.search(adresse) else linje(adresse)
    if not adresse:
        raise ValueError("a message needs an address on one line")
    return Utsending(
        nokkel=nokkel,
        kanal=kanal,
        mottaker=mottaker,
        adresse=adresse,
        spraak=spraak or Maalform.BOKMAAL,
        mal=mal,
        data=data,
        opprettet=naa,
        ikke_foer=ikke_foer or timezone.now(),  # at once, also for who acts as if it were another day (--naa)
        utloper=utloper,
    )


def legg_i(**melding: Any) -> bool:
    """Queue one message, given as to `ny`; False when its `nokkel` has been queued before."""
    return bool(legg_alle_i([ny(**melding)]))


@transaction.atomic
def legg_alle_i(meldinger: Iterable[Utsending]) -> set[UUID]:
    """Queue those whose `nokkel` is new, wake the delivery, and return their ids."""
    meldinger = list(meldinger)
    Utsending.objects.bulk_create(meldinger, batch_size=500, ignore_conflicts=True)
    lagt = set(Utsending.objects.filter(pk__in=[en.pk for en in meldinger]).values_list("pk", flat=True))
    if lagt:
        vekking.etter_lagring(LEVER)
    return lagt


def avlys(meldinger: QuerySet[Utsending]) -> int:
    """Take back those that still wait; returns how many."""
    return meldinger.filter(tilstand=Tilstand.I_KOE).update(tilstand=Tilstand.AVLYST)
