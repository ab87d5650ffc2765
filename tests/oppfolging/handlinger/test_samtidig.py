"""Two presses at once: the first one's work stands, the second changes nothing and says so."""

import pytest

from arbeidsgivere import registrering
from inkludering.felles.arbeidsdager import legg_til
from oppfolging.handlinger import forlopsgang
from tests import fabrikker as lag
from tests.arbeidsgivere.test_samtidig import ulagret
from tests.klokke import I_DAG, klokka


def test_to_trykk_samtidig_starter_ett_forlop(egen_base, sql):
    ane = lag.bruker()
    kari, hos = lag.kandidat(ane), lag.arbeidsgiver(ane)
    with ulagret(lambda: lag.forlop(kari, hos, av=ane), sql, egen_base), pytest.raises(forlopsgang.GaarAllerede):
        lag.forlop(kari, hos, av=ane)
    assert kari.forlop.count() == 1


def test_arbeidsgiver_som_registreres_samtidig_gir_beskjed_ved_nummeret(egen_base, sql, client):
    ane, ola = lag.bruker(), lag.bruker()
    kari, enhet = lag.kandidat(ane, fase="jobbutvikling"), lag.registerenhet()
    client.force_login(ane)
    felt = {"orgnr": enhet.orgnr, "registrer": "on", "type": "fast", "start": f"{legg_til(I_DAG, 3):%d.%m.%Y}"}

    def registrer() -> None:
        registrering.registrer(orgnr=enhet.orgnr, kontor=ola.kontor, kontaktperson=ola, av=ola, naa=klokka())

    with ulagret(registrer, sql, egen_base):
        svar = client.post(f"/kandidater/{kari.pk}/forlop/nytt/", felt)
    assert svar.status_code == 422
    assert "akkurat nå" in svar.content.decode()
