"""Who may open an employer and its people (inkludering/utkast/emner.py): the register is open to all who see it."""

from __future__ import annotations

from typing import Any

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from inkludering.brukere.models import Bruker
from inkludering.brukere.roller import SER_ARBEIDSGIVERE, Maalform
from inkludering.utkast.emner import Emne, navngi, registrer


def _kontakten(bruker: Bruker, kontakt_id: Any) -> bool:
    return Arbeidsgiverkontakt.objects.redigerbar_for(bruker).aktive().filter(pk=kontakt_id).exists()


def _mottakeren(bruker: Bruker, mottaker_id: Any) -> bool:
    """Somebody to be written to, by whoever sees them."""
    return Arbeidsgiverkontakt.objects.synlig_for(bruker).aktive().filter(pk=mottaker_id).exists()


def _arbeidsgiveren(bruker: Bruker, orgnr: Any) -> list[Emne]:
    return [Emne(den.navn) for den in Arbeidsgiver.objects.synlig_for(bruker).filter(orgnr=orgnr)]


def _personen(bruker: Bruker, pk: Any) -> list[Emne]:
    return [Emne(den.navn) for den in Arbeidsgiverkontakt.objects.synlig_for(bruker).filter(pk=pk)]


registrer("orgnr", lambda bruker, _orgnr: bruker.rolle in SER_ARBEIDSGIVERE)
registrer("kontakt_id", _kontakten)
registrer("mottaker_id", _mottakeren)
registrer("maalform", lambda _bruker, verdi: verdi in Maalform.values)
navngi("orgnr", _arbeidsgiveren)
navngi("kontakt_id", _personen)
navngi("mottaker_id", _personen)
