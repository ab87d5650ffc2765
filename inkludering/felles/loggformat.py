"""Logs as JSON lines in UTC, with what could identify a person taken out.

Redacted in messages and tracebacks: fødselsnumre, e-mail addresses, phone numbers, the secret of a login link, and the
details PostgreSQL adds to an error, since they repeat the values of the row.
"""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

# The id of the request at hand; empty outside requests.
foresporselsid: ContextVar[str] = ContextVar("foresporselsid", default="")
# The id we gave it ourselves: what Nav's audit is told, as nobody else can choose it.
egen_id: ContextVar[str] = ContextVar("egen_id", default="")

# Each looks at a text once, however long the word it stands in: strangers choose what is logged, as an address.
REGLER = (
    (re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(\.[\w-]+)+"), "[e-post]"),
    (re.compile(r"(?<![\w-])(\+|00)\d{1,3}[ -]?(\d[ -]?){6,12}(?![\w-])"), "[telefon]"),
    (re.compile(r"(?<!\d)\d{6}[ -]?\d{5}(?!\d)"), "[fødselsnummer]"),
    # Eight digits in one run or grouped as phone numbers are; a date such as 20261124 is none.
    (
        re.compile(r"(?<![\w-])(?!20)[2-9](\d{7}|\d( \d\d){3}|\d\d \d\d \d{3})(?![\w-])"),
        "[telefon]",
    ),
    (re.compile(r"(/portal/inn/)[^/\s]++"), r"\1[lenke]"),
    (re.compile(r"\b(DETAIL|CONTEXT):.*?(?=\n\nThe above|\n\nDuring handling|\Z)", re.DOTALL), r"\1: [utelatt]"),
)


def rens(tekst: str) -> str:
    """Return the text without fødselsnumre, e-mail addresses, phone numbers and details of database errors."""
    for monster, erstatning in REGLER:
        tekst = monster.sub(erstatning, tekst)
    return tekst


class JsonFormat(logging.Formatter):
    """One JSON object per record: tid (UTC), nivaa, logger, melding, foresporsel, and unntak where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        linje = {
            "tid": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "nivaa": record.levelname,
            "logger": record.name,
            "melding": rens(record.getMessage()),
            "foresporsel": foresporselsid.get() or _av_foresporselen(record),
        }
        # The message tells what a stranger is refused for; the way through the code tells nothing.
        if record.exc_info and not record.name.startswith("django.security"):
            linje["unntak"] = rens(self.formatException(record.exc_info))
        return json.dumps(linje, ensure_ascii=False)


def _av_foresporselen(record: logging.LogRecord) -> str:
    """Django tells of an answer with an error after the request is over, and says which request it was."""
    return getattr(getattr(record, "request", None), "foresporselsid", "")
