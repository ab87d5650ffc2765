"""Who may open a forløp, a date and a contact (inkludering/utkast/emner.py)."""

from __future__ import annotations

from typing import Any

from inkludering.brukere.models import Bruker
from inkludering.utkast.emner import registrer
from kandidater.models import Kandidat
from oppfolging.kjerne.meldingstyper import Meldingsmal
from oppfolging.kjerne.models import Forlop, Kontakt, Oppfolging, Side, Situasjon


def _forlopet(bruker: Bruker, forlop_id: Any) -> bool:
    """The employer's kontaktperson logs in it too, and the leader may take it back."""
    dorer = (
        Forlop.objects.redigerbar_for(bruker),
        Forlop.objects.hos_mine_arbeidsgivere(bruker),
        Forlop.objects.filter(kandidat__in=Kandidat.objects.kan_trekkes_av(bruker)),
    )
    return any(dor.filter(pk=forlop_id).exists() for dor in dorer)


def _datoen(bruker: Bruker, oppfolging_id: Any) -> bool:
    return Oppfolging.objects.redigerbar_for(bruker).filter(pk=oppfolging_id).exists()


def _kontakten(bruker: Bruker, kontakt_id: Any) -> bool:
    return Kontakt.objects.redigerbar_for(bruker).filter(pk=kontakt_id).exists()


# Whose rhythm, and whose message, it is stands beside these in the address, with a door of its own.
registrer("situasjon", lambda _bruker, verdi: verdi in Situasjon.values)
registrer("mal", lambda _bruker, verdi: verdi in Meldingsmal.values)
registrer("side", lambda _bruker, verdi: verdi in Side.values)
registrer("forlop_id", _forlopet)
registrer("oppfolging_id", _datoen)
registrer("kontakt_id", _kontakten)
