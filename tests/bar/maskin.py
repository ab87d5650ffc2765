"""A bare machine: a Debian root with nothing but git and make, entered like a virtual machine or like a container."""

import os
import shlex
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.bar import oppsett

UTGAVER = {12: "bookworm", 13: "trixie"}
OLA = 1000
# What Docker leaves to root in a container, where it also refuses user namespaces.
DOCKER = (
    "-all,+chown,+dac_override,+fsetid,+fowner,+mknod,+net_raw,+setgid,+setuid,+setfcap,+setpcap,"
    "+net_bind_service,+sys_chroot,+kill,+audit_write"
)
# The new root takes the old one's place, so that the kernel does not think of us as chrooted.
PIVOT = 'cd "$1" && shift && pivot_root . . && umount -l . && exec "$@"'


class Rodt(Exception):
    """Something did not go as it should; the message is for the table."""


def bygg(arbeid: Path, debian: int, *, fersk: bool) -> Path:
    """The unpacked release, made once and kept; never written to afterwards."""
    grunn = arbeid / UTGAVER[debian]
    if fersk:
        shutil.rmtree(grunn, ignore_errors=True)
    if not (grunn / "ferdig").exists():
        shutil.rmtree(grunn, ignore_errors=True)
        with (arbeid / f"{UTGAVER[debian]}.log").open("w") as logg:
            kommando = ["debootstrap", "--variant=minbase", "--include=git,make", UTGAVER[debian]]
            subprocess.run([*kommando, grunn, oppsett.speil()], check=True, stdout=logg, stderr=logg)
        (grunn / "ferdig").touch()
    return grunn


class Maskin:
    """One fresh machine on top of a release. Use as a context manager; what it changed is thrown away."""

    def __init__(self, arbeid: Path, grunn: Path, navn: str, *, navnerom: bool) -> None:
        self.egen, self.grunn, self.navnerom = arbeid / navn, grunn, navnerom
        self.rot, self.logg = self.egen / "rot", arbeid / f"{navn}.log"

    def __enter__(self) -> Self:
        shutil.rmtree(self.egen, ignore_errors=True)
        for mappe in ("over", "arbeid", "rot"):
            (self.egen / mappe).mkdir(parents=True)
        lag = f"lowerdir={self.grunn},upperdir={self.egen / 'over'},workdir={self.egen / 'arbeid'}"
        self._mount("-t", "overlay", "-o", lag, "overlay", self.rot)
        self._mount("-t", "proc", "proc", self.rot / "proc")
        self._mount("--bind", "/sys", self.rot / "sys")
        self._mount("--rbind", "/dev", self.rot / "dev")
        self._mount("-t", "tmpfs", "tmpfs", self.rot / "dev/shm")
        oppsett.gi(self.rot)
        self.logg.write_text("")
        self.kjor("useradd --create-home --shell /bin/sh ola && chmod 700 /home/ola")
        return self

    def __exit__(
        self, slag: type[BaseException] | None, feil: BaseException | None, spor: TracebackType | None
    ) -> None:
        subprocess.run(["umount", "-R", "-l", self.rot], check=False)
        shutil.rmtree(self.egen, ignore_errors=True)

    @staticmethod
    def _mount(*hva: str | Path) -> None:
        subprocess.run(["mount", *hva], check=True)

    def start(self, skript: str, uid: int = 0, **miljo: str) -> subprocess.Popen[bytes]:
        """Run a shell script inside, as root or as Ola, in a process group of its own; its words go to the log."""
        hjem = "/home/ola" if uid else "/root"
        rent = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": hjem}
        variabler = [f"{navn}={verdi}" for navn, verdi in (rent | oppsett.miljo() | miljo).items()]
        hvem = [f"--reuid={uid}", f"--regid={uid}", "--clear-groups"]
        if not self.navnerom:
            hvem.append(f"--bounding-set={DOCKER}")
        inni = ["setpriv", *hvem, "env", "-i", "-C", hjem, *variabler, "sh", "-c", skript]
        if self.navnerom:
            foran = ["unshare", "--mount", "--propagation", "private", "sh", "-c", PIVOT, "sh", str(self.rot)]
        else:
            foran = ["chroot", str(self.rot)]
        with self.logg.open("ab") as logg:
            logg.write(f"\n$ {skript}\n".encode())
            logg.flush()
            ror = {"stdin": subprocess.DEVNULL, "stdout": logg, "stderr": logg}
            return subprocess.Popen([*foran, *inni], start_new_session=True, **ror)

    def kjor(self, skript: str, uid: int = 0, *, venter: int = 0, frist: float = 900, **miljo: str) -> str:
        """Run a script to its end and return what it said; red when it ends otherwise than expected."""
        fra = self.logg.stat().st_size
        prosess = self.start(skript, uid, **miljo)
        try:
            kode = prosess.wait(frist)
        except subprocess.TimeoutExpired:
            stopp(prosess, signal.SIGKILL)
            raise Rodt(f"«{skript[-60:]}» ble ikke ferdig på {frist:.0f} s") from None
        sagt = self.sagt(fra)
        if kode != venter:
            raise Rodt(f"«{skript[-60:]}» ga {kode}: {sagt.strip().splitlines()[-1][:200]}")
        return sagt

    def legg_ved(self, prosjekt: str) -> None:
        """Keep the demo's own logs, which go with the machine, for whoever wants to know why it went red."""
        data = self.rot / prosjekt.lstrip("/") / ".lokalt"
        with self.logg.open("a") as logg:
            for fil in (data / "postgres.log", *sorted((data / "logg").glob("*.log"))):
                if fil.exists():
                    logg.write(f"\n--- {fil.name}\n{fil.read_text(errors='replace')[-8000:]}")

    def sagt(self, fra: int = 0) -> str:
        """The log from this position on."""
        return self.logg.read_bytes()[fra:].decode(errors="replace")


def stopp(prosess: subprocess.Popen[bytes], nummer: signal.Signals) -> None:
    """Signal the whole group, as a terminal does on Ctrl-C, and wait for it to end."""
    with suppress(ProcessLookupError):
        os.killpg(prosess.pid, nummer)
    with suppress(subprocess.TimeoutExpired):
        prosess.wait(60)


def sitert(sti: str) -> str:
    """A path as the shell wants it."""
    return shlex.quote(sti)


def naa() -> float:
    """Seconds that only go forward."""
    return time.monotonic()
