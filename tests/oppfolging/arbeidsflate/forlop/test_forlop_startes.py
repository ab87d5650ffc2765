"""Starting a forløp: what is asked for, confirmed and refused, with everything typed kept."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from arbeidsgivere.models import Arbeidsgiver
from inkludering.felles.arbeidsdager import legg_til
from inkludering.hendelser.models import Oppslag
from oppfolging.kjerne.models import Forlop, Oppfolging, Side
from tests import fabrikker as lag
from tests.klokke import I_DAG, klokka

pytestmark = pytest.mark.django_db


@pytest.fixture
def ane():
    return lag.bruker(fornavn="Ane", etternavn="Ansvarlig")


@pytest.fixture
def kari(ane):
    return lag.kandidat(ane, fornavn="Kari", etternavn="Åsen", fase="jobbutvikling")


@pytest.fixture
def hos(ane):
    return lag.arbeidsgiver(ane, navn="Solsiden Kafé AS")


@pytest.fixture(autouse=True)
def _innlogget(client, ane):
    client.force_login(ane)


def nytt(kandidat) -> str:
    return reverse("oppfolging:forlop_nytt", args=[kandidat.pk])


def utfylt(orgnr: str, /, **endret: str) -> dict[str, str]:
    felt = {
        "orgnr": orgnr,
        "type": "arbeidstrening",
        "stilling": "Kjøkkenhjelp",
        "timer_per_uke": "37,5",
        "start": "23.11.2026",
        "slutt": "21.05.2027",
        "foer_henvist": "on",
    }
    return felt | endret


def innhold(svar) -> str:
    return svar.content.decode()


def test_forlop_startes_med_neste_dato_paa_begge_sider(client, kari, hos):
    svar = client.post(nytt(kari), utfylt(hos.orgnr))
    forlop = Forlop.objects.get()
    assert svar["Location"] == reverse("oppfolging:forlop", args=[forlop.pk])
    assert (forlop.kandidat, forlop.arbeidsgiver, forlop.timer_per_uke) == (kari, hos, 37.5)
    assert (forlop.start, forlop.slutt) == (date(2026, 11, 23), date(2027, 5, 21))
    sider = Oppfolging.objects.aapne().rytme().filter(forlop=forlop).values_list("side", flat=True)
    assert set(sider) == {Side.KANDIDAT, Side.ARBEIDSGIVER}


def meldingen(svar) -> str:
    return BeautifulSoup(svar.content, "html.parser").select_one("#meldinger").get_text(" ", strip=True)


def test_et_forlop_som_begynner_senere_er_avtalt_og_sier_naar(client, kari, hos):
    start = legg_til(I_DAG, 7)
    svar = client.post(nytt(kari), utfylt(hos.orgnr, start=f"{start:%d.%m.%Y}", slutt="", uten_slutt="on"), follow=True)
    assert f"Forløpet er avtalt og starter {start:%d.%m.%Y}." in meldingen(svar)
    assert "Forløpet er startet" not in innhold(svar)
    kortet = innhold(client.get(reverse("oppfolging:kandidat", args=[kari.pk])))
    assert f"Avtalt, starter {start:%d.%m.%Y}" in kortet
    assert "Pågår" not in kortet


def test_et_forlop_som_har_begynt_paagaar(client, kari, hos):
    felt = utfylt(hos.orgnr, start=f"{I_DAG:%d.%m.%Y}", slutt="", uten_slutt="on", bekreft_start="on")
    svar = client.post(nytt(kari), felt, follow=True)
    assert "Forløpet er startet. Neste kontakt: kandidat " in meldingen(svar)
    assert "Pågår" in innhold(client.get(reverse("oppfolging:kandidat", args=[kari.pk])))


@pytest.mark.parametrize(
    ("skrevet", "treff"), [("Solsiden Kafé AS", ""), ("solsiden kafe as", ""), ("solsiden", "valgt")]
)
def test_arbeidsgiveren_velges_ved_navn(client, kari, hos, skrevet, treff):
    assert client.post(nytt(kari), utfylt(skrevet, treff=hos.orgnr if treff else "")).status_code == 302
    assert Forlop.objects.get().arbeidsgiver == hos


def test_et_navn_som_kan_vaere_flere_sporres_det_om_og_alt_annet_staar(client, kari, hos):
    annen = lag.arbeidsgiver(lag.bruker(), navn="Solsiden Frisør")
    svar = client.post(nytt(kari), utfylt("Solsiden"))
    assert list(svar.context["skjema"].errors) == ["treff"]
    for del_ in (f'value="{hos.orgnr}"', f'value="{annen.orgnr}"', "Trondheim · kontaktperson: Ane", "Kjøkkenhjelp"):
        assert del_ in innhold(svar)
    assert not Forlop.objects.exists()


def test_kortet_viser_den_som_er_valgt(client, kari, hos):
    assert "kontaktperson: Ane Ansvarlig" in innhold(client.post(nytt(kari), utfylt(hos.orgnr, start="")))


@pytest.mark.parametrize(
    ("felt", "verdi", "melding"),
    [
        ("orgnr", "", "Skriv navnet på arbeidsgiveren"),
        ("orgnr", "12345", "9 sifre"),
        ("orgnr", "889640783", "stemmer ikke"),
        ("orgnr", "889640782", "Vi finner ingen virksomhet"),
        ("type", "", "Velg hva slags forløp"),
        ("type", "finnes_ikke", "kan ikke velges nå"),
        ("timer_per_uke", "mange", "for eksempel 37,5"),
        ("timer_per_uke", "0", "minst 0,5"),
        ("timer_per_uke", "61", "høyst 60"),
        ("start", "", "Skriv datoen forløpet starter"),
        ("start", "32.13.2026", "finnes ikke i kalenderen"),
        ("slutt", "20.11.2026", "Slutten er før starten"),
    ],
)
def test_feil_staar_ved_feltet_og_ingenting_startes(client, kari, felt, verdi, melding):
    hos = lag.arbeidsgiver(lag.bruker())
    svar = client.post(nytt(kari), utfylt(hos.orgnr, **{felt: verdi}))
    assert svar.status_code == 422
    assert list(svar.context["skjema"].errors) == [felt]
    assert melding in svar.context["skjema"].errors[felt][0]
    assert not Forlop.objects.exists()


def test_tomt_skjema_sier_fra_ved_feltene(client, kari):
    svar = client.post(nytt(kari), {})
    assert svar.status_code == 422
    assert set(svar.context["skjema"].errors) == {"orgnr", "type", "start"}


def test_det_som_er_skrevet_staar_igjen(client, kari, hos):
    svar = client.post(nytt(kari), utfylt(hos.orgnr, slutt="20.11.2026"))
    for verdi in (hos.orgnr, "Kjøkkenhjelp", "37,5", "23.11.2026", "20.11.2026"):
        assert f'value="{verdi}"' in innhold(svar)
    assert '<option value="arbeidstrening" selected>' in innhold(svar)


def test_syttende_mai_bekreftes_og_avvises_ikke(client, kari, hos):
    felt = utfylt(hos.orgnr, start="17.05.2027", slutt="", uten_slutt="on")
    svar = client.post(nytt(kari), felt)
    assert svar.status_code == 422
    assert "grunnlovsdagen. Kryss av for å bruke datoen likevel" in svar.context["skjema"].errors["start"][0]
    assert not svar.context["skjema"]["bekreft_start"].is_hidden
    assert client.post(nytt(kari), felt | {"bekreft_start": "on"}).status_code == 302
    assert Forlop.objects.get().start == date(2027, 5, 17)


def test_uregistrert_arbeidsgiver_kan_registreres_i_samme_steg(client, ane, kari):
    enhet = lag.registerenhet(navn="Ny Bakst AS")
    svar = client.post(nytt(kari), utfylt(enhet.orgnr))
    assert svar.status_code == 422
    assert "Ny Bakst AS er ikke registrert" in svar.context["skjema"].errors["orgnr"][0]
    assert not svar.context["skjema"]["registrer"].is_hidden
    assert not Arbeidsgiver.objects.exists()
    assert client.post(nytt(kari), utfylt(enhet.orgnr, registrer="on")).status_code == 302
    ny = Arbeidsgiver.objects.get()
    assert ny.kontaktansvar.gjeldende(klokka()).get().bruker == ane
    assert Forlop.objects.get().arbeidsgiver == ny


def test_arbeidsgiver_uten_kontaktperson_avvises_med_hva_som_maa_gjores(client, kari):
    uten = lag.arbeidsgiver(None)
    svar = client.post(nytt(kari), utfylt(uten.orgnr))
    assert svar.status_code == 422
    assert "ingen fast kontaktperson" in svar.context["skjema"].errors["orgnr"][0]


def test_samme_forlop_startes_ikke_to_ganger(client, kari, hos):
    client.post(nytt(kari), utfylt(hos.orgnr))
    svar = client.post(nytt(kari), utfylt(hos.orgnr))
    assert svar.status_code == 422
    assert "allerede et slikt forløp" in svar.context["skjema"].errors["orgnr"][0]
    assert Forlop.objects.count() == 1


def test_ekstra_felt_har_ingen_virkning(client, kari, hos):
    andre = lag.kandidat(lag.bruker())
    client.post(
        nytt(kari), utfylt(hos.orgnr, kandidat=str(andre.pk), avsluttet_dato="01.01.2020", sluttaarsak="avbrutt")
    )
    forlop = Forlop.objects.get()
    assert (forlop.kandidat, forlop.er_aapent) == (kari, True)


def test_lukket_aapenhet_varsles_naar_forlop_startes(client, ane, kari):
    assert "arbeidsgivere ikke får vite noe" in innhold(client.get(nytt(kari)))
    lag.aapne(kari, av=ane)
    assert "arbeidsgivere ikke får vite noe" not in innhold(client.get(nytt(kari)))


def test_forlop_for_kollegas_kandidat_kan_ikke_startes(client, hos):
    deres = lag.kandidat(lag.bruker())
    assert client.post(nytt(deres), utfylt(hos.orgnr)).status_code == 404
    assert not Forlop.objects.exists()
    assert Oppslag.objects.get().utfall == "avvist"


def test_slutt_foer_start_sies_ogsaa_naar_begge_er_fridager(client, kari, hos):
    svar = client.post(nytt(kari), utfylt(hos.orgnr, start="17.05.2027", slutt="01.05.2027"))
    assert "før starten" in svar.context["skjema"].errors["slutt"][0]
    assert "grunnlovsdagen" in svar.context["skjema"].errors["start"][0]


@pytest.mark.parametrize(
    ("endret", "avkryssing", "feil"),
    [
        ({"foer_henvist": ""}, "foer_henvist", ("start", "Startet forløpet før det?")),
        ({"slutt": ""}, "uten_slutt", ("slutt", "Når er arbeidstreningen planlagt å slutte?")),
    ],
)
def test_det_uvanlige_spoerres_det_om_og_bekreftes(client, kari, endret, avkryssing, feil):
    skrevet = utfylt(lag.arbeidsgiver(lag.bruker()).orgnr, **endret)
    svar = client.post(nytt(kari), skrevet)
    skjema = svar.context["skjema"]
    assert svar.status_code == 422
    assert [(felt, feil[1] in meldinger[0]) for felt, meldinger in skjema.errors.items()] == [(feil[0], True)]
    assert not skjema[avkryssing].is_hidden
    assert client.post(nytt(kari), skrevet | {avkryssing: "on"}).status_code == 302


def test_en_ansettelse_spoerres_ikke_om_slutten(client, kari, hos):
    assert client.post(nytt(kari), utfylt(hos.orgnr, type="fast", slutt="")).status_code == 302


def test_det_som_hindrer_har_en_doer(client, ane, kari):
    uten = lag.arbeidsgiver(None, navn="Bakeriet AS")
    side = innhold(client.post(nytt(kari), utfylt(uten.orgnr)))
    assert f'href="/arbeidsgivere/{uten.orgnr}/"' in side and "Åpne Bakeriet AS" in side
    hos = lag.arbeidsgiver(ane)
    likt = lag.forlop(kari, hos, av=ane)
    side = innhold(client.post(nytt(kari), utfylt(hos.orgnr)))
    assert f'href="/forlop/{likt.pk}/"' in side and "Åpne forløpet" in side


def test_det_avtalte_staar_i_historikken_og_fasebyttet_i_kvitteringen(client, ane, hos):
    ola = lag.kandidat(ane)
    start = legg_til(I_DAG, 5)
    endret = {"start": f"{start:%d.%m.%Y}", "slutt": f"{legg_til(I_DAG, 60):%d.%m.%Y}"}
    svar = client.post(nytt(ola), utfylt(hos.orgnr, **endret), follow=True)
    assert "Fasen er nå Jobbutvikling." in meldingen(svar)
    assert f"Arbeidstrening hos Solsiden Kafé AS avtalt, starter {start:%d.%m.%Y}" in innhold(svar)


@pytest.mark.parametrize(("navn", "sies"), [(False, True), (True, False)])
def test_siden_sier_hva_arbeidsgiveren_ser_av_en_som_ikke_navngis(client, ane, kari, navn, sies):
    lag.aapne(kari, av=ane, navn=navn)
    assert ("Arbeidsgiveren ser i portalen at noen følges opp der" in innhold(client.get(nytt(kari)))) is sies
