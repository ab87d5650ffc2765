"""The way out: SMTP for e-mail, HTTP for SMS, and asking afterwards whether a message arrived.

`gjerde` is called as late as possible before the text is handed over; it raises when the message is no longer ours.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, parseaddr
from typing import Protocol, Self

import httpx
from django.conf import settings

from inkludering.felles.epostadresse import KanIkkeSendesTil, leverbar
from inkludering.utsending.maler import Tekst
from inkludering.utsending.models import Sendekanal, Utsending

POLICY = SMTP.clone(cte_type="7bit")
# Whether anybody has the number, the gateway knows better than what was kept in earlier years.
SMS_NUMMER = re.compile(r"\+?[0-9]{8,15}", re.ASCII)
PROV_SENERE = {408, 425, 429, 503}


class Stengt(Exception):
    """Nobody answers at the other end: it is not the message's fault, and no other message will get through now."""


class Senere(Exception):
    """Refused for now, and certainly not delivered."""


class Aldri(Exception):
    """Refused for good."""


class Ukjent(Exception):
    """The text was handed over, the answer never came."""


class Vei(Protocol):
    def send(self, utsending: Utsending, tekst: Tekst, gjerde: Callable[[], None]) -> None: ...

    def lukk(self) -> None: ...


class Epost:
    """One SMTP connection, opened at the first message and kept for the next."""

    def __init__(self) -> None:
        self._smtp: smtplib.SMTP | None = None

    def send(self, utsending: Utsending, tekst: Tekst, gjerde: Callable[[], None]) -> None:
        til = _epostadressen(utsending)
        brev = _brev(utsending, tekst, til)
        smtp = self._smtp or self._aapne()
        try:
            avsender = smtp.mail(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
            mottaker = smtp.rcpt(til)
        except OSError as feil:  # smtplib's own exceptions are such, too
            raise Senere(type(feil).__name__) from feil
        if avsender[0] >= 400:  # nothing from us is taken, whoever it is to
            raise Stengt(f"SMTP {avsender[0]}")
        _krev_ja(mottaker)
        gjerde()
        try:
            svar = smtp.data(brev)
        except smtplib.SMTPDataError as feil:
            svar = (feil.smtp_code, b"")
        except OSError as feil:
            raise Ukjent from feil
        _krev_ja(svar)

    def lukk(self) -> None:
        if self._smtp:
            with suppress(OSError):
                self._smtp.quit()
            self._smtp.close()
        self._smtp = None

    def _aapne(self) -> smtplib.SMTP:
        try:
            self._smtp = smtp = self._koble_til()
            if settings.EMAIL_USE_TLS:
                smtp.starttls(context=ssl.create_default_context())
            if settings.EMAIL_HOST_USER:
                smtp.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
            smtp.ehlo_or_helo_if_needed()
        except OSError as feil:
            raise Stengt(type(feil).__name__) from feil
        return smtp

    def _koble_til(self) -> smtplib.SMTP:
        vert, port, frist = settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT
        if settings.EMAIL_USE_SSL:
            return smtplib.SMTP_SSL(vert, port, timeout=frist, context=ssl.create_default_context())
        return smtplib.SMTP(vert, port, timeout=frist)


class Sms:
    """The SMS gateway: POST with our own reference, each in a connection of its own."""

    def send(self, utsending: Utsending, tekst: Tekst, gjerde: Callable[[], None]) -> None:
        if not SMS_NUMMER.fullmatch(utsending.adresse):
            raise Aldri("ugyldig nummer")
        gjerde()
        sms = {"referanse": str(utsending.pk), "til": utsending.adresse, "tekst": tekst.tekst}
        try:
            svar = httpx.post(settings.SMS_URL, json=sms, timeout=settings.EMAIL_TIMEOUT)
        except (httpx.ConnectError, httpx.ConnectTimeout) as feil:
            raise Stengt(type(feil).__name__) from feil
        except httpx.HTTPError as feil:
            raise Ukjent from feil
        if svar.status_code in PROV_SENERE:
            raise Senere(f"HTTP {svar.status_code}")
        if svar.is_client_error:
            raise Aldri(f"HTTP {svar.status_code}")
        if not svar.is_success:
            raise Ukjent

    def lukk(self) -> None:
        """Nothing is kept open."""


class Veier:
    """The channels of one round of delivery; a channel that nobody answers on rests until the next round."""

    def __init__(self) -> None:
        self._veier: dict[str, Vei] = {Sendekanal.EPOST: Epost(), Sendekanal.SMS: Sms()}
        self.aapne = set(self._veier)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *unntak: object) -> None:
        for vei in self._veier.values():
            vei.lukk()

    def send(self, utsending: Utsending, tekst: Tekst, gjerde: Callable[[], None]) -> None:
        """Hand the message over. Raises Stengt, Senere, Aldri or Ukjent, and what `gjerde` raises."""
        vei = self._veier[utsending.kanal]
        try:
            vei.send(utsending, tekst, gjerde)
        except Exception as feil:
            vei.lukk()  # whatever was half said is forgotten, so that the next message starts afresh
            if isinstance(feil, Stengt):
                self.aapne.discard(utsending.kanal)
            raise


def er_levert(utsending: Utsending) -> bool | None:
    """Whether the other end has the message; None when it cannot be asked or does not say."""
    if utsending.kanal == Sendekanal.SMS:
        adresse, spor = settings.SMS_OPPSLAG, {"referanse": str(utsending.pk)}
    else:
        adresse, spor = settings.EMAIL_OPPSLAG, {"message_id": utsending.melding_id}
    if not adresse:
        return None
    try:
        svar = httpx.get(adresse, params=spor, timeout=settings.EMAIL_TIMEOUT)
    except httpx.HTTPError:
        return None
    return {200: True, 404: False}.get(svar.status_code)


def _krev_ja(svar: tuple[int, bytes]) -> None:
    """Keep only the code of a refusal: relays repeat the address in their words."""
    if svar[0] >= 400:
        raise (Aldri if svar[0] >= 500 else Senere)(f"SMTP {svar[0]}")


def _epostadressen(utsending: Utsending) -> str:
    try:
        return leverbar(utsending.adresse)
    except KanIkkeSendesTil as feil:
        raise Aldri("ugyldig adresse") from feil


def _brev(utsending: Utsending, tekst: Tekst, til: str) -> bytes:
    brev = EmailMessage(policy=POLICY)
    try:
        brev["From"] = settings.DEFAULT_FROM_EMAIL
        brev["To"] = til
        brev["Subject"] = tekst.emne
    except ValueError as feil:  # a line break in a header
        raise Aldri("ugyldig hode") from feil
    brev["Message-ID"] = utsending.melding_id
    brev["Date"] = formatdate()
    brev["Auto-Submitted"] = "auto-generated"
    brev.set_content(tekst.tekst)
    return brev.as_bytes()
