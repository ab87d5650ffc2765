"""A person is graded, no longer graded, or locked, after they were registered: in every case of theirs at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction

from inkludering.brukere.models import Bruker
from inkludering.felles.laas import laas_alle
from inkludering.hendelser import logg
from kandidater import aapenhet
from kandidater.gradering import Adressebeskyttelse, Gradering
from kandidater.models import Kandidat
from kandidater.typer import Kandidathendelse

FOLKEREGISTERET = "folkeregisteret"
STRENGHET = list(Adressebeskyttelse)
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

    def sammen_med(self, den: Kandidat) -> Registersvar:
        """The stricter of this and what stands, in each; what is not answered is answered by this."""
        staar = Adressebeskyttelse.UGRADERT
        if den.gradering in Adressebeskyttelse.values:
            staar = Adressebeskyttelse(den.gradering)
        if den.sperret:
            staar = Adressebeskyttelse.STRENGT_FORTROLIG
        strengest = max(self.beskyttelse, staar, key=STRENGHET.index)
        return replace(self, beskyttelse=strengest, skjermet=self.skjermet or den.skjermet)


@transaction.atomic
def endre(*, kandidat: Kandidat, svar: Registersvar, av: Bruker | None, naa: datetime) -> list[Kandidat]:
    """The cases of the person that stand otherwise now; the caller sees to dates and reminders.

    What says the same is noted as asked, and changes nothing. `av` None: the register answered. It may tighten, and
    answer what nobody has answered; what stands more strictly, a person takes off with a reason, and what it said is
    kept for them. Nobody without the right opens who is locked. Judged under the lock: somebody may have answered since
    the caller read.
    """
    alle = Kandidat.objects.sakene_til(kandidat)
    laas_alle(list(alle))
    endrede = []
    for den in alle.order_by("pk"):
        gjelder = svar if _kan_mildne(den, av) else svar.sammen_med(den)
        if not gjelder.er_som(den):
            _sett(den, gjelder, av=av, naa=naa)
            endrede.append(den)
            continue
        if svar.beskyttelse != gjelder.beskyttelse and not den.sperret:
            _noter_mildere(den, svar, naa=naa)
        den.gradering_sjekket = naa
        den.save(update_fields=["gradering_sjekket"])
    return endrede


def _kan_mildne(den: Kandidat, av: Bruker | None) -> bool:
    return av is not None and (den.sperret is None or av.ser_skjermede)


def strengeste(kandidater: Iterable[Kandidat], *, grunn: str) -> Registersvar | None:
    """What holds of a person who is answered of in several cases; None when nothing is."""
    svar = Registersvar(Adressebeskyttelse.UGRADERT, skjermet=False, kilde=grunn, grunn=grunn)
    for den in kandidater:
        svar = svar.sammen_med(den)
    return svar if svar.skjermet or svar.beskyttelse != Adressebeskyttelse.UGRADERT else None


def noter_spurt(kandidater: Iterable[Kandidat], *, naa: datetime) -> None:
    """The register has answered of these what stands."""
    Kandidat.objects.filter(pk__in=[den.pk for den in kandidater]).update(gradering_sjekket=naa)


def _sett(den: Kandidat, svar: Registersvar, *, av: Bruker | None, naa: datetime) -> None:
    # Two answers have each their moment, which the figures of a past day follow.
    var_gradert = den.er_gradert
    tid = max(naa, (den.gradering_tid or den.registrert) + timedelta(microseconds=1))
    den.gradering, den.skjermet, den.gradering_kilde = svar.gradering, svar.skjermet, svar.kilde
    den.gradering_tid, den.gradering_sjekket, den.sperret = tid, naa, tid if svar.sperrer else None
    _noter_svar(den, svar, av=av, tid=tid)
    den.save(update_fields=list(FELT))
    if av and var_gradert and not den.er_gradert and den.er_aapen:
        # What they agreed to before they were hidden is not in force again by itself.
        aapenhet.stram_inn(kandidat=den, kan_kontaktes=False, kan_navngis=False, skal_ikke_deles="", av=av, naa=tid)
    logg.noter(Kandidathendelse.GRADERING_ENDRET, den, av=av, naa=naa)


def _noter_mildere(den: Kandidat, svar: Registersvar, *, naa: datetime) -> None:
    """Once for each answer."""
    siste = den.graderingssvar.order_by("-tid", "-pk").first()
    if siste is None or (siste.av_id, siste.beskyttelse) != (None, svar.beskyttelse):
        _noter_svar(den, svar, av=None, tid=naa)


def _noter_svar(den: Kandidat, svar: Registersvar, *, av: Bruker | None, tid: datetime) -> None:
    hva = {"beskyttelse": svar.beskyttelse, "skjermet": svar.skjermet, "kilde": svar.kilde}
    den.graderingssvar.create(**hva, grunn=svar.grunn.strip() or None, av=av, tid=tid)
