"""«Sett»: whoever was told of something that is only to be known puts it away."""

from __future__ import annotations

from oppfolging.varsling.models import Paaminnelse
from oppfolging.varsling.tilstand import Paaminnelsestilstand


def legg_bort(*, paaminnelse: Paaminnelse) -> None:
    """It stays away, whatever stands still: once more is the same."""
    paaminnelse.tilstand = Paaminnelsestilstand.SETT
    paaminnelse.save(update_fields=["tilstand"])
