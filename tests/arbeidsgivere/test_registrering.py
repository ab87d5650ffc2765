"""Registering an employer: looked up, shown, confirmed, and with a kontaktperson or an open gap from the start."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from arbeidsgivere import registrering
from arbeidsgivere.models import Arbeidsgiver, Registerenhet
from inkludering.brukere.models import Rolle
from tests import fabrikker as lag
from tests.klokke import klokka

pytestmark = pytest.mark.django_db

NY = "/arbeidsgivere/ny/"
UKJENT = "889640782"


def side(orgnr: str) -> str:
    return reverse("oppfolging:arbeidsgiver", args=[orgnr])


@pytest.fixture
def ane(client):
    ane = lag.bruker(fornavn="Ane", etternavn="Ansvarlig")
    client.force_login(ane)
    return ane


def test_nummeret_finner_virksomheten_og_registreringen_bekreftes(client, ane):
    enhet = lag.registerenhet(navn="Fjordgløtt Kafé AS", naering="Drift av kafeer", adresse="Kaia 1")
    svar = client.post(NY, {"orgnr": f"{enhet.orgnr[:3]} {enhet.orgnr[3:6]} {enhet.orgnr[6:]}"}, follow=True)
    tekst = svar.content.decode()
    assert svar.redirect_chain == [(f"{NY}{enhet.orgnr}/", 302)]
    for del_ in ("Er dette riktig arbeidsgiver?", "Fjordgløtt Kafé AS", "Drift av kafeer", "Kaia 1, 7011 Trondheim"):
        assert del_ in tekst
    assert not Arbeidsgiver.objects.filter(orgnr=enhet.orgnr).exists()
    svar = client.post(f"{NY}{enhet.orgnr}/")
    assert svar["Location"] == side(enhet.orgnr)
    ny = Arbeidsgiver.objects.get(orgnr=enhet.orgnr)
    assert (ny.navn, ny.kontor) == ("Fjordgløtt Kafé AS", ane.kontor)
    assert ny.kontaktansvar.gjeldende(klokka()).get().bruker == ane


@pytest.mark.parametrize(
    ("skrevet", "melding"),
    [
        ("", "Skriv navnet på arbeidsgiveren"),
        ("12345", "Organisasjonsnummeret skal ha 9 sifre"),
        ("889640783", "Organisasjonsnummeret stemmer ikke"),
        ("x" * 1_000_000, "Navnet er for langt"),
        (UKJENT, "Vi finner ingen virksomhet med nummeret 889\xa0640\xa0782. Sjekk at du har"),
    ],
    ids=["tomt", "kort", "feil kontrollsiffer", "1 MB", "ukjent"],
)
def test_nummer_som_ikke_kan_brukes_faar_melding_ved_feltet_og_blir_staaende(client, ane, skrevet, melding):
    svar = client.post(NY, {"orgnr": skrevet})
    felt = svar.context["skjema"]["orgnr"]
    assert svar.status_code == 422
    assert melding in felt.errors[0]
    assert felt.value() == skrevet
    assert f'aria-describedby="{felt.auto_id}_beskrivelse {felt.auto_id}_feil"' in svar.content.decode()


def test_registrert_arbeidsgiver_lenkes_til_med_navnet_paa_kontaktpersonen(client, ane):
    ola = lag.bruker(fornavn="Ola", etternavn="Kollega")
    finnes, uten = lag.arbeidsgiver(ola), lag.arbeidsgiver(None)
    svar = client.post(NY, {"orgnr": finnes.orgnr})
    assert svar.status_code == 422
    assert side(finnes.orgnr) in svar.content.decode()
    assert "har Ola Kollega som fast kontaktperson" in svar.content.decode()
    assert "mangler kontaktperson." in client.post(NY, {"orgnr": uten.orgnr}).content.decode()


def test_bekreftelse_av_ukjent_nummer_finnes_ikke_og_av_registrert_leder_til_arbeidsgiveren(client, ane):
    finnes = lag.arbeidsgiver(lag.bruker())
    assert client.get(f"{NY}{UKJENT}/").status_code == 404
    assert client.post(f"{NY}{finnes.orgnr}/")["Location"] == side(finnes.orgnr)


def test_hovedenhet_avvises_med_arbeidsstedene_aa_velge_mellom(client, ane):
    hoved = lag.registerenhet(navn="Konsernet AS")
    hoved.er_underenhet = False
    hoved.save(update_fields=["er_underenhet"])
    under = lag.registerenhet(navn="Konsernet avd. Kaia", hovedenhet_orgnr=hoved.orgnr)
    for svar in (client.get(f"{NY}{hoved.orgnr}/"), client.post(f"{NY}{hoved.orgnr}/")):
        assert "Dette er en hovedenhet." in svar.content.decode()
        assert f"{NY}{under.orgnr}/" in svar.content.decode()
    assert not Arbeidsgiver.objects.exists()
    svar = client.post(NY, {"orgnr": hoved.orgnr})
    assert svar.status_code == 422
    assert svar.context["skjema"].errors["treff"] == ["Dette er en hovedenhet. Velg arbeidsstedet."]
    svar = client.post(NY, {"orgnr": hoved.orgnr, "treff": under.orgnr})
    assert svar["Location"] == f"{NY}{under.orgnr}/"
    assert "Dette er en hovedenhet." not in client.get(f"{NY}{under.orgnr}/").content.decode()


def test_databasen_tar_ikke_imot_en_hovedenhet_med_arbeidssteder(ane):
    hoved, alene = lag.registerenhet(), lag.registerenhet()
    Registerenhet.objects.update(er_underenhet=False)
    lag.registerenhet(hovedenhet_orgnr=hoved.orgnr)
    felt = {"kontor": ane.kontor, "registrert": klokka()}
    with pytest.raises(IntegrityError, match="velg underenheten"), transaction.atomic():
        Arbeidsgiver.objects.create(orgnr=hoved.orgnr, navn="Konsernet AS", **felt)
    with transaction.atomic():
        registrering.registrer(orgnr=alene.orgnr, kontor=ane.kontor, kontaktperson=ane, av=ane, naa=klokka())


def test_navnet_finner_virksomheten_i_registeret(client, ane):
    enhet = lag.registerenhet(navn="Fjordgløtt Kafé AS")
    lag.registerenhet(navn="Fjordsyn Kafé AS")
    assert client.post(NY, {"orgnr": "fjordgløtt kafe as"})["Location"] == f"{NY}{enhet.orgnr}/"
    svar = client.post(NY, {"orgnr": "Fjord"})
    assert svar.status_code == 422
    assert svar.content.decode().count('type="radio" name="treff"') == 2
    svar = client.post(NY, {"orgnr": "Fjord", "treff": enhet.orgnr})
    assert svar["Location"] == f"{NY}{enhet.orgnr}/"
    svar = client.post(NY, {"orgnr": "Noe helt annet", "treff": enhet.orgnr})
    assert "ingen arbeidsgiver med dette navnet" in svar.context["skjema"].errors["orgnr"][0]


def test_et_registrert_navn_har_en_doer_til_arbeidsgiveren(client, ane):
    finnes = lag.arbeidsgiver(lag.bruker(), navn="Solsiden Kafé AS")
    svar = client.post(NY, {"orgnr": "Solsiden Kafé AS"})
    assert "allerede registrert" in svar.context["skjema"].errors["orgnr"][0]
    assert "Åpne Solsiden Kafé AS" in svar.content.decode()
    assert side(finnes.orgnr) in svar.content.decode()


VELG = "/arbeidsgivere/velg/?felt=id_orgnr"


def test_lista_har_navn_sted_og_kontaktperson_og_registeret_naar_det_skal_vaere_med(client, ane):
    hjornet = lag.arbeidsgiver(lag.bruker(fornavn="Ola", etternavn="Nord"), navn="Bakeriet på hjørnet")
    for etternavn in ("Hoved", "Neste"):
        lag.arbeidsgiverkontakt(hjornet, fornavn="Leif", etternavn=etternavn)
    lag.arbeidsgiver(None, navn="Det gode bakeri")
    lag.registerenhet(navn="Bakeri til AS")
    svar = client.get(f"{VELG}&orgnr=bakeri")
    assert [str(ett) for ett in svar.context["alle"]] == [
        "Bakeriet på hjørnet · Trondheim · kontaktperson: Ola Nord · hovedkontakt: Leif Hoved",
        "Det gode bakeri · Trondheim · uten kontaktperson",
    ]
    assert 'role="option" id="id_orgnr_' in svar.content.decode()
    med = [str(ett) for ett in client.get(f"{VELG}&orgnr=bakeri&register=1").context["alle"]]
    assert med[2:] == ["Bakeri til AS · Trondheim · ikke registrert her"]


def test_uten_noe_skrevet_staar_de_sist_brukte(client, ane):
    lag.arbeidsgiver(lag.bruker(), navn="Andres AS")
    min_egen = lag.arbeidsgiver(ane, navn="Mitt AS")
    assert [ett.orgnr for ett in client.get(f"{VELG}&orgnr=").context["alle"]] == [min_egen.orgnr]
    assert client.get("/arbeidsgivere/velg/?felt=<b>").status_code == 404


def test_trukne_er_ikke_med_i_lista(client, ane):
    lag.arbeidsgiver(ane, navn="Feil AS").trekk(grunn="Feil", av=ane, naa=klokka())
    assert client.get(f"{VELG}&orgnr=Feil").context["alle"] == []


@pytest.mark.parametrize("rolle", [Rolle.LEDER, Rolle.MARKEDSKONTAKT])
def test_leder_og_markedskontakt_velger_en_jobbspesialist_paa_kontoret_eller_ingen(client, rolle):
    paa_kontoret, andre = lag.bruker(), lag.bruker(paa=lag.ANNET_KONTOR)
    client.force_login(lag.bruker(rolle))
    med, uten = lag.registerenhet(), lag.registerenhet()
    assert client.post(f"{NY}{med.orgnr}/", {"kontaktperson": andre.pk}).status_code == 422
    client.post(f"{NY}{med.orgnr}/", {"kontaktperson": paa_kontoret.pk})
    client.post(f"{NY}{uten.orgnr}/", {"kontaktperson": ""})
    assert Arbeidsgiver.objects.get(orgnr=med.orgnr).kontaktansvar.gjeldende(klokka()).get().bruker == paa_kontoret
    assert [ett.orgnr for ett in Arbeidsgiver.objects.uten_kontaktperson(klokka())] == [uten.orgnr]


def test_jobbspesialist_kan_ikke_gjoere_en_annen_til_kontaktperson(client, ane):
    enhet = lag.registerenhet()
    client.post(f"{NY}{enhet.orgnr}/", {"kontaktperson": lag.bruker().pk, "kontor": lag.ANNET_KONTOR})
    ny = Arbeidsgiver.objects.get(orgnr=enhet.orgnr)
    assert (ny.kontaktansvar.gjeldende(klokka()).get().bruker, ny.kontor) == (ane, ane.kontor)


@pytest.mark.parametrize("adresse", [NY, f"{NY}{UKJENT}/", "/arbeidsgivere/"])
def test_administrator_og_arbeidsgivere_ser_ikke_registeret(client, adresse):
    leif = lag.arbeidsgiverkontakt(lag.arbeidsgiver(lag.bruker()))
    for bruker in (lag.bruker(Rolle.ADMINISTRATOR), lag.portalbruker(leif)):
        client.force_login(bruker)
        assert client.get(adresse).status_code == 404
        assert client.post(adresse).status_code in (404, 405)
