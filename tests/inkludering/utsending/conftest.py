"""A real mail sink beside the test, and an outbox whose commits are real."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.utils import timezone

from tests.levende import ledig_portserie


class Mottak:
    """The sink's folder of e-mails and of SMS."""

    def __init__(self, mappe: Path) -> None:
        self.mappe = mappe

    def brev(self) -> list[Path]:
        return sorted((self.mappe / "post").glob("*.eml"))

    def sms(self) -> list[Path]:
        return sorted((self.mappe / "sms").glob("*.json"))


@pytest.fixture(autouse=True)
def proevemaler(settings: Any) -> None:
    """Messages that only these tests send."""
    egne = Path(__file__).parent / "maler"
    settings.TEMPLATES = [motor | {"DIRS": [*motor["DIRS"], egne]} for motor in settings.TEMPLATES]


@pytest.fixture
def mottak(tmp_path: Path, settings: Any) -> Iterator[Callable[..., Mottak]]:
    """`mottak("--avvis", "1")` starts a sink with faults and lets the delivery send to it, with short limits."""
    with ExitStack() as stabel:

        def start(*valg: str) -> Mottak:
            port = ledig_portserie(2)
            settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 2
            settings.SMS_URL = f"http://127.0.0.1:{port + 1}/sms"
            settings.EMAIL_OPPSLAG = settings.SMS_OPPSLAG = f"http://127.0.0.1:{port + 1}/levert"
            porter = ["--smtp-port", str(port), "--http-port", str(port + 1)]
            kommando = [sys.executable, "-m", "inkludering.lokalt.post", "--data", str(tmp_path), *porter, *valg]
            prosess = subprocess.Popen(kommando)
            stabel.callback(prosess.wait)
            stabel.callback(prosess.kill)
            while not _svarer(settings.EMAIL_OPPSLAG):
                assert prosess.poll() is None
            return Mottak(tmp_path)

        yield start


@pytest.fixture
def brev() -> Callable[..., Any]:
    """Queues an e-mail, due an hour before now."""
    from inkludering.utsending import utboks
    from inkludering.utsending.models import Utsending

    def lag(noekkel: str = "brev", **felt: Any) -> Utsending:
        felt = {"kanal": "epost", "adresse": "ane@nav.example", "mal": "proeve", "data": {"antall": 2}} | felt
        naa = timezone.now() - timedelta(hours=1)
        assert utboks.legg_i(noekkel=noekkel, naa=naa, ikke_foer=felt.pop("ikke_foer", naa), **felt)
        return Utsending.objects.get(noekkel=noekkel)

    return lag


class Klokke:
    """A clock the test sets forward."""

    def __init__(self) -> None:
        self.naa = timezone.now()

    def __call__(self) -> datetime:
        return self.naa

    def gaa(self, **tid: float) -> None:
        self.naa += timedelta(**tid)


@pytest.fixture
def klokke() -> Klokke:
    return Klokke()


def _svarer(adresse: str) -> bool:
    try:
        return httpx.get(adresse).status_code == httpx.codes.BAD_REQUEST
    except httpx.HTTPError:
        return False
