"""What the worker does for logins. Tasks hold no logic."""

from celery import shared_task

from inkludering.brukere.okter import SessionStore


@shared_task
def rydd_okter() -> None:
    """Once a day: forget the sessions that have run out."""
    SessionStore.clear_expired()
