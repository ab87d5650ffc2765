"""What a bare root needs of the machine it is built on: where packages come from. No address is written down here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# What a person's shell may carry for a network that goes through a proxy.
FRA_SKALLET = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")


def speil() -> str:
    """The Debian mirror that this machine's own apt uses."""
    linjer = _ut("apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)", "Created-By: Packages")
    for linje in linjer.splitlines():
        adresse, utgave, del_ = linje.split()
        if "-" not in utgave and "/" not in utgave and del_ == "main":
            return adresse
    raise SystemExit("Fant ikke noe Debian-speil i apt-oppsettet på denne maskinen.")


def gi(rot: Path) -> None:
    """Give a root the machine's names, apt's way out, and pip's settings with the local folders they point to."""
    for fil in ("/etc/resolv.conf", "/etc/hosts"):
        _kopier(Path(fil), rot, Path(fil))
    (rot / "etc/apt/apt.conf.d").mkdir(parents=True, exist_ok=True)
    (rot / "etc/apt/apt.conf.d/99maskinen").write_text(_ut("apt-config", "dump", "Acquire"))
    linjer = [f"{navn} = {' '.join(_med(rot, ord_) for ord_ in verdi.split())}" for navn, verdi in pip().items()]
    (rot / "etc/pip.conf").write_text("\n".join(["[global]", *linjer, ""]))


def miljo() -> dict[str, str]:
    """The few variables that follow into the root."""
    return {navn: os.environ[navn] for navn in FRA_SKALLET if navn in os.environ}


def pip() -> dict[str, str]:
    """This machine's settings for pip, files first and then the environment, which wins."""
    funnet: dict[str, str] = {}
    linjer = _ut(sys.executable, "-m", "pip", "config", "list").splitlines()
    for linje in sorted(linjer, key=lambda linje: linje.startswith(":env:")):
        navn, _, verdi = linje.partition("=")
        funnet[navn.rpartition(".")[2]] = verdi.strip("'\"").replace("\\n", " ")
    return funnet


def _med(rot: Path, verdi: str) -> str:
    """Bring a file or folder that a setting names into the root, and say what it is called there.

    A folder keeps its name, a file gets one that no package overwrites (a CA bundle's own name is taken by Debian's).
    The files of an index lie beside its folder of links.
    """
    sti = Path(verdi.removeprefix("file://"))
    if not sti.is_absolute() or not sti.exists():
        return verdi
    if sti.is_dir():
        mappe = sti.parent if verdi.startswith("file://") else sti
        der = rot / mappe.relative_to("/")
        if not der.is_mount():
            der.mkdir(parents=True, exist_ok=True)
            subprocess.run(["mount", "--bind", "-o", "ro", mappe, der], check=True)
        return verdi
    _kopier(sti, rot, Path("/etc/maskinen") / sti.name)
    return f"/etc/maskinen/{sti.name}"


def _kopier(fil: Path, rot: Path, navn: Path) -> None:
    maal = rot / navn.relative_to("/")
    maal.parent.mkdir(parents=True, exist_ok=True)
    maal.unlink(missing_ok=True)
    shutil.copyfile(fil, maal)


def _ut(*kommando: str) -> str:
    return subprocess.run(kommando, check=True, capture_output=True, text=True).stdout
