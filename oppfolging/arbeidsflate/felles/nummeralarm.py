"""Many refused numbers from one user are told of: somebody may be asking number by number whom Nav follows.

From `GRENSE` in one file or one day on, each further refusal is a line in the log of actions and in the operator's.
"""

from __future__ import annotations

import logging
from datetime import datetime

from inkludering.brukere.models import Bruker
from inkludering.hendelser import logg
from kandidater.typer import Kandidathendelse

GRENSE = 10
logger = logging.getLogger(__name__)


def vurder(antall: int, *, av: Bruker, naa: datetime) -> None:
    """`antall`: how many numbers this user has had refused by now."""
    if antall >= GRENSE:
        logger.warning("Bruker %s har fått avvist %d fødselsnumre i dag eller i én fil", av.pk, antall)
        logg.noter(Kandidathendelse.MANGE_AVVISTE_NUMRE, av, av=av, naa=naa, antall=antall)
