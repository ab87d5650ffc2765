"""Promise 3: no card rests without a next date. The one entrance to planning, for one card or for thousands.

The situation is read (lesing), every date it asks for worked out (kort, frister), compared with what stands (avvik),
and written (datoer). Doing it again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from inkludering.felles.arbeidsdager import lokal_dato, samme_eller_neste
from kandidater.models import Kandidat
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Art, Forlop, Kontakt, Oppfolging, Oppfolgingsplan, Side, Status
from oppfolging.kjerne.planlegger import avvik, lesing
from oppfolging.kjerne.planlegger.frister import hard_frist
from oppfolging.kjerne.planlegger.kort import Arbeidsgiverkort, Dato, Kandidatkort, Plass

PARTI = 1000
T = TypeVar("T")


@dataclass(frozen=True)
class Valg:
    """What the person logging chose on a card: next dates by side as their form had them, and why one is later.

    A date that is what the form proposed, for `forlop` when it was logged there, is no choice: the rhythm then runs
    from the day the contact was. It proposes from today, and from that day once it has been told.
    """

    datoer: Mapping[str, date] = field(default_factory=dict)
    grunn: str = ""
    forlop: UUID | None = None


INGENTING = Valg()


@transaction.atomic
def planlegg(
    *,
    kandidater: Iterable[Kandidat] = (),
    arbeidsgivere: Iterable[Arbeidsgiver] = (),
    naa: datetime,
    valg: Mapping[Any, Valg] = MappingProxyType({}),
    kontakt: Kontakt | None = None,
    paa_nytt: bool = False,
) -> None:
    """Give these the dates their situation asks for, after `kontakt` when it is what led to them.

    `valg` is by the key of the candidate or employer. `paa_nytt`: something the dates follow from was corrected; those
    over their limit stand all the same. Raises datoer.GrunnMangler for a typed date beyond the rhythm.
    """
    for parti in _partier(kandidater):
        kort = lesing.kandidatkort(parti, lokal_dato(naa))
        _fornye_planer({forlop: ny for ett in kort.values() for forlop, ny in ett.nye_planer().items()}, naa)
        _planlegg(kort.values(), lesing.hos_kandidater(kort), naa, valg, kontakt=kontakt, paa_nytt=paa_nytt)
    for bedrifter in _partier(arbeidsgivere):
        hos = lesing.arbeidsgiverkort(bedrifter, naa)
        _planlegg(hos.values(), lesing.hos_arbeidsgivere(hos), naa, valg, kontakt=kontakt, paa_nytt=paa_nytt)


def foreslaa(*, kandidat: Kandidat, forlop: Forlop | None, naa: datetime, dag: date | None = None) -> dict[str, date]:
    """The next date on each side if somebody is met now, or was on `dag`: what logging that contact would give."""
    i_dag = lokal_dato(naa)
    kort = lesing.kandidatkort([kandidat], i_dag).get(kandidat.pk)
    return kort.forslag(i_dag, forlop.pk if forlop else None, dag) if kort else {}


def foreslaa_for_arbeidsgiver(*, arbeidsgiver: Arbeidsgiver, naa: datetime, dag: date | None = None) -> dict[str, date]:
    """The same for an employer by itself; empty when no date stands there."""
    return lesing.arbeidsgiverkort([arbeidsgiver], naa)[arbeidsgiver.pk].forslag(lokal_dato(naa), dag=dag)


def legg_til(
    *,
    art: Art,
    side: Side,
    senest: date,
    naa: datetime,
    kandidat: Kandidat | None = None,
    forlop: Forlop | None = None,
    arbeidsgiver: Arbeidsgiver | None = None,
    kontakt: Kontakt | None = None,
    bedt_av: Arbeidsgiverkontakt | None = None,
) -> Oppfolging:
    """A date that stands once, beside what the situation asks for: a hard deadline, after `kontakt` when it led to it.

    With the candidate, in the forløp, or with the employer, where `bedt_av` asked for it.
    """
    hos = arbeidsgiver or (forlop.arbeidsgiver if forlop else None)
    den = kandidat or (forlop.kandidat if forlop else None)
    plass = Plass(
        side,
        art,
        den.pk if den else None,
        forlop.pk if forlop else None,
        hos.pk if hos and side == Side.ARBEIDSGIVER else None,
    )
    ny = _ny(plass, Dato(hard_frist(senest, lokal_dato(naa))), naa, kontakt=kontakt)
    ny.bedt_av = bedt_av
    return datoer.lag([ny])[0]


def planlegg_dagen(*, naa: datetime) -> None:
    """Forløp that have begun take over from the dates that stood until then. Run by the tick."""
    kandidater, arbeidsgivere = lesing.utdaterte(lokal_dato(naa))
    if kandidater or arbeidsgivere:
        planlegg(
            kandidater=Kandidat.objects.filter(pk__in=kandidater),
            arbeidsgivere=Arbeidsgiver.objects.filter(pk__in=arbeidsgivere),
            naa=naa,
        )


def _planlegg(
    alle: Iterable[Kandidatkort | Arbeidsgiverkort],
    staar: Mapping[Any, list[Oppfolging]],
    naa: datetime,
    valg: Mapping[Any, Valg],
    *,
    kontakt: Kontakt | None,
    paa_nytt: bool,
) -> None:
    i_dag = lokal_dato(naa)
    lukkes: list[Oppfolging] = []
    nye: list[Oppfolging] = []
    for kort in alle:
        skal = kort.datoer(i_dag)
        funnet = avvik.finn(skal, staar.get(kort.id, ()), faller_bort=kort.faller_bort, i_dag=i_dag, paa_nytt=paa_nytt)
        valgt = valg.get(kort.id, INGENTING)
        dager = {i_dag, kontakt.dag if kontakt else i_dag} if valgt.datoer else ()
        typet = _typede(funnet.mangler, valgt, [kort.forslag(i_dag, valgt.forlop, dag) for dag in dager])
        lukkes += funnet.lukkes
        mangler = _som_den_dagen(funnet.mangler, kort, kontakt.dag, i_dag) if kontakt else funnet.mangler
        nye += (
            _ny(plass, dato, naa, typet=typet.get(plass), grunn=valgt.grunn, kontakt=kontakt)
            for plass, dato in mangler.items()
        )
    _lukk((rad for rad in lukkes if rad.art == Art.RYTME), Status.ERSTATTET, naa)
    _lukk((rad for rad in lukkes if rad.art != Art.RYTME), Status.AVLYST, naa)
    datoer.lag(nye)


def _som_den_dagen(
    mangler: Mapping[Plass, Dato], kort: Kandidatkort | Arbeidsgiverkort, dag: date, i_dag: date
) -> Mapping[Plass, Dato]:
    """After a contact logged for a day gone by, a date that would have come due since keeps the day it was to be.

    It is never made overdue, nor made to look as if nothing had been due.
    """
    if dag >= i_dag:
        return mangler
    svar, da, naa = dict(mangler), kort.datoer(dag), samme_eller_neste(i_dag)
    for plass, dato in mangler.items():
        skulle = da[plass].frist.dag if plass in da else i_dag
        if skulle < i_dag and dato.frist.dag <= naa:
            svar[plass] = replace(dato, frist=replace(dato.frist, rytmefrist=min(dato.frist.rytmefrist, skulle)))
    return svar


def _fornye_planer(situasjoner: Mapping[UUID, str], naa: datetime) -> None:
    """The plan owns the rhythm: a new version where the situation is another, with the same form and content."""
    if not situasjoner:
        return
    gamle = Oppfolgingsplan.objects.filter(forlop__in=list(situasjoner), erstattet__isnull=True)
    avtalt = {plan.forlop_id: plan for plan in gamle}
    gamle.update(erstattet=naa)
    Oppfolgingsplan.objects.bulk_create(
        Oppfolgingsplan(
            forlop_id=forlop,
            versjon=avtalt[forlop].versjon + 1 if forlop in avtalt else 1,
            situasjon=situasjon,
            form_og_innhold=avtalt[forlop].form_og_innhold if forlop in avtalt else "",
            gjelder_fra=lokal_dato(naa),
        )
        for forlop, situasjon in situasjoner.items()
    )


def _typede(mangler: Mapping[Plass, Dato], valg: Valg, forslag: Sequence[Mapping[str, date]]) -> dict[Plass, date]:
    """Where a typed date goes: to every rhythm date of its side that it is later than, or else to the first of them.

    Never to one that no contact so early would meet.
    """
    typede: dict[Plass, date] = {}
    for side, dag in valg.datoer.items():
        if any(dag == ett.get(side) for ett in forslag):
            continue
        frister = {
            plass: dato.frist
            for plass, dato in mangler.items()
            if plass.side == side and plass.art == Art.RYTME and dag >= (dato.frist.tidligst or dag)
        }
        forst = min(frister.values(), key=lambda frist: frist.dag, default=None)
        typede |= {plass: dag for plass, frist in frister.items() if frist is forst or dag > frist.dag}
    return typede


def _ny(
    plass: Plass,
    dato: Dato,
    naa: datetime,
    *,
    typet: date | None = None,
    grunn: str = "",
    kontakt: Kontakt | None = None,
) -> Oppfolging:
    frist = dato.frist
    return Oppfolging(
        side=plass.side,
        art=plass.art,
        kandidat_id=plass.kandidat_id,
        forlop_id=plass.forlop_id,
        arbeidsgiver_id=plass.arbeidsgiver_id,
        frist=typet or frist.dag,
        rytmefrist=frist.rytmefrist,
        grunn=(grunn.strip() or None) if typet and typet > frist.dag else None,
        situasjon=dato.situasjon,
        fysisk=frist.fysisk,
        tidligst=frist.tidligst,
        opprettet=naa,
        skapt_av=kontakt,
    )


def _lukk(rader: Iterable[Oppfolging], som: Status, naa: datetime) -> None:
    if nokler := [rad.pk for rad in rader]:
        datoer.lukk(Oppfolging.objects.filter(pk__in=nokler), som=som, naa=naa)


def _partier(alle: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(alle)
    while parti := list(islice(rest, PARTI)):
        yield parti
