"""What `manage.py sjekk` asks of absence."""

from collections.abc import Iterable
from datetime import datetime

from inkludering.brukere import fravaer
from inkludering.felles.sjekkregister import kontroll


@kontroll("den som står inn, er den som er spurt")
def stedfortrederne_stemmer(naa: datetime) -> Iterable[str]:
    for nokkel in fravaer.som_ikke_stemmer(naa=naa):
        yield f"fravær {nokkel} har en annen stedfortreder enn fraværene gir"
