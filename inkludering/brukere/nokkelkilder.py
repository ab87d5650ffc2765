"""What `bytt-nokler` writes anew of sessions: what they hold sealed, and what a provider's log-out finds them by.

A session that no key opens is left: its owner logs in anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inkludering.brukere.models import Okt
from inkludering.brukere.okter import PAALOGGING, SessionStore, kjennemerke
from inkludering.felles import nokkelbytte
from inkludering.felles.kryptering import forsegl_paa_nytt
from inkludering.felles.nokkelbytte import Bunke, KryptertTabell, KryptertVerdi

INNHOLD, MERKER = "session_data", ("sid", "sub")
TABELL = KryptertTabell(Okt._meta.db_table, "session_key", (INNHOLD, *MERKER))


@nokkelbytte.kilde
def oktene() -> Iterator[tuple[KryptertTabell, Bunke]]:
    alle = Okt.objects.order_by("pk").values_list("pk", *TABELL.kolonner)
    rader: list[tuple[Any, ...]] = list(alle[: nokkelbytte.BUNKE])
    while rader:
        yield TABELL, [ett for rad in rader for ett in _omskrevet(*rad)]
        rader = list(alle.filter(pk__gt=rader[-1][0])[: nokkelbytte.BUNKE])


def _omskrevet(nokkel: str, innhold: str, *merker: bytes | None) -> Bunke:
    okt = SessionStore()
    data = okt.decode(innhold)
    nytt: Bunke = []
    if forsegl_paa_nytt(data) != data:
        nytt.append((okt.encode(data), KryptertVerdi(nokkel, INNHOLD, innhold)))
    paalogging = data.get(PAALOGGING) or {}
    for navn, gammelt in zip(MERKER, merker, strict=True):
        ny = kjennemerke(paalogging.get("utsteder", ""), paalogging.get(navn, ""))
        if gammelt and ny and bytes(gammelt) != ny:
            nytt.append((ny, KryptertVerdi(nokkel, navn, bytes(gammelt))))
    return nytt
