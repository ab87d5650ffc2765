"""The environment of a data folder: every variable the product reads, derived, with secrets made once and kept."""

import base64
import os
import secrets
from pathlib import Path

from inkludering.lokalt.postgres import adresse, sokkelmappe

PROSJEKT = Path(__file__).resolve().parents[2]


def datamappe() -> Path:
    """Where this machine keeps its database and mail: INKLUDERING_DATA, or .lokalt/ in the project."""
    return Path(os.environ.get("INKLUDERING_DATA") or PROSJEKT / ".lokalt").resolve()


def miljo(mappe: Path, *, base: str = "inkludering", port: int = 8000, postport: int = 2525) -> dict[str, str]:
    """All variables for one data folder; the sink takes SMTP on `postport` and HTTP on the port above it."""
    oppslag = f"http://127.0.0.1:{postport + 1}"
    return {
        "INKLUDERING_DATA": str(mappe),
        "DATABASE_URL": adresse(mappe, "inkl_app", base),
        "DATABASE_URL_EIER": adresse(mappe, "inkl_eier", base),
        "DATABASE_URL_PORTAL": adresse(mappe, "inkl_portal", base),
        "DATABASE_URL_ARBEIDER": adresse(mappe, "inkl_arbeider", base),
        "REDIS_URL": f"redis+socket://{sokkelmappe(mappe)}/valkey.sock",
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "BASE_URL": f"http://localhost:{port}",
        "EMAIL_URL": f"smtp://127.0.0.1:{postport}?oppslag={oppslag}/levert",
        "SMS_URL": f"{oppslag}/sms?oppslag={oppslag}/levert",
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
    kladd = fil.with_suffix(f".{os.getpid()}")
    kladd.touch(mode=0o600)
    kladd.write_text("".join(f"{navn}={verdi}\n" for navn, verdi in nye.items()))
    try:
        os.link(kladd, fil)  # the first of two that start at once wins
    except FileExistsError:
        nye = hemmeligheter(mappe)
    finally:
        kladd.unlink()
    return nye
