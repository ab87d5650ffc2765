"""Each answer the other end can give, and what it means for the message."""

import ssl
import subprocess
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from inkludering.utsending import levering
from inkludering.utsending.kanaler import Veier
from inkludering.utsending.models import Tilstand

pytestmark = pytest.mark.django_db


class Svarer:
    """A relay that gives one answer to one command."""

    def __init__(self, **svar: str) -> None:
        self.svar = {"MAIL": "250 OK", "RCPT": "250 OK", "DATA": "250 OK"} | svar
        self.tatt_imot: list[bytes] = []

    async def handle_MAIL(self, server, session, envelope, adresse, valg):
        envelope.mail_from = adresse
        return self.svar["MAIL"]

    async def handle_RCPT(self, server, session, envelope, adresse, valg):
        if self.svar["RCPT"] == "brudd":
            server.transport.abort()
        envelope.rcpt_tos.append(adresse)
        return self.svar["RCPT"]

    async def handle_DATA(self, server, session, envelope):
        self.tatt_imot.append(envelope.content)
        return self.svar["DATA"]


@pytest.mark.parametrize(
    ("svar", "utfall"),
    [
        ({"RCPT": "450 ane@nav.example er full"}, (Tilstand.I_KOE, "SMTP 450")),
        ({"RCPT": "550 ukjent: ane@nav.example"}, (Tilstand.DOED, "SMTP 550")),
        ({"RCPT": "brudd"}, (Tilstand.I_KOE, "SMTPServerDisconnected")),
        ({"DATA": "452 fullt"}, (Tilstand.I_KOE, "SMTP 452")),
        ({"DATA": "554 nei"}, (Tilstand.DOED, "SMTP 554")),
    ],
)
def test_hvert_avslag_paa_epost_faar_sin_foelge(smtp, brev, klokke, svar, utfall):
    smtp(Svarer(**svar))
    sendt = brev()
    assert levering.tom(klokke=klokke) == 0
    sendt.refresh_from_db()
    assert (sendt.tilstand, sendt.feil) == utfall


@pytest.mark.parametrize("kode", [451, 550])
def test_relay_som_ikke_tar_noe_fra_oss_regnes_som_stengt(smtp, brev, klokke, kode):
    smtp(Svarer(MAIL=f"{kode} nei"))
    sendt = brev()
    assert levering.tom(klokke=klokke) == 0
    sendt.refresh_from_db()
    assert (sendt.tilstand, sendt.antall_forsok, sendt.feil) == (Tilstand.I_KOE, 0, f"SMTP {kode}")


def test_brev_som_stoppes_av_gjerdet_forstyrrer_ikke_det_neste(smtp, brev, klokke):
    """The relay has heard whom it was to, but gets no text: it must not mix it with the next."""
    relay = Svarer()
    smtp(relay)
    brev("1")
    mistet = levering.ta_neste(naa=klokke.naa, kanaler={"epost"})
    brev("2")
    with Veier() as veier:
        klokke.gaa(seconds=7.5)
        assert levering.lever(mistet, veier, klokke) is False
        god = levering.ta_neste(naa=klokke.naa, kanaler={"epost"})
        assert levering.lever(god, veier, klokke) is True
    assert len(relay.tatt_imot) == 1


def test_avslag_paa_selve_data_er_et_avslag(smtp, brev, klokke, settings):
    """A relay that accepts the recipient but not the command that follows."""
    smtp(Svarer(), command_call_limit={"DATA": 0, "*": 20})
    sendt = brev()
    assert levering.tom(klokke=klokke) == 0
    sendt.refresh_from_db()
    assert sendt.tilstand in (Tilstand.I_KOE, Tilstand.DOED)
    assert sendt.feil.startswith("SMTP ")


def test_flere_brev_gaar_over_samme_forbindelse(smtp, brev, klokke):
    class Teller(Svarer):
        hilsener = 0

        async def handle_EHLO(self, server, session, envelope, vert, svar):
            self.hilsener += 1
            session.host_name = vert
            return svar

    relay = Teller()
    smtp(relay)
    brev("1")
    brev("2")
    assert levering.tom(klokke=klokke) == 2
    assert (relay.hilsener, len(relay.tatt_imot)) == (1, 2)


