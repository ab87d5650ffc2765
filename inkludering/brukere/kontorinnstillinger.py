"""What an office decides for itself: how many candidates a jobbspesialist has by norm, and at the most."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from inkludering.brukere.kontornorm import PlanlagtNorm
from inkludering.brukere.models import Bruker, Kontor
from inkludering.brukere.typer import Brukerhendelse
from inkludering.felles.arbeidsdager import doegnets_start, lokal_dato
from inkludering.felles.laas import laas
from inkludering.hendelser import logg


@transaction.atomic
def sett_norm_og_tak(
    *, kontor: Kontor, norm: int, tak: int, av: Bruker, naa: datetime, gjelder: datetime | None = None
) -> None:
    """Set how many candidates a full-time jobbspesialist has by norm, and at the most; what was in force is kept.

    `gjelder`: when it came into force, if that is not now.
    """
    laas(kontor, "norm", "tak")
    kontor.tidligere_normer.create(norm=kontor.norm, tak=kontor.tak, til=gjelder or naa)
    kontor.norm, kontor.tak = norm, tak
    kontor.save(update_fields=["norm", "tak"])
    logg.noter(Brukerhendelse.KONTOR_NORM_OG_TAK, kontor, av=av, naa=naa, norm=norm, tak=tak)


class NummeretErBrukt(Exception):
    """There is an office with this number already."""


@transaction.atomic
def opprett_kontor(*, enhetsnummer: str, navn: str, av: Bruker, naa: datetime) -> Kontor:
    """An office that is new to the nation's list. Raises NummeretErBrukt."""
    if Kontor.objects.filter(pk=enhetsnummer).exists():
        raise NummeretErBrukt
    kontor = Kontor.objects.create(enhetsnummer=enhetsnummer, navn=navn)
    logg.noter(Brukerhendelse.KONTOR_OPPRETTET, kontor, av=av, naa=naa)
    return kontor


@transaction.atomic
def planlegg_norm_og_tak(*, kontor: Kontor, norm: int, tak: int, fra: date, av: Bruker, naa: datetime) -> None:
    """The same from a day to come; decided anew for the same day, the last holds. From today on it is now."""
    if fra <= lokal_dato(naa):
        sett_norm_og_tak(kontor=kontor, norm=norm, tak=tak, av=av, naa=naa)
        return
    felt = {"norm": norm, "tak": tak, "av": av, "tid": naa}
    PlanlagtNorm.objects.update_or_create(kontor=kontor, fra=fra, defaults=felt)
    logg.noter(Brukerhendelse.NORM_PLANLAGT, kontor, av=av, naa=naa, norm=norm, tak=tak, fra=fra)


@transaction.atomic
def ta_bort_planlagt(*, planlagt: PlanlagtNorm, av: Bruker, naa: datetime) -> None:
    """What was decided for a day to come never comes."""
    planlagt.delete()
    logg.noter(Brukerhendelse.NORM_TATT_BORT, planlagt.kontor, av=av, naa=naa, fra=planlagt.fra)


@transaction.atomic
def ta_i_bruk(*, naa: datetime) -> int:
    """What was decided for today, or for a day that went by, is in force from that day's beginning. Run by the tick."""
    kommet = PlanlagtNorm.objects.filter(fra__lte=lokal_dato(naa)).select_related("kontor", "av").order_by("fra")
    alle = list(kommet.select_for_update(of=("self",), no_key=True, skip_locked=True))
    for ett in alle:
        fra = doegnets_start(ett.fra)
        sett_norm_og_tak(kontor=ett.kontor, norm=ett.norm, tak=ett.tak, av=ett.av, naa=naa, gjelder=fra)
        ett.delete()
    return len(alle)
