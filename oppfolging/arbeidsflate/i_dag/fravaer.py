"""What the front page says of absence: whom one stands in for, whose candidates these are, and that one is back.

Asked within the query of the top line, as for nearly everybody on nearly every day there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import CharField, DateField, DateTimeField, F, OuterRef, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat
from django.utils.html import format_html
from django.utils.translation import gettext as _

from inkludering.brukere.models import Fravaer, Stedfortreder
from inkludering.felles.arbeidsdager import EN_DAG, lokal_dato
from inkludering.felles.fastsporring import Plassholder
from kandidater.models import Vikariat

if TYPE_CHECKING:
    from oppfolging.arbeidsflate.i_dag.portefolje import Rad

# So long after they are back the page tells that there is a list, unless they have said that they have read it.
TILBAKE_I = timedelta(days=14)
UUID_TEGN, DATO_TEGN = 36, 10
NAVNET = ("for_bruker__fornavn", Value(" "), "for_bruker__etternavn")


@dataclass(frozen=True)
class Fravaerslenke:
    """An absence to read of: whose, and the last day of it."""

    id: UUID
    navn: str
    siste_dag: date


def spurt() -> dict[str, Combinable]:
    """Columns of the top line: about each a text that begins with a key."""
    naa, dag = Plassholder("naa", DateTimeField()), Plassholder("dag", DateField())
    tilbake_etter = Plassholder("tilbake_etter", DateField())
    dagen = Cast(F("fravaer__dager__endswith"), CharField())
    mine = Stedfortreder.objects.gjeldende(naa).filter(vikar=OuterRef("bruker")).order_by().values("vikar")
    for_dem = ArrayAgg(Concat(Cast("fravaer_id", CharField()), dagen, *NAVNET), distinct=True)
    deres = Vikariat.objects.gjeldende(naa).filter(vikar=OuterRef("bruker")).order_by().values("vikar")
    om_dem = ArrayAgg(Concat(Cast("kandidat_id", CharField()), *NAVNET))
    over = Fravaer.objects.staaende().filter(
        bruker=OuterRef("bruker"), sett__isnull=True, dager__endswith__lte=dag, dager__endswith__gt=tilbake_etter
    )
    selv = Concat(Cast("pk", CharField()), Cast(F("dager__endswith"), CharField()))
    return {
        "vikar_for": Subquery(mine.annotate(svar=for_dem).values("svar")),
        "for_andre": Subquery(deres.annotate(svar=om_dem).values("svar")),
        "tilbake": Subquery(over.order_by("-dager").values(svar=selv)[:1]),
    }


def verdier(naa: datetime) -> dict[str, Any]:
    return {"tilbake_etter": lokal_dato(naa) - TILBAKE_I}


def lenker(rader: Sequence[str] | None) -> list[Fravaerslenke]:
    """Whom one stands in for."""
    return [_lenke(rad) for rad in sorted(rader or (), key=lambda rad: rad[UUID_TEGN:])]


def tilbake(rad: str | None) -> Fravaerslenke | None:
    return _lenke(rad) if rad else None


def merk(rader: list[Rad], for_andre: Sequence[str] | None) -> list[Rad]:
    """Say of each candidate one stands in for whose they are."""
    if not for_andre:
        return rader
    navn: Mapping[UUID, str] = {UUID(ett[:UUID_TEGN]): ett[UUID_TEGN:] for ett in for_andre}
    return [_merket(rad, navn[rad.id]) if rad.id in navn else rad for rad in rader]


def _merket(rad: Rad, navn: str) -> Rad:
    return replace(rad, fase=format_html("{} · {}", rad.fase, _("for %(navn)s") % {"navn": navn}))


def _lenke(rad: str) -> Fravaerslenke:
    dagen_etter = date.fromisoformat(rad[UUID_TEGN : UUID_TEGN + DATO_TEGN])
    return Fravaerslenke(UUID(rad[:UUID_TEGN]), rad[UUID_TEGN + DATO_TEGN :], dagen_etter - EN_DAG)
