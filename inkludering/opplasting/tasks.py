"""What the worker does for files that were sent in. Tasks hold no logic."""

from celery import shared_task
from django.utils import timezone

from inkludering.opplasting import lager


@shared_task
def rydd() -> None:
    """Once an hour: remove what nobody has said yes to for a day."""
    lager.rydd(naa=timezone.now())
