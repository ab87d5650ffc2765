"""When the employer's need for labour was last mapped."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from arbeidsgivere.models import Arbeidsgiver
from arbeidsgivere.typer import Arbeidsgiverhendelse
from inkludering.brukere.models import Bruker
from inkludering.felles.laas import laas
from inkludering.hendelser import logg


@transaction.atomic
def sett_kartlagt(*, arbeidsgiver: Arbeidsgiver, dato: date, av: Bruker, naa: datetime) -> None:
    laas(arbeidsgiver)
    arbeidsgiver.kartlagt_dato = dato
    arbeidsgiver.save(update_fields=["kartlagt_dato"])
    logg.noter(Arbeidsgiverhendelse.ARBEIDSGIVER_KARTLAGT, arbeidsgiver, av=av, naa=naa, dato=dato)
