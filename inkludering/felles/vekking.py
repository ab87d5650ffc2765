"""Waking the worker. What waits stands in the database; a lost call only means that the next tick finds it."""

import logging
from contextvars import copy_context
from threading import Thread

from celery import current_app
from django.db import transaction

logger = logging.getLogger(__name__)


def etter_lagring(oppgave: str, **argumenter: str) -> None:
    """Ask the worker for a task once this transaction is saved; a slow or absent broker holds nobody who asks.

    Nor does it hold the process when that is to end.
    """
    sammenheng = copy_context()  # with the id of the request, for the log lines of what it leads to
    traad = Thread(target=sammenheng.run, args=(_be_om, oppgave, argumenter), name=oppgave, daemon=True)
    transaction.on_commit(traad.start)


def _be_om(oppgave: str, argumenter: dict[str, str]) -> None:
    try:
        current_app.send_task(oppgave, kwargs=argumenter)
    except Exception as feil:  # whatever the broker's client raises
        logger.warning("Køen svarer ikke (%s); %s kommer ved neste runde.", type(feil).__name__, oppgave)
