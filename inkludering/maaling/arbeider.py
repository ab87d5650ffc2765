"""What worker and beat tell of themselves on the inner port; Celery loads this when it starts either of them.

Each lives as long as it does what it is for: a worker that gets no work and a beat that gives none are as good as dead,
whatever the process itself says. What starts processes anew may ask /livez.
"""

from __future__ import annotations

import time
from typing import Any

from celery import signals

from inkludering.maaling import feilvarsling, tjener
from inkludering.maaling.maalinger import REGISTER

# Something is to be done twice a minute. The worker waits longer, so that it is not blamed for a beat that is away.
LENGST_STILLE = {"beat": 180.0, "arbeider": 600.0}


class Livstegn:
    """When this process last did what it is for."""

    def __init__(self) -> None:
        self.sist = time.monotonic()

    def noter(self, **_: Any) -> None:
        self.sist = time.monotonic()

    def lever(self, hvem: str) -> bool:
        return time.monotonic() - self.sist < LENGST_STILLE[hvem]


livstegn = Livstegn()
signals.task_received.connect(livstegn.noter)
signals.after_task_publish.connect(livstegn.noter)


@signals.worker_ready.connect
def arbeideren_er_klar(**_: Any) -> None:
    tjener.start(REGISTER, lambda: livstegn.lever("arbeider"))


@signals.beat_init.connect
def beat_er_klar(**_: Any) -> None:
    tjener.start(REGISTER, lambda: livstegn.lever("beat"))


feilvarsling.start()
