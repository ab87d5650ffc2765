"""What the worker runs. Postgres decides what is sent; running it twice, or twice at once, does no harm."""

from celery import shared_task
from django.utils import timezone

from inkludering.utsending import levering


@shared_task
def tom() -> None:
    """Deliver what is due."""
    levering.tom(klokke=timezone.now)
