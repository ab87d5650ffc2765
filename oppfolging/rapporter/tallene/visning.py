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
from oppfolging.rapporter.tall.figur import Kolonne, Linje, Nokkeltall, Tall, Tekst, Tidsbruk


@dataclass(frozen=True)
class Tallside:
    """`nokkeltall` are of the office, each with the address of its rows, whether it is of a day (`siste_dag`), and what
    has changed, with the figure of that time and the address of its rows.

    Each of `kolonner` is a heading in the table of its jobbspesialister; `av_dagen` those that are of that day.
    `delvis`: it is not over. `planlagt_fra`: when its planned contacts begin, in it. `uten_historikk`: what it would
    have been compared with, had the office been there.
    """

    periode: Periode
    siste_dag: date
    delvis: bool
    planlagt_fra: date | None
    uten_historikk: str
    nokkeltall: list[tuple[Nokkeltall, str, bool, list[tuple[str, str, str]]]]
    fakta: list[tuple[Tekst, str, str, bool]]
    kolonner: list[str]
    av_dagen: str
    spesialister: list[Spesialistlinje]


def lag(kontor: Kontor, kutt: Kutt, *, planlagt_fra: date | None) -> Tallside:
    """The figures of the period as they stand at the cut, and what has changed."""
    vist = figur.alle()
    kolonner = [(tall, kolonne) for tall in vist for kolonne in tall.paa_tallsiden]
    u = kutt.utvalg(kontor)
    her = linjer(u, vist)
    toppen = sammenligning.nokkeltall(her.kontoret, vist, sammenligning.lag(u, vist, planlagt_fra))
    uten = sammenligning.uten_historikk(u.fra, u.til, u.siste_dag, planlagt_fra)
    return Tallside(
        periode=kutt.periode,
        siste_dag=u.siste_dag,
        delvis=u.dag <= u.til,
        planlagt_fra=planlagt_fra if planlagt_fra and u.fra < planlagt_fra else None,
        uten_historikk=", ".join(ett.navn for ett in uten),
        nokkeltall=[
            (ett, kutt.til_radene(ett.bak, slag=ett.slag), _er_av_dagen(ett.bak), list(_endringer(ett, ett.bak, kutt)))
            for ett in toppen
            if ett.bak
        ],
        fakta=list(_fakta(her.kontoret, kutt)),
        kolonner=[str(kolonne.overskrift) for _hva, kolonne in kolonner],
        av_dagen=", ".join(str(ett.overskrift) for tall, ett in kolonner if _er_av_dagen(tall)),
        spesialister=[spesialist(linje, _celler(linje, kolonner, kutt)) for linje in her.spesialister],
    )


def _endringer(ett: Nokkeltall, tall: Tall, kutt: Kutt) -> Iterator[tuple[str, str, str]]:
    for den in ett.endringer:
        yield den.hva, den.da, Kutt(den.periode, kutt.tid).til_radene(tall, slag=ett.slag)


def _er_av_dagen(tall: Tall) -> bool:
    """It is as things stood when the period was over, and not of all its days."""
    return tall.tid is Tidsbruk.VED_SLUTTEN


def _fakta(kontoret: Linje, kutt: Kutt) -> Iterator[tuple[Tekst, str, str, bool]]:
    """The heading, the figure and the address of its rows, of those that stand at no other place of the page."""
    for tall in figur.alle():
        for kolonne in () if tall.nokkeltall or tall.paa_tallsiden else tall.fakta:
            adresse = kutt.til_radene(tall, slag=kolonne.slag)
            yield kolonne.overskrift, ", ".join(kolonne.tekster(kontoret)), adresse, _er_av_dagen(tall)


def _celler(linje: Linje, kolonner: Sequence[tuple[Tall, Kolonne]], kutt: Kutt) -> SafeString:
    """A cell for each figure, which leads to the rows behind it."""
    return format_html_join(
        "",
        '<td data-etikett="{}">{}</td>',
        ((kolonne.overskrift, _celle(linje, tall, kolonne, kutt)) for tall, kolonne in kolonner),
    )


def _celle(linje: Linje, tall: Tall, kolonne: Kolonne, kutt: Kutt) -> SafeString:
    """Texts below each other, each of one kind to its rows; of a figure with nothing to say, a dash."""
    tekster = kolonne.tekster(linje) or ["–"]
    slagene = kolonne.slagene(linje) if kolonne.slagene else []
    # One link, when it is of all of it.
    grupper = [([tekst], slag) for tekst, slag in zip(tekster, slagene, strict=True)] if slagene else [(tekster, "")]
    return format_html_join(
        "",
        '<a class="aksel-link" href="{}">{}</a>',
        ((kutt.til_radene(tall, hos=str(linje.bruker), slag=slag), _linjer(disse)) for disse, slag in grupper),
    )


def _linjer(tekster: list[str]) -> SafeString:
    return format_html_join("", "<div>{}</div>", ((tekst,) for tekst in tekster))
