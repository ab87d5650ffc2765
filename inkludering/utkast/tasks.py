"""What the worker does for drafts. Tasks hold no logic."""

from celery import shared_task
from django.utils import timezone

from inkludering.utkast import lager


@shared_task
def rydd() -> None:
    """Once an hour: remove what is too old, and what its writer may no longer open."""
    lager.rydd(naa=timezone.now())
