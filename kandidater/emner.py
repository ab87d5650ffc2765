"""Who may open a candidate (inkludering/utkast/emner.py): in full, or as the leader who assigns them, moves them, takes
the registration back or changes their protection; and a hand-over."""

from __future__ import annotations

from itertools import islice
from typing import Any

from inkludering.brukere.models import Bruker
from inkludering.utkast.emner import Emne, navngi, registrer
from kandidater.models import Kandidat, Overlevering
from kandidater.querysets import KandidatQuerySet


def _dorene(bruker: Bruker) -> tuple[KandidatQuerySet, ...]:
    alle = Kandidat.objects
    return alle.redigerbar_for(bruker), alle.kan_trekkes_av(bruker), alle.kan_graderes_av(bruker)


def _kandidaten(bruker: Bruker, kandidat_id: Any) -> bool:
    return any(dor.filter(pk=kandidat_id).exists() for dor in _dorene(bruker))


def _navnet(bruker: Bruker, kandidat_id: Any) -> list[Emne]:
    funnet = (den for dor in _dorene(bruker) for den in dor.filter(pk=kandidat_id))
    return [Emne(den.navn, den.pk) for den in islice(funnet, 1)]


def _andres(bruker: Bruker, andres_id: Any) -> list[Emne]:
    return [Emne(den.navn, den.pk) for den in Kandidat.objects.kan_aapnes_av(bruker).filter(pk=andres_id)]


def _overleveringen(bruker: Bruker, overlevering_id: Any) -> bool:
    return Overlevering.objects.redigerbar_for(bruker).filter(pk=overlevering_id).exists()


def _den_som_overleveres(bruker: Bruker, overlevering_id: Any) -> list[Emne]:
    mine = Overlevering.objects.redigerbar_for(bruker).filter(pk=overlevering_id).select_related("kandidat")
    return [Emne(den.kandidat.navn, den.kandidat_id) for den in mine]


registrer("kandidat_id", _kandidaten)
# One to be opened with a reason has another name in addresses, so that it opens no form of the other kind.
registrer("andres_id", lambda bruker, pk: Kandidat.objects.kan_aapnes_av(bruker).filter(pk=pk).exists())
registrer("overlevering_id", _overleveringen)
navngi("kandidat_id", _navnet)
navngi("andres_id", _andres)
navngi("overlevering_id", _den_som_overleveres)
