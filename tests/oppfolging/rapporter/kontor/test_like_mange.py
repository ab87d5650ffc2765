"""Kandidater are counted the same on every page a leader has, with those who wait and without those who are hidden."""

import re

import pytest

from kandidater import ansvar
from oppfolging.handlinger import inntak
from oppfolging.rapporter.snitt import beregn
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE
from tests import fabrikker as lag
from tests.klokke import I_DAG, NAA, for_
from tests.oppfolging.loggeskjema import suppe
from tests.oppfolging.rapporter.leder import i_koe, siden

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("ser_skjermede", [False, True])
def test_kandidater_telles_likt_paa_hver_side(client, leder, anne, ser_skjermede):
    leder.tilknytninger.update(ser_skjermede=ser_skjermede)
    for fase in ("henvist", "kartlegging", "jobbutvikling"):
        lag.kandidat(anne, naa=for_(9), fase=fase)
    i_koe(leder)
    lag.kandidat(anne, naa=for_(9), skjermet=True)
    avsluttes = lag.kandidat(anne, naa=for_(9))
    inntak.avslutt(kandidat=avsluttes, dato=for_(3).date(), av=anne, naa=for_(3))
    utenfra = lag.bruker(paa=lag.ANNET_KONTOR)
    ansvar.tildel(kandidat=lag.kandidat(anne, naa=for_(9)), til=utenfra, aarsak="", av=leder, naa=for_(2))
    lag.kandidat(lag.bruker(paa=lag.ANNET_KONTOR))
    antall = 5 + ser_skjermede
    assert re.search(r'Kandidater</a></dt> ?<dd class="teller__tall">(\d+)<', siden(client, "kontor"))[1] == str(antall)
    assert suppe(client.get("/kandidater/")).select_one(".teller[aria-current] .teller__tall").text == str(antall)
    radene = siden(client, "rader", data={"tall": "portefolje"})
    assert f"<strong>{antall} rader</strong>" in radene
    assert re.search(r">Åpne kandidater</th> <td [^>]*><a [^>]*><b>(\d+)<", siden(client, "tallene"))[1] == "5"
    assert beregn(kontor=leder.kontor, fra=I_DAG, til=I_DAG, snitt=NAA).kontoret[PORTEFOLJE].samlet == 5
