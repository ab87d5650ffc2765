"""The weighted caseload stands beside the count, and norm and ceiling go by the count alone."""

from decimal import Decimal

import pytest

from inkludering.brukere.models import Rolle
from kandidater import belastning, vekting
from tests import fabrikker as lag
from tests.klokke import klokka

pytestmark = pytest.mark.django_db
JOBBER, DELVIS = "jobbutvikling", "JOBBE_DELVIS"


# phase, need, weights → what one candidate weighs
@pytest.mark.parametrize(
    ("fase", "behov", "vekter", "vekt"),
    [
        (JOBBER, DELVIS, {}, None),
        (JOBBER, DELVIS, {JOBBER: 100}, None),
        (JOBBER, DELVIS, {JOBBER: 150}, "1.5"),
        (JOBBER, DELVIS, {DELVIS: 80}, "0.8"),
        (JOBBER, DELVIS, {JOBBER: 150, DELVIS: 120}, "1.8"),
        (JOBBER, DELVIS, {JOBBER: 125, DELVIS: 125}, "1.6"),
        (JOBBER, DELVIS, {"kartlegging": 300}, "1.0"),
        ("kartlegging", "GODE_MULIGHETER", {JOBBER: 150, DELVIS: 120}, "1.0"),
    ],
)
def test_fase_og_behov_ganges_sammen(fase, behov, vekter, vekt):
    leder, ane = lag.bruker(Rolle.LEDER), lag.bruker()
    lag.kandidat(ane, fase=fase, innsatsgruppe=behov)
    vekting.sett(kontor=leder.kontor, vekter=vekter, av=leder, naa=klokka())
    hennes = belastning.for_kontor(leder.kontor, leser=leder, naa=klokka())[ane]
    assert (hennes.antall, hennes.vektet) == (1, vekt and Decimal(vekt))


def test_den_som_har_ingen_veier_null_og_det_graderte_veier_for_den_som_ser_det():
    leder, betrodd = lag.bruker(Rolle.LEDER), lag.bruker(Rolle.LEDER, ser_skjermede=True)
    ane = lag.bruker()
    vekting.sett(kontor=leder.kontor, vekter={DELVIS: 200}, av=leder, naa=klokka())
    lag.kandidat(ane, skjermet=True)
    assert belastning.for_kontor(leder.kontor, leser=leder, naa=klokka())[ane].vektet == 0
    assert belastning.for_kontor(leder.kontor, leser=betrodd, naa=klokka())[ane].vektet == 2


def test_lederen_setter_vektene_og_ser_dem_ved_siden_av_antallet(client):
    leder, ane = lag.bruker(Rolle.LEDER), lag.bruker(etternavn="Aas")
    ane.kontoret.norm = ane.kontoret.tak = 1
    ane.kontoret.save(update_fields=["norm", "tak"])
    client.force_login(leder)
    felt = dict.fromkeys(vekting.KODER, "100")
    assert client.post("/kontor/vekter/", felt | {DELVIS: "9"}).status_code == 422
    assert client.post("/kontor/vekter/", felt | {DELVIS: "50"}).status_code == 302
    assert vekting.for_kontor(leder.kontor) == {DELVIS: 50}
    lag.kandidat(ane)
    i_koen = lag.kandidat(None, kontor=leder.kontor)
    side = client.get(f"/kontor/tildel/{i_koen.pk}/").content.decode()
    assert "Test Aas: 1 kandidater, norm 1, vektet 0,5 (på taket, krever grunn)" in side
    hos = lag.arbeidsgiver(lag.bruker())
    velg = client.get(f"/arbeidsgivere/{hos.orgnr}/kontaktperson/").content.decode()
    assert "Test Aas: 1 kandidater, norm 1, vektet 0,5, 0 arbeidsgivere" in velg
    assert "0,5" in client.get(f"/kontor/jobbspesialister/{ane.pk}/").content.decode()
