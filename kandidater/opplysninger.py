"""What the jobbspesialist keeps of a candidate besides the plan: how to reach them, and a note."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from inkludering.brukere.models import Bruker
from inkludering.hendelser import logg
from kandidater.models import Kandidat
from kandidater.typer import Kandidathendelse


@transaction.atomic
def endre(*, kandidat: Kandidat, telefon: str, notat: str, av: Bruker, naa: datetime) -> None:
    kandidat.telefon, kandidat.notat = telefon, notat
    kandidat.save(update_fields=["telefon", "notat"])
    logg.noter(Kandidathendelse.OPPLYSNINGER_ENDRET, kandidat, av=av, naa=naa)
