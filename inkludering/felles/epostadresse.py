"""Addresses of e-mail as a relay takes them: the domain as IDNA (blåbær.no is xn--blbr-roah.no), the rest in ASCII."""

import idna

LENGST = 254


class KanIkkeSendesTil(ValueError):
    """No relay takes this address."""


def leverbar(adresse: str) -> str:
    """The address a relay is given; what is kept and shown is as people write it. Raises KanIkkeSendesTil."""
    hvem, _, domene = adresse.rpartition("@")
    if not hvem or not hvem.isascii() or not hvem.isprintable() or " " in hvem:
        raise KanIkkeSendesTil("lokal del")
    try:
        kodet = f"{hvem}@{idna.encode(domene, uts46=True, std3_rules=True).decode()}"
    except (idna.IDNAError, UnicodeError) as feil:
        raise KanIkkeSendesTil("domene") from feil
    if len(kodet) > LENGST:
        raise KanIkkeSendesTil("lengde")
    return kodet
