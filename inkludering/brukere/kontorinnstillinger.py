"""What an office decides for itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from inkludering.brukere.models import Bruker, Kontor
from inkludering.brukere.typer import Brukerhendelse
from inkludering.felles.laas import laas
from inkludering.hendelser import logg


@transaction.atomic
def sett_norm_og_tak(*, kontor: Kontor, norm: int, tak: int, av: Bruker, naa: datetime) -> None:
    """Set how many candidates a full-time jobbspesialist has by norm, and at the most; what was in force is kept."""
    laas(kontor, "norm", "tak")
    kontor.tidligere_normer.create(norm=kontor.norm, tak=kontor.tak, til=naa)
    kontor.norm, kontor.tak = norm, tak
    kontor.save(update_fields=["norm", "tak"])
    logg.noter(Brukerhendelse.KONTOR_NORM_OG_TAK, kontor, av=av, naa=naa, norm=norm, tak=tak)
