"""What an employer may do: the named actions, the other place where the portal uses the app's own connection."""

from __future__ import annotations

from datetime import date, datetime

from inkludering.brukere.models import Bruker
from oppfolging.handlinger import ringeonske

FremmedArbeidsplass = ringeonske.FremmedArbeidsplass
RINGER_INNEN = ringeonske.VIRKEDAGER


def be_om_oppringing(*, orgnr: str, av: Bruker, naa: datetime, lovet: date | None) -> bool:
    """Whether the wish is new; `lovet` as in ringeonske.be_om_oppringing. Raises FremmedArbeidsplass."""
    return ringeonske.be_om_oppringing(orgnr=orgnr, av=av, naa=naa, lovet=lovet)[1]
