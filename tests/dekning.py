"""Coverage counts what is tested by itself, not every line that somebody happened to pass by.

A walk through all pages, or the whole house under load, touches nearly all the code and judges little of it: it would
say of a line that it is tested when it was only run. Such tests are not counted, and run in two thirds of the time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest

TESTENE = Path(__file__).parent
BREDE = [TESTENE / navn for navn in ("tilgang", "nettleser", "ytelse", "kaos", "test_fremmede.py")]


def er_bred(item: pytest.Item) -> bool:
    """Whether this test passes over the house instead of looking at one thing in it."""
    mappene = {item.path, *item.path.parents}
    return item.get_closest_marker("nettleser") is not None or any(den in mappene for den in BREDE)


@contextmanager
def uten_de_brede(item: pytest.Item) -> Iterator[None]:
    """Count the lines this test runs, in its own process and those it starts, unless it is a broad one."""
    tillegg = item.config.pluginmanager.getplugin("_cov")
    teller = getattr(tillegg, "cov_controller", None)
    with _pause(teller) if teller and er_bred(item) else nullcontext():
        yield


@contextmanager
def _pause(teller) -> Iterator[None]:
    egne = {navn: os.environ.pop(navn) for navn in list(os.environ) if navn.startswith("COVERAGE_PROCESS")}
    teller.pause()
    try:
        yield
    finally:
        teller.resume()
        os.environ.update(egne)
