"""What the worker runs for the logs. Tasks hold no logic."""

from celery import shared_task

from inkludering.hendelser import audit


@shared_task
def tom_audit() -> None:
    """Tell Nav's audit of the visits since last."""
    audit.tom()
