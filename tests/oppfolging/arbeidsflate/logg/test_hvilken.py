"""Which employer a contact outside any forløp was with: a registered one by name, or a name alone."""

import pytest

from arbeidsgivere.models import Arbeidsgiver
from oppfolging.handlinger.kontaktlogg import MedArbeidsgiver
from oppfolging.handlinger.kontaktlogg import Parter as Kontaktparter
from oppfolging.kjerne.models import Kontakt, Oppfolging, Side
from tests import fabrikker as lag
from tests.klokke import for_
from tests.oppfolging.loggeskjema import logg, suppe, utfylt

pytestmark = pytest.mark.django_db


@pytest.fixture
def bakeriet(ane):
    return lag.arbeidsgiver(lag.bruker(), naa=for_(30), navn="Bakeriet AS")


def sendt(client, kandidat, **felt):
    utfylling = utfylt(client.get(logg(kandidat))) | {"side": "arbeidsgiver", "kanal": "fysisk"}
    return client.post(logg(kandidat), utfylling | felt)


@pytest.mark.parametrize("skrevet", ["Bakeriet AS", "  bakeriet as ", "orgnr"])
def test_det_noyaktige_navnet_eller_nummeret_er_den_registrerte(client, kari, bakeriet, skrevet):
    sendt(client, kari, hvilken=bakeriet.orgnr if skrevet == "orgnr" else skrevet)
    kontakt = Kontakt.objects.get()
    assert (kontakt.arbeidsgiver, kontakt.arbeidsgivernavn, kontakt.med_arbeidsgiver) == (bakeriet, "", True)


def test_et_navn_ingen_har_blir_staaende_som_navn_og_vises_i_historikken(client, kari):
    sendt(client, kari, hvilken="Den nye butikken")
    kontakt = Kontakt.objects.get()
    assert (kontakt.arbeidsgiver, kontakt.arbeidsgivernavn) == (None, "Den nye butikken")
    assert "Fysisk møte med Den nye butikken" in suppe(client.get(f"/kandidater/{kari.pk}/")).text


def test_et_navn_som_kan_vaere_flere_sporres_det_om(client, kari, bakeriet):
    annet = lag.arbeidsgiver(None, navn="Bakeriet på hjørnet")
    svar = sendt(client, kari, hvilken="bakeriet")
    assert svar.status_code == 422
    valg = {ett["value"] for ett in suppe(svar).select("input[name=treff]")}
    assert valg == {bakeriet.orgnr, annet.orgnr, "ny"}
    assert "Velg hvilken arbeidsgiver du mener." in suppe(svar).text
    assert not Kontakt.objects.exists()
    sendt(client, kari, hvilken="bakeriet", treff=annet.orgnr)
    assert Kontakt.objects.get().arbeidsgiver == annet


def test_ingen_av_dem_lagrer_navnet(client, kari, bakeriet):
    sendt(client, kari, hvilken="Bakeriet", treff="ny")
    assert (Kontakt.objects.get().arbeidsgiver, Kontakt.objects.get().arbeidsgivernavn) == (None, "Bakeriet")


def test_et_nummer_ingen_har_er_ikke_et_navn(client, kari):
    svar = sendt(client, kari, hvilken="974 760 673")
    assert svar.status_code == 422
    assert "er ikke registrert" in suppe(svar).text


def test_hvilken_gjelder_ikke_naar_det_var_kandidaten(client, kari, bakeriet):
    sendt(client, kari, side="kandidat", hvilken="Bakeriet AS")
    assert (Kontakt.objects.get().med_arbeidsgiver, Kontakt.objects.get().arbeidsgivernavn) == (False, "")


def test_arbeidsgiveren_faar_besoket_uten_innhold_og_klokka_flyttes(client, ane, kari):
    hos = lag.arbeidsgiver(ane, naa=for_(30), navn="Kafeen AS", kartlagt=for_(30).date())
    sendt(client, kari, hvilken="Kafeen AS", notat="Kari kan begynne på prøve")
    kontakt = Kontakt.objects.get()
    assert {rad.side for rad in kontakt.lukkede_oppfolginger.all()} >= {Side.JOBBUTVIKLING}
    assert Oppfolging.objects.aapne().rytme().get(arbeidsgiver=hos).skapt_av == kontakt
    client.force_login(lag.bruker())
    side = suppe(client.get(f"/arbeidsgivere/{hos.orgnr}/")).text
    assert "Fysisk møte" in side
    assert "Kari" not in side


def test_de_sist_brukte_staar_foerst_blant_forslagene_saa_de_jeg_svarer_for(client, ane, kari, bakeriet):
    min_egen = lag.arbeidsgiver(ane, navn="Aaserud AS")
    lag.kontakt(Kontaktparter(arbeidsgiver=MedArbeidsgiver(bakeriet)), av=ane)
    felt = suppe(client.get(logg(kari))).select_one("input[name=hvilken]")
    lista = suppe(client.get(felt["hx-get"]))
    assert [ett["data-navn"] for ett in lista.select("[role=option]")] == [bakeriet.navn, min_egen.navn]
    assert felt["aria-controls"] == suppe(client.get(logg(kari))).select_one("[role=listbox]")["id"]


