"""The rhythms of an office as the administrator reads them: the one in force, whose it is, and what is to come."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from inkludering.brukere.models import Kontor
from inkludering.felles.templatetags.aksel import dato
from oppfolging.kjerne.models import Rytmetrinn, Side, Situasjon
from oppfolging.kjerne.rytmer import gjeldende, i_ord


@dataclass(frozen=True)
class Rytmerad:
    """`kommer`: the version of the office's own that has not begun, from `kommer_fra`."""

    situasjon: Situasjon
    side: Side
    ordene: str
    hvem: str
    trinn: list[Rytmetrinn]
    kommer: str
    kommer_fra: date | None


def rader(kontor: Kontor, dag: date) -> list[Rytmerad]:
    alle = list(Rytmetrinn.objects.filter(Q(kontor=kontor) | Q(kontor=None)).order_by("fra_dag", "pk"))
    naa = gjeldende(alle, [kontor.pk], dag)[kontor.pk]
    kommende: dict[tuple[str, str], list[Rytmetrinn]] = defaultdict(list)
    for ett in alle:
        if ett.kontor_id and ett.gjelder_fra > dag:
            kommende[ett.situasjon, ett.side].append(ett)
    rekken = [(situasjon, side) for situasjon in Situasjon for side in Side if (situasjon, side) in naa]
    return [_rad(situasjon, side, naa[situasjon, side], kommende[situasjon, side]) for situasjon, side in rekken]


def _rad(situasjon: Situasjon, side: Side, trinn: list[Rytmetrinn], kommende: list[Rytmetrinn]) -> Rytmerad:
    forst = min((ett.gjelder_fra for ett in kommende), default=None)
    neste = [ett for ett in kommende if ett.gjelder_fra == forst]
    egen = trinn[0].kontor_id is not None
    hvem = _("Kontorets egen fra %(dato)s") % {"dato": dato(trinn[0].gjelder_fra)} if egen else _("Nasjonal")
    return Rytmerad(situasjon, side, i_ord(trinn), hvem, trinn, i_ord(neste) if neste else "", forst)
