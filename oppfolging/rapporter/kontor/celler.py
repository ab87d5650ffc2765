"""The cells of the tables of jobbspesialister: what many rows and many visits have in common is drawn once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from inkludering.felles.spraakminne import per_spraak
from oppfolging.rapporter.tall.figur import Kolonne, Linje, Tall

SOYLE = 100
FLEST = 4096


@per_spraak
def stilling(prosent: int | None) -> str:
    """How much of a position somebody has; none who is not a jobbspesialist here now."""
    return _("Stilling %(prosent)s %%") % {"prosent": prosent} if prosent else _("Ikke jobbspesialist her nå")


@per_spraak
def portefolje(antall: int, norm: int | None, *, over_normen: bool, stolpe: SafeString | str) -> SafeString:
    """The cell with how many candidates of the norm, whether they are too many, and the bar."""
    kandidater = _("%(teller)s av %(nevner)s") % {"teller": antall, "nevner": "–" if norm is None else norm}
    merke = _over_normen() if over_normen else ""
    mal = '<td data-etikett="{}"><div>{}{}</div>{}</td>'
    return format_html(mal, _("Åpne kandidater"), kandidater, merke, stolpe)


@lru_cache(maxsize=FLEST)
def stolpe(bredde: int, norm: int) -> SafeString:
    """The caseload as a bar of 100 that ends at the ceiling, with the norm as a line."""
    return format_html(
        '<svg class="stolpe" viewBox="0 0 100 8" preserveAspectRatio="none" width="120" height="8" aria-hidden="true">'
        '<rect class="stolpe__spor" width="100" height="8"/>'
        '<rect class="stolpe__fyll" width="{}" height="8"/>'
        '<rect class="stolpe__norm" x="{}" width="1.5" height="8"/></svg>',
        min(SOYLE, bredde),
        norm,
    )


def figurene(linje: Linje, kolonner: Mapping[str, tuple[Tall, Kolonne]]) -> SafeString:
    """A cell for each column, by its heading: that again, for narrow screens, and its lines of text.

    It leads to the rows behind it.
    """
    return format_html_join(
        "",
        '<td data-etikett="{}"><a class="aksel-link" href="{}{}">{}</a></td>',
        (
            (overskrift, _radene(tall.nokkel), linje.bruker, _linjer(*kolonne.tekster(linje)))
            for overskrift, (tall, kolonne) in kolonner.items()
        ),
    )


@lru_cache
def _radene(nokkel: str) -> str:
    """The address of the rows behind a figure now, up to whose they are."""
    return f"{reverse('rapporter:rader')}?tall={nokkel}&hos="


@lru_cache(maxsize=FLEST)
def _linjer(*tekster: str) -> SafeString:
    return format_html_join("", "<div>{}</div>", ((tekst,) for tekst in tekster))


def _over_normen() -> SafeString:
    merke = render_to_string("felles/merkelapp.html", {"tekst": _("Over normen"), "farge": "warning"})
    return format_html(" {}", merke)
