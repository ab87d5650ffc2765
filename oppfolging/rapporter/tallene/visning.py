"""What stands on the page of figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkludering.brukere.models import Kontor
from oppfolging.rapporter import sammenligning
from oppfolging.rapporter.kontor import celler
from oppfolging.rapporter.kontor.visning import Spesialistlinje, spesialist
from oppfolging.rapporter.radene.adresse import Kutt
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.snitt import linjer
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.figur import Nokkeltall


@dataclass(frozen=True)
class Tallside:
    """`nokkeltall` are of the office, each with the address of its rows.

    Each of `kolonner` is a heading in the table of its jobbspesialister.
    """

    periode: Periode
    nokkeltall: list[tuple[Nokkeltall, str]]
    kolonner: list[str]
    spesialister: list[Spesialistlinje]


def lag(kontor: Kontor, kutt: Kutt, *, planlagt_fra: date | None) -> Tallside:
    """The figures of the period as they stand at the cut, and what has changed."""
    vist = [tall for tall in figur.alle() if tall.nokkeltall or tall.paa_tallsiden]
    kolonner = {str(kolonne.overskrift): kolonne for tall in vist for kolonne in tall.paa_tallsiden}
    u = kutt.utvalg(kontor)
    her = linjer(u, vist)
    toppen = sammenligning.nokkeltall(her.kontoret, vist, sammenligning.lag(u, vist, planlagt_fra))
    return Tallside(
        periode=kutt.periode,
        nokkeltall=[(ett, kutt.til_radene(ett.bak)) for ett in toppen if ett.bak],
        kolonner=list(kolonner),
        spesialister=[spesialist(linje, celler.figurene(linje, kolonner)) for linje in her.spesialister],
    )
