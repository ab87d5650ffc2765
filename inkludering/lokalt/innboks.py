"""Reads what the mail sink wrote: one file for each delivered message."""

import email
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.policy import default
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Melding:
    """One delivered message; `naar` is when the sink took it."""

    fil: str
    slag: str
    til: str
    emne: str
    tekst: str
    naar: datetime


def alle() -> list[Melding]:
    """All delivered messages, newest first."""
    mapper = (settings.DATAMAPPE / "post", settings.DATAMAPPE / "sms")
    filer = [fil for mappe in mapper for fil in mappe.glob("*") if fil.suffix in _LESERE]
    return sorted((_les(fil) for fil in filer), key=lambda melding: melding.naar, reverse=True)


def finn(fil: str) -> Melding | None:
    """The message in the file of this name, or None."""
    return next((melding for melding in alle() if melding.fil == fil), None)


def _les(fil: Path) -> Melding:
    slag, til, emne, tekst = _LESERE[fil.suffix](fil.read_bytes())
    return Melding(fil.name, slag, til, emne, tekst, datetime.fromtimestamp(fil.stat().st_mtime, UTC))


def _les_epost(innhold: bytes) -> tuple[str, str, str, str]:
    brev = email.message_from_bytes(innhold, policy=default)
    tekst = brev.get_body(("plain",))
    return "E-post", str(brev["To"]), str(brev["Subject"]), tekst.get_content() if tekst else ""


def _les_sms(innhold: bytes) -> tuple[str, str, str, str]:
    sms = json.loads(innhold)
    return "SMS", sms["til"], "", sms["tekst"]


_LESERE = {".eml": _les_epost, ".json": _les_sms}
