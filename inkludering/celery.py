"""Celery only wakes: PostgreSQL decides what is due and what is sent, so a lost or doubled task does no harm."""

import os
from typing import Any

from celery import Celery, Task, signals
from celery.schedules import crontab

from inkludering.felles.loggformat import foresporselsid

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkludering.settings")

app = Celery("inkludering")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    timezone="Europe/Oslo",
    task_ignore_result=True,
    # A task may run twice, never half: it is acknowledged when done and taken again when the worker dies.
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_time_limit=300,
    task_soft_time_limit=270,
    worker_prefetch_multiplier=1,
    worker_soft_shutdown_timeout=30,
    worker_hijack_root_logger=False,
    # Nobody asks a worker anything: its pulse does (maaling/arbeider.py). Nais lets it use no channels of Valkey's.
    worker_enable_remote_control=False,
    broker_connection_retry_on_startup=True,
    # A web request must never hang on a frozen broker; beat is the guarantee.
    task_publish_retry=False,
    broker_transport_options={"socket_timeout": 2, "socket_connect_timeout": 2, "visibility_timeout": 300},
    # What is seldom has a time on the clock: a beat that is started anew each day begins every interval anew.
    beat_schedule={
        "tikk": {"task": "oppfolging.tasks.tikk", "schedule": 60, "options": {"expires": 60}},
        "lenkebestillinger": {
            "task": "arbeidsgivere.tasks.behandle_lenkebestillinger",
            "schedule": 30,
            "options": {"expires": 30},
        },
        "kontroller-gradering": {
            "task": "oppfolging.tasks.kontroller_gradering",
            "schedule": crontab(hour=4, minute=10),
        },
        "tom-audit": {"task": "inkludering.hendelser.tasks.tom_audit", "schedule": 30, "options": {"expires": 30}},
        "forsegl": {"task": "inkludering.hendelser.tasks.forsegl", "schedule": crontab(hour=2, minute=40)},
        "rydd-okter": {"task": "inkludering.brukere.tasks.rydd_okter", "schedule": crontab(hour=3, minute=15)},
        "rydd-utkast": {"task": "inkludering.utkast.tasks.rydd", "schedule": 60 * 60, "options": {"expires": 60 * 60}},
        "rydd-opplastinger": {
            "task": "inkludering.opplasting.tasks.rydd",
            "schedule": 60 * 60,
            "options": {"expires": 60 * 60},
        },
        # Rounds overlap while much is due: each ends soon, so that a worker may stop (utsending/levering.py).
        "tom-utboks": {"task": "inkludering.utsending.tasks.tom", "schedule": 15, "options": {"expires": 15}},
    },
)
app.autodiscover_tasks()
app.autodiscover_tasks(["inkludering.maaling"], related_name="arbeider")


@signals.before_task_publish.connect
def send_med_foresporselen(headers: dict[str, Any], **_: Any) -> None:
    """The task's log lines carry the id of the request that asked for it."""
    headers["foresporsel"] = foresporselsid.get()


@signals.task_prerun.connect
def si_hvilken_foresporsel(task_id: str, task: Task, **_: Any) -> None:
    hode = task.request.headers or {}
    foresporselsid.set(hode.get("foresporsel") or task.request.get("foresporsel") or task_id)


@signals.task_postrun.connect
def glem_foresporselen(**_: Any) -> None:
    foresporselsid.set("")
