"""What `bytt-nokler` writes anew of candidates: the index of every number, of today and in history.

The numbers themselves come first, as they hold no number in clear: the cases tell which is which until they have been
written anew themselves, so that an interrupted change can go on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from inkludering.felles import nokkelbytte
from inkludering.felles.kryptering import Indeksfeil, eldre_indekser, indeks
from inkludering.felles.nokkelbytte import Bunke, KryptertTabell, KryptertVerdi
from kandidater.models import Kandidat, Personnummer
from kandidater.naerstaaende import Naerstaaende

FELTET = "fodselsnummer_indeks"


@nokkelbytte.kilde
def indeksene() -> Iterator[tuple[KryptertTabell, Bunke]]:
    """Raises Indeksfeil of an index that none of the keys has made."""
    sakene: list[type[models.Model]] = [Kandidat, apps.get_model("kandidater", "KandidatEvent")]
    nye = {ett.kryptert: ny for modell in sakene for bunke in _bunker(modell) for ny, ett in bunke}
    yield KryptertTabell(Naerstaaende._meta.db_table, "id", ("indeks",)), _naere(nye)
    yield KryptertTabell(Personnummer._meta.db_table, "indeks", ("indeks",)), _numrene(nye)
    for modell in sakene:
        tabell = KryptertTabell(modell._meta.db_table, str(modell._meta.pk.column), (FELTET,))
        yield from ((tabell, bunke) for bunke in _bunker(modell))


def _numrene(nye: dict[bytes, bytes]) -> Bunke:
    """But those that have been brought over when somebody asked for them."""
    kjente = {bytes(nummer) for nummer in Personnummer.objects.values_list("indeks", flat=True)}
    return [(ny, KryptertVerdi(g, "indeks", g)) for g, ny in nye.items() if g in kjente and ny not in kjente]


def _naere(nye: dict[bytes, bytes]) -> Bunke:
    """Whom somebody has declared near, as far as they are somebody's candidate: of others there is a hash alone."""
    meldt = Naerstaaende.objects.values_list("pk", "indeks")
    rader = [(nye.get(bytes(gammel)), KryptertVerdi(pk, "indeks", bytes(gammel))) for pk, gammel in meldt]
    return [(ny, ett) for ny, ett in rader if ny]


def _bunker(modell: type[models.Model]) -> Iterator[Bunke]:
    """The indexes of an older key, with what they are by the one of today, some cases at a time."""
    alle = modell._base_manager.order_by("pk").values_list("pk", "fodselsnummer", FELTET)
    rader: list[tuple[Any, str, bytes]] = list(alle[: nokkelbytte.BUNKE])
    while rader:
        yield [_omskrevet(*rad) for rad in rader if bytes(rad[2]) != indeks(rad[1])]
        rader = list(alle.filter(pk__gt=rader[-1][0])[: nokkelbytte.BUNKE])


def _omskrevet(nokkel: Any, fodselsnummer: str, gammel: bytes) -> tuple[bytes, KryptertVerdi]:
    if bytes(gammel) not in eldre_indekser(fodselsnummer):
        raise Indeksfeil
    return indeks(fodselsnummer), KryptertVerdi(nokkel, FELTET, bytes(gammel))
