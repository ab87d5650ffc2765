"""The board of a team: how much each has, what is over fristen, and what the week has given. Numbers, never names of
candidates: the members may belong to offices that see nothing of each other's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count

from inkludering.brukere.models import Bruker, Rolle, Tilknytning
from inkludering.brukere.teamrekke import Team, Teammedlem, Teamrolle
from inkludering.felles.arbeidsdager import lokal_dato
from oppfolging.kjerne import telleregler
from oppfolging.kjerne.models import Kontakt
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.snitt import linjer
from oppfolging.rapporter.tall.figur import Linje
from oppfolging.rapporter.tall.frister import OVER_FRISTEN
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE
from oppfolging.rapporter.utvalg import Utvalg


@dataclass(frozen=True)
class Tavlerad:
    """One position: whoever works at two offices has a row for each. `kontakter`, `moter`: theirs this week."""

    navn: str
    kontor: str
    kandidater: int
    norm: int
    over_fristen: int
    kontakter: int
    moter: int

    @property
    def over_normen(self) -> bool:
        return self.kandidater > self.norm


@dataclass(frozen=True)
class Tavle:
    team: Team
    metodeveileder: Bruker | None
    uke: Periode
    rader: list[Tavlerad]


def lag(leser: Bruker, *, naa: datetime) -> list[Tavle]:
    """The boards of the teams this user is in, from Monday to today."""
    i_dag = lokal_dato(naa)
    uke = Periode(i_dag - timedelta(days=i_dag.weekday()), i_dag)
    teamene = Team.objects.egne(leser, i_dag).order_by("sorteringsnavn")
    return [_tavle(team, leser, uke, naa=naa) for team in teamene]


def _tavle(team: Team, leser: Bruker, uke: Periode, *, naa: datetime) -> Tavle:
    inne = Teammedlem.objects.gjeldende(uke.til).filter(team=team).select_related("bruker")
    medlemmer = [ett.bruker_id for ett in inne if ett.rolle == Teamrolle.MEDLEM]
    veileder = next((ett.bruker for ett in inne if ett.rolle == Teamrolle.METODEVEILEDER), None)
    stillinger = Tilknytning.objects.gjeldende(uke.til).filter(bruker__in=medlemmer, rolle=Rolle.JOBBSPESIALIST)
    alle = list(stillinger.select_related("bruker", "kontor").order_by("bruker__sorteringsnavn", "kontor"))
    hos = _linjene(alle, uke.til, naa=naa)
    kontakter, moter = _ukens(leser, medlemmer, uke)
    rader = [
        Tavlerad(
            navn=den.bruker.navn,
            kontor=den.kontor.navn,
            kandidater=linje[PORTEFOLJE].samlet,
            norm=linje.norm or 0,
            over_fristen=linje[OVER_FRISTEN].samlet,
            kontakter=kontakter.get(den.bruker_id, 0),
            moter=moter.get(den.bruker_id, 0),
        )
        for den in alle
        if (linje := hos.get((den.kontor_id, den.bruker_id)))
    ]
    return Tavle(team, veileder, uke, rader)


def _linjene(alle: Iterable[Tilknytning], i_dag: date, *, naa: datetime) -> dict[tuple[str, UUID | None], Linje]:
    """The same lines as the office pages have, of each office somebody in the team belongs to."""
    kontorer = {den.kontor_id: den.kontor for den in alle}
    return {
        (nummer, linje.bruker): linje
        for nummer, kontor in kontorer.items()
        for linje in linjer(Utvalg(kontor, i_dag, i_dag, naa, fortid=False), [PORTEFOLJE, OVER_FRISTEN]).spesialister
    }


def _ukens(leser: Bruker, medlemmer: Sequence[UUID], uke: Periode) -> tuple[dict[UUID, int], dict[UUID, int]]:
    """How many contacts each has had, and how many of them count as meetings with employers."""
    alle = Kontakt.objects.kjent_for(leser).filter(av__in=medlemmer, dag__range=(uke.fra, uke.til), angret=None)
    moter = telleregler.tellende_arbeidsgivermoter(alle)
    return tuple(  # type: ignore[return-value]
        dict(rader.order_by().values_list("av").annotate(antall=Count("pk", distinct=True))) for rader in (alle, moter)
    )
