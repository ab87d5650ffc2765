"""A person is graded, no longer graded, or locked, after they were registered: in every case of theirs at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from inkludering.brukere.models import Bruker
from inkludering.felles.laas import laas_alle
from inkludering.hendelser import logg
from kandidater.gradering import Adressebeskyttelse, Gradering
from kandidater.models import Kandidat
from kandidater.typer import Kandidathendelse

FOLKEREGISTERET = "folkeregisteret"
FELT = ("gradering", "skjermet", "gradering_kilde", "gradering_tid", "gradering_sjekket", "sperret")


@dataclass(frozen=True)
class Registersvar:
    """What is answered about a person, where from, and why somebody asked; the register itself needs no reason."""

    beskyttelse: Adressebeskyttelse
    skjermet: bool
    kilde: str
    grunn: str = ""

    @property
    def sperrer(self) -> bool:
        return self.beskyttelse == Adressebeskyttelse.STRENGT_FORTROLIG

    @property
    def gradering(self) -> Gradering:
        """What stands on the candidate: the strictest is never written there, and is denied as not answered."""
        return Gradering.UKJENT if self.sperrer else Gradering(self.beskyttelse.value)

    def er_som(self, den: Kandidat) -> bool:
        """It says what stands already."""
        staar = (den.gradering, den.skjermet, den.sperret is not None)
        return staar == (self.gradering, self.skjermet, self.sperrer)


@transaction.atomic
def endre(*, kandidat: Kandidat, svar: Registersvar, av: Bruker | None, naa: datetime) -> list[Kandidat]:
    """The cases of the person that stand otherwise now; the caller sees to dates and reminders.

    What says the same is noted as asked, and changes nothing. `av` None: the register answered.
    """
    alle = Kandidat.objects.sakene_til(kandidat)
    laas_alle(list(alle))
    endrede = []
    for den in alle.order_by("pk"):
        if svar.er_som(den):
            den.gradering_sjekket = naa
            den.save(update_fields=["gradering_sjekket"])
        else:
            _sett(den, svar, av=av, naa=naa)
            endrede.append(den)
    return endrede


def noter_spurt(kandidater: Iterable[Kandidat], *, naa: datetime) -> None:
    """The register has answered of these what stands."""
    Kandidat.objects.filter(pk__in=[den.pk for den in kandidater]).update(gradering_sjekket=naa)


def _sett(den: Kandidat, svar: Registersvar, *, av: Bruker | None, naa: datetime) -> None:
    # Two answers have each their moment, which the figures of a past day follow.
    tid = max(naa, (den.gradering_tid or den.registrert) + timedelta(microseconds=1))
    den.gradering, den.skjermet, den.gradering_kilde = svar.gradering, svar.skjermet, svar.kilde
    den.gradering_tid, den.gradering_sjekket, den.sperret = tid, naa, tid if svar.sperrer else None
    hva = {"beskyttelse": svar.beskyttelse, "skjermet": svar.skjermet, "kilde": svar.kilde}
    den.graderingssvar.create(**hva, grunn=svar.grunn.strip() or None, av=av, tid=tid)
    den.save(update_fields=list(FELT))
    logg.noter(Kandidathendelse.GRADERING_ENDRET, den, av=av, naa=naa)
