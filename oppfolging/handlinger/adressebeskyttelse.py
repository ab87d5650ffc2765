"""A candidate's protection is changed or rechecked after they were registered, and takes effect at once.

Whoever turns out to be strengt fortrolig is locked: their dates and what is told of them close, what waits to be sent
to them is called off, and nobody but a leader with the right sees that they exist.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.kryptering import indeks
from inkludering.utkast import lager
from kandidater import omgradering
from kandidater.gradering import Adressebeskyttelse
from kandidater.models import Kandidat, Personnummer
from kandidater.omgradering import Registersvar
from oppfolging.kjerne import datoer, planlegger
from oppfolging.kjerne.models import Status
from oppfolging.varsling import generering, sammendrag

MELDT, NY_SAK = "meldt ved registrering", "svart da personen ble registrert på nytt"


@transaction.atomic
def endre(*, kandidat: Kandidat, svar: Registersvar, av: Bruker | None, naa: datetime) -> list[Kandidat]:
    """In every case the person has; returns those that stand otherwise now. `av` None: the register answered."""
    endrede = omgradering.endre(kandidat=kandidat, svar=svar, av=av, naa=naa)
    if not endrede:
        return []
    sperrede = [den for den in endrede if den.sperret]
    for den in sperrede:
        datoer.lukk(den.oppfolginger.all(), som=Status.AVLYST, naa=naa)
    if sperrede:
        lager.forkast_om(_alt_om(sperrede))
    hos = Arbeidsgiver.objects.filter(forlop__kandidat__in=endrede).distinct()
    planlegger.planlegg(kandidater=endrede, arbeidsgivere=hos, naa=naa)
    nokler = [den.pk for den in endrede]
    generering.oppdater(kandidater=nokler, arbeidsgivere=[en.pk for en in hos], naa=naa)
    sammendrag.tell_paa_nytt(nokler)
    return endrede


def gjelder_ogsaa_foer(*, kandidat: Kandidat, av: Bruker, naa: datetime) -> None:
    """What is answered as somebody is registered anew is true of their earlier cases too."""
    besvart = kandidat.gradering in Adressebeskyttelse.values
    if besvart and Kandidat.objects.sakene_til(kandidat).exclude(pk=kandidat.pk).exists():
        svar = Registersvar(
            Adressebeskyttelse(kandidat.gradering), kandidat.skjermet, kandidat.gradering_kilde, grunn=NY_SAK
        )
        endre(kandidat=kandidat, svar=svar, av=av, naa=naa)


def meld_strengt_fortrolig(*, fodselsnummer: str, skjermet: bool, av: Bruker, naa: datetime) -> None:
    """Somebody who would register the person has seen it in the register: whoever follows them is locked out."""
    eier = Personnummer.objects.filter(indeks=indeks(fodselsnummer)).values("person")
    den = Kandidat.objects.filter(person__in=eier).order_by("-registrert").first()
    if den:
        svar = Registersvar(Adressebeskyttelse.STRENGT_FORTROLIG, skjermet or den.skjermet, MELDT, grunn=MELDT)
        endre(kandidat=den, svar=svar, av=av, naa=naa)


def _alt_om(kandidater: list[Kandidat]) -> set[str]:
    """The ids that lead to them: in an address, or chosen in a form."""
    return {
        str(nokkel)
        for den in kandidater
        for nokler in (
            [den.pk],
            den.forlop.values_list("pk", flat=True),
            den.oppfolginger.values_list("pk", flat=True),
            den.deltakelser.values_list("kontakt_id", flat=True),
        )
        for nokkel in nokler
    }
