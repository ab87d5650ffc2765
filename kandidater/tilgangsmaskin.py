"""The person register as Nav's own access control answers for it («tilgangsmaskinen»), asked over HTTP in bulk.

It says who may see a person, and why not; asked on behalf of an ident without any of the groups for protected people,
its first refusal tells the protection. What cannot be read as an answer is none: the candidate is asked of again, and
stays denied where nothing was answered before. Nothing is taken for the mildest.

settings.TILGANGSMASKIN_URL is the whole address of its bulk endpoint for that ident (`…/api/v1/bulk/ccf/<ident>`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import httpx
from django.conf import settings

from kandidater.gradering import Adressebeskyttelse
from kandidater.omgradering import FOLKEREGISTERET, Registersvar

FRIST = 10  # seconds
UGRADERT = (Adressebeskyttelse.UGRADERT, False)
# In the order it judges: the first rule that fails is what it tells, so a skjerming behind an address stays unsaid.
KODER = {
    "AVVIST_STRENGT_FORTROLIG_ADRESSE": (Adressebeskyttelse.STRENGT_FORTROLIG, False),
    "AVVIST_STRENGT_FORTROLIG_UTLAND": (Adressebeskyttelse.STRENGT_FORTROLIG, False),
    "AVVIST_FORTROLIG_ADRESSE": (Adressebeskyttelse.FORTROLIG, False),
    "AVVIST_SKJERMING": (Adressebeskyttelse.UGRADERT, True),
    # Judged after all protection, so who is refused for these has none.
    "AVVIST_HABILITET": UGRADERT,
    "AVVIST_VERGEMÅL": UGRADERT,
    "AVVIST_AVDØD": UGRADERT,
    "AVVIST_PERSON_UTLAND": UGRADERT,
    "AVVIST_UKJENT_BOSTED": UGRADERT,
    "AVVIST_GEOGRAFISK": UGRADERT,
}


class Tilgangsmaskin:
    """One of the adapters settings.PERSONREGISTER may name (personregister.py)."""

    def slaa_opp(self, numre: Collection[str]) -> Mapping[str, Registersvar]:
        """Raises httpx.HTTPError when it does not answer."""
        spurt = [{"brukerId": nummer, "type": "KOMPLETT_REGELTYPE"} for nummer in numre]
        svar = httpx.post(settings.TILGANGSMASKIN_URL, json=spurt, headers=_adgang(), timeout=FRIST)
        svar.raise_for_status()
        return dict(_les(svar.json()))


def _les(svar: Any) -> Iterator[tuple[str, Registersvar]]:
    for ett in svar["resultater"]:
        lest = UGRADERT if ett["status"] == httpx.codes.NO_CONTENT else KODER.get(_koden(ett))
        if lest:
            yield ett["brukerId"], Registersvar(*lest, FOLKEREGISTERET)


def _koden(ett: Any) -> str:
    """Why it refused; nothing else it may answer is a refusal."""
    detaljer = ett.get("detaljer") if ett["status"] == httpx.codes.FORBIDDEN else None
    return str(detaljer.get("title", "")) if isinstance(detaljer, dict) else ""


def _adgang() -> dict[str, str]:
    """A token of the machine's own, from the platform's sidecar; none where there is no sidecar."""
    if not settings.TOKENTJENESTE_URL:
        return {}
    spurt = {"identity_provider": "entra_id", "target": settings.TILGANGSMASKIN_MAAL}
    svar = httpx.post(settings.TOKENTJENESTE_URL, json=spurt, timeout=FRIST)
    svar.raise_for_status()
    return {"Authorization": f"Bearer {svar.json()['access_token']}"}
