"""The end of a forløp put right: taken back at once, or another cause."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.laas import laas
from inkludering.hendelser import logg
from kandidater import fasegang
from kandidater.fasegang import ANGREFRIST
from oppfolging.kjerne import datoer, planlegger
from oppfolging.kjerne.models import Art, Forlop, Kontakt, Oppfolging, Side, Sluttaarsak, Status
from oppfolging.kjerne.models.oppfolging import over_fristen
from oppfolging.kjerne.querysets import OppfolgingQuerySet
from oppfolging.kjerne.typer import Oppfolgingshendelse

DAGER_ETTER_JOBBTAP = DAGER_TIL_NY_JOBB = 3
# What an end asks for beside the rhythm: the kind of date, on which side, within how many days.
ETTER_SLUTTEN: dict[str, tuple[tuple[Art, Side, int], ...]] = {
    Sluttaarsak.MISTET_JOBBEN: (
        (Art.JOBBTAP, Side.KANDIDAT, DAGER_ETTER_JOBBTAP),
        (Art.JOBBTAP, Side.ARBEIDSGIVER, DAGER_ETTER_JOBBTAP),
    ),
    Sluttaarsak.ANSATT: (
        (Art.NY_JOBB, Side.KANDIDAT, DAGER_TIL_NY_JOBB),
        (Art.NY_JOBB, Side.ARBEIDSGIVER, DAGER_TIL_NY_JOBB),
    ),
    # The next employer is not known here: job development goes on until it is.
    Sluttaarsak.ANNEN_JOBB: ((Art.NY_JOBB, Side.KANDIDAT, DAGER_TIL_NY_JOBB),),
}


class SluttenStaar(Exception):
    """Too late to take the end back, or something has been built on it since."""


def be_om_det_som_foelger(forlop: Forlop, *, naa: datetime) -> None:
    """The dates the cause asks for; those of another cause go, but for what is over its limit."""
    i_dag = lokal_dato(naa)
    staar = Oppfolging.objects.aapne().filter(forlop=forlop, art__in=(Art.JOBBTAP, Art.NY_JOBB))
    skal = {(art, side): dager for art, side, dager in ETTER_SLUTTEN.get(forlop.sluttaarsak, ())}
    for rad in staar:
        if skal.pop((Art(rad.art), Side(rad.side)), None) is None and not over_fristen(rad.frist, i_dag):
            datoer.lukk(staar.filter(pk=rad.pk), som=Status.ERSTATTET, naa=naa)
    for (art, side), dager in skal.items():
        planlegger.legg_til(art=art, side=side, senest=i_dag + timedelta(days=dager), naa=naa, forlop=forlop)


@transaction.atomic
def angre(*, forlop: Forlop, av: Bruker, naa: datetime) -> None:
    """The forløp just ended runs on, with phase and dates as they stood. Raises SluttenStaar.

    Not once somebody has been contacted, another forløp is registered or ended, or a date from the end has been moved.
    """
    laas(forlop, "avsluttet_dato", "sluttaarsak", "avslutning_registrert")
    laas(forlop.kandidat)
    kandidat, fra = forlop.kandidat, forlop.avslutning_registrert
    if fra is None or naa - fra > ANGREFRIST or _er_bygget_paa(forlop, fra):
        raise SluttenStaar
    try:
        fasegang.angre_det_som_fulgte(kandidat=kandidat, fra=fra, av=av, naa=naa)
    except fasegang.FasenStaar as feil:
        raise SluttenStaar from feil
    forlop.avsluttet_dato, forlop.sluttaarsak, forlop.avslutning_registrert = None, "", None
    forlop.save(update_fields=["avsluttet_dato", "sluttaarsak", "avslutning_registrert"])
    datoer.gjenopprett(_dem_det_gjelder(forlop), fra=fra, naa=naa)
    planlegger.planlegg(kandidater=[kandidat], arbeidsgivere=[forlop.arbeidsgiver], naa=naa)
    logg.noter(Oppfolgingshendelse.FORLOP_GJENAAPNET, forlop, av=av, naa=naa)


def _dem_det_gjelder(forlop: Forlop) -> OppfolgingQuerySet:
    return Oppfolging.objects.filter(Q(kandidat=forlop.kandidat) | Q(arbeidsgiver=forlop.arbeidsgiver, kandidat=None))


def _er_bygget_paa(forlop: Forlop, fra: datetime) -> bool:
    nye = _dem_det_gjelder(forlop).filter(opprettet=fra, skapt_av=None)
    med_dem = Q(deltakere__kandidat=forlop.kandidat) | Q(arbeidsgiver=forlop.arbeidsgiver)
    return (
        Kontakt.objects.filter(med_dem, tid__gt=fra).exists()
        or forlop.kandidat.forlop.filter(Q(registrert__gt=fra) | Q(avslutning_registrert__gt=fra)).exists()
        or nye.exclude(status=Status.AAPEN, antall_flyttinger=0, klokkeslett=None).exists()
    )
