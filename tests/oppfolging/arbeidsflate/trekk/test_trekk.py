"""Where the leader takes back what was registered by mistake: from the candidate's row, also one forløp alone."""

import pytest

from inkludering.brukere.models import Rolle
from tests import fabrikker as lag
from tests.oppfolging.loggeskjema import suppe

pytestmark = pytest.mark.django_db


def test_lederen_kommer_fra_kandidaten_til_forloepet_som_er_feil(client):
    ane, leder = lag.bruker(), lag.bruker(Rolle.LEDER)
    kari = lag.kandidat(ane, fase="jobbutvikling")
    feil, riktig = (lag.forlop(kari, lag.arbeidsgiver(ane, navn=navn), av=ane) for navn in ("Feil AS", "Riktig AS"))
    client.force_login(leder)
    lista = suppe(client.get(f"/kontor/jobbspesialister/{ane.pk}/"))
    assert lista.select(f'a[href="/kandidater/{kari.pk}/trekk/"]')
    lenker = {ett["href"]: ett.text for ett in suppe(client.get(f"/kandidater/{kari.pk}/trekk/")).select("form a")}
    assert "Arbeidstrening hos Feil AS" in lenker[f"/forlop/{feil.pk}/trekk/"]
    client.post(f"/forlop/{feil.pk}/trekk/", {"grunn": "Registrert på feil person"})
    igjen = suppe(client.get(f"/kandidater/{kari.pk}/trekk/")).select('form a[href^="/forlop/"]')
    assert [ett["href"] for ett in igjen] == [f"/forlop/{riktig.pk}/trekk/"]
