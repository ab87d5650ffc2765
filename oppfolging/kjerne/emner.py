"""Who may open a forløp, a date and a contact (inkludering/utkast/emner.py)."""

from __future__ import annotations

from typing import Any

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.utkast.emner import Emne, navngi, registrer
from kandidater.models import Kandidat
from oppfolging.kjerne.meldingstyper import Meldingsmal
from oppfolging.kjerne.models import Deltaker, Forlop, Kontakt, Oppfolging, Side, Situasjon


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


def _parter(bruker: Bruker, kandidat_id: Any, arbeidsgiver_id: Any) -> list[Emne]:
    """A candidate's name only to those who see them in full: who answers for the employer may not know it."""
    kandidaten = Kandidat.objects.synlig_for(bruker).filter(pk=kandidat_id)
    arbeidsgiveren = Arbeidsgiver.objects.synlig_for(bruker).filter(pk=arbeidsgiver_id)
    return [*(Emne(den.navn, den.pk) for den in kandidaten), *(Emne(den.navn) for den in arbeidsgiveren)]


def _partene_i_forlopet(bruker: Bruker, forlop_id: Any) -> list[Emne]:
    # tilgang: the address has been opened (_forlopet), and each name has its own door
    for den in Forlop.objects.filter(pk=forlop_id):
        return _parter(bruker, den.kandidat_id, den.arbeidsgiver_id)
    return []


def _den_datoen_gjelder(bruker: Bruker, oppfolging_id: Any) -> list[Emne]:
    for den in Oppfolging.objects.redigerbar_for(bruker).filter(pk=oppfolging_id).select_related("forlop"):
        if den.forlop:
            return _parter(bruker, den.forlop.kandidat_id, den.forlop.arbeidsgiver_id)
        return _parter(bruker, den.kandidat_id, den.arbeidsgiver_id)
    return []


def _de_kontakten_var_med(bruker: Bruker, kontakt_id: Any) -> list[Emne]:
    for den in Kontakt.objects.redigerbar_for(bruker).filter(pk=kontakt_id):
        om = [rad.kandidat_id for rad in Deltaker.objects.synlig_for(bruker).filter(kontakt=den) if rad.kandidat_id]
        return _parter(bruker, om[0] if len(set(om)) == 1 else None, den.arbeidsgiver_id)
    return []


# Whose rhythm, and whose message, it is stands beside these in the address, with a door of its own.
registrer("situasjon", lambda _bruker, verdi: verdi in Situasjon.values)
registrer("mal", lambda _bruker, verdi: verdi in Meldingsmal.values)
registrer("side", lambda _bruker, verdi: verdi in Side.values)
registrer("forlop_id", _forlopet)
registrer("oppfolging_id", _datoen)
registrer("kontakt_id", _kontakten)
navngi("forlop_id", _partene_i_forlopet)
navngi("oppfolging_id", _den_datoen_gjelder)
navngi("kontakt_id", _de_kontakten_var_med)
