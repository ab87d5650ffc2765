"""A report from order to stored PDF. The worker makes it; the rows in the database say what is waiting."""

from __future__ import annotations

import logging
import uuid
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import translation

from inkludering.brukere.models import Bruker, Kontor
from inkludering.felles import vekking
from inkludering.felles.laas import enerett
from inkludering.hendelser import logg
from oppfolging.rapporter import snitt
from oppfolging.rapporter.models import Rapport, Rapporttilstand
from oppfolging.rapporter.pdf import dokument
from oppfolging.rapporter.typer import Rapporthendelse

OPPGAVE = "oppfolging.tasks.lag_rapport"
TAS_OPP_ETTER = timedelta(minutes=1)
GIS_OPP_ETTER = timedelta(minutes=15)
UFERDIGE = (Rapporttilstand.VENTER, Rapporttilstand.LAGES)

logger = logging.getLogger(__name__)


@transaction.atomic
def bestill(*, kontor: Kontor, fra: date, til: date, av: Bruker, naa: datetime) -> Rapport:
    """Order the report of a period, cut now. It is made by the worker; without one it waits."""
    rapport = Rapport.objects.create(
        kontor=kontor, fra=fra, til=til, snitt=naa, bestilt_av=av, bestilt=naa, maalform=av.maalform
    )
    logg.noter(Rapporthendelse.RAPPORT_BESTILT, rapport, av=av, naa=naa, kontor=kontor.pk, fra=fra, til=til)
    vekking.etter_lagring(OPPGAVE, rapport_id=str(rapport.pk))
    return rapport


@transaction.atomic
def prov_igjen(*, rapport: Rapport, av: Bruker, naa: datetime) -> None:
    """Queue a failed report again, with the cut it was ordered with."""
    feilet = Rapport.objects.filter(pk=rapport.pk, tilstand=Rapporttilstand.FEILET)
    if feilet.update(tilstand=Rapporttilstand.VENTER, fremdrift=0, bestilt=naa):
        logg.noter(Rapporthendelse.RAPPORT_BESTILT_IGJEN, rapport, av=av, naa=naa)
        vekking.etter_lagring(OPPGAVE, rapport_id=str(rapport.pk))


def lag(*, rapport_id: uuid.UUID, naa: datetime) -> None:
    """Make the report, once: a second call, at the same time or later, changes nothing."""
    uferdig = Rapport.objects.filter(pk=rapport_id, tilstand__in=UFERDIGE)
    with enerett(rapport_id) as fikk:
        rapport = uferdig.select_related("kontor").defer("pdf", "tall").first() if fikk else None
        if rapport is None:
            return
        try:
            _fyll(rapport, uferdig, naa)
        except Exception:
            logger.exception("Rapporten ble ikke laget.")
            uferdig.update(tilstand=Rapporttilstand.FEILET)


def plukk_opp(*, naa: datetime) -> None:
    """Wake those the worker has not finished; give up on those it cannot. Run by the tick."""
    uferdige = Rapport.objects.filter(tilstand__in=UFERDIGE, bestilt__lt=naa - TAS_OPP_ETTER)
    gis_opp = Q(bestilt__lt=naa - GIS_OPP_ETTER)
    uferdige.filter(gis_opp).update(tilstand=Rapporttilstand.FEILET)
    for rapport_id in uferdige.filter(~gis_opp).order_by("bestilt").values_list("pk", flat=True):
        lag(rapport_id=rapport_id, naa=naa)


def _fyll(rapport: Rapport, rad: QuerySet[Rapport], naa: datetime) -> None:
    """Each step is committed by itself, so that whoever waits sees it."""
    rad.update(tilstand=Rapporttilstand.LAGES, fremdrift=10)
    snittet = snitt.beregn(kontor=rapport.kontor, fra=rapport.fra, til=rapport.til, snitt=rapport.snitt)
    lagret = snittet.som_json()
    rad.update(tall=lagret, tall_hash=snitt.avtrykk(lagret), fremdrift=60)
    with translation.override(rapport.maalform):
        pdf = dokument.rendre(snittet)
    rad.update(pdf=pdf, tilstand=Rapporttilstand.KLAR, ferdig=naa, fremdrift=100)
