"""The addresses of many objects on one page: Django is asked once, as it costs more than the rest of a table's row."""

from __future__ import annotations

from functools import cached_property
from uuid import UUID

from django.urls import reverse

PLASS_UUID = UUID(int=0)
PLASS_ORGNR = "000000000"


class Adressemal:
    """`Adressemal("oppfolging:kandidat")(kandidat.pk)` is what `reverse` says; `plass` is of the kind it takes.

    The product stands at the root of its host, so an address is the same for every request.
    """

    def __init__(self, navn: str, plass: UUID | str = PLASS_UUID) -> None:
        self._navn, self._plass = navn, str(plass)

    def __call__(self, nokkel: UUID | str) -> str:
        foer, etter = self._deler
        return f"{foer}{nokkel}{etter}"

    @cached_property
    def _deler(self) -> tuple[str, str]:
        foer, _, etter = reverse(self._navn, args=[self._plass]).partition(self._plass)
        return foer, etter
