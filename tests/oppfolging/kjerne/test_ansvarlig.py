"""Who is away, and who stands in, as the pages of an employer say it."""

from datetime import timedelta

import pytest

from arbeidsgivere.models import Kontaktansvar
from inkludering.brukere import fravaer
from oppfolging.kjerne import ansvarlig
from oppfolging.kjerne.ansvarlig import Borte
from tests import fabrikker as lag
from tests.klokke import I_DAG, NAA, for_

pytestmark = pytest.mark.django_db


def test_bare_den_som_er_borte_staar_som_borte_med_vikaren_for_nettopp_den_arbeidsgiveren():
    ane, bo, cai, dag = (lag.bruker(fornavn=navn) for navn in ("Ane", "Bo", "Cai", "Dag"))
    cai.telefon = "+4755555555"
    cai.save()
    hos = {hvem: lag.arbeidsgiver(hvem, naa=for_(60)) for hvem in (ane, bo, dag)}
    til = I_DAG + timedelta(days=8)
    for hvem, vikar in ((ane, cai), (bo, None)):
        fravaer.registrer(bruker=hvem, fra=I_DAG, til=til, vikar=vikar, av=hvem, naa=NAA)
    ansvarene = ansvarlig.med_fravaer(Kontaktansvar.objects.gjeldende(NAA), NAA)
    assert {rad.arbeidsgiver_id: ansvarlig.borte(rad) for rad in ansvarene} == {
        hos[ane].pk: Borte(til, cai.navn, "+4755555555", cai.epost),
        hos[bo].pk: Borte(til, "", "", ""),
        hos[dag].pk: None,
    }
