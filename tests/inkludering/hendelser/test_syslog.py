"""Audit over syslog: the bytes on the wire, and nothing to a receiver who cannot show who they are."""

import re
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from inkludering.hendelser import audit
from tests.klokke import NAA

LINJER = ["CEF:0|inkludering|a msg=æ", "CEF:0|inkludering|b"]


def sertifikat(mappe: Path, navn: str) -> Path:
    """A certificate that vouches for itself, with its key."""
    nokkel, hvem = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, navn)])
    bygd = x509.CertificateBuilder(
        issuer_name=hvem,
        subject_name=hvem,
        public_key=nokkel.public_key(),
        serial_number=1,
        not_valid_before=NAA - timedelta(days=3650),
        not_valid_after=NAA + timedelta(days=3650),
        extensions=[
            x509.Extension(
                x509.SubjectAlternativeName.oid, critical=False, value=x509.SubjectAlternativeName([x509.DNSName(navn)])
            )
        ],
    ).sign(nokkel, hashes.SHA256())
    som_pem = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (fil := mappe / f"{navn}.pem").write_bytes(bygd.public_bytes(som_pem[0]) + nokkel.private_bytes(*som_pem))
    return fil


class Mottaker:
    """Takes one connection with TLS; `fikk` is what came."""

    def __init__(self, fil: Path) -> None:
        self.tillit, self.fikk = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH), b""
        self.tillit.load_cert_chain(fil)
        self.sokkel = socket.create_server(("127.0.0.1", 0))
        self.traad = threading.Thread(target=self._ta_imot, daemon=True)
        self.traad.start()

    def _ta_imot(self) -> None:
        kobling, _hvem = self.sokkel.accept()
        try:
            with self.tillit.wrap_socket(kobling, server_side=True) as sikker:
                while del_ := sikker.recv(65536):
                    self.fikk += del_
        except OSError:
            pass  # who did not trust us


@pytest.fixture
def mottaker(tmp_path, settings) -> Iterator[Mottaker]:
    den = Mottaker(sertifikat(tmp_path, "localhost"))
    settings.AUDITLOGG = f"syslog+tls://localhost:{den.sokkel.getsockname()[1]}"
    yield den
    den.sokkel.close()


def test_hver_melding_har_lengden_sin_foran_og_en_linje_kan_ikke_bli_to(mottaker, tmp_path, settings):
    settings.AUDITLOGG_CA = str(tmp_path / "localhost.pem")
    audit._lever(LINJER)
    mottaker.traad.join(10)
    rest, meldinger = mottaker.fikk, []
    while rest:
        lengde, _mellomrom, rest = rest.partition(b" ")
        meldinger.append(rest[: int(lengde)].decode())
        rest = rest[int(lengde) :]
    vert = re.escape(socket.gethostname())
    assert [re.sub(rf"^<134>1 - {vert} inkludering - - - ", "", ett) for ett in meldinger] == LINJER


@pytest.mark.parametrize("tror_paa", ["", "en.annen"])
def test_en_mottaker_vi_ikke_kan_kjenne_igjen_faar_ingenting(mottaker, tmp_path, settings, tror_paa):
    settings.AUDITLOGG_CA = str(sertifikat(tmp_path, tror_paa)) if tror_paa else ""
    with pytest.raises(ssl.SSLCertVerificationError):
        audit._lever(LINJER)
    assert mottaker.fikk == b""
