"""What belongs to somebody: the jobbspesialister and the leader's queue are the office, in the recount's periods."""

import pytest

from oppfolging.rapporter.snitt import linjer
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.figur import Linje, Omfang, Tall
from oppfolging.rapporter.tall.mangler import UTEN_ANSVARLIG
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE
from oppfolging.rapporter.tall.verdier import Andeler, Antall, Dager
from oppfolging.rapporter.utvalg import Utvalg
from tests.oppfolging.rapporter.scene import bygg
from tests.oppfolging.rapporter.tall.test_etterregning import PERIODER, _det_som_villeder

# Of the others somebody may be counted with two, and once for the office.
DELES = [tall for tall in figur.alle() if tall.omfang is Omfang.ALLE and not tall.flere_rader]


def delene(linje: Linje, tall: Tall) -> list[int]:
    verdi = linje[tall]
    if isinstance(verdi, Dager):
        return [verdi.antall]
    if isinstance(verdi, Andeler):
        return [del_ for ett in verdi.per.values() for del_ in (ett.teller, ett.nevner, ett.utelatt)]
    assert isinstance(verdi, Antall)
    return list(verdi.per.values())


@pytest.mark.django_db
def test_jobbspesialistene_og_koen_er_til_sammen_kontoret_i_hver_periode():
    s = bygg()
    _det_som_villeder(s)
    ulike, i_koen = [], 0
    for fra, til, snitt in PERIODER:
        svar = linjer(Utvalg(s.kontor, fra, til, snitt), figur.alle())
        for tall in DELES:
            hver = [delene(linje, tall) for linje in (*svar.spesialister, svar.uten_ansvarlig)]
            if (sum_ := [sum(del_) for del_ in zip(*hver, strict=True)]) != delene(svar.kontoret, tall):
                ulike.append((fra, til, tall.nokkel, sum_, delene(svar.kontoret, tall)))
        assert svar.kontoret[UTEN_ANSVARLIG].antall == svar.uten_ansvarlig[PORTEFOLJE].samlet, (fra, til)
        i_koen += svar.uten_ansvarlig[PORTEFOLJE].samlet
    assert (ulike, len(DELES)) == ([], 7)
    assert i_koen > 5
