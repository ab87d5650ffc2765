"""Absence as its readers meet it: registering, notes, the vikar's day, and the list when one is back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from psycopg.types.range import DateRange

from inkludering.brukere import fravaer
from inkludering.brukere.models import Fravaer
from inkludering.felles.arbeidsdager import legg_til, lokal_dato
from inkludering.hendelser.models import Oppslag
from kandidater import ansvar
from oppfolging.handlinger import inntak
from oppfolging.kjerne import datoer
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, NAA, for_, klokka
from tests.oppfolging.loggeskjema import suppe

pytestmark = pytest.mark.django_db


def som(bruker) -> Client:
    klient = Client()
    klient.force_login(bruker)
    return klient


@pytest.fixture
def bo():
    return lag.bruker(fornavn="Bo", etternavn="Berg")


def meld(hvem, fra, til, vikar, *, naa=NAA) -> Fravaer:
    dager = {"fra": I_DAG + timedelta(days=fra), "til": I_DAG + timedelta(days=til)}
    return fravaer.registrer(bruker=hvem, **dager, vikar=vikar, av=hvem, naa=naa)


def test_siden_sier_at_vikaren_ikke_kan_og_at_fravaeret_er_tatt_tilbake(client, ane, bo, monkeypatch):
    bo.tilknytninger.update(gyldig=DateRange(I_DAG - timedelta(days=90), I_DAG + timedelta(days=2)))
    dager = {"fra": f"{I_DAG:%d.%m.%Y}", "til": f"{legg_til(I_DAG, 9):%d.%m.%Y}", "vikar": str(bo.pk)}
    svar = client.post("/fravaer/nytt/", dager)
    assert (svar.status_code, "Bo Berg er ikke jobbspesialist ved kontoret" in suppe(svar).text) == (422, True)
    det = meld(ane, 0, 3, None)

    def for_sent(**_felt):
        raise fravaer.ErTattTilbake

    monkeypatch.setattr(fravaer, "endre", for_sent)
    svar = client.post(f"/fravaer/{det.pk}/endre/", dager | {"vikar": ""}, follow=True)
    assert "Fraværet er tatt tilbake av noen andre" in suppe(svar).text


def test_fra_registrering_til_vikarens_dag(client, ane, kari, bo):
    cai, ola = lag.bruker(fornavn="Cai"), lag.kandidat(ane, fornavn="Ola", etternavn="Nes", fase="jobbutvikling")
    dager = {"fra": f"{I_DAG:%d.%m.%Y}", "til": f"{legg_til(I_DAG, 9):%d.%m.%Y}"}
    svar = client.post("/fravaer/nytt/", {**dager, "vikar": str(bo.pk)})
    (det,) = Fravaer.objects.all()
    assert svar["Location"] == f"/fravaer/{det.pk}/"
    side = suppe(client.get(svar["Location"]))
    assert "Bo Berg" in side.text and {"Kari Li", "Ola Nes"} <= {lenke.text for lenke in side.select("li a")}
    beskjed = f"/fravaer/{det.pk}/kandidat/%s/"
    svar = client.post(beskjed % kari.pk, {"tekst": "Ring før ni", "vikar": str(cai.pk), "neste": "1"})
    assert svar["Location"] == beskjed % ola.pk
    # Each sees whom they were given, with the note, and whose they are.
    hos_bo, hos_cai = suppe(som(bo).get("/")), suppe(som(cai).get("/"))
    assert [rad.text for rad in hos_bo.select(".portefolje th a")] == ["Ola Nes"]
    assert [rad.text for rad in hos_cai.select(".portefolje th a")] == ["Kari Li"]
    assert f"for {ane.navn}" in hos_cai.select_one(".portefolje tbody th").text
    assert hos_cai.select_one(f'a[href="/fravaer/{det.pk}/"]')
    assert "Ring før ni" in suppe(som(cai).get(f"/kandidater/{kari.pk}/")).text
    assert som(bo).get(f"/kandidater/{kari.pk}/").status_code == 404
    sett = Oppslag.objects.filter(bruker_id=cai.pk, utfall="tillatt").values_list("handling", flat=True)
    assert {"portefolje", "kandidatside"} <= set(sett)
    assert "Ring før ni" in suppe(som(cai).get(f"/fravaer/{det.pk}/")).text
    assert "Ring før ni" not in suppe(som(bo).get(f"/fravaer/{det.pk}/")).text


def test_listen_over_det_som_skjedde_er_fullstendig_og_staar_til_den_er_lest(client, ane, kari, bo):
    hos = lag.arbeidsgiver(ane, naa=for_(20), navn="Bakeriet AS")
    borte, leder = lag.kandidat(ane, naa=for_(20), fornavn="Per", etternavn="Vik"), lag.bruker("leder")
    det = meld(ane, -10, -1, bo, naa=for_(12))
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=bo, naa=for_(9), notat="Vil helst jobbe ute")
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=for_(8), notat="Mitt eget")
    lag.kontakt(Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=bo, naa=for_(7))
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=for_(11), notat="Før fraværet")
    inntak.bytt_fase(kandidat=kari, fase="kartlegging", av=bo, naa=for_(6))
    frist = kari.oppfolginger.aapne().filter(side="kandidat").earliest("frist")
    datoer.flytt(
        oppfolging=frist, til=frist.frist + timedelta(days=30), grunn="Ferie hos kandidaten", av=bo, naa=for_(5)
    )
    lag.forlop(kari, hos, av=bo, naa=for_(4))
    ansvar.tildel(kandidat=borte, til=bo, aarsak="bytte", av=leder, naa=for_(3))
    assert "Se hva som skjedde" in suppe(client.get("/")).text
    side = suppe(client.get(f"/fravaer/{det.pk}/"))
    per_navn = {kort.h3.text: kort.text for kort in side.select("#hendt ~ .kort") if kort.h3}
    assert list(per_navn) == ["Kari Li", "Bakeriet AS", "Per Vik"]
    for tekst in ("Vil helst jobbe ute", "Frist flyttet", "Ferie hos kandidaten", "Fase: Kartlegging", "Nytt forløp"):
        assert tekst in per_navn["Kari Li"]
    assert "Mitt eget" not in side.text and "Før fraværet" not in side.text
    assert "Telefon med Bakeriet AS" in per_navn["Bakeriet AS"]
    assert "En annen er nå ansvarlig" in per_navn["Per Vik"]
    assert Oppslag.objects.filter(bruker_id=ane.pk, handling="fravaer", personer__contains=[kari.pk]).exists()
    client.post(f"/fravaer/{det.pk}/lest/")
    assert "Se hva som skjedde" not in suppe(client.get("/")).text
    assert "Vil helst jobbe ute" in suppe(client.get(f"/fravaer/{det.pk}/")).text


def test_forsiden_spoer_like_mye_for_vikaren_og_den_som_er_tilbake(ane, bo):
    def sporringer(klient) -> int:
        with CaptureQueriesContext(connection) as fanget:
            assert klient.get("/").status_code == 200
        return len(fanget)

    klient = som(bo)
    lag.kandidat(bo)
    klient.get("/")
    foer = sporringer(klient)
    for _ in range(3):
        lag.kandidat(ane)
    meld(bo, -9, -8, None, naa=for_(12))
    meld(ane, 0, 3, bo)
    assert sporringer(klient) == foer


def test_lederens_kalender_sier_hvem_som_er_borte_og_hvem_som_er_uten_vikar(ane, bo):
    leder = lag.bruker("leder")
    nr, senere = ((legg_til(I_DAG, virkedager) - I_DAG).days for virkedager in (1, 6))
    meld(ane, nr, nr, bo)
    uten = meld(bo, senere, senere, None)
    side = suppe(som(leder).get("/fravaer/"))
    rader = {rad.th.text: [celle.text for celle in rad.select("td")] for rad in side.select("tbody tr")}
    assert f"1 dag, vikar: {bo.navn}" in rader[ane.navn] and "1 dag, 1 uten vikar" not in rader[ane.navn]
    mandag = I_DAG - timedelta(days=I_DAG.weekday())
    assert f"{mandag:%d.%m}–{mandag + timedelta(days=6):%d.%m}" in side.select("thead th")[1].text
    assert "1 dag, 1 uten vikar" in rader[bo.navn]
    assert side.select_one(f'.aksel-alert a[href="/fravaer/{uten.pk}/endre/"]').text == bo.navn


FEIL = [
    ({"fra": 2, "til": 1}, "Siste dag må være samme dag som første"),
    ({"fra": -60, "til": 1}, "inntil 31 dager tilbake"),
    ({"fra": 4, "til": 8}, "Det er allerede registrert fravær"),
    ({"fra": 2, "til": None}, "Skriv den siste dagen"),
]


@pytest.mark.parametrize(("dager", "sier"), FEIL)
def test_det_som_ikke_gaar_faar_en_setning(client, ane, dager, sier):
    meld(ane, 5, 6, None)
    data = {navn: f"{I_DAG + timedelta(days=nr):%d.%m.%Y}" if nr is not None else "" for navn, nr in dager.items()}
    svar = client.post("/fravaer/nytt/", data)
    assert svar.status_code == 422
    assert sier in suppe(svar).text
    assert Fravaer.objects.count() == 1


def test_lederen_melder_fra_om_den_som_er_syk_og_den_som_kommer_tilbake_foer(ane, bo):
    klient = som(lag.bruker("leder"))
    i_dag = f"{lokal_dato(klokka()):%d.%m.%Y}"
    senere = f"{I_DAG + timedelta(days=5):%d.%m.%Y}"
    data = {"fra": i_dag, "til": senere, "vikar": str(bo.pk)}
    assert klient.post("/fravaer/nytt/", {**data, "hvem": str(bo.pk)}).status_code == 422
    klient.post("/fravaer/nytt/", {**data, "hvem": str(ane.pk)})
    det = Fravaer.objects.get(bruker=ane)
    klient.post(f"/fravaer/{det.pk}/endre/", {**data, "til": i_dag})
    det.refresh_from_db()
    assert fravaer.siste_dag(det) == I_DAG
    klient.post(f"/fravaer/{det.pk}/ta-tilbake/")
    assert not Fravaer.objects.staaende().exists()


def test_vikarens_portefolje_norm_og_tak_staar_der_vikaren_velges(client, ane, kari, bo):
    lag.kandidat(bo)
    det = meld(ane, 0, 3, None)
    sier = f"{bo.navn}: 1 kandidater, norm 20, tak 25"
    for adresse in ("nytt/", f"{det.pk}/endre/", f"{det.pk}/kandidat/{kari.pk}/"):
        valg = suppe(client.get(f"/fravaer/{adresse}")).select_one(f'#id_vikar option[value="{bo.pk}"]')
        assert valg.text == sier


@pytest.mark.usefixtures("kari")
@pytest.mark.parametrize(("tak", "advares"), [(2, False), (1, True)])
def test_en_vikar_over_taket_gir_advarsel_og_nektes_aldri(client, bo, tak, advares):
    lag.kandidat(bo)
    lag.kontor().__class__.objects.update(norm=1, tak=tak)
    dager = {"fra": f"{I_DAG:%d.%m.%Y}", "til": f"{legg_til(I_DAG, 9):%d.%m.%Y}", "vikar": str(bo.pk)}
    advarsel = f"{bo.navn} følger opp inntil 2 kandidater i disse dagene, og taket er {tak}."
    ny = suppe(client.post("/fravaer/nytt/", dager, follow=True)).text
    (det,) = Fravaer.objects.all()
    assert fravaer.hovedvikar(det) == bo
    endret = suppe(client.post(f"/fravaer/{det.pk}/endre/", dager, follow=True)).text
    assert [advarsel in side for side in (ny, endret)] == [advares, advares]
