"""The roles of a user: given, changed and ended by the administrator, each from a day and to a day."""

from __future__ import annotations

import contextlib
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

from inkludering.brukere.models import Bruker, Kontor, Rolle, Tilknytning
from inkludering.brukere.typer import Brukerhendelse
from inkludering.felles.arbeidsdager import EN_DAG
from inkludering.felles.laas import laas
from inkludering.hendelser import logg

OVERLAPP = "tilknytning_en_om_gangen"


class HarRollen(Exception):
    """The user has the same role at the same office in these days already."""


class ErAdministrator(Exception):
    """An administrator is employed by Nav."""


class SisteAdministrator(Exception):
    """Nobody else could give anybody a role again."""


class ErBegynt(Exception):
    """Another percentage from the first day would rewrite why the right to see graded people was given."""


@transaction.atomic
def gi(
    *,
    bruker: Bruker,
    kontor: Kontor,
    rolle: str,
    fra: date,
    siste_dag: date | None = None,
    stillingsprosent: int = 100,
    er_metodeveileder: bool = False,
    av: Bruker | None,
    naa: datetime,
) -> Tilknytning:
    """Work at the office in the role, from and to these days. Raises HarRollen or ErAdministrator."""
    laas(bruker, "ansatt_hos")
    if rolle == Rolle.ADMINISTRATOR and bruker.ansatt_hos:
        raise ErAdministrator
    ny = Tilknytning(
        bruker=bruker,
        kontor=kontor,
        rolle=rolle,
        stillingsprosent=stillingsprosent,
        gyldig=_periode(fra, siste_dag),
        er_metodeveileder=er_metodeveileder,
    )
    _lagre(ny)
    felt = {"rolle": rolle, "kontor": kontor.pk, "fra": fra, "til": siste_dag, "prosent": stillingsprosent}
    logg.noter(Brukerhendelse.ROLLE_GITT, bruker, av=av, naa=naa, **felt)
    return ny


@transaction.atomic
def endre(
    *,
    tilknytning: Tilknytning,
    fra: date,
    siste_dag: date | None,
    stillingsprosent: int,
    prosent_fra: date | None,
    er_metodeveileder: bool,
    av: Bruker,
    naa: datetime,
) -> None:
    """Correct the days and the flag; another percentage holds from `prosent_fra`, as a role of its own.

    Raises HarRollen, SisteAdministrator or ErBegynt.
    """
    laas(tilknytning.bruker)
    laas(tilknytning, "gyldig", "stillingsprosent", "er_metodeveileder", "ser_skjermede")
    if tilknytning.rolle == Rolle.ADMINISTRATOR and siste_dag:
        krev_en_administrator_til(tilknytning.bruker, dag=siste_dag)
    tilknytning.er_metodeveileder = er_metodeveileder
    tilknytning.gyldig = _periode(fra, siste_dag)
    if stillingsprosent != tilknytning.stillingsprosent:
        tilknytning = _ny_prosent(tilknytning, stillingsprosent, fra=prosent_fra or fra, av=av, naa=naa)
    else:
        _lagre(tilknytning, "gyldig", "er_metodeveileder")
    felt = {"rolle": tilknytning.rolle, "kontor": tilknytning.kontor_id, "prosent": stillingsprosent}
    logg.noter(Brukerhendelse.ROLLE_ENDRET, tilknytning.bruker, av=av, naa=naa, fra=fra, til=siste_dag, **felt)


def avslutt_alle(*, bruker: Bruker, dag: date) -> None:
    """End with `dag` what runs, and drop what was to begin after it."""
    for den in bruker.tilknytninger.filter(gyldig__overlap=DateRange(dag, None)):
        if den.gyldig.lower > dag:
            den.delete()
        elif den.gyldig.upper is None or den.gyldig.upper > dag + EN_DAG:
            den.gyldig = _periode(den.gyldig.lower, dag)
            den.save(update_fields=["gyldig"])


