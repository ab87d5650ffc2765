"""Offices are put together and divided: all that hangs on them goes along, and who answers for whom stays."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Kontor
from kandidater.models import Kandidat, TidligereKontor
from oppfolging import tikk
from oppfolging.handlinger import fratredelse, kontorflytting
from oppfolging.handlinger.kontorflytting import Flyttes
from tests import fabrikker as lag
from tests.klokke import I_DAG, klokka

pytestmark = pytest.mark.django_db
EN_DAG = timedelta(days=1)


@pytest.fixture
def administrator():
    return lag.bruker("administrator", paa="0314")


def verden():
    """Two at the office with a candidate and an employer each, and one in the queue."""
    ane, bo, leder = lag.bruker(), lag.bruker(), lag.bruker("leder")
    for den in (ane, bo):
        lag.forlop(lag.kandidat(den, fase="jobbutvikling"), lag.arbeidsgiver(den), av=den)
    lag.kandidat(None, kontor=lag.kontor())
    return ane, bo, leder


def ved(nummer: str) -> tuple[int, int]:
    return Kandidat.objects.filter(kontor=nummer).count(), Arbeidsgiver.objects.filter(kontor=nummer).count()


def roller(bruker) -> list[tuple[str, object, object]]:
    return [(r.kontor_id, r.gyldig.lower, r.gyldig.upper) for r in bruker.tilknytninger.order_by("gyldig")]


def test_hele_kontoret_gaar_til_det_andre_med_koen_og_legges_ned(administrator):
    ane, bo, leder = verden()
    fra, til, naa = lag.kontor(), lag.kontor(lag.ANNET_KONTOR), klokka()
    ansvar = set(Kandidat.objects.values_list("pk", "ansvar__bruker"))
    assert kontorflytting.hele(fra, naa=klokka()).kandidater == 3
    kontorflytting.slaa_sammen(fra=fra, til=til, av=administrator, naa=naa)
    connection.check_constraints()
    assert (ved(fra.pk), ved(til.pk)) == ((0, 0), (3, 2))
    assert set(Kandidat.objects.values_list("pk", "ansvar__bruker")) == ansvar
    for den in (ane, bo, leder):
        fra_dag = den.tilknytning.gyldig.lower
        assert roller(den) == [(fra.pk, fra_dag, I_DAG), (til.pk, I_DAG, None)]
    assert TidligereKontor.objects.filter(kontor=fra, til=naa).count() == 3
    assert Kontor.objects.get(pk=fra.pk).etterfolger == til and not fra.geografi.exists()
    assert fratredelse.rydd(naa=klokka()) == 0
    tikk.kjor(naa=klokka() + timedelta(minutes=1))
    call_command("sjekk")


@pytest.mark.parametrize(("graderte", "vist"), [(0, 1), (1, 1), (4, 1), (5, 6), (6, 6)])
def test_antallet_roeper_ingen_gradert(graderte, vist):
    ane, fra = lag.bruker(), lag.kontor()
    lag.hev_taket(ane)
    for gradering in ["ugradert", *["fortrolig"] * graderte]:
        lag.kandidat(ane, gradering=gradering)
    assert kontorflytting.hele(fra, naa=klokka()).kandidater == vist
    assert kontorflytting.folkene(fra, naa=klokka())[ane].kandidater == 1


def test_noen_flyttes_med_det_de_svarer_for_og_resten_blir(administrator):
    ane, bo, _leder = verden()
    fra, til = lag.kontor(), lag.kontor(lag.ANNET_KONTOR)
    assert kontorflytting.folkene(fra, naa=klokka())[ane] == Flyttes(1, 1, 1)
    kontorflytting.flytt(fra=fra, til=til, folk=[ane], av=administrator, naa=klokka())
    connection.check_constraints()
    assert (ved(fra.pk), ved(til.pk)) == ((2, 1), (1, 1))
    assert (roller(ane)[-1][0], roller(bo)[-1][0]) == (til.pk, fra.pk)
    assert Kontor.objects.get(pk=fra.pk).nedlagt is None


def test_den_som_har_rollen_begge_steder_beholder_den_ene(administrator):
    ane = lag.bruker()
    gammel = ane.tilknytninger.create(kontor_id=lag.ANNET_KONTOR, rolle="jobbspesialist", gyldig=ane.tilknytning.gyldig)
    kontorflytting.slaa_sammen(fra=lag.kontor(), til=lag.kontor(lag.ANNET_KONTOR), av=administrator, naa=klokka())
    assert roller(ane)[-1][1:] == (gammel.gyldig.lower, None)
    assert [r[0] for r in roller(ane) if r[2] is None] == [lag.ANNET_KONTOR]


def test_et_nedlagt_kontor_flyttes_verken_til_eller_fra(administrator):
    fra, til = lag.kontor(), lag.kontor(lag.ANNET_KONTOR)
    felles = {"av": administrator, "naa": klokka()}
    kontorflytting.slaa_sammen(fra=fra, til=til, **felles)
    for den, dit in ((fra, til), (til, fra), (til, til)):
        with pytest.raises(kontorflytting.KanIkkeFlyttes):
            kontorflytting.slaa_sammen(fra=den, til=dit, **felles)


def test_siden_sier_hva_som_flyttes_og_avviser_det_som_er_endret_siden(client, administrator):
    ane, _bo, _leder = verden()
    client.force_login(administrator)
    adresse = "/administrasjon/kontor/5702/flytt/"
    side = client.get(adresse).content.decode()
    assert f"{ane.navn}: 1 kandidat og 1 arbeidsgiver" in side and "avsluttet: 3 kandidater og 2 arbeidsgivere" in side
    versjon = side.split('name="versjon" value="')[1].split('"')[0]
    assert "Velg hvem som flyttes" in client.post(adresse, {"til": lag.ANNET_KONTOR}).content.decode()
    lag.kandidat(ane)
    gammel = client.post(adresse, {"til": lag.ANNET_KONTOR, "alle": "on", "versjon": versjon})
    assert gammel.status_code == 422 and ved("5702") == (4, 2)
    svar = client.post(adresse, {"til": lag.ANNET_KONTOR, "hvem": [str(ane.pk)]})
    assert svar.url == f"/administrasjon/kontor/{lag.ANNET_KONTOR}/" and ved(lag.ANNET_KONTOR) == (2, 1)
    assert client.post(adresse, {"til": lag.ANNET_KONTOR, "alle": "on"}).status_code == 302
    assert "slått sammen med" in client.get(adresse).content.decode()
    assert client.post(adresse, {"til": lag.ANNET_KONTOR, "alle": "on"}).status_code == 422


def test_et_nytt_kontor_har_et_nummer_av_fire_sifre_som_ingen_har(client, administrator):
    client.force_login(administrator)
    for nummer, sagt in (("5702", "Et annet kontor"), ("12", "fire sifre")):
        svar = client.post("/administrasjon/kontorer/nytt/", {"enhetsnummer": nummer, "navn": "Nav Nytt"})
        assert svar.status_code == 422 and sagt in svar.content.decode()
    svar = client.post("/administrasjon/kontorer/nytt/", {"enhetsnummer": "9998", "navn": "Nav Nytt"})
    assert svar.url == "/administrasjon/kontor/9998/"
    assert Kontor.objects.get(pk="9998").norm == 20
