"""What the worker runs for employers. Tasks hold no logic; running one twice, or twice at once, does no harm."""

from celery import shared_task
from django.utils import timezone

from arbeidsgivere.portaltilgang import lenker
from inkludering.utsending import puls


@shared_task
def behandle_lenkebestillinger() -> None:
    """Send the portal links that have been asked for."""
    lenker.behandle(naa=timezone.now())
    puls.slaa(puls.LENKER, naa=timezone.now())
