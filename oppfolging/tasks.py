"""What the worker runs. Tasks take ids and hold no logic: the same functions are reached by commands."""

import uuid

from celery import shared_task
from django.utils import timezone

from inkludering.utsending import puls
from oppfolging import tikk as minuttet
from oppfolging.arbeidsflate.importering import arbeid
from oppfolging.handlinger import graderingskontroll, utboksvarsel
from oppfolging.rapporter import bestilling


@shared_task
def tikk() -> None:
    """Once a minute: make the reminders and queue the digests that are due, and finish reports left lying."""
    minuttet.kjor(naa=timezone.now())
    bestilling.plukk_opp(naa=timezone.now())
    arbeid.plukk_opp(naa=timezone.now())
    utboksvarsel.si_fra(naa=timezone.now())
    puls.slaa(puls.TIKK, naa=timezone.now())


@shared_task
def kontroller_gradering() -> None:
    """Once a night: ask the person register of those it was last asked of thirty days ago."""
    graderingskontroll.kontroller(naa=timezone.now())


@shared_task
def lag_rapport(*, rapport_id: str) -> None:
    bestilling.lag(rapport_id=uuid.UUID(rapport_id), naa=timezone.now())


@shared_task(soft_time_limit=3500, time_limit=3600)
def importer(*, opplasting_id: str) -> None:
    """The next step of a file that is taken in; as long as it takes for one of 50 000 rows."""
    arbeid.ta_fatt(opplasting_id=uuid.UUID(opplasting_id), naa=timezone.now())
