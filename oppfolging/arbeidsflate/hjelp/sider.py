"""All the help there is, by name and by screen, and the search in it."""

from __future__ import annotations

from oppfolging.arbeidsflate.hjelp import hverdagen, ledelse, samarbeid
from oppfolging.arbeidsflate.hjelp.side import Hjelpeside

SIDER: dict[str, Hjelpeside] = {side.navn: side for side in (*hverdagen.SIDER, *samarbeid.SIDER, *ledelse.SIDER)}
SKJERMER = {skjerm: side.navn for side in SIDER.values() for skjerm in side.skjermer}


def finn(tekst: str) -> list[Hjelpeside]:
    """Those that have every word, in the reader's language; all of them when none is asked for."""
    ordene = tekst.casefold().split()
    return [side for side in SIDER.values() if all(ett in side.ordene for ett in ordene)]
