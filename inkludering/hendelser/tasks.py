"""What the worker runs for the logs. Tasks hold no logic."""

from celery import shared_task
from django.utils import timezone

from inkludering.hendelser import audit, forsegling


@shared_task
def tom_audit() -> None:
    """Tell Nav's audit of the visits since last."""
    audit.tom()


@shared_task
def forsegl() -> None:
    """Once a night."""
    forsegling.forsegl(naa=timezone.now())
