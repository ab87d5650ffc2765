"""The hand-over note on a candidate within an absence, and who takes them, when it is not whoever takes all."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from inkludering.brukere import fravaer as fravaer_
from inkludering.brukere.models import Bruker, Fravaer
from inkludering.hendelser import logg
from kandidater.models import Kandidat, Vikarbeskjed
from kandidater.typer import Kandidathendelse


@transaction.atomic
def skriv(*, kandidat: Kandidat, fravaer: Fravaer, tekst: str, vikar: Bruker | None, av: Bruker, naa: datetime) -> None:
    """`vikar` takes the candidate; None: whoever takes all.

    Of somebody near to them nobody stands in (migrations/0022), and the leaders are reminded. Whoever writes is told
    nothing of it: a candidate could be made up to ask.
    """
    plass = fravaer_.plass_til(fravaer=fravaer, vikar=vikar, naa=naa) if vikar else None
    felt = {"tekst": tekst, "plass": plass}
    Vikarbeskjed.objects.update_or_create(kandidat=kandidat, fravaer=fravaer, defaults=felt)
    logg.noter(
        Kandidathendelse.VIKARBESKJED_SKREVET, kandidat, av=av, naa=naa, fravaer=fravaer.pk, vikar=vikar and vikar.pk
    )


def beskjeden(kandidat: Kandidat, fravaer: Fravaer) -> Vikarbeskjed | None:
    return kandidat.vikarbeskjeder.filter(fravaer=fravaer).select_related("plass__bruker").first()