@transaction.atomic
def flytt(*, tilknytning: Tilknytning, til: Kontor, dag: date, av: Bruker, naa: datetime) -> None:
    """The role goes on at another office from `dag`; where they have it there already, it only ends here."""
    laas(tilknytning.bruker)
    laas(tilknytning, "gyldig", "ser_skjermede")
    fra, slutt = max(tilknytning.gyldig.lower, dag), tilknytning.gyldig.upper
    ny = Tilknytning(
        bruker=tilknytning.bruker,
        kontor=til,
        rolle=tilknytning.rolle,
        stillingsprosent=tilknytning.stillingsprosent,
        gyldig=DateRange(fra, slutt),
        er_metodeveileder=tilknytning.er_metodeveileder,
        ser_skjermede=tilknytning.ser_skjermede,
    )
    if fra > tilknytning.gyldig.lower or tilknytning.rettsendringer.exists():
        tilknytning.gyldig = DateRange(tilknytning.gyldig.lower, max(fra, tilknytning.gyldig.lower + EN_DAG))
        _lagre(tilknytning, "gyldig")
    else:
        tilknytning.delete()
    with contextlib.suppress(HarRollen):
        _lagre(ny)
        _folg_med(ny, av=av, naa=naa)
    felt = {"rolle": ny.rolle, "kontor": til.pk, "fra": fra}
    logg.noter(Brukerhendelse.ROLLE_ENDRET, ny.bruker, av=av, naa=naa, **felt)


def krev_en_administrator_til(bruker: Bruker, *, dag: date) -> None:
    """Raise SisteAdministrator when nobody but `bruker` administers after `dag`. Two at once take turns."""
    alle = Tilknytning.objects.filter(rolle=Rolle.ADMINISTRATOR, bruker__is_active=True)
    varer = alle.filter(Q(gyldig__contains=dag + EN_DAG) & Q(gyldig__endswith=None))
    eiere = {rad.bruker_id for rad in varer.select_for_update(of=("self",), no_key=True).order_by("pk")}
    if bruker.pk in eiere and eiere == {bruker.pk}:
        raise SisteAdministrator


def siste_dag(tilknytning: Tilknytning) -> date | None:
    """The last day it holds, as people say it."""
    return tilknytning.gyldig.upper - EN_DAG if tilknytning.gyldig.upper else None


def _ny_prosent(den: Tilknytning, prosent: int, *, fra: date, av: Bruker, naa: datetime) -> Tilknytning:
    """Before `fra` it stays as it is; the database lets no percentage be written over."""
    ny = Tilknytning(
        bruker=den.bruker,
        kontor=den.kontor,
        rolle=den.rolle,
        stillingsprosent=prosent,
        gyldig=DateRange(fra, den.gyldig.upper),
        er_metodeveileder=den.er_metodeveileder,
        ser_skjermede=den.ser_skjermede,
    )
    if fra > den.gyldig.lower:
        den.gyldig = DateRange(den.gyldig.lower, fra)
        _lagre(den, "gyldig", "er_metodeveileder")
    elif den.rettsendringer.exists():
        raise ErBegynt
    else:
        den.delete()
    _lagre(ny)
    _folg_med(ny, av=av, naa=naa)
    return ny


def _folg_med(ny: Tilknytning, *, av: Bruker, naa: datetime) -> None:
    """The right to see graded people goes on with the position, and says where it came from."""
    if ny.ser_skjermede:
        grunn = _("Retten følger med stillingen.")
        ny.rettsendringer.create(ser_skjermede=True, grunn=grunn, av=av, tid=naa)


def _periode(fra: date, siste: date | None) -> DateRange:
    return DateRange(fra, siste + EN_DAG if siste else None)


def _lagre(den: Tilknytning, *felt: str) -> None:
    try:
        with transaction.atomic():
            den.save(update_fields=felt or None)
    except IntegrityError as feil:
        if getattr(getattr(feil.__cause__, "diag", None), "constraint_name", "") != OVERLAPP:
            raise
        raise HarRollen from feil
