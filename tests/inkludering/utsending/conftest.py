"""A real mail sink beside the test, and an outbox whose commits are real."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from inkludering.lokalt.post import Brevmottak, Postoppslag
from tests.klokke import klokka
from tests.levende import ledig_portserie


class Mottak:
    """The sink's folder of e-mails and of SMS."""

    def __init__(self, mappe: Path) -> None:
        self.mappe = mappe

    def brev(self) -> list[Path]:
        return sorted((self.mappe / "post").glob("[!.]*.eml"))

    def sms(self) -> list[Path]:
        return sorted((self.mappe / "sms").glob("*.json"))


@pytest.fixture(autouse=True)
def proevemaler(settings: Any) -> None:
    """Messages that only these tests send."""
    egne = Path(__file__).parent / "maler"
    settings.TEMPLATES = [motor | {"DIRS": [*motor["DIRS"], egne]} for motor in settings.TEMPLATES]


@pytest.fixture
def tjenere() -> Iterator[ExitStack]:
    """What must be stopped when the test is over."""
    with ExitStack() as stabel:
        yield stabel


@pytest.fixture
def smtp(tjenere: ExitStack, settings: Any) -> Callable[..., None]:
    """Starts a relay with a handler of the test's own, and lets the delivery send to it, with short limits."""

    def start(mottaker: object, **valg: Any) -> None:
        relay = Controller(mottaker, hostname="127.0.0.1", port=ledig_portserie(1), enable_SMTPUTF8=True, **valg)
        relay.start()
        tjenere.callback(relay.stop)
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", relay.port, 2
        settings.EMAIL_OPPSLAG = settings.SMS_OPPSLAG = ""

    return start


@pytest.fixture
def http(tjenere: ExitStack) -> Callable[..., str]:
    """Starts an HTTP server with a handler of the test's own, and tells its address."""

    def start(svarer: Any) -> str:
        tjener = ThreadingHTTPServer(("127.0.0.1", 0), svarer)
        traad = Thread(target=tjener.serve_forever, args=(0.05,))
        traad.start()
        tjenere.callback(tjener.server_close)
        tjenere.callback(traad.join)
        tjenere.callback(tjener.shutdown)
        return f"http://127.0.0.1:{tjener.server_port}"

    return start


@pytest.fixture
def mottak(tmp_path: Path, settings: Any, smtp: Callable[..., None], http: Callable[..., str]) -> Callable[..., Mottak]:
    """`mottak(avvis=1)` starts the mail sink of the house, with faults."""

    def start(**feil: int) -> Mottak:
        smtp(Brevmottak(tmp_path, **feil))
        adresse = http(partial(Postoppslag, tmp_path))
        settings.SMS_URL = f"{adresse}/sms"
        settings.EMAIL_OPPSLAG = settings.SMS_OPPSLAG = f"{adresse}/levert"
        return Mottak(tmp_path)

    return start


@pytest.fixture
def brev() -> Callable[..., Any]:
    """Queues an e-mail, due an hour before now."""
    from inkludering.utsending import utboks
    from inkludering.utsending.models import Utsending

    def lag(nokkel: str = "brev", **felt: Any) -> Utsending:
        felt = {"kanal": "epost", "adresse": "ane@nav.example", "mal": "proeve", "data": {"antall": 2}} | felt
        naa = klokka() - timedelta(hours=1)
        assert utboks.legg_i(nokkel=nokkel, naa=naa, ikke_foer=felt.pop("ikke_foer", naa), **felt)
        return Utsending.objects.get(nokkel=nokkel)

    return lag


class Klokke:
    """A clock the test sets forward."""

    def __init__(self) -> None:
        self.naa = klokka()

    def __call__(self) -> datetime:
        return self.naa

    def gaa(self, **tid: float) -> None:
        self.naa += timedelta(**tid)


@pytest.fixture
def klokke() -> Klokke:
    return Klokke()
