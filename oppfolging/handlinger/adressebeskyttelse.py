"""A candidate's protection is changed or rechecked after they were registered, and takes effect at once.

Whoever turns out to be strengt fortrolig is locked: their dates and what is told of them close, what waits to be sent
to them is called off, and nobody but a leader with the right sees that they exist.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.utkast import lager
from kandidater import omgradering, personnokkel
from kandidater.gradering import Adressebeskyttelse
from kandidater.indeksbytte import personindeks
from kandidater.models import Kandidat, Personnummer
from kandidater.omgradering import Registersvar
from oppfolging.handlinger import habilitet
from oppfolging.kjerne import datoer, planlegger
from oppfolging.kjerne.models import Status
from oppfolging.varsling import generering, sammendrag

MELDT, FLERE_SAKER = "meldt ved registrering", "det strengeste i personens saker"


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
    """Somebody is registered anew: the strictest that is answered of them holds in all their cases.

    A milder answer takes nothing off: that is done where a reason is asked for.
    """
    sakene = list(Kandidat.objects.sakene_til(kandidat))
    svar = omgradering.strengeste(sakene, grunn=FLERE_SAKER) if len(sakene) > 1 else None
    if svar:
        endre(kandidat=kandidat, svar=svar, av=av, naa=naa)


@transaction.atomic
def bytt_nummer(
    *, kandidat: Kandidat, fodselsnummer: str, var_riktig: bool, svar: Registersvar, av: Bruker, naa: datetime
) -> None:
    """Another number, as personnokkel.bytt_nummer takes it, with what is answered of the person who has it.

    What was answered of a number that was somebody else's holds no longer. All else that is known of the person, here
    and in cases they had under the other number, holds with it: the strictest.
    """
    personnokkel.bytt_nummer(kandidat=kandidat, fodselsnummer=fodselsnummer, var_riktig=var_riktig, av=av, naa=naa)
    kandidat.refresh_from_db()
    sakene = Kandidat.objects.sakene_til(kandidat)
    for den in sakene if var_riktig else sakene.exclude(pk=kandidat.pk):
        svar = svar.sammen_med(den)
    endre(kandidat=kandidat, svar=svar, av=av, naa=naa)
    habilitet.foelg_nummeret(kandidat=kandidat, naa=naa)


def registeret_sier(*, fodselsnummer: str, svar: Registersvar, naa: datetime) -> None:
    """The register was asked of somebody who would be registered: it holds for whoever has the number here already."""
    eier = Personnummer.objects.filter(indeks=personindeks(fodselsnummer)).values("person")
    den = Kandidat.objects.filter(person__in=eier).order_by("-registrert").first()
    if den:
        endre(kandidat=den, svar=svar, av=None, naa=naa)


def meld_strengt_fortrolig(*, fodselsnummer: str, skjermet: bool, av: Bruker, naa: datetime) -> None:
    """Somebody who would register the person has seen it in the register: whoever follows them is locked out."""
    eier = Personnummer.objects.filter(indeks=personindeks(fodselsnummer)).values("person")
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
