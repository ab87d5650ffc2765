"""A copy of the database as a file, and the drill: restore a copy in a fresh place, and look whether it is all there.

A copy is a dump (`sikkerhetskopi`), or one of the whole server with the WAL that came after (grunnkopi.sh). Either is
restored in an embedded PostgreSQL of its own, which is gone when the drill is over; what the house runs on is not
touched.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from psycopg import sql

from inkludering.lokalt import miljo, postgres

TABELLENE = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
# The worker says every half minute that it is there, so the newest of these tells how much was lost.
SIST_I_LIVE = "SELECT max(tid) FROM utsending_puls"
# A big database takes long to replay.
LENGSTE_OPPSTART = 3600.0


class KopiFeil(Exception):
    """What went wrong with a copy; the message says it, in Norwegian."""


@dataclass(frozen=True)
class Proeve:
    """What came of a drill."""

    sekunder: float
    tabeller: int
    rader: int
    sist: datetime | None
    sjekk: str


def ta(tilkobling: dict[str, str], mappe: Path, *, naa: datetime) -> Path:
    """A dump of the database, and beside it how many rows each table had in it. `tilkobling`: as libpq names it."""
    mappe.mkdir(mode=0o700, parents=True, exist_ok=True)
    fil = mappe / f"inkludering-{naa.astimezone(UTC):%Y%m%dT%H%M%SZ}.dump"
    kladd = fil.with_suffix(".kladd")
    with psycopg.connect(**tilkobling, options="-c statement_timeout=0") as kobling:  # type: ignore[arg-type]
        kobling.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        snitt = _en(kobling, "SELECT pg_export_snapshot()")
        _kjor("pg_dump", "--format=custom", f"--snapshot={snitt}", f"--file={kladd}", tilkobling=tilkobling)
        innhold = json.dumps(_antall(kobling), indent=1)
    kladd.chmod(0o600)
    fil.with_suffix(".json").write_text(innhold)
    return kladd.rename(fil)


def proev(kopi: Path, *, wal: Path | None = None, sted: Path | None = None) -> Proeve:
    """Restore a copy under `sted` (a temporary folder when unset) and walk every promise in it. Raises KopiFeil."""
    begynte = time.monotonic()
    if not kopi.exists():
        raise KopiFeil(f"{kopi} finnes ikke.")
    with TemporaryDirectory(prefix="gjenopprett-", dir=sted) as mappe, _frist():
        with _server(Path(mappe), kopi, wal), psycopg.connect(postgres.adresse(Path(mappe), "postgres")) as kobling:
            antall = _antall(kobling)
            sist = _en(kobling, SIST_I_LIVE)
            _sammenlign(kopi.with_suffix(".json"), antall)
            sagt = _sjekk(Path(mappe))
        shutil.rmtree(postgres.sokkelmappe(Path(mappe)), ignore_errors=True)
    return Proeve(time.monotonic() - begynte, len(antall), sum(antall.values()), sist, sagt)


@contextmanager
def _server(mappe: Path, kopi: Path, wal: Path | None) -> Iterator[None]:
    """A server of its own with what is in the copy."""
    if kopi.is_dir():
        _legg_klar(mappe, kopi, wal)
    with postgres.i_bruk(mappe):
        if not kopi.is_dir():
            _les_inn(mappe, kopi)
        yield


def _les_inn(mappe: Path, dump: Path) -> None:
    til = {"host": str(postgres.sokkelmappe(mappe)), "user": "postgres"}
    with psycopg.connect(postgres.adresse(mappe, "postgres", "postgres"), autocommit=True) as kobling:
        kobling.execute("DROP DATABASE inkludering")
        kobling.execute("CREATE DATABASE inkludering OWNER inkl_eier TEMPLATE template0")
    _kjor("pg_restore", "--exit-on-error", "--dbname=inkludering", str(dump), tilkobling=til)
    # What a dump does not carry: the rights to the database itself.
    _kjor("psql", "--no-psqlrc", "--quiet", f"--file={postgres.ROLLER_SQL}", tilkobling=til | {"dbname": "postgres"})


def _legg_klar(mappe: Path, grunnkopi: Path, wal: Path | None) -> None:
    """The copy of a whole server, told where the WAL is; it takes no connections before all of that is replayed."""
    data = mappe / "pg"
    shutil.copytree(grunnkopi, data)
    data.chmod(0o700)
    oppsett = ["hot_standby = off", "archive_mode = off", "unix_socket_permissions = 0700"]
    if wal:
        oppsett += [f'restore_command = \'cp "{wal}/%f" "%p"\'', "recovery_target_timeline = 'latest'"]
        (data / "recovery.signal").touch()
    with (data / "postgresql.auto.conf").open("a") as fil:
        fil.writelines(f"{linje}\n" for linje in oppsett)


def _sammenlign(liste: Path, antall: dict[str, int]) -> None:
    if liste.exists() and (ventet := json.loads(liste.read_text())) != antall:
        ulike = [navn for navn in sorted(ventet | antall) if ventet.get(navn) != antall.get(navn)]
        raise KopiFeil(f"Det som ble gjenopprettet er ikke det som ble kopiert: {', '.join(ulike)}.")


def _sjekk(mappe: Path) -> str:
    """`manage.py sjekk` on what was restored, with the keys of this environment."""
    miljoet = dict(os.environ) | {"INKLUDERING_PROSESS": "app"}
    miljoet |= {navn: url for navn, url in miljo.miljo(mappe).items() if navn.startswith("DATABASE_URL")}
    kommando = [sys.executable, str(miljo.PROSJEKT / "manage.py"), "sjekk"]
    svar = subprocess.run(kommando, check=False, capture_output=True, text=True, env=miljoet)
    if svar.returncode:
        raise KopiFeil(f"«sjekk» fant feil i det som ble gjenopprettet:\n{svar.stdout}{svar.stderr}")
    return svar.stdout.strip().splitlines()[-1]


def _antall(kobling: psycopg.Connection[Any]) -> dict[str, int]:
    """Rows by table."""
    setning = sql.SQL("SELECT count(*) FROM {}")
    navnene = [str(navn) for (navn,) in kobling.execute(TABELLENE)]
    return {navn: _en(kobling, setning.format(sql.Identifier(navn))) for navn in navnene}


def _en(kobling: psycopg.Connection[Any], setning: Any) -> Any:
    rad = kobling.execute(setning).fetchone()
    return rad[0] if rad else None


@contextmanager
def _frist() -> Iterator[None]:
    vanlig, postgres.OPPSTARTSFRIST = postgres.OPPSTARTSFRIST, LENGSTE_OPPSTART
    try:
        yield
    finally:
        postgres.OPPSTARTSFRIST = vanlig


def _kjor(navn: str, *valg: str, tilkobling: dict[str, str]) -> None:
    """One of PostgreSQL's own programs; where to connect goes in the environment, as a password must not be seen."""
    program = postgres.programmappe(Path("/finnes/ikke")) / navn
    kjente = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    miljoet = {kjente[felt]: verdi for felt, verdi in tilkobling.items() if verdi}
    svar = subprocess.run([program, *valg], check=False, capture_output=True, text=True, env=dict(os.environ) | miljoet)
    if svar.returncode:
        raise KopiFeil(f"{navn} gikk ikke: {svar.stderr.strip()}")
