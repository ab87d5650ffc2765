"""Makes the dump of a small house as an earlier version of the product left it. Run in a checkout of that version:

    git worktree add ../utgave GREN && cd ../utgave
    python <here>/tests/data/utgaver/lag.py <here>/tests/data/utgaver/NAVN.sql.gz

The people are synthetic, and the keys stand beside the dump (nokler.json): they guard nothing else.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HER = Path(__file__).resolve().parent
NAA = "2026-11-20T10:00:00+01:00"
STOERRELSE = ("--kontor", "1", "--jobbspesialister", "2", "--kandidater", "6", "--fro", "1")
KOMMANDOER = (
    ("migrate", "-v", "0"),
    ("seed", *STOERRELSE, "--naa", NAA),
    ("paaminnelser", "--naa", NAA),
)
# The register is the same in every version, and most of what the dump would hold.
UTEN_REGISTERET = (
    "DELETE FROM arbeidsgivere_registerenhet e"
    " WHERE NOT EXISTS (SELECT FROM arbeidsgivere_arbeidsgiver a WHERE a.orgnr = e.orgnr)"
)


def lag(ut: Path) -> None:
    sys.path.insert(0, str(Path.cwd()))
    from inkludering.lokalt import postgres

    with tempfile.TemporaryDirectory(prefix="inkludering-utgave-") as mappe:
        nokler = json.loads((HER / "nokler.json").read_text())
        miljo = {**os.environ, **nokler, "INKLUDERING_DATA": mappe, "DEMO": "1"}
        with postgres.i_bruk(Path(mappe)):
            for kommando in KOMMANDOER:
                subprocess.run([sys.executable, "manage.py", *kommando], env=miljo, check=True)
            programmer = postgres.programmappe(Path(mappe) / "pg")
            hvor = ("-h", str(postgres.sokkelmappe(Path(mappe))), "-U", "postgres", "inkludering")
            subprocess.run([programmer / "psql", "-q", *hvor, "-c", UTEN_REGISTERET], check=True)
            dump = subprocess.run([programmer / "pg_dump", *hvor], check=True, capture_output=True).stdout
    ut.write_bytes(gzip.compress(dump, mtime=0))


if __name__ == "__main__":
    lag(Path(sys.argv[1]).resolve())
