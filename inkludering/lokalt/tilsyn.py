"""Starts the processes of the house and stops them together; they die with whoever started them."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from inkludering.lokalt import valkey
from inkludering.lokalt.miljo import PROSJEKT
from inkludering.lokalt.postgres import sokkelmappe

STOPPFRIST = 10.0
# A worker talks to no other: what it would say goes by commands that Nais does not let it use.
ALENE = ["--without-gossip", "--without-mingle", "--without-heartbeat"]


class Tilsyn:
    """The running processes of one data folder, by name; each in its own process group, its log in `logg/`.

    Start them from the main thread: the kernel ends a process when the thread that started it is gone.
    """

    def __init__(self, mappe: Path, miljo: dict[str, str]) -> None:
        self.mappe, self.miljo = mappe, miljo
        self.prosesser: dict[str, subprocess.Popen[bytes]] = {}
        self._kommandoer: dict[str, tuple[list[str], dict[str, str]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, slag: type[BaseException] | None, feil: BaseException | None, spor: TracebackType | None
    ) -> None:
        self.stopp()

    def start(self, navn: str, kommando: list[str], **miljo: str) -> None:
        """Run a command under this name; a process of that name that has ended is replaced."""
        self._kommandoer[navn] = (kommando, miljo)
        (self.mappe / "logg").mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.mappe / "logg" / f"{navn}.log").open("ab") as logg:
            self.prosesser[navn] = subprocess.Popen(
                ["setpriv", "--pdeathsig", "TERM", *kommando],
                cwd=PROSJEKT,
                env=dict(os.environ) | self.miljo | miljo,
                stdin=subprocess.DEVNULL,
                stdout=logg,
                stderr=logg,
                start_new_session=True,
            )

    def vent_paa_slutt(self, navn: str) -> None:
        """Wait for a process that ends by itself, and forget it."""
        if self.prosesser.pop(navn).wait():
            raise TilsynFeil(f"«{navn}» gikk ikke. Se {self.mappe / 'logg' / navn}.log.")

    def drep(self, navn: str) -> None:
        """End a process and its children without warning."""
        _signaliser(self.prosesser[navn], signal.SIGKILL)
        self.prosesser[navn].wait()

    def gjenoppta(self, navn: str) -> None:
        """Start a process again the way it was started."""
        kommando, miljo = self._kommandoer[navn]
        self.start(navn, kommando, **miljo)

    def falt(self) -> list[str]:
        """The names of those that have ended by themselves."""
        return [navn for navn, prosess in self.prosesser.items() if prosess.poll() is not None]

    def stopp(self) -> None:
        """End all, last started first: ask, wait, then insist."""
        for prosess in reversed(self.prosesser.values()):
            _signaliser(prosess, signal.SIGTERM, gruppe=False)
        frist = time.monotonic() + STOPPFRIST
        for prosess in reversed(self.prosesser.values()):
            with suppress(subprocess.TimeoutExpired):
                prosess.wait(max(0.1, frist - time.monotonic()))
            _signaliser(prosess, signal.SIGKILL)
            prosess.wait()
        self.prosesser.clear()


def _signaliser(prosess: subprocess.Popen[bytes], nummer: signal.Signals, *, gruppe: bool = True) -> None:
    with suppress(ProcessLookupError):
        os.killpg(prosess.pid, nummer) if gruppe else prosess.send_signal(nummer)


def valkeyprosess(tilsyn: Tilsyn) -> None:
    """Start Valkey and wait until its socket is there."""
    sokkel = sokkelmappe(tilsyn.mappe) / "valkey.sock"
    sokkel.unlink(missing_ok=True)
    tilsyn.start("valkey", valkey.kommando(tilsyn.mappe))
    vent_paa(sokkel.exists, "Valkey", tilsyn)


def postprosess(tilsyn: Tilsyn, smtp_port: int, *valg: str) -> None:
    """Start the mail sink; HTTP goes on the port above the SMTP port."""
    modul = [sys.executable, "-m", "inkludering.lokalt.post", "--data", str(tilsyn.mappe)]
    tilsyn.start("post", [*modul, "--smtp-port", str(smtp_port), "--http-port", str(smtp_port + 1), *valg])
    vent_paa(lambda: _svarer(f"http://127.0.0.1:{smtp_port + 1}/levert", 400), "Postmottaket", tilsyn)


def webprosess(tilsyn: Tilsyn, port: int) -> None:
    """Start the web server; `vent_paa_web` tells when it is ready."""
    granian = [sys.executable, "-m", "granian", "--interface", "rsgi", "--host", "127.0.0.1", "--port", str(port)]
    valg = ["--workers", "1", "--no-ws", "--http1-header-read-timeout", "10000", "--log-level", "warning"]
    tilsyn.start("web", [*granian, *valg, "inkludering.vindfang:vindfang"], INKLUDERING_PROSESS="web")


def vent_paa_web(tilsyn: Tilsyn, port: int) -> None:
    """Wait until the web server says it is ready."""
    vent_paa(lambda: _svarer(f"http://127.0.0.1:{port}/readyz", 200), "Nettstedet", tilsyn)


def arbeiderprosess(tilsyn: Tilsyn) -> None:
    """Start the worker with beat in one process group; on a busy machine it yields to those who wait for a page."""
    celery = [sys.executable, "-m", "celery", "-A", "inkludering", "worker", "-B", "-P", "threads", "-c", "4"]
    kommando = ["nice", "-n", "5", *celery, *ALENE, "--loglevel", "warning"]
    tilsyn.start("arbeider", kommando, INKLUDERING_PROSESS="arbeider")


def vent_paa(klar: Callable[[], bool], hva: str, tilsyn: Tilsyn, sekunder: float = 120) -> None:
    """Wait until `klar()`; give up at the deadline or when a process has ended."""
    frist = time.monotonic() + sekunder
    while not klar():
        if tilsyn.falt() or time.monotonic() > frist:
            raise TilsynFeil(f"{hva} startet ikke. Se loggene i {tilsyn.mappe / 'logg'}.")
        time.sleep(0.05)


class TilsynFeil(Exception):
    """A process did not start; the message says where to look, in Norwegian."""


def _svarer(adresse: str, status: int) -> bool:
    try:
        with urllib.request.urlopen(adresse, timeout=5) as svar:  # noqa: S310 - always loopback http
            return bool(svar.status == status)
    except urllib.error.HTTPError as feil:
        return feil.code == status
    except OSError:
        return False
