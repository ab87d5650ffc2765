"""Every thirty days the person register is asked anew of everybody here; what it answers holds at once.

Closed cases too, since figures and lists of the past name whom they are about. The register locks and hides, and never
opens: a person does that, who has looked into it, and is told when the register answers otherwise.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from kandidater import omgradering, personregister
from kandidater.models import Kandidat
from kandidater.omgradering import Registersvar
from oppfolging.handlinger import adressebeskyttelse

HVER = timedelta(days=30)
PARTI = 200


def kontroller(*, naa: datetime) -> int:
    """Ask of those it is time for; returns how many cases stand otherwise now. May run at any time, late or twice.

    Raises personregister.RegisteretSvarerIkke: what was answered before that stands.
    """
    register = personregister.tilkoblet()
    if register is None:
        return 0
    endret, parti = 0, _neste(naa, None)
    while parti:
        svarene = personregister.spoer(register, [den.fodselsnummer for den in parti])
        omgradering.noter_spurt(
            (den for den in parti if _staar(den, svarene.get(den.fodselsnummer))),
            naa=naa,
        )
        for den in parti:
            svar = svarene.get(den.fodselsnummer)
            if svar and not _staar(den, svar):
                endret += len(adressebeskyttelse.endre(kandidat=den, svar=svar, av=None, naa=naa))
        parti = _neste(naa, parti[-1])
    return endret


def er_gammel(kandidat: Kandidat, *, naa: datetime) -> bool:
    """Nobody has looked for so long that it is time to: what the card says where no register is connected."""
    return (kandidat.gradering_besvart or kandidat.registrert) <= naa - HVER


def _staar(den: Kandidat, svar: Registersvar | None) -> bool:
    """It answered, and what stands is that, or locked."""
    return svar is not None and (den.sperret is not None or svar.er_som(den))


def _neste(naa: datetime, etter: Kandidat | None) -> list[Kandidat]:
    """The next who are due; in the order of their ids, so that who is not answered of keeps nobody waiting."""
    rader = Kandidat.objects.graderingen_er_eldre(naa - HVER).defer("notat").order_by("pk")
    return list(rader.filter(pk__gt=etter.pk)[:PARTI] if etter else rader[:PARTI])
