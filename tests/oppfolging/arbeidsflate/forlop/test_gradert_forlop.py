"""The forløp of a graded candidate: for who answers for them, and not for the employer's kontaktperson."""

import pytest

from tests import fabrikker as lag

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("gradert", [{"gradering": "fortrolig"}, {"skjermet": True}, {"gradering": "ukjent"}])
def test_kontaktperson_finner_ikke_forlopet_til_en_gradert(client, gradert):
    """As one that does not exist: neither the page nor a form of it."""
    ane, kollega = lag.bruker(), lag.bruker()
    forlop = lag.forlop(lag.kandidat(ane, aapen=True, **gradert), lag.arbeidsgiver(kollega), av=ane)
    dato = forlop.oppfolginger.aapne().filter(side="arbeidsgiver").first()
    client.force_login(kollega)
    for adresse in (f"/forlop/{forlop.pk}/", f"/forlop/{forlop.pk}/logg/", f"/oppfolginger/{dato.pk}/flytt/"):
        assert client.get(adresse).status_code == 404, adresse
    client.force_login(ane)
    mine = [200, 200] if gradert != {"gradering": "ukjent"} else [404, 404]
    assert [
        client.get(hvor).status_code for hvor in (f"/forlop/{forlop.pk}/", f"/oppfolginger/{dato.pk}/flytt/")
    ] == mine
