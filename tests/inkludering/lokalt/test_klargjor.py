"""What a machine is missing is found before anything is started, and said as one command."""

import os
import subprocess
from pathlib import Path

import pytest

from inkludering.lokalt import miljo

BIBLIOTEKER = {"libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"}


@pytest.fixture
def naken(tmp_path):
    """Runs the set-up as a user without sudo, on a machine where these programs answer as told."""

    def kjor(maal: str, **svar: str) -> subprocess.CompletedProcess[str]:
        stubber = {"id": "echo 1000", "sudo": "exit 1", "ldconfig": ":"} | svar
        for navn, kropp in stubber.items():
            (tmp_path / navn).write_text(f"#!/bin/sh\n{kropp}\n")
            (tmp_path / navn).chmod(0o755)
        rent = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
        skript = [str(miljo.PROSJEKT / "inkludering" / "lokalt" / "klargjor.sh"), maal]
        valg = {"env": rent, "stdin": subprocess.DEVNULL, "capture_output": True, "text": True, "timeout": 60}
        return subprocess.run(skript, check=False, **valg)

    return kjor


@pytest.mark.parametrize(("maal", "ogsaa"), [("demo", set()), ("test", {"libatomic1"})])
def test_en_bruker_uten_sudo_faar_kommandoen_med_alt_som_mangler(naken, maal, ogsaa):
    sagt = naken(maal)
    (kommando,) = [linje for linje in sagt.stderr.splitlines() if "apt-get" in linje]
    assert kommando.startswith("  apt-get update && apt-get install -y --no-install-recommends ")
    assert set(kommando.split()) >= BIBLIOTEKER | ogsaa
    assert sagt.returncode == 1


def test_playwrights_bibliotek_kreves_ikke_av_demoen(naken):
    assert "libatomic1" not in naken("demo").stderr


def test_for_gammel_python_sies_med_en_setning(naken):
    gamle = dict.fromkeys(("python3", "python3.11", "python3.12", "python3.13"), "exit 1")
    assert naken("demo", **gamle).stderr == "Python må være 3.11 eller nyere.\n"


def test_alle_systempakkene_i_dockerfilen_kjenner_klargjoringen(naken):
    """The image and the bare machine need the same libraries."""
    dockerfil = Path(miljo.PROSJEKT / "Dockerfile").read_text()
    pakker = {del_ for del_ in dockerfil.split() if del_.startswith("lib") and del_[-1] == "0"}
    assert pakker == BIBLIOTEKER
    assert pakker <= set(naken("demo").stderr.split())
