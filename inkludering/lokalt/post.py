"""The demo's mail and SMS sink: takes delivery, keeps each message as a file, and answers whether one has arrived.

It never hides a repeat: a second delivery of the same message becomes a second file. For the tests it can be slow,
refuse, or fall silent after it has kept a message, the way a real relay can.
"""

import argparse
import asyncio
import hashlib
import json
import os
import re
import threading
from datetime import UTC, datetime
from email import message_from_bytes
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from aiosmtpd.smtp import SMTP, Envelope, Session

from inkludering.lokalt import personregister

UKJENT = "ukjent."
REFERANSE = re.compile(r"[\w-]{1,80}")


def brevfil(mappe: Path, message_id: str) -> Path:
    """The file of the first delivery of this Message-ID."""
    merke = hashlib.sha256(message_id.strip().encode()).hexdigest()[:32]
    return mappe / "post" / f"{merke}.eml"


def skriv(fil: Path, innhold: bytes) -> Path:
    """Write whole or not at all, and never over an earlier delivery: the second gets `-2` and so on."""
    fil.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kladd = fil.with_name(f".{os.getpid()}-{threading.get_ident()}-{fil.name}")
    kladd.write_bytes(innhold)
    nummer, ledig = 1, fil
    while True:
        try:
            os.link(kladd, ledig)
        except FileExistsError:
            nummer += 1
            ledig = fil.with_stem(f"{fil.stem}-{nummer}")
        else:
            kladd.unlink()
            return ledig


class Brevmottak:
    """Answers SMTP: keeps the message, then says 250. The first `avvis` get 451, then `taus` get no answer.

    An address that begins with UKJENT is refused for good, as by a relay that knows who its people are.
    """

    def __init__(self, mappe: Path, *, forsinkelse: float = 0, avvis: int = 0, taus: int = 0) -> None:
        self.mappe, self.forsinkelse, self.avvis, self.taus = mappe, forsinkelse, avvis, taus

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        if address.startswith(UKJENT):
            return "550 Ukjent mottaker"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        await asyncio.sleep(self.forsinkelse)
        if self.avvis > 0:
            self.avvis -= 1
            return "451 Prøv igjen senere"
        innhold = envelope.original_content or b""
        message_id = message_from_bytes(innhold)["Message-ID"] or hashlib.sha256(innhold).hexdigest()
        skriv(brevfil(self.mappe, message_id), innhold)
        if self.taus > 0 and isinstance(server.transport, asyncio.Transport):
            self.taus -= 1
            server.transport.abort()
        return "250 Mottatt"


class Postoppslag(BaseHTTPRequestHandler):
    """POST /sms keeps an SMS; GET /levert?message_id=… or ?referanse=… answers 200 or 404.

    The demo's person register is asked here too (personregister.py).
    """

    def __init__(self, mappe: Path, *args: object) -> None:
        self.mappe = mappe
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        adresse = urlsplit(self.path)
        spor = {navn: verdier[0] for navn, verdier in parse_qs(adresse.query).items()}
        if adresse.path != "/levert" or not spor.keys() & {"message_id", "referanse"}:
            return self._svar(400, {"feil": "Spør med message_id eller referanse."})
        levert = self._levert(spor)
        return self._svar(200 if levert else 404, {"levert": levert})

    def do_POST(self) -> None:
        try:
            sms = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if urlsplit(self.path).path.startswith(personregister.STI):
                return self._svar(207, personregister.svar(self.mappe, sms))
            gyldig = REFERANSE.fullmatch(sms["referanse"]) and sms["til"] and sms["tekst"]
        except (KeyError, TypeError, ValueError):
            gyldig = None
        if urlsplit(self.path).path != "/sms" or not gyldig:
            return self._svar(400, {"feil": "Send referanse, til og tekst som JSON til /sms."})
        naa = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        skriv(self.mappe / "sms" / f"{naa}-{sms['referanse']}.json", json.dumps(sms, ensure_ascii=False).encode())
        return self._svar(201, {"levert": True})

    def _levert(self, spor: dict[str, str]) -> bool:
        if "message_id" in spor:
            return brevfil(self.mappe, spor["message_id"]).exists()
        if not REFERANSE.fullmatch(spor["referanse"]):
            return False
        return any((self.mappe / "sms").glob(f"*-{spor['referanse']}.json"))

    def _svar(self, status: int, innhold: dict[str, object]) -> None:
        kropp = json.dumps(innhold, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(kropp)))
        self.end_headers()
        self.wfile.write(kropp)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: addresses and references do not belong in a log."""


async def kjor(mottak: Brevmottak, vert: str, smtp_port: int, http_port: int) -> None:
    """Serve SMTP and HTTP until the process is ended."""
    lag_smtp = partial(SMTP, mottak, enable_SMTPUTF8=True, loop=asyncio.get_running_loop())
    server = await asyncio.get_running_loop().create_server(lag_smtp, vert, smtp_port)
    http = ThreadingHTTPServer((vert, http_port), partial(Postoppslag, mottak.mappe))
    threading.Thread(target=http.serve_forever, daemon=True).start()
    await server.serve_forever()


def main() -> None:
    valg = argparse.ArgumentParser(prog="python -m inkludering.lokalt.post", description=__doc__)
    valg.add_argument("--data", type=Path, required=True)
    valg.add_argument("--vert", default="127.0.0.1")
    valg.add_argument("--smtp-port", type=int, required=True)
    valg.add_argument("--http-port", type=int, required=True)
    valg.add_argument("--forsinkelse", type=float, default=0, help="seconds before each answer")
    valg.add_argument("--avvis", type=int, default=0, help="answer 451 to the first N")
    valg.add_argument("--taus", type=int, default=0, help="keep N messages without answering")
    svar = valg.parse_args()
    mottak = Brevmottak(svar.data, forsinkelse=svar.forsinkelse, avvis=svar.avvis, taus=svar.taus)
    asyncio.run(kjor(mottak, svar.vert, svar.smtp_port, svar.http_port))


if __name__ == "__main__":
    main()
