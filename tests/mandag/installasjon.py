"""From a clone to a house that answers, step by step as docs/drift.md says under «Installere»."""

from __future__ import annotations

import datetime
import logging
import os
import re
import ssl
import subprocess
import sys
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.leverandor import KLIENT, TENANT, Leverandor
from tests.mandag.kompani import Kompani
from tests.mandag.leser import Leser, Proxy
from tests.mandag.turen import DOMENE, Hus

PROSJEKT = Path(__file__).resolve().parents[2]


def klon(til: Path, utgave: str = "HEAD") -> Path:
    """A clean clone of a commit, without what lies about in this folder."""
    subprocess.run(["git", "clone", "-q", "--no-checkout", "--shared", PROSJEKT, til], check=True)
    subprocess.run(["git", "-C", til, "checkout", "-q", "--detach", _id(utgave)], check=True)
    return til


def _id(utgave: str) -> str:
    svar = subprocess.run(["git", "rev-parse", utgave], cwd=PROSJEKT, check=True, capture_output=True, text=True)
    return svar.stdout.strip()


def bygg_bildet(kode: Path, mappe: Path) -> Path:
    """The packages of the Dockerfile and no others; the Python that runs the house."""
    subprocess.run([sys.executable, "-m", "venv", mappe], check=True)
    valg = ["--quiet", "--no-cache-dir", "--no-deps", "--require-hashes", "-r", kode / "requirements.txt"]
    subprocess.run([mappe / "bin" / "pip", "install", *valg], check=True)
    return mappe / "bin" / "python"


def fyll_ut(kompani: Kompani, op: Leverandor) -> None:
    """.env and .env.oidc, from the example: its own commands for what is secret, its own example for the mail sink."""
    eksempel, lag = (kompani.kode / ".env.eksempel").read_text(), lag_hemmelig(kompani)
    verdier = dict(re.findall(r"^([A-Z_]+)=(.*)$", eksempel, re.MULTILINE))
    mottak = dict(re.findall(r"^# (EMAIL_URL|SMS_URL)=(.+)$", eksempel, re.MULTILINE))
    kan_staa_tomme = {navn for navn in verdier if f"${{{navn}:-" in (kompani.kode / "docker-compose.yml").read_text()}
    hemmelige = {navn for navn, verdi in verdier.items() if not verdi and navn not in {*kan_staa_tomme, *mottak}}
    kompani.env = verdier | {navn: lag(navn) for navn in sorted(hemmelige)} | mottak
    kompani.env["TILLAT_SYNTETISKE"] = "1"  # the candidate is made up
    kompani.oidc = {
        f"OIDC_ANSATT_{navn}": verdi
        for navn, verdi in {
            "ISSUER": op.adresse,
            "AUTHORIZATION_ENDPOINT": f"{op.adresse}/oauth2/authorize",
            "TOKEN_ENDPOINT": f"{op.adresse}/oauth2/token",
            "JWKS_URI": f"{op.adresse}/jwks",
            "END_SESSION_ENDPOINT": f"{op.adresse}/oauth2/end_session",
            "CLIENT_ID": KLIENT,
            "CLIENT_SECRET": "en hemmelighet",
            "TENANT": TENANT,
            "DOMENER": DOMENE,
            "SCOPE": "openid email",
        }.items()
    }


def lag_hemmelig(kompani: Kompani) -> Callable[[str], str]:
    """Makes what a variable keeps secret, by the commands that .env.eksempel tells."""
    eksempel = (kompani.kode / ".env.eksempel").read_text()
    lag_tekst, lag_nokkel = re.findall(r"python3 -c '(.+)'$", eksempel, re.MULTILINE)

    def lag(navn: str) -> str:
        kommando = [sys.executable, "-c", lag_nokkel if navn == "FELTNOKLER" else lag_tekst]
        return subprocess.run(kommando, check=True, capture_output=True, text=True).stdout.strip()

    return lag


def hus(kompani: Kompani, op: Leverandor) -> Hus:
    """As people reach it: by its own name, through the proxy in front of both."""
    base = kompani.env["BASE_URL"]
    bak = Proxy.foran([kompani.porter["web"], kompani.porter["web2"]])
    return Hus(lambda: Leser(bak, base), op)


def tls(mappe: Path) -> ssl.SSLContext:
    """A certificate for this machine, which it trusts from now on: the house talks to no provider without one."""
    nokkel = ec.generate_private_key(ec.SECP256R1())
    navn = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    dag = datetime.timedelta(days=1)
    fra = datetime.datetime.fromtimestamp(mappe.stat().st_mtime, datetime.UTC) - dag
    sertifikat = (
        x509.CertificateBuilder(navn, navn, nokkel.public_key(), x509.random_serial_number(), fra, fra + 3 * dag)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(nokkel, hashes.SHA256())
    )
    fil = mappe / "localhost.pem"
    privat = nokkel.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    fil.write_bytes(privat + sertifikat.public_bytes(serialization.Encoding.PEM))
    os.environ["SSL_CERT_FILE"] = str(fil)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    kontekst = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    kontekst.load_cert_chain(fil)
    return kontekst
