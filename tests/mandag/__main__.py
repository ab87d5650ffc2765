"""`make mandag`: production's settings, a clean clone, real servers, and the steps of docs/drift.md one by one."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("TESTKLOKKE_FORSKYVNING", "0")  # the provider's clock is the machine's own here

from tests.leverandor import Leverandor, leverandor
from tests.mandag import installasjon, turen
from tests.mandag.kompani import Kompani, kommandoer

STEGET = "Installere"


@contextmanager
def tatt_tid(hva: str) -> Iterator[None]:
    """Says what is done and how long it took."""
    start = time.monotonic()
    print(f"  {hva} …", end="", flush=True)
    yield
    print(f" {time.monotonic() - start:.1f} s", flush=True)


def installer(kompani: Kompani, drift: str) -> str:
    """Each command of the steps in its turn; the e-mail of the administrator."""
    with tatt_tid("docker compose build"):
        kompani.bygg()
    epost = ""
    for kommando in kommandoer(drift, STEGET):
        with tatt_tid(kommando):
            if kommando.endswith("helse"):
                kompani.vent_til(lambda sagt=kommando: _gaar(kompani, sagt), "helse")
            else:
                kompani.kjor(kommando)
        if "opprett-administrator" in kommando:
            epost = kommando.split("--epost ")[1].split("@")[0]
    return epost


def _gaar(kompani: Kompani, kommando: str) -> bool:
    try:
        return "Alt går som det skal." in kompani.kjor(kommando)
    except AssertionError:
        return False


def mandag(mappe: Path, op: Leverandor, *, rask: bool) -> None:
    """`rask`: with the packages of this folder instead of an image's own."""
    with tatt_tid("git clone"):
        kode = installasjon.klon(mappe / "klon")
    python = Path(sys.executable)
    if not rask:
        with tatt_tid("pakkene i bildet"):
            python = installasjon.bygg_bildet(kode, mappe / "venv")
    with Kompani(kode, mappe, python) as kompani:
        kompani.ekstra = {"SSL_CERT_FILE": os.environ["SSL_CERT_FILE"]}
        installasjon.fyll_ut(kompani, op)
        epost = installer(kompani, (kode / "docs" / "drift.md").read_text())
        with tatt_tid("administrator, kontor, leder, spesialist, kandidat"):
            turen.foerste_mandag(installasjon.hus(kompani, op), epost)
        with tatt_tid("manage.py sjekk"):
            print(kompani.kjor("docker compose run --rm migrering python manage.py sjekk").splitlines()[-1], end="")


def main() -> int:
    begynte = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="inkludering-mandag-") as navn:
        mappe = Path(navn)
        mappe.chmod(0o711)
        with leverandor(installasjon.tls(mappe)) as op:
            mandag(mappe, op, rask="--rask" in sys.argv)
    print(f"Fra klon til første kandidat på {time.monotonic() - begynte:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
