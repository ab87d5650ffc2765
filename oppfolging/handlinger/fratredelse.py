"""Whoever works here no more answers for nobody: what was theirs waits for the leaders, who are reminded at once.

The end of a user does it in the same press; the end of a role does it as its last day is over (the tick).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from arbeidsgivere import henvendelser
from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from arbeidsgivere.typer import Arbeidsgiverhendelse
from inkludering.brukere import brukerkort, tilknytninger
from inkludering.brukere.models import Bruker, Brukertype, Rolle, Tilknytning
from inkludering.felles.ansvarsaarsak import Ansvarsaarsak
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.laas import laas_alle
from inkludering.felles.perioder import til_ingen
from inkludering.hendelser import logg
from inkludering.utsending import utboks
from inkludering.utsending.models import Utsending
from kandidater.gradering import ugradert
from kandidater.models import Kandidat, Kandidatansvar, Overlevering
from kandidater.typer import Kandidathendelse
from oppfolging.handlinger import overlevering
from oppfolging.varsling import generering


@dataclass(frozen=True)
class Svarer:
    """How many somebody answers for, now or from a later day: open cases, and employers."""

    kandidater: int
    arbeidsgivere: int

    def __bool__(self) -> bool:
        return bool(self.kandidater or self.arbeidsgivere)


def svarer_for(bruker: Bruker, *, naa: datetime) -> Svarer:
    """For an administrator to read, who may know of nobody graded: those are not among them."""
    deres = _perioder(Kandidatansvar, bruker, naa).filter(ugradert("kandidat__"))
    kandidater = deres.values("kandidat").distinct().count()
    arbeidsgivere = _perioder(Kontaktansvar, bruker, naa).values("arbeidsgiver").distinct().count()
    return Svarer(kandidater, arbeidsgivere)


@transaction.atomic
def avslutt(*, bruker: Bruker, av: Bruker, naa: datetime) -> Svarer:
    """They work here no more: all that was theirs goes to the queue, and every session of theirs ends.

    Raises tilknytninger.SisteAdministrator.
    """
    hadde = legg_i_koen(bruker=bruker, av=av, naa=naa)
    brukerkort.steng(bruker=bruker, av=av, naa=naa)
    utboks.avlys(Utsending.objects.filter(mottaker=bruker))
    return hadde


@transaction.atomic
def endre_rolle(*, tilknytning: Tilknytning, av: Bruker, naa: datetime, **felt: Any) -> None:
    """Change a role as tilknytninger.endre takes it; when it is over already, what was theirs goes to the queue now."""
    tilknytninger.endre(tilknytning=tilknytning, **felt, av=av, naa=naa)
    if er_borte(naa).filter(pk=tilknytning.bruker_id).exists():
        legg_i_koen(bruker=tilknytning.bruker, av=av, naa=naa)


@transaction.atomic
def legg_i_koen(*, bruker: Bruker, av: Bruker | None, naa: datetime) -> Svarer:
    """All that `bruker` answers for waits for the leaders from now on; what somebody else takes over later, until then.

    The dates stand as they are. Wishes of theirs to become a kontaktperson fall away, and whoever has asked them to
    take somebody over is told no, and keeps the candidate.
    """
    grunn = _("Kollegaen følger ikke lenger opp kandidater.")
    overlevering.avslaa_for(den=bruker, grunn=grunn, av=av, naa=naa)
    kandidater = _laast(Kandidat, _perioder(Kandidatansvar, bruker, naa).values("kandidat"))
    arbeidsgivere = _laast(Arbeidsgiver, _perioder(Kontaktansvar, bruker, naa).values("arbeidsgiver"))
    for ansvar in (Kandidatansvar, Kontaktansvar):
        til_ingen(_perioder(ansvar, bruker, naa), fra=naa, aarsak=Ansvarsaarsak.SLUTTET)
    for kandidat in kandidater:
        logg.noter(Kandidathendelse.KANDIDAT_I_KOEN, kandidat, av=av, naa=naa, fra=bruker.pk)
    for arbeidsgiver in arbeidsgivere:
        logg.noter(Arbeidsgiverhendelse.KONTAKTPERSON_BORTE, arbeidsgiver, av=av, naa=naa, fra=bruker.pk)
    henvendelser.onsker_ikke_mer(hvem=bruker, naa=naa)
    _minn_lederne(kandidater, arbeidsgivere, naa)
    return Svarer(len(kandidater), len(arbeidsgivere))


def rydd(*, naa: datetime) -> int:
    """Put what is theirs in the queue; how many people there were. Run by the tick."""
    alle = list(er_borte(naa))
    for den in alle:
        legg_i_koen(bruker=den, av=None, naa=naa)
    return len(alle)


def er_borte(naa: datetime) -> QuerySet[Bruker]:
    """Whoever answers for somebody, or is asked to, and no longer works as a jobbspesialist: looked for among the few
    who do not."""
    jobber = Tilknytning.objects.gjeldende(lokal_dato(naa)).filter(bruker=OuterRef("pk"), rolle=Rolle.JOBBSPESIALIST)
    svarer = Q(Exists(Kandidatansvar.objects.gjeldende(naa).filter(bruker=OuterRef("pk"))))
    svarer |= Q(Exists(Kontaktansvar.objects.gjeldende(naa).filter(bruker=OuterRef("pk"))))
    svarer |= Q(Exists(Overlevering.objects.foreslaatte().filter(til=OuterRef("pk"))))
    borte = Bruker.objects.filter(Q(is_active=False) | ~Exists(jobber), svarer, type=Brukertype.NAV)
    return borte.order_by("pk")


def _perioder(ansvar: Any, bruker: Bruker, naa: datetime) -> Any:
    return ansvar.objects.fra_og_med(naa).filter(bruker=bruker)


def _laast(modell: Any, nokler: Any) -> list[Any]:
    rader = list(modell._base_manager.filter(pk__in=nokler).order_by("pk"))
    laas_alle(rader)
    return rader


def _minn_lederne(kandidater: Collection[Kandidat], arbeidsgivere: Collection[Arbeidsgiver], naa: datetime) -> None:
    if kandidater or arbeidsgivere:
        generering.oppdater(
            kandidater=[den.pk for den in kandidater], arbeidsgivere=[den.pk for den in arbeidsgivere], naa=naa
        )
