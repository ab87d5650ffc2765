"""Two at once: one registers the person, the other is told that the person is followed up already."""

import pytest

from kandidater.models import Kandidat
from kandidater.registrering import KandidatFinnes
from tests import fabrikker as lag
from tests.arbeidsgivere.test_samtidig import ulagret
from tests.klokke import klokka


def test_samme_person_registrert_samtidig_gir_en_kandidat(egen_base, sql):
    ane, ola, fnr = lag.bruker(), lag.bruker(), lag.fodselsnummer()
    with (
        ulagret(lambda: lag.kandidat(ane, fodselsnummer=fnr, naa=klokka()), sql, egen_base),
        pytest.raises(KandidatFinnes),
    ):
        lag.kandidat(ola, fodselsnummer=fnr)
    assert Kandidat.objects.get().ansvar.get().bruker == ane
