"""Where the leader takes back what was registered by mistake: from the candidate's row, also one forløp alone."""

import pytest

from inkludering.brukere.models import Rolle
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.klokke import for_, klokka
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


def test_siden_sier_hva_som_lukkes_foer_en_trykker(client):
    ane, leder = lag.bruker(), lag.bruker(Rolle.LEDER)
    kari = lag.kandidat(ane, fase="jobbutvikling", naa=for_(60))
    forlop = lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(60)), av=ane, naa=for_(60))
    generering.generer(naa=klokka())
    client.force_login(leder)
    for adresse, det in ((f"/kandidater/{kari.pk}/trekk/", kari), (f"/forlop/{forlop.pk}/trekk/", forlop)):
        antall = det.oppfolginger.aapne().count()
        minnet = Paaminnelse.objects.aapne().filter(oppfolging__in=det.oppfolginger.all()).count()
        assert antall > 1 < minnet
        tekst = " ".join(suppe(client.get(adresse)).select_one("main form").text.split())
        assert f"Dette skjer: 1 forløp, {antall} datoer, {minnet} påminnelser lukkes." in tekst
