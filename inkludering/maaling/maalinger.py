"""The measurements: how long requests take in this process, and what the database says of the work that waits.

The last is asked when somebody reads them, and every process that is asked answers the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DatabaseError, connection
from django.utils import timezone
from prometheus_client import Histogram
from prometheus_client.core import REGISTRY as REGISTER
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from inkludering.utsending import helse

FORESPORSLER = Histogram(
    "inkludering_foresporsel_sekunder",
    "How long requests take, by the pattern of the address",
    ("metode", "rute", "status"),
    buckets=(0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
# What psycopg's pool calls them, and what we do.
POOLEN = {"pool_size": "aapne", "pool_available": "ledige", "requests_waiting": "venter", "requests_errors": "feilet"}


class Tilstanden(Collector):
    """The outbox, the pulse of the worker, and this process's connections to the database."""

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Nothing beforehand: the library would else ask the database when the program starts."""
        yield from ()

    def collect(self) -> Iterator[GaugeMetricFamily]:
        svarer = GaugeMetricFamily("inkludering_database_svarer", "1 when the database answers this process")
        try:
            funnet = list(_det_som_venter(helse.les(naa=timezone.now())))
            svarer.add_metric([], 1)
        except DatabaseError:
            funnet = []
            svarer.add_metric([], 0)
        yield from (svarer, *funnet, *_poolen())


def _det_som_venter(tilstand: helse.Helse) -> Iterator[GaugeMetricFamily]:
    pulser = GaugeMetricFamily(
        "inkludering_puls_alder_sekunder", "Seconds since a round was last done", labels=["runde"]
    )
    for runde, alder in tilstand.alder.items():
        if alder is not None:
            pulser.add_metric([runde], alder.total_seconds())
    meldinger = GaugeMetricFamily("inkludering_utboks_meldinger", "Messages not yet settled", labels=["tilstand"])
    for navn, antall in tilstand.meldinger.items():
        meldinger.add_metric([navn], antall)
    eldste = GaugeMetricFamily("inkludering_utboks_eldste_forfalt_sekunder", "How long the oldest message has been due")
    eldste.add_metric([], tilstand.eldste_forfalt.total_seconds())
    yield from (pulser, meldinger, eldste)


def _poolen() -> Iterator[GaugeMetricFamily]:
    """Nothing, in a process that has no pool."""
    pool = connection.pool  # type: ignore[attr-defined]
    if pool:
        tall = pool.get_stats()
        maalt = GaugeMetricFamily("inkludering_databasepool", "Connections of this process", labels=["hva"])
        for deres, vaart in POOLEN.items():
            maalt.add_metric([vaart], tall.get(deres, 0))
        yield maalt


REGISTER.register(Tilstanden())
