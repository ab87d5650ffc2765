"""What the worker does for logins. Tasks hold no logic."""

from celery import shared_task
from django.core.management import call_command


@shared_task
def rydd_okter() -> None:
    """Once a day: forget the sessions that have run out."""
    call_command("clearsessions")
