"""Who may open a candidate (inkludering/utkast/emner.py): in full, or as the leader who assigns them or takes the
registration back."""

from __future__ import annotations

from typing import Any

from inkludering.brukere.models import Bruker
from inkludering.utkast.emner import registrer
from kandidater.models import Kandidat


def _kandidaten(bruker: Bruker, kandidat_id: Any) -> bool:
    mine = Kandidat.objects.redigerbar_for(bruker).filter(pk=kandidat_id)
    return mine.exists() or Kandidat.objects.kan_trekkes_av(bruker).filter(pk=kandidat_id).exists()


registrer("kandidat_id", _kandidaten)
