"""What was delivered to people outside the house: their mail and their SMS."""

from __future__ import annotations

import json
import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from tests.levende import Levende

LENKE = re.compile(r"http\S+/portal/inn/\S+")


def brev(hus: Levende) -> list[EmailMessage]:
    """Every delivered mail, oldest first."""
    filer = sorted(hus.brev(), key=lambda fil: fil.stat().st_mtime_ns)
    return [message_from_bytes(fil.read_bytes(), policy=default) for fil in filer]


def brev_til(hus: Levende, epost: str) -> list[EmailMessage]:
    return [ett for ett in brev(hus) if ett["To"] == epost]


def vent_paa_brev(hus: Levende, epost: str, antall: int = 1) -> EmailMessage:
    """The newest mail to this address, when there are so many."""
    hus.vent_til(lambda: len(brev_til(hus, epost)) >= antall, 60)
    return brev_til(hus, epost)[-1]


def lenken_i(ett: EmailMessage) -> str:
    return LENKE.search(ett.get_content())[0]


def vent_paa_kode(hus: Levende, antall: int = 1) -> str:
    """The digits of the newest SMS, when so many have come."""
    hus.vent_til(lambda: len(_sms(hus)) >= antall, 60)
    return re.search(r"\d{6}", json.loads(_sms(hus)[-1].read_text())["tekst"])[0]


def _sms(hus: Levende) -> list:
    return sorted(hus.sms.glob("[!.]*.json"))
