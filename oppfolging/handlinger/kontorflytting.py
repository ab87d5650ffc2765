"""Offices are put together or divided: people go to another office, and what they answer for goes along.

Who answers for whom does not change, and no date. The candidates' office until now is remembered, so that the figures
of a past period stay those of the office that had them; reports, norms and rhythms of the office that was stay its own.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from psycopg.types.range import DateRange

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from arbeidsgivere.typer import Arbeidsgiverhendelse
from inkludering.brukere import tilknytninger
from inkludering.brukere.models import Bruker, Kontor, Kontorgeografi, Tilknytning
from inkludering.brukere.typer import Brukerhendelse
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.laas import laas, laas_alle
from inkludering.felles.perioder import gjeldende
from inkludering.hendelser import logg
from kandidater.gradering import MINST_SKJULTE, UGRADERT, ugradert
from kandidater.models import Kandidat, Kandidatansvar, TidligereKontor
from kandidater.typer import Kandidathendelse

ALLE = Q()


class KanIkkeFlyttes(Exception):
    """To itself, to an office that is closed, or from one that is."""


@dataclass(frozen=True)
class Flyttes:
    """How much goes along, as told to one who may know of no graded person: in whole groups, for the office alone."""

    folk: int
    kandidater: int
    arbeidsgivere: int


def hele(kontor: Kontor, *, naa: datetime) -> Flyttes:
    """What putting the office together with another moves: every case, closed ones too."""
    folk = {den.bruker_id for den in _stillinger(kontor, naa=naa)}
    saker = Kandidat.objects.filter(kontor=kontor)
    antall = saker.count()
    skjulte = antall - saker.filter(UGRADERT).count()
    arbeidsgivere = Arbeidsgiver.objects.filter(kontor=kontor).count()
    return Flyttes(len(folk), antall - skjulte % MINST_SKJULTE, arbeidsgivere)


def folkene(kontor: Kontor, *, naa: datetime) -> dict[Bruker, Flyttes]:
    """Everybody at the office, with what goes along with each."""
    aapne = Q(kandidat__kontor=kontor, kandidat__avsluttet_dato__isnull=True) & ugradert("kandidat__")
    kandidater = Kandidatansvar.objects.gjeldende(naa).filter(aapne)
    arbeidsgivere = Kontaktansvar.objects.gjeldende(naa).filter(arbeidsgiver__kontor=kontor)
    deres = [_per_bruker(kandidater), _per_bruker(arbeidsgivere)]
    folk = [den.bruker for den in _stillinger(kontor, naa=naa)]
    return {den: Flyttes(1, *(antall.get(den.pk, 0) for antall in deres)) for den in folk}


def _per_bruker(ansvar: QuerySet[Any]) -> dict[UUID, int]:
    return dict(ansvar.order_by().values_list("bruker").annotate(antall=Count("pk")))


@transaction.atomic
def flytt(*, fra: Kontor, til: Kontor, folk: Collection[Bruker], av: Bruker, naa: datetime) -> None:
    """These people, with the open cases and employers of `fra` that they answer for. Raises KanIkkeFlyttes."""
    _krev_to(fra, til)
    deres = _deres(folk, naa)
    _flytt_kandidater(deres["kandidater"] & Q(avsluttet_dato__isnull=True), fra, til, av=av, naa=naa)
    _flytt_arbeidsgivere(deres["arbeidsgivere"], fra, til, av=av, naa=naa)
    for den in _stillinger(fra, naa=naa):
        if den.bruker in folk:
            tilknytninger.flytt(tilknytning=den, til=til, dag=lokal_dato(naa), av=av, naa=naa)


@transaction.atomic
def slaa_sammen(*, fra: Kontor, til: Kontor, av: Bruker, naa: datetime) -> None:
    """All of `fra` goes to `til`, also the queue and what is closed; nobody is taken in there again.

    Raises KanIkkeFlyttes.
    """
    _krev_to(fra, til)
    _flytt_kandidater(ALLE, fra, til, av=av, naa=naa)
    _flytt_arbeidsgivere(ALLE, fra, til, av=av, naa=naa)
    for den in _stillinger(fra, naa=naa):
        tilknytninger.flytt(tilknytning=den, til=til, dag=lokal_dato(naa), av=av, naa=naa)
    Kontorgeografi.objects.filter(kontor=fra).update(kontor=til)
    fra.planlagte_normer.all().delete()
    fra.nedlagt, fra.etterfolger = lokal_dato(naa), til
    fra.save(update_fields=["nedlagt", "etterfolger"])
    logg.noter(Brukerhendelse.KONTOR_NEDLAGT, fra, av=av, naa=naa, til=til.pk)


def _krev_to(fra: Kontor, til: Kontor) -> None:
    laas_alle([fra, til])
    for den in (fra, til):
        laas(den, "nedlagt")
    if fra.pk == til.pk or fra.nedlagt or til.nedlagt:
        raise KanIkkeFlyttes


def _deres(folk: Collection[Bruker], naa: datetime) -> dict[str, Q]:
    """What these people answer for now, as conditions."""
    return {
        "kandidater": Q(pk__in=Kandidat.objects.filter(gjeldende("ansvar__periode", naa), ansvar__bruker__in=folk)),
        "arbeidsgivere": Q(
            pk__in=Arbeidsgiver.objects.filter(gjeldende("kontaktansvar__periode", naa), kontaktansvar__bruker__in=folk)
        ),
    }


def _stillinger(kontor: Kontor, *, naa: datetime) -> list[Tilknytning]:
    """Who works there today or is to begin."""
    fra_naa = DateRange(lokal_dato(naa), None)
    rader = Tilknytning.objects.filter(kontor=kontor, gyldig__overlap=fra_naa)
    return list(rader.select_related("bruker", "kontor").order_by("bruker__sorteringsnavn", "pk"))


def _flytt_kandidater(hvem: Q, fra: Kontor, til: Kontor, *, av: Bruker, naa: datetime) -> None:
    alle = list(Kandidat.objects.filter(hvem, kontor=fra).defer("notat", "fodselsnummer").order_by("pk"))
    laas_alle(alle)
    TidligereKontor.objects.bulk_create(TidligereKontor(kandidat=den, kontor=fra, til=naa) for den in alle)
    Kandidat.objects.filter(pk__in=[den.pk for den in alle]).update(kontor=til)
    for den in alle:
        logg.noter(Kandidathendelse.KANDIDAT_BYTTET_KONTOR, den, av=av, naa=naa, fra=fra.pk, til=til.pk)


def _flytt_arbeidsgivere(hvem: Q, fra: Kontor, til: Kontor, *, av: Bruker, naa: datetime) -> None:
    alle = list(Arbeidsgiver.objects.filter(hvem, kontor=fra).order_by("pk"))
    laas_alle(alle)
    Arbeidsgiver.objects.filter(pk__in=[den.pk for den in alle]).update(kontor=til)
    for den in alle:
        logg.noter(Arbeidsgiverhendelse.ARBEIDSGIVER_BYTTET_KONTOR, den, av=av, naa=naa, fra=fra.pk, til=til.pk)
