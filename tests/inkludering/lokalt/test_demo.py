"""`manage.py demo` from an empty folder: it says when it is ready, lets commands join, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from inkludering.lokalt import miljo
from tests.levende import ledig_portserie, uten_husets_miljo

pytestmark = pytest.mark.treg


class Demo:
    """Runs manage.py the way a person does, knowing nothing but the data folder and the port."""

    def __init__(self, mappe: Path) -> None:
        self.mappe, self.port = mappe, ledig_portserie()
        self.miljo = uten_husets_miljo() | {"INKLUDERING_DATA": str(mappe), "PORT": str(self.port)}
        self.prosess: subprocess.Popen[str] | None = None
        self.foerst = ""

    def start(self, **ekstra: str) -> subprocess.Popen[str]:
        if self.prosess:
            self.prosess.stdout.close()
        ror = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        kommando = [sys.executable, "manage.py", "demo"]
        self.prosess = subprocess.Popen(kommando, cwd=miljo.PROSJEKT, env=self.miljo | ekstra, **ror)
        return self.prosess

    def start_og_vent(self) -> str:
        prosess, sagt = self.start(), ""
        for linje in prosess.stdout:
            sagt += linje
            if linje.startswith("Klar: "):
                return sagt
        raise AssertionError(sagt)

    def manage(self, *kommando: str) -> str:
        svar = self.prov(*kommando)
        assert svar.returncode == 0, svar.stderr
        return svar.stdout

    def prov(self, *kommando: str, **ekstra: str) -> subprocess.CompletedProcess[str]:
        """What a command beside the demo says; never longer than a minute."""
        hele = [sys.executable, "manage.py", *kommando]
        valg = {"env": self.miljo | ekstra, "capture_output": True, "text": True, "timeout": 60}
        return subprocess.run(hele, check=False, cwd=miljo.PROSJEKT, **valg)

    def les(self, sti: str) -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{sti}", timeout=5) as svar:
                return svar.status
        except OSError:
            return 0

    def postgres(self) -> int:
        """The process of its database; 0 while none is started."""
        fil = self.mappe / "pg" / "postmaster.pid"
        linjer = fil.read_text().splitlines() if fil.exists() else []
        return int(linjer[0]) if linjer else 0

    def vent_paa_linje(self, del_: str) -> str:
        """The next line with these words; a demo that keeps silent is ended, which fails the test."""
        vakt = threading.Timer(60, self.prosess.kill)
        vakt.start()
        try:
            return next(linje for linje in self.prosess.stdout if del_ in linje)
        finally:
            vakt.cancel()

    def levende_prosesser(self) -> list[str]:
        """Every process that works for this data folder, by its environment or its command line."""
        funnet = []
        for mappe in Path("/proc").glob("[0-9]*"):
            try:
                spor = (mappe / "environ").read_bytes() + (mappe / "cmdline").read_bytes()
            except OSError:
                continue
            if str(self.mappe).encode() in spor:
                funnet.append((mappe / "comm").read_text().strip())
        return funnet

    def vent_til_borte(self) -> None:
        frist = time.monotonic() + 60
        while self.levende_prosesser():
            assert time.monotonic() < frist, self.levende_prosesser()
            time.sleep(0.1)

    def avslutt(self) -> None:
        if self.prosess:
            self.prosess.terminate()
            self.prosess.wait()
            self.prosess.stdout.close()
        self.vent_til_borte()


@pytest.fixture
def demo(tmp_path):
    en = Demo(tmp_path)
    yield en
    en.avslutt()


@pytest.fixture(scope="module")
def delt(tmp_path_factory):
    """A demo made from an empty folder once, as that takes long; `foerst` is what it said."""
    en = Demo(tmp_path_factory.mktemp("delt-demo"))
    en.foerst = en.start_og_vent()
    yield en
    en.avslutt()


@pytest.fixture
def kjorende(delt):
    """A running demo that several tests share; one that has been stopped is started again."""
    if delt.prosess.poll() is not None:
        delt.start_og_vent()
    return delt


def test_demoen_starter_deler_databasen_og_rydder_etter_seg(kjorende):
    assert f"Klar: http://localhost:{kjorende.port}" in kjorende.foerst
    assert "jobbspesialist1@demo.example" in kjorende.foerst
    with urllib.request.urlopen(f"http://127.0.0.1:{kjorende.port}/logg-inn/", timeout=5) as svar:
        assert svar.status == 200
    assert "[X]" in kjorende.manage("showmigrations", "kandidater")
    assert kjorende.les("/readyz") == 200

    kjorende.prosess.send_signal(signal.SIGINT)
    assert "Stoppet." in kjorende.prosess.communicate()[0]
    kjorende.vent_til_borte()

    assert "Lager demodata" not in kjorende.start_og_vent()
    kjorende.prosess.kill()
    kjorende.vent_til_borte()


def test_opptatt_port_sies_med_en_setning(demo):
    with socket.socket() as opptatt:
        opptatt.bind(("127.0.0.1", demo.port))
        opptatt.listen()
        sagt = demo.start().communicate()[0]
    assert f"Port {demo.port} er opptatt." in sagt
    assert "Traceback" not in sagt


@pytest.mark.parametrize("annen_port", [0, 100])
def test_en_demo_til_paa_samme_mappe_sier_hvem_som_kjorer_og_gir_seg(kjorende, annen_port):
    svar = kjorende.prov("demo", PORT=str(kjorende.port + annen_port))
    assert svar.returncode != 0
    assert f"http://localhost:{kjorende.port}, prosess {kjorende.prosess.pid} (" in svar.stderr
    assert "INKLUDERING_DATA=" in svar.stderr
    assert "Traceback" not in svar.stderr
    assert kjorende.les("/readyz") == 200


def test_drept_postgres_startes_igjen_og_nettstedet_svarer(kjorende):
    hoved = kjorende.postgres()
    os.kill(hoved, signal.SIGKILL)
    assert "startes igjen" in kjorende.vent_paa_linje("«postgres»")
    frist = time.monotonic() + 30
    # The answer may be a second old, from before it fell.
    while kjorende.postgres() in (0, hoved) or kjorende.les("/readyz") != 200:
        assert time.monotonic() < frist
        time.sleep(0.2)


@pytest.mark.sist
def test_nullstill_ved_siden_av_demoen_stopper_den_og_sletter_alt(kjorende):
    svar = kjorende.prov("nullstill", "--ja")
    assert svar.returncode == 0, svar.stderr
    assert "Stoppet demoen." in svar.stdout
    assert "Stoppet." in kjorende.prosess.communicate(timeout=30)[0]
    assert list(kjorende.mappe.iterdir()) == []
