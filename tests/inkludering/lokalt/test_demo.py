"""`manage.py demo` from an empty folder: it says when it is ready, lets commands join, and leaves nothing behind."""

import signal
import socket
import subprocess
import sys
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

    def start(self, **ekstra: str) -> subprocess.Popen[str]:
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
        hele = [sys.executable, "manage.py", *kommando]
        valg = {"env": self.miljo, "capture_output": True, "text": True, "timeout": 60}
        return subprocess.run(hele, check=True, cwd=miljo.PROSJEKT, **valg).stdout

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


@pytest.fixture
def demo(tmp_path):
    en = Demo(tmp_path)
    yield en
    en.prosess.terminate()
    en.prosess.wait()
    en.prosess.stdout.close()
    en.vent_til_borte()


def test_demoen_starter_deler_databasen_og_rydder_etter_seg(demo):
    sagt = demo.start_og_vent()
    assert f"Klar: http://localhost:{demo.port}" in sagt
    assert "jobbspesialist1@demo.example" in sagt
    with urllib.request.urlopen(f"http://127.0.0.1:{demo.port}/logg-inn/", timeout=5) as svar:
        assert svar.status == 200
    assert "[X]" in demo.manage("showmigrations", "kandidater")
    with urllib.request.urlopen(f"http://127.0.0.1:{demo.port}/readyz", timeout=5) as svar:
        assert svar.status == 200

    demo.prosess.send_signal(signal.SIGINT)
    assert "Stoppet." in demo.prosess.communicate()[0]
    demo.vent_til_borte()

    assert "Lager demodata" not in demo.start_og_vent()
    demo.prosess.kill()
    demo.vent_til_borte()


def test_opptatt_port_sies_med_en_setning(demo):
    with socket.socket() as opptatt:
        opptatt.bind(("127.0.0.1", demo.port))
        opptatt.listen()
        sagt = demo.start().communicate()[0]
    assert f"Port {demo.port} er opptatt." in sagt
    assert "Traceback" not in sagt
