"""The floors of the house hold, and the contracts that say so find an import that points up, also a roundabout one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROT = Path(__file__).resolve().parent.parent
ROEDT = 1

# file → line added to it → the contract that must break
OPPOVER = [
    ({"kandidater/faser.py": "import arbeidsgivere.kartlegging"}, "Etasjene"),
    ({"inkludering/felles/navn.py": "import kandidater.faser"}, "Etasjene"),
    ({"oppfolging/kjerne/forfall.py": "import oppfolging.varsling.models"}, "Etasjene"),
    ({"oppfolging/varsling/sammendrag.py": "import oppfolging.handlinger.inntak"}, "Etasjene"),
    ({"oppfolging/handlinger/inntak.py": "import oppfolging.arbeidsflate.logg.samtale"}, "Etasjene"),
    ({"oppfolging/arbeidsflate/logg/samtale/__init__.py": "import oppfolging.rapporter.rapportperioder"}, "Etasjene"),
    ({"oppfolging/portal/dor.py": "import oppfolging.arbeidsflate.logg.samtale"}, "Etasjene"),
    ({"oppfolging/handlinger/tildeling.py": "import oppfolging.tikk"}, "Etasjene"),
    ({"inkludering/hendelser/logg.py": "def f():\n    import inkludering.brukere.models"}, "Grunnen"),
    ({"inkludering/lokalt/post.py": "import kandidater.faser"}, "Lokalt oppsett"),
    ({"inkludering/utsending/levering.py": "import inkludering.lokalt.miljo"}, "Ingen av appene"),
    # Roundabout: no line of the upper floor names the one it must not know.
    (
        {
            "oppfolging/omvei.py": "import oppfolging.arbeidsflate.logg.samtale",
            "oppfolging/kjerne/forfall.py": "import oppfolging.omvei",
        },
        "Etasjene",
    ),
]


def _kontroller(mappe: Path) -> subprocess.CompletedProcess[str]:
    kommando = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    miljo = os.environ | {"PYTHONPATH": str(mappe), "COLUMNS": "200"}
    return subprocess.run(kommando, cwd=mappe, env=miljo, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def kopi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house by itself, to plant breaches in."""
    mappe = tmp_path_factory.mktemp("hus")
    for etasje in ("inkludering", "kandidater", "arbeidsgivere", "oppfolging"):
        shutil.copytree(ROT / etasje, mappe / etasje, ignore=shutil.ignore_patterns("__pycache__", "locale", "*.csv"))
    shutil.copy(ROT / "pyproject.toml", mappe)
    return mappe


def test_importene_peker_bare_nedover():
    svar = _kontroller(ROT)
    assert svar.returncode == 0, svar.stdout


@pytest.mark.parametrize(("plantet", "kontrakt"), OPPOVER, ids=lambda verdi: str(verdi)[:60])
def test_import_oppover_blir_avvist(kopi: Path, plantet: dict[str, str], kontrakt: str):
    foer = {sti: (kopi / sti).read_text() if (kopi / sti).exists() else None for sti in plantet}
    try:
        for sti, linje in plantet.items():
            (kopi / sti).write_text(f"{foer[sti] or ''}\n{linje}\n")
        svar = _kontroller(kopi)
    finally:
        for sti, tekst in foer.items():
            (kopi / sti).write_text(tekst) if tekst is not None else (kopi / sti).unlink()
    assert svar.returncode == ROEDT
    brutte = [linje for linje in svar.stdout.splitlines() if linje.endswith("BROKEN")]
    assert any(linje.startswith(kontrakt) for linje in brutte), svar.stdout
