"""The environment of a data folder: every variable the product reads, derived, with secrets made once and kept.

`python -m inkludering.lokalt.miljo COMMAND …` runs any program with it.
"""

import base64
import os
import secrets
import sys
import tempfile
from pathlib import Path

from inkludering.lokalt.postgres import PostgresFeil, adresse, sokkelmappe

PROSJEKT = Path(__file__).resolve().parents[2]
# What the house keeps in a data folder, and the only things `nullstill` deletes there. Python's shelve, which beat
# writes with, chooses the ending of its files after what the machine has.
INNHOLD = (
    "pg", "pg.kladd", "valkey", "post", "sms", "logg", "static", "static.merke", "beat", "beat[.-]*", "port",
    "hemmeligheter.env", "audit.cef", "postgres.log", "bruk.laas", "start.laas", "demo.laas",
)  # fmt: skip


def datamappe() -> Path:
    """Where this machine keeps its database and mail: INKLUDERING_DATA, or .lokalt/ in the project.

    Raises PostgresFeil when it, or the folder it would be made in, is closed to us.
    """
    mappe = Path(os.environ.get("INKLUDERING_DATA") or PROSJEKT / ".lokalt").resolve()
    finnes = next(sti for sti in (mappe, *mappe.parents) if os.access(sti, os.F_OK))
    if not os.access(finnes, os.R_OK | os.W_OK | os.X_OK):
        raise PostgresFeil(f"Mappen {finnes} tilhører en annen bruker. Velg en annen: INKLUDERING_DATA=mappe")
    return mappe


def port(mappe: Path) -> int:
    """The web server's port: PORT, else the one the folder's demo last used. Mail takes the next, SMS the one after."""
    try:
        return int(os.environ.get("PORT") or (mappe / "port").read_text())
    except FileNotFoundError:
        return 8000
    except ValueError:
        raise SystemExit("Miljøvariabelen PORT kan ikke brukes: skriv et tall, for eksempel 8000.") from None


def miljo(mappe: Path, *, base: str = "inkludering", port: int = 8000) -> dict[str, str]:
    """Every variable for one data folder, its database `base`, and its web server on `port`."""
    sms = f"http://127.0.0.1:{port + 2}"
    return {
        "INKLUDERING_DATA": str(mappe),
        "DATABASE_URL": adresse(mappe, "inkl_app", base),
        "DATABASE_URL_EIER": adresse(mappe, "inkl_eier", base),
        "DATABASE_URL_PORTAL": adresse(mappe, "inkl_portal", base),
        "DATABASE_URL_ARBEIDER": adresse(mappe, "inkl_arbeider", base),
        "REDIS_URL": f"redis+socket://{sokkelmappe(mappe)}/valkey.sock",
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "BASE_URL": f"http://localhost:{port}",
        "EMAIL_URL": f"smtp://127.0.0.1:{port + 1}?oppslag={sms}/levert",
        "SMS_URL": f"{sms}/sms?oppslag={sms}/levert",
        "DEMO": "1",
        **hemmeligheter(mappe),
    }


def hemmeligheter(mappe: Path) -> dict[str, str]:
    """The folder's own keys, readable by the owner only; the same as long as its data live."""
    fil = mappe / "hemmeligheter.env"
    try:
        return dict(linje.split("=", 1) for linje in fil.read_text().splitlines())
    except FileNotFoundError:
        nye = {
            "SECRET_KEY": secrets.token_urlsafe(50),
            "FELTNOKLER": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
            "INDEKSNOKKEL": secrets.token_urlsafe(32),
        }
    mappe.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=mappe, delete=False) as utkast:
        utkast.writelines(f"{navn}={verdi}\n" for navn, verdi in nye.items())
    try:
        os.link(utkast.name, fil)  # the first of two that start at once wins
    except FileExistsError:
        nye = hemmeligheter(mappe)
    finally:
        Path(utkast.name).unlink()
    return nye


if __name__ == "__main__":
    os.environ.update(miljo(datamappe(), port=port(datamappe())) | dict(os.environ))
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - what the caller typed
