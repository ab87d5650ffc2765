"""A real PostgreSQL and Valkey over TCP, with passwords, as docker-compose.yml starts them."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from inkludering.lokalt import postgres
from inkludering.lokalt import valkey as innebygd


class Klynge:
    """The server of `postgres` in compose."""

    def __init__(self, mappe: Path, port: int) -> None:
        self.mappe, self.port, self.data = mappe, port, mappe / "postgres"
        self._server: subprocess.Popen[bytes] | None = None
        self.passord = ""

    def start(self, miljo: dict[str, str], kode: Path) -> None:
        """Make the cluster the first time, then the roles: what the image's own start does."""
        if self._server:
            return
        programmer = postgres.programmappe(self.data)
        forst = postgres.uprivilegert(programmer / "initdb")
        self.passord = miljo["POSTGRES_PASSWORD"]
        hemmelig = self.mappe / "postgres-passord"
        hemmelig.write_text(self.passord)
        self.data.mkdir(mode=0o700)
        postgres._gi_til_nobody(forst, self.data, hemmelig)
        valg = ["-U", "postgres", "--auth=scram-sha-256", f"--pwfile={hemmelig}"]
        valg += miljo["POSTGRES_INITDB_ARGS"].split()
        with (self.mappe / "postgres.log").open("ab") as logg:
            ut = {"stdout": logg, "stderr": logg, "stdin": subprocess.DEVNULL}
            subprocess.run([*forst, programmer / "initdb", "-D", self.data, *valg], check=True, **ut)
            valg = [f"-c{ett}" for ett in (*postgres.TAUS, "listen_addresses=127.0.0.1", f"port={self.port}")]
            server = [*forst, programmer / "postgres", "-D", self.data, "-k", "", *valg]
            self._server = subprocess.Popen(server, start_new_session=True, **ut)
        while subprocess.run([programmer / "pg_isready", "-q", *self._til], check=False).returncode:
            time.sleep(0.1)
        roller = ["-X", "-q", "-f", kode / "inkludering/lokalt/roller.sql", "postgres"]
        subprocess.run([programmer / "psql", *self._til, *roller], check=True, env=miljo | {"PGPASSWORD": self.passord})

    @property
    def _til(self) -> list[str]:
        return ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres"]

    def sql(self, setning: str) -> list[tuple]:
        """The rows of one statement, as the superuser."""
        import psycopg

        adresse = f"postgresql://postgres:{self.passord}@127.0.0.1:{self.port}/inkludering"
        with psycopg.connect(adresse, autocommit=True) as kobling:
            return kobling.execute(setning).fetchall()

    def stopp(self) -> None:
        if self._server:
            with suppress(ProcessLookupError):
                os.killpg(self._server.pid, signal.SIGINT)
            self._server.wait(60)


def valkey(kommando: list[str], mappe: Path, port: int) -> list[str]:
    """As compose starts it, on a port of ours."""
    (mappe / "valkey").mkdir(exist_ok=True)
    her = ["--port", str(port), "--bind", "127.0.0.1", "--dir", str(mappe / "valkey")]
    return [str(innebygd.program()), *kommando[1:], *her]
