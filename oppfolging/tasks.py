"""What the worker runs. Tasks take ids and hold no logic: the same functions are reached by commands."""

from celery import shared_task
from django.utils import timezone

from oppfolging import paaminnelser


@shared_task
def tikk() -> None:
    """Once a minute: make the reminders and queue the digests that are due."""
    paaminnelser.generer(naa=timezone.now())
