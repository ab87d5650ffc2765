"""What the person register says of whoever is registered, or given another number, beside what a person says.

Where a register is connected, it is asked before anything is written, and the stricter of the two holds. One that does
not answer at all is no answer, and nobody is registered until it does; of a person it does not answer of, what a person
has answered stands, as it does where no register is connected, and the register is asked again.
"""

from __future__ import annotations

from datetime import datetime

from kandidater import personregister
from kandidater.gradering import Adressebeskyttelse
from kandidater.omgradering import FOLKEREGISTERET, STRENGHET, Registersvar
from kandidater.registrering import Gradert


class ErStrengtFortrolig(Exception):
    """The register says so, `svar`: the person cannot be registered."""

    def __init__(self, svar: Registersvar) -> None:
        super().__init__()
        self.svar = svar


def ved_inntak(*, fodselsnummer: str, gradert: Gradert, naa: datetime) -> Gradert:
    """What they are registered with. Raises ErStrengtFortrolig, or personregister.RegisteretSvarerIkke."""
    svar = personregister.spoer_om(fodselsnummer)
    if svar is None:
        return gradert
    if svar.sperrer:
        raise ErStrengtFortrolig(svar)
    strengest = max(Adressebeskyttelse(gradert.gradering.value), svar.beskyttelse, key=STRENGHET.index)
    gjelder = Registersvar(strengest, gradert.skjermet or svar.skjermet, FOLKEREGISTERET)
    return Gradert(gjelder.gradering, gjelder.skjermet, FOLKEREGISTERET, naa)


def ved_nytt_nummer(*, fodselsnummer: str, sagt: Registersvar) -> Registersvar:
    """What holds of whoever has the number. Raises personregister.RegisteretSvarerIkke."""
    svar = personregister.spoer_om(fodselsnummer)
    if svar is None:
        return sagt
    strengest = max(sagt.beskyttelse, svar.beskyttelse, key=STRENGHET.index)
    return Registersvar(strengest, sagt.skjermet or svar.skjermet, FOLKEREGISTERET, sagt.grunn)
