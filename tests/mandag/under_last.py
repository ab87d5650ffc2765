"""`make last`: the release is changed by the steps of docs/drift.md while people read and log contacts.

Nobody gets an error, nothing that was acknowledged is lost and nothing is there twice; and the old release goes on with
the new schema, since it is at work while the migrations run and until it is replaced.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

os.environ.setdefault("TESTKLOKKE_FORSKYVNING", "0")  # the provider's clock is the machine's own here

import httpx

from tests.leverandor import Leverandor, leverandor
from tests.mandag import installasjon, turen
from tests.mandag.__main__ import installer, tatt_tid
from tests.mandag.kompani import Kompani, kommandoer

# The release before: named, so that what is tried does not move with each commit. Newer migrations come after it.
FORRIGE = "3bdece9223df"
FOLKENE = ("anna", "bjarne", "cecilie")
PAUSE = 0.2


class IArbeid(Thread):
    """A jobbspesialist who reads the list and a candidate's page and logs a talk, over and over."""

    def __init__(self, hus: turen.Hus, navn: str, nr: int) -> None:
        super().__init__(daemon=True)
        self.leser = hus.logg_inn(navn)
        self.kandidat = turen.registrer(self.leser, nr)
        self.slutt, self.feil = Event(), list[str]()
        self.logget, self.lengst = 0, 0.0

    def run(self) -> None:
        while not self.slutt.wait(PAUSE):
            try:
                self._tid(lambda: self.leser.se("/"))
                self._tid(lambda: self.leser.se(self.kandidat))
                self._tid(lambda: turen.logg(self.leser, self.kandidat, f"Samtale {self.logget + 1}"))
                self.logget += 1
            except (AssertionError, httpx.HTTPError) as feil:
                self.feil.append(f"{time.strftime('%X')} {type(feil).__name__}: {feil}")

    def _tid(self, gjor: Callable[[], object]) -> None:
        start = time.monotonic()
        gjor()
        self.lengst = max(self.lengst, time.monotonic() - start)


@contextmanager
def i_arbeid(hus: turen.Hus, administrator: str, kompani: Kompani) -> Iterator[None]:
    """The people, at work meanwhile; afterwards what they were told is compared with what is there."""
    adm = hus.logg_inn(administrator)
    for navn in FOLKENE:
        turen.gi_plass(adm, navn, "jobbspesialist")
    folk = [IArbeid(hus, navn, 10 + nr) for nr, navn in enumerate(FOLKENE)]
    for den in folk:
        den.start()
    try:
        yield
    finally:
        for den in folk:
            den.slutt.set()
        for den in folk:
            den.join()
    _gjor_opp(folk, kompani)


def _gjor_opp(folk: list[IArbeid], kompani: Kompani) -> None:
    lovet = sum(den.logget for den in folk)
    ((lagret,),) = kompani.klynge.sql("SELECT count(*) FROM kjerne_kontakt")
    feil = [ett for den in folk for ett in den.feil]
    print(
        f"{lovet} samtaler lovet, {lagret} lagret, {len(feil)} feil; lengste svar {max(d.lengst for d in folk):.1f} s"
    )
    print("\n".join(feil[:20]))
    if feil or lovet != lagret or min(den.logget for den in folk) == 0:
        raise SystemExit(1)
    for den in folk:
        if f"Samtale {den.logget}" not in den.leser.se(den.kandidat).text:
            raise SystemExit(f"Det siste notatet til {den.kandidat} vises ikke.")


def gjor(kompani: Kompani, *steg: str) -> str:
    """The commands in their turn; what the last one said."""
    sagt = ""
    for kommando in steg:
        with tatt_tid(kommando):
            sagt = kompani.kjor(kommando)
    return sagt


def bytt_utgave(kompani: Kompani, drift: str) -> None:
    """From FORRIGE to what is committed here."""
    kompani.neste = installasjon.klon(kompani.mappe / "ny")
    gjor(kompani, *kommandoer(drift, "Oppgradere uten å stoppe"))


def oev_paa_aa_gjenopprette(kompani: Kompani, drift: str) -> None:
    """The drill, on a copy of what people have just written; it says how long it took."""
    gjor(kompani, *(ett for ett in kommandoer(drift, "Sikkerhetskopi") if "sikkerhetskopi" in ett))
    kopi = max((kompani.mappe / "data").glob("*.dump"))
    forst, *_ = kommandoer(drift, "Øve på å gjenopprette")
    print(gjor(kompani, re.sub(r"inkludering-….dump", kopi.name, forst)))


def last(mappe: Path, op: Leverandor) -> None:
    drift = (installasjon.PROSJEKT / "docs" / "drift.md").read_text()
    kode = installasjon.klon(mappe / "klon", FORRIGE)
    with Kompani(kode, mappe, Path(sys.executable)) as kompani:
        kompani.ekstra = {"SSL_CERT_FILE": os.environ["SSL_CERT_FILE"]}
        installasjon.fyll_ut(kompani, op)
        administrator = installer(kompani, drift)
        hus = installasjon.hus(kompani, op)
        adm = hus.logg_inn(administrator)
        turen.nytt_kontor(adm)
        with i_arbeid(hus, administrator, kompani), tatt_tid("i alt"):
            bytt_utgave(kompani, drift)
        sagt = gjor(kompani, "docker compose run --rm migrering python manage.py sjekk")
        print(sagt.splitlines()[-1])
        oev_paa_aa_gjenopprette(kompani, drift)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="inkludering-last-") as sted:
        mappe = Path(sted)
        mappe.chmod(0o711)
        with leverandor(installasjon.tls(mappe)) as op:
            last(mappe, op)
    return 0


if __name__ == "__main__":
    sys.exit(main())
