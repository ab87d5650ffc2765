"""The key that a person's number is found by is changed (INDEKSNOKKEL=new,old).

While both are known, a number is brought over when somebody asks for it: whoever is indexed by the old key is found all
the same, and nobody becomes two. `bytt-nokler` brings over the rest (nokkelkilder.py).
"""

from __future__ import annotations

from django.db import transaction

from inkludering.felles.kryptering import eldre_indekser, indeks
from kandidater.models import Kandidat, Personnummer
from kandidater.naerstaaende import Naerstaaende


def personindeks(fodselsnummer: str) -> bytes:
    """The index of a number by the key of today, and by no other from now on."""
    ny = indeks(fodselsnummer)
    for gammel in eldre_indekser(fodselsnummer):
        _foer_over(gammel, ny)
    return ny


@transaction.atomic
def _foer_over(gammel: bytes, ny: bytes) -> None:
    Naerstaaende.objects.filter(indeks=gammel).update(indeks=ny)
    eier = Personnummer.objects.filter(indeks=gammel).values_list("person", flat=True).first()
    if eier:
        Personnummer.objects.get_or_create(indeks=ny, defaults={"person": eier})
        Kandidat.objects.filter(fodselsnummer_indeks=gammel).update(fodselsnummer_indeks=ny)
        Personnummer.objects.filter(indeks=gammel).delete()
