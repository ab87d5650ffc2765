"""CPU time of this process, as the middle of several rounds: the machine is shared, so only ratios hold."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from django.db import connection
from django.test import Client
from django.test.signals import template_rendered

RUNDER = 7
# A round further in than the last by a seventh of a piece of Python's calls (inkludering/felles/kallplass.py).
KALL_LENGER_INNE = 20


def cpu_ms(
    *kall: Callable[[], object], antall: int = 10, klokke: Callable[[], float] = time.process_time
) -> list[float]:
    """What each call costs, measured by turns so that all meet the same noise; the test's own listeners are away."""
    maalt: list[list[float]] = [[] for _ in kall]
    # Also what the client would keep of every template it has seen drawn.
    with patch.object(template_rendered, "receivers", []), patch.object(template_rendered, "connect"):
        for runde in range(RUNDER):
            for ett, tider in zip(kall, maalt, strict=True):
                begynte = klokke()
                for _nr in range(antall):
                    lenger_inne(runde * KALL_LENGER_INNE, ett)
                tider.append((klokke() - begynte) / antall * 1000)
    return [statistics.median(tider) for tider in maalt]


def paa_dybde(kall: int, gjor: Callable[[], object]) -> float:
    """CPU milliseconds of what is called from so many calls further in."""
    begynte = time.process_time()
    lenger_inne(kall, gjor)
    return (time.process_time() - begynte) * 1000


def lenger_inne(kall: int, gjor: Callable[[], object]) -> object:
    return lenger_inne(kall - 1, gjor) if kall else gjor()


def sider(klient: Client, *adresser: str) -> list[float]:
    """The cost of each page, in the client's own session."""
    return cpu_ms(*(lambda adresse=adresse: klient.get(adresse) for adresse in adresser))


def sider_med_databasen(klient: Client, *adresser: str, antall: int = 10) -> list[float]:
    """The cost of each page with what PostgreSQL spends on it in the client's connection."""
    kall = (lambda adresse=adresse: klient.get(adresse) for adresse in adresser)
    return cpu_ms(*kall, antall=antall, klokke=klokke_med_databasen())


def klokke_med_databasen() -> Callable[[], float]:
    """Tells the seconds of CPU spent by this process and by its connection's server; it must not be closed."""
    with connection.cursor() as peker:
        peker.execute("SELECT pg_backend_pid()")
        tjener = Path(f"/proc/{peker.fetchone()[0]}/schedstat")
    return lambda: time.process_time() + int(tjener.read_text().split()[0]) / 1e9
