"""A colleague's candidate is opened with a reason, for the rest of the day; the leader sees by whom and why."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.hendelser import logg
from kandidater.aapning import Aapning
from kandidater.models import Kandidat
from kandidater.typer import Kandidathendelse


@transaction.atomic
def aapne(*, kandidat: Kandidat, grunn: str, av: Bruker, naa: datetime) -> None:
    """Once a day: the first reason stands. The caller has fetched the candidate by `kan_aapnes_av`."""
    _aapningen, ny = Aapning.objects.get_or_create(
        kandidat=kandidat,
        av=av,
        dag=lokal_dato(naa),
        defaults={"kontor": av.kontoret, "grunn": grunn.strip(), "tid": naa},
    )
    if ny:
        logg.noter(Kandidathendelse.KANDIDAT_AAPNET, kandidat, av=av, naa=naa)