def test_den_som_er_valgt_i_lista_er_den_ogsaa_blant_mange_med_samme_navn(client, kari):
    like = [lag.arbeidsgiver(None, navn="Kjeden") for _ in range(8)]
    sendt(client, kari, hvilken="Kjeden", treff=like[7].orgnr)
    assert Kontakt.objects.get().arbeidsgiver == like[7]


def test_et_navn_alene_kan_registreres_fra_historikken(client, kari):
    enhet = lag.registerenhet(navn="Den nye butikken AS")
    sendt(client, kari, hvilken="Den nye butikken")
    kontakt = Kontakt.objects.get()
    lenke = suppe(client.get(f"/kandidater/{kari.pk}/")).find("a", string="Registrer arbeidsgiveren")["href"]
    assert lenke == f"/arbeidsgivere/ny/?fra={kontakt.pk}"
    assert suppe(client.get(lenke)).select_one("input[name=orgnr]")["value"] == "Den nye butikken"
    svar = client.post(lenke, {"orgnr": "Den nye butikken", "treff": enhet.orgnr})
    assert svar["Location"] == f"/arbeidsgivere/ny/{enhet.orgnr}/?fra={kontakt.pk}"
    client.post(svar["Location"])
    kontakt.refresh_from_db()
    assert (kontakt.arbeidsgiver.orgnr, kontakt.arbeidsgivernavn) == (enhet.orgnr, "")
    assert "Registrer arbeidsgiveren" not in suppe(client.get(f"/kandidater/{kari.pk}/")).text
    client.force_login(lag.bruker())
    assert "value" not in suppe(client.get(lenke)).select_one("input[name=orgnr]").attrs


def test_i_et_forlop_er_arbeidsgiveren_gitt(client, ane, kari, bakeriet):
    forlop = lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(15)), av=ane, naa=for_(15))
    skjema = suppe(client.get(f"/forlop/{forlop.pk}/logg/"))
    assert not skjema.select("input[name=hvilken]")
    assert Arbeidsgiver.objects.count() == 2


@pytest.mark.parametrize(
    ("felt", "formaal"),
    [
        ({}, "jobbutvikling"),
        ({"formaal": "relasjonsbygging"}, "relasjonsbygging"),
        ({"side": "kandidat"}, ""),
        ({"side": "kandidat", "formaal": "oppstartsmote"}, "oppstartsmote"),
    ],
)
def test_formaalet_er_det_vanlige_uten_at_noen_velger(client, kari, felt, formaal):
    sendt(client, kari, **felt)
    assert Kontakt.objects.get().formaal == formaal


def test_fakta_under_mer_lagres(client, ane):
    hos = lag.arbeidsgiver(ane, naa=for_(30))
    leif = lag.arbeidsgiverkontakt(hos)
    adresse = f"/arbeidsgivere/{hos.orgnr}/logg/"
    mer = {"person": str(leif.pk), "beslutningstaker": "on", "initiativ": "arbeidsgiver"}
    mer |= {"klokkeslett": "7.15", "naar": "i_gaar", "kanal": "fysisk", "minutter": "45", "reiseminutter": "30"}
    client.post(adresse, utfylt(client.get(adresse)) | mer)
    kontakt = Kontakt.objects.get()
    assert kontakt.deltakere.get().arbeidsgiverkontakt == leif
    assert (kontakt.beslutningstaker, kontakt.initiativ) == (True, "arbeidsgiver")
    assert (f"{kontakt.klokkeslett:%H.%M}", kontakt.minutter, kontakt.reiseminutter) == ("07.15", 45, 30)
    assert kontakt.formaal == "relasjonsbygging"
    felt = utfylt(client.get(adresse))
    assert (felt["minutter"], felt["reiseminutter"]) == ("45", "30")
    et_annet_sted = utfylt(client.get(f"/arbeidsgivere/{lag.arbeidsgiver(ane, naa=for_(30)).orgnr}/logg/"))
    assert (et_annet_sted["minutter"], et_annet_sted["reiseminutter"]) == ("", "")


def test_minutter_gjelder_bare_fysiske_moter(client, kari):
    sendt(client, kari, kanal="telefon", minutter="tull", reiseminutter="30")
    assert (Kontakt.objects.get().minutter, Kontakt.objects.get().reiseminutter) == (None, None)


def test_mer_er_foldet_med_det_vanlige_valgt(client, kari):
    mer = suppe(client.get(logg(kari))).select_one("details.loggskjema__mer")
    assert not mer.has_attr("open")
    assert mer.select_one("input[name=initiativ][checked]")["value"] == "nav"
    assert "Vanlig: Jobbutvikling" in mer.text


def test_skjemaet_sier_at_den_registrerte_faar_ny_dato_ogsaa_hos_en_kollega(client, kari):
    assert "får den ny dato for neste kontakt, også når en kollega følger den opp" in suppe(client.get(logg(kari))).text
