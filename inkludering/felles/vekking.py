"""Waking the worker. What waits stands in the database; a lost call only means that the next tick finds it."""

import logging
from threading import Thread

from celery import current_app
from django.db import transaction

logger = logging.getLogger(__name__)


def etter_lagring(oppgave: str, **argumenter: str) -> None:
    """Ask the worker for a task once this transaction is saved; a slow or absent broker holds nobody who asks."""
    transaction.on_commit(Thread(target=_be_om, args=(oppgave, argumenter), name=f"vekk-{oppgave}").start)


def _be_om(oppgave: str, argumenter: dict[str, str]) -> None:
    try:
        current_app.send_task(oppgave, kwargs=argumenter)
    except Exception as feil:  # whatever the broker's client raises
        logger.warning("Køen svarer ikke (%s); %s kommer ved neste runde.", type(feil).__name__, oppgave)
