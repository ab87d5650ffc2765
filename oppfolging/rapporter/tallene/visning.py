"""What stands on the page of figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inkludering.brukere.models import Kontor
from oppfolging.rapporter.kontor import celler
from oppfolging.rapporter.kontor.visning import Spesialistlinje, spesialist
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.snitt import linjer
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.figur import Nokkeltall
from oppfolging.rapporter.utvalg import Utvalg


@dataclass(frozen=True)
class Tallside:
    """`nokkeltall` are of the office; each of `kolonner` is a heading in the table of its jobbspesialister."""

    periode: Periode
    nokkeltall: list[Nokkeltall]
    kolonner: list[str]
    spesialister: list[Spesialistlinje]


def lag(kontor: Kontor, periode: Periode, *, naa: datetime) -> Tallside:
    """The figures of the period as they stand now."""
    vist = [tall for tall in figur.alle() if tall.nokkeltall or tall.paa_tallsiden]
    kolonner = {str(kolonne.overskrift): kolonne for tall in vist for kolonne in tall.paa_tallsiden}
    her = linjer(Utvalg(kontor, periode.fra, periode.til, naa), vist)
    return Tallside(
        periode=periode,
        nokkeltall=[ett for tall in vist if tall.nokkeltall for ett in tall.nokkeltall(her.kontoret)],
        kolonner=list(kolonner),
        spesialister=[spesialist(linje, celler.figurene(linje, kolonner)) for linje in her.spesialister],
    )
