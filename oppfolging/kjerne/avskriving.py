"""Text about a candidate is copied to Nav's archive or the activity plan, and it is noted that it was."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from inkludering.brukere.models import Bruker
from inkludering.hendelser import logg
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Avskrift, Avskriftssted, Kontakt
from oppfolging.kjerne.typer import Oppfolgingshendelse


@transaction.atomic
def skriv_av(*, kandidat: Kandidat, kontakt: Kontakt | None, til: Avskriftssted, av: Bruker, naa: datetime) -> None:
    """Of one contact, or without any of the whole follow-up."""
    Avskrift.objects.create(kandidat=kandidat, kontakt=kontakt, til=til, av=av, tid=naa)
    logg.noter(Oppfolgingshendelse.TEKST_KOPIERT, kandidat, av=av, naa=naa, til=til)
