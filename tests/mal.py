"""The migrated template database, made once and kept as a dump until something it is made of changes."""

import hashlib
import os
import subprocess
from pathlib import Path

from inkludering.lokalt import postgres
from inkludering.lokalt.miljo import PROSJEKT

# Migrations read nothing of ours but these; a test run after any change in them migrates from the start.
OPPHAV = ("*/migrations/*.py", "*/*/migrations/*.py", "*/*/referanse/*", "*/referanse/*", "requirements-dev.txt")


def dumpfil(mappe: Path, lager: Path) -> Path:
    """Where the dump of today's template lies, whether it exists or not."""
    filer = sorted(fil for monster in OPPHAV for fil in PROSJEKT.glob(monster))
    innhold = b"".join(fil.read_bytes() for fil in (*filer, postgres.ROLLER_SQL))
    return lager / f"{hashlib.sha256(str(_program(mappe, 'psql')).encode() + innhold).hexdigest()[:24]}.sql"


def lagre(mappe: Path, dump: Path) -> None:
    """Keep the migrated template, and only the newest."""
    for gammel in dump.parent.glob("*.sql"):
        gammel.unlink(missing_ok=True)
    kladd = dump.with_suffix(f".{os.getpid()}")
    subprocess.run([_program(mappe, "pg_dump"), *_som_superbruker(mappe), "-f", kladd, "inkludering"], check=True)
    kladd.rename(dump)


def gjenskap(mappe: Path, dump: Path, sql) -> None:
    """Fill the template from the dump."""
    sql("DROP DATABASE inkludering")
    sql("CREATE DATABASE inkludering OWNER inkl_eier TEMPLATE template0")
    valg = ["-X", "-q", "-o", "/dev/null", "-v", "ON_ERROR_STOP=1", "-f", dump, "inkludering"]
    subprocess.run([_program(mappe, "psql"), *_som_superbruker(mappe), *valg], check=True)


def _program(mappe: Path, navn: str) -> Path:
    return postgres.programmappe(mappe / "pg") / navn


def _som_superbruker(mappe: Path) -> list[str]:
    return ["-h", str(postgres.sokkelmappe(mappe)), "-U", "postgres"]
