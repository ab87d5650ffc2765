"""What is done on each bare machine: the two commands of the README, as a person types them."""

import re
import signal
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from tests.bar.maskin import OLA, Maskin, Rodt, sitert, stopp
from tests.levende import ledig_portserie

OPPSTARTSFRIST = 900.0
TESTFRIST = 5400.0
APT = re.compile(r"^ +(apt-get update && apt-get install .*)$", re.MULTILINE)


@dataclass(frozen=True)
class Hvem:
    """Who types the commands, where, and how their shell is."""

    navn: str
    uid: int
    sted: str
    umask: str = "022"
    miljo: dict[str, str] = field(default_factory=dict)

    def i_prosjektet(self, kommando: str) -> str:
        return f"umask {self.umask} && cd {sitert(self.sted)} && exec {kommando}"


ROOT = Hvem("root", 0, "/root/inkludering")
BRUKER = Hvem(
    "bruker", OLA, "/home/ola/Mine prosjekter/Inkludering æøå", "077", {"LANG": "C", "TZ": "America/New_York"}
)


@dataclass(frozen=True)
class Tilfelle:
    """One machine: which Debian, who, and whether it allows user namespaces."""

    debian: int
    hvem: Hvem
    navnerom: bool
    test: bool = False

    @property
    def navn(self) -> str:
        return f"debian{self.debian}-{self.hvem.navn}-{'vm' if self.navnerom else 'konteiner'}"


@dataclass
class Svar:
    """What came of it: seconds by step, and what was red."""

    tilfelle: Tilfelle
    tider: dict[str, float] = field(default_factory=dict)
    tester: str = ""
    feil: str = ""


def prov(tilfelle: Tilfelle, maskin: Maskin, bunt: Path) -> Svar:
    """Clone, start, look, stop, start again; then the suite when asked for."""
    svar, hvem = Svar(tilfelle), tilfelle.hvem
    try:
        (maskin.rot / "var/tmp/hus.bundle").write_bytes(bunt.read_bytes())
        maskin.kjor(f"umask {hvem.umask} && git clone -q /var/tmp/hus.bundle {sitert(hvem.sted)}", hvem.uid)
        if hvem.uid:
            _installer_det_som_sies(maskin, hvem, "demo")
        svar.tider["demo"] = _demo(maskin, hvem, se=True)
        svar.tider["igjen"] = _demo(maskin, hvem)
        if hvem.uid:
            svar.tider["root"] = _root_i_en_annens_prosjekt(maskin, hvem)
        if tilfelle.test:
            if hvem.uid:
                _installer_det_som_sies(maskin, hvem, "test")
            start = time.monotonic()
            sagt = maskin.kjor(hvem.i_prosjektet("make test"), hvem.uid, frist=TESTFRIST, **hvem.miljo)
            svar.tider["test"] = time.monotonic() - start
            svar.tester = re.findall(r"^=*\s*(\d+ passed.*?) in ", sagt, re.MULTILINE)[-1]
    except Rodt as feil:
        svar.feil = str(feil)
        maskin.legg_ved(hvem.sted)
    return svar


def _installer_det_som_sies(maskin: Maskin, hvem: Hvem, maal: str) -> None:
    """A user without sudo gets the exact command for root; root runs it."""
    sagt = maskin.kjor(hvem.i_prosjektet(f"make {maal}"), hvem.uid, venter=2, **hvem.miljo)
    kommandoer = APT.findall(sagt)
    if not kommandoer:
        raise Rodt(f"«make {maal}» sa ikke hva root må installere")
    maskin.kjor(f"export DEBIAN_FRONTEND=noninteractive; {kommandoer[-1].replace('install ', 'install -y ')}")


def _root_i_en_annens_prosjekt(maskin: Maskin, hvem: Hvem) -> float:
    """Root in a project whose every file another user has closed: the data folder is refused, another one works."""
    sagt = maskin.kjor(hvem.i_prosjektet("make demo"), venter=2)
    if "eies av en annen bruker" not in sagt:
        raise Rodt("root fikk ikke vite at datamappen er en annens")
    return _demo(maskin, Hvem("root", 0, hvem.sted, miljo={"INKLUDERING_DATA": "/root/data"}))


def _demo(maskin: Maskin, hvem: Hvem, *, se: bool = False) -> float:
    """Start the demo and stop it with Ctrl-C; the seconds until it said that it is ready."""
    start, fra, port = time.monotonic(), maskin.logg.stat().st_size, ledig_portserie()
    prosess = maskin.start(hvem.i_prosjektet("make demo"), hvem.uid, PORT=str(port), **hvem.miljo)
    try:
        while f"Klar: http://localhost:{port}" not in maskin.sagt(fra):
            if prosess.poll() is not None:
                raise Rodt(f"make demo ga {prosess.returncode}: {maskin.sagt(fra).strip().splitlines()[-2:]}")
            if time.monotonic() - start > OPPSTARTSFRIST:
                raise Rodt(f"make demo ble ikke klar på {OPPSTARTSFRIST:.0f} s")
            time.sleep(0.2)
        klar = time.monotonic() - start
        for sti in ("/livez", "/readyz", "/logg-inn/"):
            _les(port, sti)
        if se:
            _endret_mal_vises(maskin.rot / hvem.sted.lstrip("/"), port)
    finally:
        stopp(prosess, signal.SIGINT)
    if "Stoppet." not in maskin.sagt(fra) or prosess.poll() is None:
        raise Rodt("Ctrl-C stoppet ikke demoen")
    return klar


def _endret_mal_vises(prosjekt: Path, port: int) -> None:
    rammer = [fil for fil in (prosjekt / "templates").rglob("*.html") if "</body>" in fil.read_text()]
    for fil in rammer:
        fil.write_text(fil.read_text().replace("</body>", "<!-- endret i bar -->\n</body>"))
    if "<!-- endret i bar -->" not in _les(port, "/logg-inn/"):
        raise Rodt("en endret mal vises ikke uten omstart")
    for fil in rammer:
        fil.write_text(fil.read_text().replace("<!-- endret i bar -->\n</body>", "</body>"))


def _les(port: int, sti: str) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{sti}", timeout=10) as svar:
            return svar.read().decode()
    except OSError as feil:
        raise Rodt(f"{sti} svarte ikke: {feil}") from feil
