"""Phases: where a candidate stands, kept with its history."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from psycopg.types.range import TimestamptzRange

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.laas import laas
from inkludering.felles.perioder import avloes
from inkludering.hendelser import logg
from kandidater.faser import TILSVARER, Fase
from kandidater.models import Faseperiode, Kandidat
from kandidater.typer import Kandidathendelse

# How long what was just done may be undone: a phase, a contact, the end of a forløp, and (in SQL) a move.
ANGREFRIST = timedelta(minutes=15)


class FasenStaar(Exception):
    """Too late to take the change back, or the phase has changed again since."""


@transaction.atomic
def flytt_til(*, kandidat: Kandidat, fase: str, av: Bruker | None, naa: datetime) -> None:
    """Move to another open phase. Leaving Henvist sets the start date. The caller replans the dates."""
    laas(kandidat, "fase", "oppstartsdato")
    if fase == kandidat.fase:
        return
    fra, kandidat.fase = kandidat.fase, fase
    if fra == Fase.HENVIST and kandidat.oppstartsdato is None:
        kandidat.oppstartsdato = max(lokal_dato(naa), kandidat.henvist_dato)
    kandidat.save(update_fields=["fase", "oppstartsdato"])
    _ny_faseperiode(kandidat, naa, valgt_av=av)
    logg.noter(Kandidathendelse.FASE_ENDRET, kandidat, av=av, naa=naa, fra=fra, til=fase)


@transaction.atomic
def angre(*, kandidat: Kandidat, fase: str, av: Bruker, naa: datetime) -> datetime:
    """Take back the change to `fase` that `av` just chose: as if it had not been. Gives the moment it was made.

    The caller brings the dates back. Raises FasenStaar.
    """
    laas(kandidat, "fase", "oppstartsdato")
    siste, *foer = kandidat.faseperioder.order_by("-periode")
    valgt = siste.periode.lower
    if not foer or (siste.fase, siste.valgt_av_id) != (fase, av.pk) or naa - valgt > ANGREFRIST:
        raise FasenStaar
    _stryk(kandidat, siste, foer, av=av, naa=naa)
    return valgt


@transaction.atomic
def angre_det_som_fulgte(*, kandidat: Kandidat, fra: datetime, av: Bruker, naa: datetime) -> None:
    """Take back the change, if there was one, that followed at `fra` from what is taken back itself.

    The caller brings the dates back. Raises FasenStaar when the phase has changed since.
    """
    laas(kandidat, "fase", "oppstartsdato")
    siste, *foer = kandidat.faseperioder.order_by("-periode")
    if siste.periode.lower > fra:
        raise FasenStaar
    if foer and siste.periode.lower == fra:
        _stryk(kandidat, siste, foer, av=av, naa=naa)


def _stryk(kandidat: Kandidat, siste: Faseperiode, foer: list[Faseperiode], *, av: Bruker, naa: datetime) -> None:
    """As if the last phase had not been."""
    siste.delete()
    foer[0].periode = TimestamptzRange(foer[0].periode.lower, None)
    foer[0].save(update_fields=["periode"])
    kandidat.fase = foer[0].fase
    if {ett.fase for ett in foer} == {Fase.HENVIST}:
        kandidat.oppstartsdato = None
    kandidat.save(update_fields=["fase", "oppstartsdato"])
    logg.noter(Kandidathendelse.FASE_ANGRET, kandidat, av=av, naa=naa, fra=siste.fase, til=kandidat.fase)


@transaction.atomic
def bytt_metode(*, kandidat: Kandidat, metode: str, av: Bruker, naa: datetime) -> None:
    """The method was registered wrong: on in the phase of the right one that answers to it. The caller replans."""
    laas(kandidat, "fase", "metode")
    if metode == kandidat.metode:
        return
    fra, kandidat.metode = kandidat.fase, metode
    kandidat.fase = TILSVARER[metode][kandidat.fase]
    kandidat.save(update_fields=["metode", "fase"])
    if kandidat.fase != fra:
        _ny_faseperiode(kandidat, naa)
        logg.noter(Kandidathendelse.FASE_ENDRET, kandidat, av=av, naa=naa, fra=fra, til=kandidat.fase)


@transaction.atomic
def avslutt(*, kandidat: Kandidat, dato: date, av: Bruker, naa: datetime) -> None:
    """Close the case. The caller ends its forløp and dates first."""
    laas(kandidat)
    kandidat.fase, kandidat.avsluttet_dato, kandidat.avslutning_registrert = Fase.AVSLUTTET, dato, naa
    kandidat.save(update_fields=["fase", "avsluttet_dato", "avslutning_registrert"])
    _ny_faseperiode(kandidat, naa)
    logg.noter(Kandidathendelse.KANDIDAT_AVSLUTTET, kandidat, av=av, naa=naa, dato=dato)


def _ny_faseperiode(kandidat: Kandidat, naa: datetime, *, valgt_av: Bruker | None = None) -> None:
    avloes(kandidat.faseperioder.all(), fra=naa)
    Faseperiode.objects.create(
        kandidat=kandidat, fase=kandidat.fase, periode=TimestamptzRange(naa, None), valgt_av=valgt_av
    )