def test_linjeskift_i_emnet_kommer_ikke_inn_i_hodene(smtp, brev, klokke):
    relay = Svarer()
    smtp(relay)
    god, ond = brev("1", data={"antall": "2\r\nBcc: alle@nav.example"}), brev("2", data={"antall": "2\x0bBcc: x"})
    levering.tom(klokke=klokke)
    for innhold in relay.tatt_imot:
        assert b"Bcc" not in innhold.split(b"\r\n\r\n")[0].replace(b"=0BBcc", b"")
    god.refresh_from_db()
    ond.refresh_from_db()
    assert {god.tilstand, ond.tilstand} <= {Tilstand.SENDT, Tilstand.DOED}


def test_ugyldig_hode_gis_opp(smtp, brev, klokke, settings):
    smtp(Svarer())
    settings.DEFAULT_FROM_EMAIL = "a@nav.example\nBcc: b@nav.example"
    sendt = brev()
    assert levering.tom(klokke=klokke) == 0
    sendt.refresh_from_db()
    assert (sendt.tilstand, sendt.feil) == (Tilstand.DOED, "ugyldig hode")


@pytest.mark.parametrize("valg", [{"EMAIL_USE_TLS": True}, {"EMAIL_HOST_USER": "inkludering"}, {"EMAIL_USE_SSL": True}])
def test_relay_som_ikke_kan_det_som_kreves_regnes_som_stengt(smtp, brev, klokke, settings, valg):
    smtp(Svarer())
    for navn, verdi in valg.items():
        setattr(settings, navn, verdi)
    sendt = brev()
    assert levering.tom(klokke=klokke) == 0
    sendt.refresh_from_db()
    assert (sendt.tilstand, sendt.antall_forsok) == (Tilstand.I_KOE, 0)


@pytest.fixture
def sertifikat(tmp_path: Path) -> ssl.SSLContext:
    """A certificate that nobody vouches for."""
    nokkel, sert = tmp_path / "n.pem", tmp_path / "s.pem"
    valg = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    subprocess.run(["openssl", "req", *valg, "-keyout", nokkel, "-out", sert], check=True, capture_output=True)
    kontekst = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    kontekst.load_cert_chain(sert, nokkel)
    return kontekst


def test_sertifikat_ingen_gaar_god_for_blir_ikke_godtatt(smtp, brev, klokke, settings, sertifikat):
    relay = Svarer()
    smtp(relay, tls_context=sertifikat)
    settings.EMAIL_USE_TLS = True
    sendt = brev()
    assert levering.tom(klokke=klokke) == 0
    sendt.refresh_from_db()
    assert (sendt.tilstand, sendt.feil, relay.tatt_imot) == (Tilstand.I_KOE, "SSLCertVerificationError", [])


@pytest.fixture
def sentral(http, settings):
    """An SMS gateway that always answers the same, or closes the connection without an answer (0)."""

    def start(status: int) -> None:
        class Sentral(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                if status:
                    self.send_response(status)
                    self.end_headers()

            def log_message(self, *args: object) -> None: ...

        settings.SMS_URL, settings.EMAIL_TIMEOUT = http(Sentral), 2

    return start


@pytest.mark.parametrize(
    ("status", "utfall"),
    [
        (201, (Tilstand.SENDT, "")),
        (400, (Tilstand.DOED, "HTTP 400")),
        (429, (Tilstand.I_KOE, "HTTP 429")),
        (503, (Tilstand.I_KOE, "HTTP 503")),
        (500, (Tilstand.SENDES, "")),
        (302, (Tilstand.SENDES, "")),
        (0, (Tilstand.SENDES, "")),
    ],
)
def test_hvert_svar_paa_sms_faar_sin_foelge(sentral, brev, klokke, status, utfall):
    sentral(status)
    sendt = brev(kanal="sms", adresse="40000000")
    levering.tom(klokke=klokke)
    sendt.refresh_from_db()
    assert (sendt.tilstand, sendt.feil) == utfall


def test_sms_sentral_som_ikke_svarer_regnes_som_stengt(brev, klokke, settings):
    settings.SMS_URL = "http://127.0.0.1:1/sms"
    sendt = brev(kanal="sms", adresse="40000000")
    assert levering.tom(klokke=klokke) == 0
    sendt.refresh_from_db()
    assert (sendt.tilstand, sendt.antall_forsok, sendt.feil) == (Tilstand.I_KOE, 0, "ConnectError")


def test_usikker_sms_avgjoeres_med_referansen(mottak, brev, klokke):
    sluk, sendt = mottak(), brev(kanal="sms", adresse="40000000")
    levering.ta_neste(naa=klokke.naa, kanaler={"sms"})
    klokke.gaa(minutes=1)
    assert levering.tom(klokke=klokke) == 1
    assert len(sluk.sms()) == 1
    sendt.refresh_from_db()
    assert sendt.tilstand == Tilstand.SENDT
