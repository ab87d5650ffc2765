"""What employers may be told of a candidate, in one line: where one looks before one speaks to them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kandidater import aapenhet
from kandidater.models import Kandidat


def aapenhet_i_ord(kandidat: Kandidat) -> str:
    """What the gate lets through now, for those who may see the candidate."""
    if kandidat.er_gradert:
        ikke = _("Arbeidsgivere får ikke vite noe. Ikke nevn navn, bosted eller arbeidssted for andre.")
        return f"{kandidat.graderingsmerke}. {ikke}"
    delt = aapenhet.for_arbeidsgiver(kandidat)
    if not delt.kan_kontaktes:
        return _("Arbeidsgivere skal ikke kontaktes om kandidaten.")
    return (
        _("Arbeidsgivere kan kontaktes, og navnet kan sies.")
        if delt.navn
        else _("Arbeidsgivere kan kontaktes, men navnet skal ikke sies.")
    )
