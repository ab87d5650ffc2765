"""A page of the list of offices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef

from inkludering.brukere.models import Bruker, Kontor, Rolle, Tilknytning
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.tekst import linje

PER_SIDE, LENGSTE_SOEK = 25, 80


@dataclass(frozen=True)
class Kontorliste:
    tekst: str
    blad: Page


def lag(leser: Bruker, *, tekst: str, sidetall: str, naa: datetime) -> Kontorliste:
    tekst = linje(tekst)[:LENGSTE_SOEK].rstrip()
    gjeldende = Tilknytning.objects.synlig_for(leser).gjeldende(lokal_dato(naa)).filter(kontor=OuterRef("pk"))
    ser_skjermede = gjeldende.filter(rolle=Rolle.LEDER, ser_skjermede=True)
    alle = Kontor.objects.synlig_for(leser).soek(tekst).annotate(ingen_ser=~Exists(ser_skjermede))
    return Kontorliste(tekst, Paginator(alle.order_by("sorteringsnavn", "pk"), PER_SIDE).get_page(sidetall))
