"""Absence: from which day to which, and who stands in meanwhile.

Who stands in on a day follows from what people have asked of each other: whoever was asked, or while they are away
themselves, whoever they asked in turn. Where that leads nowhere nobody does, and the leaders are told. It is worked out
when an absence is registered or changed, and stored (Stedfortreder), so that a page need only look it up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _
from psycopg.types.range import DateRange, TimestamptzRange

from inkludering.brukere.models import Bruker, Fravaer, Stedfortreder, Vikarplass
from inkludering.brukere.querysets import FravaerQuerySet
from inkludering.brukere.typer import Brukerhendelse
from inkludering.felles.arbeidsdager import EN_DAG, doegnets_start, lokal_dato
from inkludering.felles.laas import laas
from inkludering.hendelser import logg

# One at a time changes who is away: whom somebody asks may be asking somebody else right now. Any number nobody else
# in the house uses.
MIN_TUR = 5703


class OverlapperEtAnnet(Exception):
    """Somebody is registered as away in some of these days already."""


class ErTattTilbake(Exception):
    """They are not away after all: somebody has taken it back meanwhile."""


class KanIkkeVaereVikar(Exception):
    """Whoever is asked does not work as a jobbspesialist with the one who is away, in those days."""


@transaction.atomic
def registrer(*, bruker: Bruker, fra: date, til: date, vikar: Bruker | None, av: Bruker, naa: datetime) -> Fravaer:
    """`bruker` is away from `fra` through `til`, and `vikar` takes what is theirs.

    Raises OverlapperEtAnnet or KanIkkeVaereVikar.
    """
    _ta_turen()
    _krev_ledige_dager(bruker, fra, til)
    nytt = Fravaer.objects.create(bruker=bruker, dager=_dager(fra, til), registrert=naa, registrert_av=av)
    _sett_hovedvikar(nytt, vikar, naa=naa)
    _regn_ut(nytt, naa=naa)
    logg.noter(Brukerhendelse.FRAVAER_REGISTRERT, nytt, av=av, naa=naa, fra=fra, til=til, vikar=vikar and vikar.pk)
    return nytt


@transaction.atomic
def endre(*, fravaer: Fravaer, fra: date, til: date, vikar: Bruker | None, av: Bruker, naa: datetime) -> None:
    """Prolonged, ended early, or another stands in. Raises OverlapperEtAnnet, ErTattTilbake or KanIkkeVaereVikar."""
    _hold(fravaer)
    _krev_ledige_dager(fravaer.bruker, fra, til, unntatt=fravaer.pk)
    fravaer.dager = _dager(fra, til)
    fravaer.save(update_fields=["dager"])
    _sett_hovedvikar(fravaer, vikar, naa=naa)
    _regn_ut(fravaer, naa=naa)
    logg.noter(Brukerhendelse.FRAVAER_ENDRET, fravaer, av=av, naa=naa, fra=fra, til=til, vikar=vikar and vikar.pk)


@transaction.atomic
def ta_tilbake(*, fravaer: Fravaer, av: Bruker, naa: datetime) -> None:
    """They are not away after all: nobody stands in, and who they stood in for has them again."""
    _ta_turen()
    laas(fravaer, "dager", "avlyst")
    if fravaer.avlyst:
        return
    fravaer.avlyst = naa
    fravaer.save(update_fields=["avlyst"])
    _regn_ut(fravaer, naa=naa)
    logg.noter(Brukerhendelse.FRAVAER_AVLYST, fravaer, av=av, naa=naa)


@transaction.atomic
def plass_til(*, fravaer: Fravaer, vikar: Bruker, naa: datetime) -> Vikarplass:
    """The place of `vikar` in this absence, whom candidates may be given to by name.

    Raises ErTattTilbake or KanIkkeVaereVikar.
    """
    _hold(fravaer)
    plassen, ny = fravaer.vikarplasser.get_or_create(bruker=vikar, defaults={"for_bruker_id": fravaer.bruker_id})
    if ny:
        _krev_kollega(vikar, fravaer, naa=naa)
        _regn_ut(fravaer, naa=naa)
    return plassen


def hovedvikar(fravaer: Fravaer) -> Bruker | None:
    """Whom they asked to stand in, whether that one is at work or not."""
    plassen = fravaer.vikarplasser.filter(hoved=True).select_related("bruker").first()
    return plassen.bruker if plassen else None


@dataclass(frozen=True)
class Vikardager:
    """Days from `fra` through `til` within an absence, and who stands in; nobody when `vikar` is None."""

    fra: date
    til: date
    vikar: Bruker | None


def dekningen(fravaer: Fravaer) -> list[Vikardager]:
    """Who stands in for all that nobody else was given, through the absence; `stedfortredere__vikar` may be fetched."""
    svar, neste = [], fravaer.dager.lower
    rader = (rad for rad in fravaer.stedfortredere.all() if rad.hoved)
    for rad in sorted(rader, key=lambda rad: rad.periode.lower):
        fra, til = lokal_dato(rad.periode.lower), lokal_dato(rad.periode.upper)
        svar += [Vikardager(neste, fra - EN_DAG, None)] if neste < fra else []
        svar.append(Vikardager(fra, til - EN_DAG, rad.vikar))
        neste = til
    return svar + ([Vikardager(neste, siste_dag(fravaer), None)] if neste < fravaer.dager.upper else [])


@transaction.atomic
def kvitter(*, fravaer: Fravaer, naa: datetime) -> None:
    """Whoever is back has read what happened meanwhile."""
    fravaer.sett = naa
    fravaer.save(update_fields=["sett"])


def borte_i_ord(folk: Collection[Bruker], *, dag: date) -> dict[Bruker, str]:
    """«borte fra 30.11.2026 til 04.12.2026», of those who are away on `dag` or will be: the first absence alone."""
    deres = {den.pk: den for den in folk}
    svar: dict[Bruker, str] = {}
    for ett in Fravaer.objects.staaende().filter(bruker__in=deres, dager__endswith__gt=dag).order_by("dager"):
        hva = {"fra": f"{ett.dager.lower:%d.%m.%Y}", "til": f"{siste_dag(ett):%d.%m.%Y}"}
        tekst = _("borte til %(til)s") if ett.dager.lower <= dag else _("borte fra %(fra)s til %(til)s")
        svar.setdefault(deres[ett.bruker_id], tekst % hva)
    return svar


def siste_dag(fravaer: Fravaer) -> date:
    return fravaer.dager.upper - EN_DAG


def _dager(fra: date, til: date) -> DateRange:
    return DateRange(fra, til + EN_DAG)


def _krev_ledige_dager(bruker: Bruker, fra: date, til: date, *, unntatt: UUID | None = None) -> None:
    andre = Fravaer.objects.staaende().egne(bruker)
    if unntatt:
        andre = andre.exclude(pk=unntatt)
    if andre.filter(dager__overlap=_dager(fra, til)).exists():
        raise OverlapperEtAnnet


def _sett_hovedvikar(fravaer: Fravaer, vikar: Bruker | None, *, naa: datetime) -> None:
    """Candidates given to somebody by name stay with them; who has been asked already may stay asked."""
    if vikar and vikar != hovedvikar(fravaer):
        _krev_kollega(vikar, fravaer, naa=naa)
    fravaer.vikarplasser.filter(hoved=True).exclude(bruker=vikar).update(hoved=False)
    if vikar:
        hoved = {"hoved": True}
        ny = hoved | {"for_bruker_id": fravaer.bruker_id}
        fravaer.vikarplasser.update_or_create(bruker=vikar, defaults=hoved, create_defaults=ny)


def _krev_kollega(vikar: Bruker, fravaer: Fravaer, *, naa: datetime) -> None:
    """In what is left of the days."""
    siste = siste_dag(fravaer)
    fra = min(max(fravaer.dager.lower, lokal_dato(naa)), siste)
    kan = Bruker.objects.kan_vaere_vikar_for(fravaer.bruker, fra=fra, til=siste)
    if not kan.filter(pk=vikar.pk).exists():
        raise KanIkkeVaereVikar


def _hold(fravaer: Fravaer) -> None:
    """For a change; raises ErTattTilbake."""
    _ta_turen()
    laas(fravaer, "dager", "avlyst")
    if fravaer.avlyst:
        raise ErTattTilbake


def _ta_turen() -> None:
    with connection.cursor() as peker:
        peker.execute("SELECT pg_advisory_xact_lock(%s)", [MIN_TUR])


def som_ikke_stemmer(*, naa: datetime) -> set[UUID]:
    """Absences not over yet where others stand in than those asked, as they are away or not."""
    gjelder = list(_som_varer_til(lokal_dato(naa)).staaende())
    skal = {_avtrykk(rad) for rad in _stedfortredere(gjelder, _borte(gjelder))}
    staar = {_avtrykk(rad) for rad in Stedfortreder.objects.filter(fravaer__in=gjelder)}
    return {fravaer for fravaer, *_resten in skal ^ staar}


def _avtrykk(rad: Stedfortreder) -> tuple[Any, ...]:
    return (
        rad.fravaer_id,
        rad.plass_id,
        rad.for_bruker_id,
        rad.vikar_id,
        rad.hoved,
        rad.periode.lower,
        rad.periode.upper,
    )


def _regn_ut(endret: Fravaer, *, naa: datetime) -> None:
    """Write anew who stands in where this one is away, or was asked, or was asked by who was asked, and so on."""
    mulige = [ett for ett in _som_varer_til(min(lokal_dato(naa), endret.dager.lower)) if ett.avlyst is None]
    borte = _borte([*mulige, endret])
    beroerte = _beroerte(endret.bruker_id, borte)
    skrives = [ett for ett in mulige if ett.bruker_id in beroerte]
    Stedfortreder.objects.filter(fravaer__in=[endret, *skrives]).delete()
    Stedfortreder.objects.bulk_create(_stedfortredere(skrives, borte))


def _borte(disse: Collection[Fravaer]) -> list[Fravaer]:
    """Every absence that may touch one of these."""
    return list(_som_varer_til(min((ett.dager.lower for ett in disse), default=date.max)).staaende())


def _stedfortredere(disse: Collection[Fravaer], borte: Collection[Fravaer]) -> Iterator[Stedfortreder]:
    """Who stands in at each place of these."""
    for ett in disse:
        for plass in ett.vikarplasser.all():
            for fra, til, vikar in _dekk(plass.bruker_id, ett.dager.lower, ett.dager.upper, borte, {ett.bruker_id}):
                yield Stedfortreder(
                    plass=plass,
                    fravaer=ett,
                    for_bruker_id=ett.bruker_id,
                    vikar_id=vikar,
                    hoved=plass.hoved,
                    periode=TimestamptzRange(doegnets_start(fra), doegnets_start(til)),
                )


def _som_varer_til(dag: date) -> FravaerQuerySet:
    """Those that are not over by then, taken back or not, with whom they asked."""
    return Fravaer.objects.filter(dager__endswith__gt=dag).prefetch_related("vikarplasser")


def _beroerte(bruker: UUID, borte: Collection[Fravaer]) -> set[UUID]:
    """`bruker`, and everybody who asked one of these."""
    svar = {bruker}
    while True:
        flere = {ett.bruker_id for ett in borte if any(plass.bruker_id in svar for plass in ett.vikarplasser.all())}
        if flere <= svar:
            return svar
        svar |= flere


def _dekk(
    vikar: UUID, fra: date, til: date, borte: Collection[Fravaer], brukt: set[UUID]
) -> Iterator[tuple[date, date, UUID]]:
    """The stretches of [fra, til) and who stands in: `vikar`, or who they asked while away; never one of `brukt`."""
    if vikar in brukt or fra >= til:
        return
    deres = (ett for ett in borte if ett.bruker_id == vikar and ett.dager.lower < til and ett.dager.upper > fra)
    for ett in sorted(deres, key=lambda ett: ett.dager.lower):
        begynner, slutter = max(fra, ett.dager.lower), min(til, ett.dager.upper)
        if fra < begynner:
            yield fra, begynner, vikar
        for plass in ett.vikarplasser.all():
            if plass.hoved:
                yield from _dekk(plass.bruker_id, begynner, slutter, borte, brukt | {vikar})
        fra = slutter
    if fra < til:
        yield fra, til, vikar
