"""docker-compose.yml without an engine: the same commands, environment and servers, each a process on this machine.

What a container has and this does not: its own file system and names. So `/data`, `/arkiv` and `/tmp` are folders of
ours, and every name with a port becomes a free port of this machine.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import yaml

from tests.levende import ledig_portserie
from tests.mandag import servere

HUS = ("worker", "beat", "web", "web2")
SLUTTFRIST = 40  # stop_grace_period
KLARFRIST = 600  # on a busy machine
ORD = r"docker compose [^`\n#]+|… manage\.py [^`\n]+"


class Stoppet(AssertionError):
    """A service did not come up, or a command failed."""


def kommandoer(drift: str, overskrift: str) -> list[str]:
    """What docs/drift.md says to type under a heading, in order; «… manage.py» goes on as the one before."""
    del_ = drift.partition(f"\n## {overskrift}\n")[2].partition("\n## ")[0]
    funnet = [ett.strip() for ett in re.findall(ORD, del_)]
    return [re.sub("^…", "docker compose run --rm migrering python", ett) for ett in funnet]


class Kompani:
    """All services of one installation: the code in `kode`, run by `python`, with its data in `mappe`."""

    def __init__(self, kode: Path, mappe: Path, python: Path) -> None:
        self.kode, self.mappe, self.python = kode, mappe, python
        self.neste: tuple[Path, Path] | None = None  # what `git pull` would bring, and its Python
        self.env: dict[str, str] = {}
        self.oidc: dict[str, str] = {}
        self.ekstra: dict[str, str] = {}  # of the machine itself, such as which authorities it trusts
        forst = ledig_portserie(12)
        navn = ("postgres", "valkey", "smtp", "sms", *HUS, *(f"indre-{ett}" for ett in HUS))
        self.porter = dict(zip(navn, range(forst, forst + 12), strict=True))
        self.prosesser: dict[str, subprocess.Popen[bytes]] = {}
        self._slik: dict[str, object] = {}
        self.klynge = servere.Klynge(mappe, self.porter["postgres"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, slag: type[BaseException] | None, feil: BaseException | None, spor: TracebackType | None
    ) -> None:
        for navn in reversed(list(self.prosesser)):
            self.stopp(navn)
        self.klynge.stopp()
        for logg in sorted(self.mappe.glob("*.log")) if slag else ():
            print(f"--- {logg.name}\n{logg.read_text(errors='replace')[-3000:]}")

    @property
    def tjenester(self) -> dict[str, dict]:
        return yaml.safe_load((self.kode / "docker-compose.yml").read_text())["services"]

    def miljo(self, tjeneste: str) -> dict[str, str]:
        """As compose gives it, with our ports for its names."""
        erklaert = self.tjenester[tjeneste].get("environment", {})
        felles = self.oidc if "env_file" in self.tjenester[tjeneste] else {}
        verdier = {navn: self._her(tjeneste, self._innsatt(str(verdi))) for navn, verdi in erklaert.items()}
        if "MAALEPORT" in verdier and f"indre-{tjeneste}" not in self.porter:
            del verdier["MAALEPORT"]
        maskinens = {navn: os.environ[navn] for navn in ("PATH", "HOME", "LANG") if navn in os.environ}
        return maskinens | {"PYTHONDONTWRITEBYTECODE": "1"} | felles | verdier | self.ekstra

    def kjor(self, kommando: str) -> str:
        """One of the commands of docs/drift.md; what it said."""
        ord_ = shlex.split(kommando)[2:]
        match ord_:
            case ["up", "-d", *resten]:
                self._opp([ett for ett in resten if not ett.startswith("-")])
            case ["build"]:
                self.kode, self.python = self.neste or (self.kode, self.python)
                self.bygg()
            case ["ps"]:
                self._vent_paa_frisk(HUS)
            case ["run", "--rm", tjeneste]:
                return self._engang(tjeneste, self.tjenester[tjeneste]["command"])
            case ["run", "--rm", tjeneste, *resten]:
                return self._engang(tjeneste, resten)
            case _:
                raise Stoppet(f"Ukjent kommando: {kommando}")
        return ""

    def bygg(self) -> None:
        """The last step of the Dockerfile: static files are part of the image."""
        kommando = [self.python, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        rent = {navn: os.environ[navn] for navn in ("PATH", "HOME") if navn in os.environ}
        subprocess.run(kommando, cwd=self.kode, env=rent, check=True, stdin=subprocess.DEVNULL)

    def _opp(self, navn: list[str]) -> None:
        """Those named, or all in the order they wait for each other; what has changed since is replaced."""
        if not navn:
            self.klynge.start(self.miljo("postgres"), self.kode)
            self._bytt("valkey")
            self._bytt("post")
            self._engang("migrering", self.tjenester["migrering"]["command"])
        for ett in navn or HUS:
            self._bytt(ett)
        if navn:
            self._vent_paa_frisk(navn)

    def _bytt(self, tjeneste: str) -> None:
        slik = (self.kode, self.miljo(tjeneste))
        if tjeneste in self.prosesser and self._slik[tjeneste] == slik:
            return
        if tjeneste in self.prosesser:
            self.stopp(tjeneste)
        self._slik[tjeneste] = slik
        with (self.mappe / f"{tjeneste}.log").open("ab") as logg:
            self.prosesser[tjeneste] = subprocess.Popen(
                ["setpriv", "--pdeathsig", "TERM", *self._kommando(tjeneste)],
                cwd=self.kode,
                env=self.miljo(tjeneste),
                stdin=subprocess.DEVNULL,
                stdout=logg,
                stderr=logg,
                start_new_session=True,
            )

    def stopp(self, tjeneste: str) -> None:
        """As compose stops it: asks, waits, insists."""
        prosess = self.prosesser.pop(tjeneste)
        prosess.terminate()
        with suppress(subprocess.TimeoutExpired):
            prosess.wait(SLUTTFRIST)
        with suppress(ProcessLookupError):
            os.killpg(prosess.pid, signal.SIGKILL)
        prosess.wait()

    def _engang(self, tjeneste: str, kommando: list[str]) -> str:
        """`docker compose run --rm`: to its end."""
        svar = subprocess.run(
            self._program(tjeneste, kommando),
            cwd=self.kode,
            env=self.miljo(tjeneste),
            check=False,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        if svar.returncode:
            raise Stoppet(f"{' '.join(kommando)}: {svar.returncode}\n{svar.stdout}\n{svar.stderr[-4000:]}")
        return svar.stdout

    def _kommando(self, tjeneste: str) -> list[str]:
        if tjeneste == "valkey":
            return servere.valkey(self.tjenester["valkey"]["command"], self.mappe, self.porter["valkey"])
        kommando = self.tjenester[tjeneste].get("command")
        return self._program(tjeneste, kommando or bildets_kommando(self.kode))

    def _program(self, tjeneste: str, kommando: list[str]) -> list[str]:
        program, *resten = (self._her(tjeneste, ett) for ett in kommando)
        return [str(self.python.with_name(program)), *resten]

    def _innsatt(self, verdi: str) -> str:
        """`${NAVN:?}` and `${NAVN:-ellers}`, as compose reads them from .env."""

        def sett_inn(treff: re.Match[str]) -> str:
            navn, _, ellers = treff[1].partition(":")
            if not self.env.get(navn) and ellers.startswith("?"):
                raise Stoppet(f"{navn} mangler i .env")
            return self.env.get(navn) or ellers[1:]

        return re.sub(r"\$\{([^}]+)\}", sett_inn, verdi)

    def _her(self, tjeneste: str, ord_: str) -> str:
        """A word with our ports and folders in the place of the container's."""
        egne = {
            "@postgres/": f"@127.0.0.1:{self.porter['postgres']}/",
            "valkey:6379": f"127.0.0.1:{self.porter['valkey']}",
            "post:2525": f"127.0.0.1:{self.porter['smtp']}",
            "post:2580": f"127.0.0.1:{self.porter['sms']}",
            "--smtp-port=2525": f"--smtp-port={self.porter['smtp']}",
            "--http-port=2580": f"--http-port={self.porter['sms']}",
            "127.0.0.1:9000": f"127.0.0.1:{self.porter.get(f'indre-{tjeneste}', 0)}",
        }
        hele = {
            "9000": str(self.porter.get(f"indre-{tjeneste}", 0)),
            "8000": str(self.porter.get(tjeneste, 0)),
            "0.0.0.0": "127.0.0.1",  # noqa: S104 - the container's
            "/tmp": self._mappe(f"tmp-{tjeneste}"),  # noqa: S108 - the container's
        }
        if ord_ in hele:
            return hele[ord_]
        for deres, vaart in egne.items():
            ord_ = ord_.replace(deres, vaart)
        return re.sub(r"(?:^|(?<==))/(data|arkiv)\b", lambda treff: self._mappe(treff[1]), ord_)

    def _mappe(self, navn: str) -> str:
        (self.mappe / navn).mkdir(exist_ok=True)
        return str(self.mappe / navn)

    def _vent_paa_frisk(self, tjenester: tuple[str, ...] | list[str]) -> None:
        """What `docker compose ps` calls healthy."""
        for navn in tjenester:
            puls = self.miljo(navn).get("PULS") or f"http://127.0.0.1:{self.porter[navn]}/livez"
            self.vent_til(lambda puls=puls: _svarer(puls), navn)

    def vent_til(self, klar: Callable[[], bool], hva: str) -> None:
        frist = time.monotonic() + KLARFRIST
        while not klar():
            if time.monotonic() > frist:
                logg = self.mappe / f"{hva}.log"
                raise Stoppet(f"{hva} ble ikke klar: {logg.read_text()[-3000:] if logg.exists() else ''}")
            time.sleep(0.1)


def bildets_kommando(kode: Path) -> list[str]:
    """CMD of the Dockerfile."""
    dockerfil = (kode / "Dockerfile").read_text().replace("\\\n", "")
    funnet: list[str] = json.loads(re.search(r"^CMD (\[.*?\])$", dockerfil, re.MULTILINE)[1])
    return funnet


def _svarer(adresse: str) -> bool:
    try:
        with urllib.request.urlopen(adresse, timeout=4) as svar:
            return svar.status == 200
    except OSError:
        return False
