"""Several candidates in one log with an employer: one save moves the dates of those ticked, a note for each."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inkludering.felles.arbeidsdager import legg_til
from inkludering.felles.nummer import lag_syntetisk_fnr
from inkludering.hendelser.models import Oppslag
from oppfolging.handlinger import forlopsgang
from oppfolging.kjerne.models import Art, Kontakt, Oppfolging, Part, Side
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, for_
from tests.oppfolging.loggeskjema import kort, langt, suppe, utfylt

pytestmark = pytest.mark.django_db


@pytest.fixture
def hos(ane):
    return lag.arbeidsgiver(ane, naa=for_(60))


def i_forlop(hos, av, *, siden: int, **felt):
    den = lag.kandidat(av, naa=for_(siden), fase="jobbutvikling", **felt)
    return lag.forlop(den, hos, av=av, naa=for_(siden), stilling="Kokk")


def adresse(hos) -> str:
    return f"/arbeidsgivere/{hos.orgnr}/logg/"


def dato(forlop) -> Oppfolging:
    return Oppfolging.objects.aapne().rytme().get(forlop=forlop, side=Side.ARBEIDSGIVER)


def boks(forlop) -> str:
    return f"om_{forlop.pk.hex}"


def test_de_fem_staar_der_og_de_som_er_forfalt_er_krysset_av(client, ane, hos):
    sene = [i_forlop(hos, ane, siden=20, fornavn=navn) for navn in ("Anna", "Bo", "Cid")]
    ferske = [i_forlop(hos, ane, siden=0, fornavn=navn) for navn in ("Dag", "Eli")]
    skjema = suppe(client.get(adresse(hos)))
    bokser = {ett["name"]: ett.has_attr("checked") for ett in skjema.select('.loggskjema__omtalt [name^="om_"]')}
    assert bokser == {boks(forlop): dato(forlop).frist <= I_DAG for forlop in (*sene, *ferske)}
    assert all(bokser[boks(forlop)] for forlop in sene)
    assert "Anna" in skjema.text
    assert "Notat om arbeidsgiveren" in skjema.text


def test_hver_av_dem_kan_ha_vaert_med(client, ane, hos):
    var_der, omtalt = (i_forlop(hos, ane, siden=20) for _ in range(2))
    felt = utfylt(client.get(adresse(hos))) | {"kanal": "fysisk", f"med_{var_der.pk.hex}": "on"}
    client.post(adresse(hos), felt)
    assert {den.kandidat_id: den.deltok for den in Kontakt.objects.get().deltakere.filter(part=Part.KANDIDAT)} == {
        var_der.kandidat_id: True,
        omtalt.kandidat_id: False,
    }
    lukket = Oppfolging.objects.filter(status="utfort", side=Side.KANDIDAT).values_list("kandidat", flat=True)
    assert set(lukket) == {var_der.kandidat_id}


def test_en_kollegas_kandidat_sies_ikke_aa_ha_vaert_med(client, ane, hos):
    andres = i_forlop(hos, lag.bruker(), siden=20)
    skjema = suppe(client.get(adresse(hos)))
    assert skjema.select(f"[name={boks(andres)}]")
    assert not skjema.select(f"[name=med_{andres.pk.hex}]")
    client.post(adresse(hos), utfylt(client.get(adresse(hos))) | {boks(andres): "on", f"med_{andres.pk.hex}": "on"})
    assert not Kontakt.objects.get().deltakere.get(part=Part.KANDIDAT).deltok


def test_en_lagring_flytter_datoene_til_dem_som_er_krysset_av(client, ane, hos):
    sene = [i_forlop(hos, ane, siden=20) for _ in range(2)]
    fersk = i_forlop(hos, ane, siden=0)
    foer = dato(fersk)
    felt = utfylt(client.get(adresse(hos))) | {"kanal": "fysisk", "notat": "Trenger folk i januar"}
    felt.pop(boks(fersk), None)
    client.post(adresse(hos), felt | {f"notat_{sene[0].pk.hex}": "Gjør det bra"})
    kontakt = Kontakt.objects.get()
    assert {rad.forlop for rad in kontakt.lukkede_oppfolginger.filter(side=Side.ARBEIDSGIVER)} == set(sene)
    assert all(dato(forlop).frist > I_DAG for forlop in sene)
    assert dato(fersk) == foer
    notater = {rad.forlop: rad.notat for rad in kontakt.deltakere.filter(part=Part.KANDIDAT)}
    assert notater == {sene[0]: "Gjør det bra", sene[1]: ""}
    assert kontakt.deltakere.get(part=Part.ARBEIDSGIVER).notat == "Trenger folk i januar"
    assert not kontakt.deltakere.filter(part=Part.KANDIDAT, deltok=True).exists()


@pytest.mark.parametrize("antall", [2, 4])
def test_kvitteringen_nevner_dem_naar_de_er_faa_og_sier_ellers_hvor_mange(client, ane, hos, antall):
    sene = [i_forlop(hos, ane, siden=20) for _ in range(antall)]
    melding = suppe(client.post(adresse(hos), utfylt(client.get(adresse(hos))), follow=True)).select_one("#meldinger")
    nevnt = [f"{langt(dato(den).frist)} ({den.kandidat.navn}" in melding.text for den in sene]
    assert nevnt == [antall == 2] * antall
    forst = min(dato(forlop).frist for forlop in sene)
    assert (f"arbeidsgiver {antall} datoer, den første {langt(forst)}" in melding.text) == (antall == 4)


@pytest.mark.parametrize(("krysset", "formaal"), [(True, "oppfolging"), (False, "relasjonsbygging")])
def test_snakket_de_om_noen_var_det_oppfolging(client, ane, hos, krysset, formaal):
    forlop = i_forlop(hos, ane, siden=20)
    felt = utfylt(client.get(adresse(hos))) | {boks(forlop): "on" if krysset else ""}
    client.post(adresse(hos), {navn: verdi for navn, verdi in felt.items() if verdi})
    assert Kontakt.objects.get().formaal == formaal


def test_et_kryss_for_den_som_ikke_er_forfalt_flytter_ogsaa_den(client, ane, hos):
    fersk = i_forlop(hos, ane, siden=1)
    foer = dato(fersk)
    client.post(adresse(hos), utfylt(client.get(adresse(hos))) | {boks(fersk): "on"})
    assert dato(fersk).pk != foer.pk


def test_uten_kryss_er_det_en_kontakt_om_ingen(client, ane, hos):
    sen = i_forlop(hos, ane, siden=20)
    felt = utfylt(client.get(adresse(hos)))
    felt.pop(boks(sen))
    client.post(adresse(hos), felt)
    assert [rad.part for rad in Kontakt.objects.get().deltakere.all()] == [Part.ARBEIDSGIVER]
    assert dato(sen).frist < I_DAG


def test_en_kollegas_kandidat_staar_uten_navn_og_bare_for_kontaktpersonen(client, ane, hos):
    bo = lag.bruker()
    andres = i_forlop(hos, bo, siden=20, fornavn="Skjult")
    skjema = suppe(client.get(adresse(hos))).text
    assert "En kandidat, Kokk" in skjema
    assert "Skjult" not in skjema
    client.force_login(lag.bruker())
    fremmed = suppe(client.get(adresse(hos)))
    assert not fremmed.select(".loggskjema__omtalt")
    client.post(adresse(hos), utfylt(client.get(adresse(hos))) | {boks(andres): "on"})
    assert not Kontakt.objects.get().deltakere.filter(part=Part.KANDIDAT).exists()


def test_aa_se_hvem_det_gjelder_blir_notert(client, ane, hos):
    egen = i_forlop(hos, ane, siden=20)
    foer = Oppslag.objects.count()
    client.get(adresse(hos))
    assert [(rad.handling, rad.personer) for rad in Oppslag.objects.order_by("pk")[foer:]] == [
        ("logg_kontakt", [egen.kandidat_id])
    ]


def test_angret_kontakt_om_flere_gir_alle_datoene_tilbake(client, ane, hos):
    sene = [i_forlop(hos, ane, siden=20) for _ in range(2)]
    foer = {dato(forlop).pk for forlop in sene}
    client.post(adresse(hos), utfylt(client.get(adresse(hos))))
    client.post(f"/kontakter/{Kontakt.objects.get().pk}/angre/")
    assert {dato(forlop).pk for forlop in sene} == foer


def test_sporringene_er_like_mange_for_en_som_for_tre(client, ane, hos):

    i_forlop(hos, ane, siden=20)
    with CaptureQueriesContext(connection) as en:
        client.get(adresse(hos))
    for _ in range(2):
        i_forlop(hos, ane, siden=20)
    with CaptureQueriesContext(connection) as tre:
        client.get(adresse(hos))
    assert len(tre) == len(en)


def test_en_dag_foer_den_ene_ble_henvist_avvises_for_alle(client, ane, hos):
    fersk = i_forlop(hos, ane, siden=2)
    dag = f"{I_DAG - timedelta(days=10):%d.%m.%Y}"
    felt = utfylt(client.get(adresse(hos))) | {boks(fersk): "on", "naar": "annen", "dag": dag}
    svar = client.post(adresse(hos), felt)
    assert svar.status_code == 422
    assert "Kontakten kan ikke ha vært den dagen." in suppe(svar).text


@pytest.mark.parametrize(("aarsak", "art"), [("mistet_jobben", Art.JOBBTAP), ("ansatt", Art.NY_JOBB)])
def test_det_et_avsluttet_forlop_lot_staa_er_krysset_av_og_gjores_opp(client, ane, hos, aarsak, art):
    det = i_forlop(hos, ane, siden=20, fornavn="Anna")
    forlopsgang.avslutt(forlop=det, dato=for_(9).date(), aarsak=aarsak, av=ane, naa=for_(9))
    staar = Oppfolging.objects.aapne().get(art=art, side=Side.ARBEIDSGIVER)
    assert staar.frist < I_DAG
    rad = suppe(client.get(adresse(hos))).select_one(".loggskjema__omtalt")
    assert rad.select_one(f"[name={boks(det)}]").has_attr("checked")
    assert f"{art.label} · {kort(staar.frist)}" in " ".join(rad.text.split())
    client.post(adresse(hos), utfylt(client.get(adresse(hos))))
    staar.refresh_from_db()
    assert staar.kontakt == Kontakt.objects.get()


def test_den_som_har_to_forlop_der_staar_en_gang_og_det_som_pagaar_svarer_for_begge(client, ane, hos):
    det = i_forlop(hos, ane, siden=20, fornavn="Anna")
    forlopsgang.avslutt(forlop=det, dato=for_(9).date(), aarsak="mistet_jobben", av=ane, naa=for_(9))
    nytt = lag.forlop(det.kandidat, hos, av=ane, naa=for_(1), type="fast", stilling="Kokk")
    assert [ett["name"] for ett in suppe(client.get(adresse(hos))).select('[name^="om_"]')] == [boks(nytt)]
    assert client.post(adresse(hos), utfylt(client.get(adresse(hos)))).status_code == 302
    assert not Oppfolging.objects.aapne().filter(art=Art.JOBBTAP, side=Side.ARBEIDSGIVER).exists()
    assert Kontakt.objects.get().deltakere.get(part=Part.KANDIDAT).forlop == nytt


def test_to_forlop_som_paagaar_gir_ett_kryss_for_den_det_gjelder(client, ane, hos):
    forste = i_forlop(hos, ane, siden=20)
    lag.forlop(forste.kandidat, hos, av=ane, naa=for_(10), type="fast", stilling="Kokk")
    assert len(suppe(client.get(adresse(hos))).select('[name^="om_"]')) == 1
    assert client.post(adresse(hos), utfylt(client.get(adresse(hos)))).status_code == 302
    assert Kontakt.objects.get().deltakere.filter(part=Part.KANDIDAT).count() == 1


def test_en_evaluering_som_er_forfalt_logges_for_seg_og_kvitteringen_sier_at_den_staar(client, ane, hos):
    den = lag.kandidat(ane, naa=for_(60), fase="jobbutvikling", fornavn="Anna", etternavn="Lie")
    slutt = I_DAG + timedelta(days=20)
    lag.forlop(den, hos, av=ane, naa=for_(40), stilling="Kokk", slutt=slutt)
    evaluering = Oppfolging.objects.aapne().get(art=Art.MIDTEVALUERING, side=Side.ARBEIDSGIVER)
    assert evaluering.frist <= I_DAG
    assert "Midtevaluering logges for seg" in suppe(client.get(adresse(hos))).select_one(".loggskjema__omtalt").text
    svar = client.post(adresse(hos), utfylt(client.get(adresse(hos))), follow=True)
    assert (
        "Står til det logges for seg: Midtevaluering for Anna Lie, Kokk." in suppe(svar).select_one("#meldinger").text
    )
    evaluering.refresh_from_db()
    assert evaluering.er_aapen


def test_hva_som_kan_sies_om_hver_av_mine_staar_ved_krysset(client, ane, hos):
    aapen, lukket, andres = (i_forlop(hos, av, siden=20) for av in (ane, ane, lag.bruker()))
    lag.aapne(aapen.kandidat, av=ane, skal_ikke_deles="Ryggen")
    sider = suppe(client.get(adresse(hos)))
    sies = {
        ett: sider.select_one(f".loggskjema__omtalt:has([name={boks(ett)}])").text for ett in (aapen, lukket, andres)
    }
    assert "navnet kan sies · skal ikke deles: Ryggen" in sies[aapen]
    assert "arbeidsgivere skal ikke kontaktes om kandidaten" in sies[lukket]
    assert "navnet" not in sies[andres] and "skal ikke kontaktes" not in sies[andres]


def test_det_siste_som_ble_sagt_der_staar_foer_man_logger(client, ane, hos):
    assert not suppe(client.get(adresse(hos))).select(".loggskjema__foer")
    lag.kontakt(Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=ane, naa=for_(3), notat="Trenger folk i januar")
    assert "Trenger folk i januar" in suppe(client.get(adresse(hos))).select_one(".loggskjema__foer").text
    bo = lag.bruker(fornavn="Bo", etternavn="Berg")
    lag.kontakt(Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=bo, naa=for_(1), notat="Hemmelig")
    foer = suppe(client.get(adresse(hos))).select_one(".loggskjema__foer").text
    assert "i går Telefon, Bo Berg" in foer
    assert "Hemmelig" not in foer


def test_to_av_mine_med_samme_navn_skilles_ved_krysset(client, ane, hos):
    for fodt in (1988, 1970):
        fnr = lag_syntetisk_fnr(date(fodt, 5, 5), 300)
        i_forlop(hos, ane, siden=20, fornavn="Anna", etternavn="Lie", fodselsnummer=fnr)
    vist = suppe(client.get(adresse(hos))).text
    assert "Anna Lie (f. 88), Kokk" in vist
    assert "Anna Lie (f. 70), Kokk" in vist


def test_en_evaluering_som_kommer_foer_neste_dato_nevnes_i_kvitteringen(client, ane, hos):
    """«I dag» shows it as what comes next: the receipt does not say otherwise."""
    den = lag.kandidat(ane, naa=for_(60), fase="jobbutvikling", fornavn="Anna", etternavn="Lie")
    # As long after the next working day as it began before it: the middle falls on that day.
    midten = legg_til(I_DAG, 1)
    lag.forlop(den, hos, av=ane, naa=for_(40), stilling="Kokk", slutt=midten + (midten - I_DAG) + timedelta(days=40))
    evaluering = Oppfolging.objects.aapne().get(art=Art.MIDTEVALUERING, side=Side.ARBEIDSGIVER)
    svar = suppe(client.post(adresse(hos), utfylt(client.get(adresse(hos))), follow=True)).select_one("#meldinger")
    neste = Oppfolging.objects.aapne().rytme().get(kandidat=den, side=Side.ARBEIDSGIVER)
    assert I_DAG < evaluering.frist < neste.frist
    assert "Står til det logges for seg: Midtevaluering for Anna Lie, Kokk." in svar.text
