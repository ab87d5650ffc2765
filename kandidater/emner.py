"""Who may open a candidate (inkludering/utkast/emner.py): in full, or as the leader who assigns them, moves them, takes
the registration back or changes their protection; and a hand-over."""

from __future__ import annotations

from typing import Any

from inkludering.brukere.models import Bruker
from inkludering.utkast.emner import registrer
from kandidater.models import Kandidat, Overlevering


def _kandidaten(bruker: Bruker, kandidat_id: Any) -> bool:
    alle = Kandidat.objects
    dorer = (alle.redigerbar_for(bruker), alle.kan_trekkes_av(bruker), alle.kan_graderes_av(bruker))
    return any(dor.filter(pk=kandidat_id).exists() for dor in dorer)


def _overleveringen(bruker: Bruker, overlevering_id: Any) -> bool:
    return Overlevering.objects.redigerbar_for(bruker).filter(pk=overlevering_id).exists()


registrer("kandidat_id", _kandidaten)
# One to be opened with a reason has another name in addresses, so that it opens no form of the other kind.
registrer("andres_id", lambda bruker, pk: Kandidat.objects.kan_aapnes_av(bruker).filter(pk=pk).exists())
registrer("overlevering_id", _overleveringen)
