"""The house running for real beside a test: web, worker, Valkey and mail sink, on a database of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import SystemRandom

from inkludering.lokalt import miljo, postgres, tilsyn
from tests import klokke

# Below the ports that outgoing connections are given, so that none of them takes a port while its house is down.
PORTER = range(20_000, 32_000)
TERNING = SystemRandom()  # the ordinary one throws the same in every process that runs tests


def ledig_portserie(antall: int = 3) -> int:
    """The first of some consecutive free ports."""
    while True:
        forste = TERNING.choice(PORTER)
        try:
            for port in range(forste, forste + antall):
                with socket.socket() as sokkel:
                    sokkel.bind(("127.0.0.1", port))
        except OSError:
            continue
        return forste


def uten_husets_miljo() -> dict[str, str]:
    """What a person's shell has: nothing of ours. The tests' clock and coverage's variables follow."""
    skall = {n: v for n, v in os.environ.items() if n in {"PATH", "HOME", "LANG"} or n.startswith("COV")}
    return skall | klokke.miljo()


class Levende:
    """A running house. `adresse` is its base URL, `post` and `sms` the folders of what was delivered."""

    def __init__(self, mappe: Path, pg_mappe: Path, base: str) -> None:
        self.mappe, self.base = mappe, base
        self.port = ledig_portserie()
        egne = miljo.miljo(mappe, port=self.port)
        databaser = {n: v for n, v in miljo.miljo(pg_mappe, base=base).items() if n.startswith("DATABASE_URL")}
        self.miljo = egne | databaser | klokke.miljo()
        self.adresse = egne["BASE_URL"]
        self.post, self.sms = mappe / "post", mappe / "sms"
        self.pg_mappe = pg_mappe
        self.prosesser = tilsyn.Tilsyn(mappe, self.miljo)

    def start(self, *navn: str) -> None:
        """Start these of valkey, post, web, arbeider; all of them when none is named."""
        startere: dict[str, Callable[[], None]] = {
            "valkey": lambda: tilsyn.valkeyprosess(self.prosesser),
            "post": lambda: tilsyn.postprosess(self.prosesser, self.port + 1),
            "arbeider": lambda: tilsyn.arbeiderprosess(self.prosesser),
            "web": lambda: tilsyn.webprosess(self.prosesser, self.port),
        }
        for ett in navn or startere:
            startere[ett]()
        if "web" in self.prosesser.prosesser:
            self.vent_paa_web()

    def vent_paa_web(self) -> None:
        """Wait until the web server has its database."""
        tilsyn.vent_paa_web(self.prosesser, self.port)

    def start_post(self, *feil: str) -> None:
        """Start the mail sink with faults, for example `start_post("--taus", "3")`."""
        tilsyn.postprosess(self.prosesser, self.port + 1, *feil)

    def manage(self, *kommando: str, sjekk: bool = True, **ekstra: str) -> subprocess.CompletedProcess[str]:
        """Run a manage.py command against this house; fails with its output unless `sjekk=False`."""
        svar = subprocess.run(
            [sys.executable, "manage.py", *kommando],
            check=False,
            env=self._rent_miljo() | ekstra,
            cwd=miljo.PROSJEKT,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert not sjekk or svar.returncode == 0, f"{kommando}: {svar.stdout}\n{svar.stderr}"
        return svar

    def _rent_miljo(self) -> dict[str, str]:
        return {n: v for n, v in os.environ.items() if n != "INKLUDERING_PROSESS"} | self.miljo

    def sql(self, setning: str, rolle: str = "postgres") -> list[tuple]:
        """The rows of one statement, as superuser unless another role is named."""
        import psycopg

        with psycopg.connect(postgres.adresse(self.pg_mappe, rolle, self.base), autocommit=True) as kobling:
            svar = kobling.execute(setning)
            return svar.fetchall() if svar.description else []

    def drep(self, navn: str) -> None:
        """SIGKILL a process and its children."""
        self.prosesser.drep(navn)

    def gjenoppta(self, navn: str) -> None:
        """Start a killed process again."""
        self.prosesser.gjenoppta(navn)

    def vent_til(self, klar: Callable[[], bool], sekunder: float = 30) -> None:
        """Wait until something has happened; fail when it has not."""
        frist = time.monotonic() + sekunder
        while not klar():
            assert time.monotonic() < frist, f"Ventet {sekunder} s forgjeves. Logger: {self.mappe / 'logg'}"
            time.sleep(0.05)

    def brev(self) -> list[Path]:
        """The files of the delivered mails; one still being written has a name that is hidden."""
        return sorted(self.post.glob("[!.]*.eml"))

    def stopp(self) -> None:
        """End all processes, show their last words (pytest prints them when a test failed), forget the data folder."""
        self.prosesser.stopp()
        for logg in sorted((self.mappe / "logg").glob("*.log")):
            print(f"--- {logg.name}\n{logg.read_text()[-8000:]}")
        shutil.rmtree(postgres.sokkelmappe(self.mappe), ignore_errors=True)
        shutil.rmtree(self.mappe, ignore_errors=True)
