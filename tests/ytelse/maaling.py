"""CPU time of this process, as the middle of several rounds: the machine is shared, so only ratios hold."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from unittest.mock import patch

from django.test import Client
from django.test.signals import template_rendered

RUNDER = 7


def cpu_ms(*kall: Callable[[], object], antall: int = 10) -> list[float]:
    """What each call costs, measured by turns so that all meet the same noise; the test's own listeners are away."""
    maalt: list[list[float]] = [[] for _ in kall]
    # Also what the client would keep of every template it has seen drawn.
    with patch.object(template_rendered, "receivers", []), patch.object(template_rendered, "connect"):
        for _ in range(RUNDER):
            for ett, tider in zip(kall, maalt, strict=True):
                begynte = time.process_time()
                for _nr in range(antall):
                    ett()
                tider.append((time.process_time() - begynte) / antall * 1000)
    return [statistics.median(tider) for tider in maalt]


def sider(klient: Client, *adresser: str) -> list[float]:
    """The cost of each page, in the client's own session."""
    return cpu_ms(*(lambda adresse=adresse: klient.get(adresse) for adresse in adresser))
