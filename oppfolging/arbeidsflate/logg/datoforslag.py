"""The next dates that are proposed follow the day the contact was, as soon as it is told in the form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.http import QueryDict

from inkludering.felles.arbeidsdager import lokal_dato
from oppfolging.arbeidsflate.logg.forms.naar import Naarskjema
from oppfolging.arbeidsflate.logg.samtale import Samtale
from oppfolging.kjerne.models import Side


class Dagskjema(Naarskjema):
    """The day alone, of a form that is being filled in; today until another one is told that can have been."""

    def __init__(self, data: QueryDict, *, om: Samtale, naa: datetime) -> None:
        self.naa, self.tidligst = naa, om.tidligste_dag(i_dag=lokal_dato(naa))
        super().__init__(data)

    @property
    def dagen(self) -> date:
        return (self.is_valid() and self.cleaned_data["dag"]) or lokal_dato(self.naa)


def etter_dagen(om: Samtale, felt: QueryDict, *, naa: datetime) -> tuple[dict[str, date | str], date]:
    """The date to show on each side, and the day it is counted from. What somebody has typed there stands.

    `felt` has the day chosen, the dates as they are shown, and the day those were counted from (`regnet_fra`).
    """
    dag = Dagskjema(felt, om=om, naa=naa).dagen
    foer, naa_ = om.forslag(naa=naa, dag=_dato(felt.get("regnet_fra", ""))), om.forslag(naa=naa, dag=dag)
    return {side: _skrevet(felt, side, foer) or forslag for side, forslag in naa_.items()}, dag


def _skrevet(felt: QueryDict, side: str, foer: Mapping[str, date]) -> str:
    """What stands in the field, when it is not what was proposed."""
    navn = "neste_kandidat" if side == Side.KANDIDAT else "neste_arbeidsgiver"
    staar = felt.get(navn, "").strip()
    return "" if side in foer and staar == f"{foer[side]:%d.%m.%Y}" else staar


def _dato(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None
