"""What stands on the page of figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from inkludering.brukere.models import Kontor
from oppfolging.rapporter import sammenligning
from oppfolging.rapporter.kontor.visning import Spesialistlinje, spesialist
from oppfolging.rapporter.radene.adresse import Kutt
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.snitt import linjer
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.figur import Kolonne, Linje, Nokkeltall, Tall, Tekst


@dataclass(frozen=True)
class Tallside:
    """`nokkeltall` are of the office, each with the address of its rows.

    Each of `kolonner` is a heading in the table of its jobbspesialister.
    """

    periode: Periode
    nokkeltall: list[tuple[Nokkeltall, str]]
    fakta: list[tuple[Tekst, str, str]]
    kolonner: list[str]
    spesialister: list[Spesialistlinje]


def lag(kontor: Kontor, kutt: Kutt, *, planlagt_fra: date | None) -> Tallside:
    """The figures of the period as they stand at the cut, and what has changed."""
    vist = figur.alle()
    kolonner = [(tall, kolonne) for tall in vist for kolonne in tall.paa_tallsiden]
    u = kutt.utvalg(kontor)
    her = linjer(u, vist)
    toppen = sammenligning.nokkeltall(her.kontoret, vist, sammenligning.lag(u, vist, planlagt_fra))
    return Tallside(
        periode=kutt.periode,
        nokkeltall=[(ett, kutt.til_radene(ett.bak, slag=ett.slag)) for ett in toppen if ett.bak],
        fakta=list(_fakta(her.kontoret, kutt)),
        kolonner=[str(kolonne.overskrift) for _tall, kolonne in kolonner],
        spesialister=[spesialist(linje, _celler(linje, kolonner, kutt)) for linje in her.spesialister],
    )


def _fakta(kontoret: Linje, kutt: Kutt) -> Iterator[tuple[Tekst, str, str]]:
    """The heading, the figure and the address of its rows, of those that stand at no other place of the page."""
    for tall in figur.alle():
        for kolonne in () if tall.nokkeltall or tall.paa_tallsiden else tall.fakta:
            adresse = kutt.til_radene(tall, slag=kolonne.slag)
            yield kolonne.overskrift, ", ".join(kolonne.tekster(kontoret)), adresse


def _celler(linje: Linje, kolonner: Sequence[tuple[Tall, Kolonne]], kutt: Kutt) -> SafeString:
    """A cell for each figure, which leads to the rows behind it."""
    return format_html_join(
        "",
        '<td data-etikett="{}"><a class="aksel-link" href="{}">{}</a></td>',
        (
            (kolonne.overskrift, kutt.til_radene(tall, hos=str(linje.bruker)), _linjer(kolonne.tekster(linje)))
            for tall, kolonne in kolonner
        ),
    )


def _linjer(tekster: list[str]) -> SafeString:
    """Below each other; a figure that has nothing to say, a dash that can be pressed."""
    return format_html_join("", "<div>{}</div>", ((tekst,) for tekst in tekster or ["–"]))
