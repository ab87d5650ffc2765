"""A visit as a line of Nav's audit: ArcSight's Common Event Format, as Nav's own systems write it."""

from __future__ import annotations

from datetime import datetime

VERSJON, PRODUSENT, PRODUKT, PRODUKTVERSJON = "CEF:0", "inkludering", "AuditLogger", "1.0"
HANDLING, NAVN, ALVOR = "audit:access", "Sporingslogg", "INFO"


def linje(*, naar: datetime, hvem: str, om: str, kall: str, hva: str, oppgitt_kall: str = "") -> str:
    """`hvem` looked at `om` (a fødselsnummer) in the request `kall`; `hva`: what they did, in words.

    `oppgitt_kall`: the number the request came with, when it came with one.
    """
    hode = (VERSJON, PRODUSENT, PRODUKT, PRODUKTVERSJON, HANDLING, NAVN, ALVOR)
    felt = {
        "end": str(round(naar.timestamp() * 1000)),
        "suid": hvem,
        "duid": om,
        "sproc": kall,
        "flexString1Label": "Decision",
        "flexString1": "Permit",
        **({"flexString2Label": "CallId", "flexString2": oppgitt_kall} if oppgitt_kall else {}),
        "msg": hva,
    }
    par = " ".join(f"{navn}={i_verdi(verdi)}" for navn, verdi in felt.items())
    return "|".join((hode[0], *(i_hode(del_) for del_ in hode[1:]), par))


def i_hode(tekst: str) -> str:
    r"""Escaped for the head: \ and |. There are no lines in it."""
    return " ".join(tekst.splitlines()).replace("\\", r"\\").replace("|", r"\|")


def i_verdi(tekst: str) -> str:
    r"""Escaped for a value: \, = and the end of a line, so that no text makes a field or a line of its own."""
    linjene = tekst.replace("\\", r"\\").replace("=", r"\=").splitlines()
    return r"\n".join(linjene)
