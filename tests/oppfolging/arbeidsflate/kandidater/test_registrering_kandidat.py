"""Registering a candidate: what is asked for, refused, warned about, and never shown again."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from inkludering.felles.arbeidsdager import samme_eller_forrige, samme_eller_neste
from inkludering.hendelser.models import Hendelse, Oppslag, Utfall
from kandidater import belastning
from kandidater.belastning import Belastning, TaketErNaadd
from kandidater.models import Gradering, Kandidat
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.klokke import I_DAG, klokka
from tests.oppfolging.loggeskjema import kort, langt

pytestmark = pytest.mark.django_db

NY = "/kandidater/ny/"


@pytest.fixture
def ane():
    return lag.bruker()


@pytest.fixture(autouse=True)
def _innlogget(client, ane):
    client.force_login(ane)


def utfylt(**endret: str) -> dict[str, str]:
    felt = {
        "fodselsnummer": lag.fodselsnummer(),
        "fornavn": "Áile",
        "etternavn": "Sara",
        "telefon": "912 34 567",
        "metode": "ips",
        "innsatsgruppe": "JOBBE_DELVIS",
        "henvist_dato": f"{I_DAG:%d.%m.%Y}",
        "gradering": "ugradert",
        "informert": "on",
    }
    return felt | endret


def test_registrering_gir_kandidat_med_ansvarlig_og_neste_dato(client, ane):
    svar = client.post(NY, utfylt())
    ny = Kandidat.objects.get(etternavn="Sara")
    assert svar.status_code == 302
    assert svar["Location"] == reverse("oppfolging:kandidat", args=[ny.pk])
    assert ny.ansvar.gjeldende(klokka()).get().bruker == ane
    assert (ny.kontor, ny.telefon, ny.gradering, ny.fase) == (ane.kontor, "+4791234567", "ugradert", "henvist")
    assert ny.oppfolginger.aapne().count() == 1


def test_en_sen_henvisning_sier_hvilken_dag_det_foerste_moetet_skulle_vaert(client):
    henvist = I_DAG - timedelta(days=16)
    skulle_vaert = f"skulle vært {kort(samme_eller_forrige(henvist + timedelta(days=7)))}"
    svar = client.post(NY, utfylt(henvist_dato=f"{henvist:%d.%m.%Y}"), follow=True)
    siden = BeautifulSoup(svar.content, "html.parser")
    frist = langt(samme_eller_neste(I_DAG))
    assert f"Neste kontakt: kandidat {frist} ({skulle_vaert})." in siden.select_one("#meldinger").text
    assert skulle_vaert in siden.select_one(".neste-steg").text


def test_en_henvisning_i_tide_har_ingen_dag_den_skulle_vaert(client):
    assert "skulle vært" not in client.post(NY, utfylt(), follow=True).content.decode()


def test_ingen_melding_eller_adresse_har_navn_eller_fodselsnummer(client):
    data = utfylt()
    svar = client.post(NY, data)
    igjen = svar["Location"] + svar.cookies.output()
    assert data["fodselsnummer"] not in igjen
    assert "Sara" not in igjen
    logget = "".join(str(rad.detaljer) for rad in Hendelse.objects.all())
    assert data["fodselsnummer"] not in logget


@pytest.mark.parametrize(
    ("felt", "verdi", "melding"),
    [
        ("fodselsnummer", "12345678901", "gyldig dato"),
        ("fodselsnummer", "1234", "11 sifre, men du skrev 4"),
        ("fornavn", "", "Skriv fornavnet"),
        ("etternavn", "x" * 101, "Her er det plass til 100 tegn; du har skrevet 101."),
        ("telefon", "123", "Skriv 8 sifre"),
        ("metode", "", "Velg IPS eller Arbeid med støtte."),
        ("innsatsgruppe", "", "Velg innsatsgruppen"),
        ("henvist_dato", "30.02.2026", "finnes ikke i kalenderen"),
        ("henvist_dato", "01.01.2099", "fram i tid"),
        ("gradering", "", "Velg om personen har adressebeskyttelse."),
        ("informert", "", "Kryss av"),
    ],
)
def test_feil_staar_ved_feltet_og_ingenting_lagres(client, felt, verdi, melding):
    svar = client.post(NY, utfylt(**{felt: verdi}))
    assert svar.status_code == 422
    assert list(svar.context["skjema"].errors) == [felt]
    assert melding in svar.context["skjema"].errors[felt][0]
    assert not Kandidat.objects.exists()


def test_strengt_fortrolig_avvises_ved_nummeret_som_den_som_foelges_ute_av_syne(client):
    svar = client.post(NY, utfylt(gradering="strengt_fortrolig"))
    grunn = "Personen kan ikke registreres her. Kontakt lederen din."
    assert (svar.status_code, svar.context["skjema"].errors) == (422, {"fodselsnummer": [grunn]})
    assert not Kandidat.objects.exists()


@pytest.mark.parametrize(("forsoek", "alarmer"), [(9, 0), (10, 1), (12, 3)])
def test_mange_avviste_numre_paa_en_dag_blir_fortalt(client, ane, forsoek, alarmer):
    hos = lag.bruker(paa=lag.ANNET_KONTOR)
    for _ in range(forsoek):
        client.post(NY, utfylt(fodselsnummer=lag.kandidat(hos).fodselsnummer))
    alle = Hendelse.objects.filter(type="mange_avviste_numre", av_id=ane.pk)
    assert [ett.detaljer["antall"] for ett in alle.order_by("pk")] == [10, 11, 12][:alarmer]


def test_tomt_skjema_sier_fra_ved_hvert_felt_som_maa_fylles_ut(client):
    svar = client.post(NY, {})
    valgfrie = {"telefon", "skjermet", "maalform"}
    assert svar.status_code == 422
    assert set(svar.context["skjema"].errors) == set(svar.context["skjema"].fields) - valgfrie


def test_det_som_er_skrevet_staar_igjen_naar_noe_er_feil(client):
    data = utfylt(telefon="123", innsatsgruppe="LITEN_MULIGHET_TIL_A_JOBBE")
    innhold = client.post(NY, data).content.decode()
    for verdi in (data["fodselsnummer"], "Áile", "Sara", 'value="123"'):
        assert verdi in innhold
    assert '<option value="LITEN_MULIGHET_TIL_A_JOBBE" selected>' in innhold


def test_en_megabyte_tekst_faar_beskjed_ved_feltet(client):
    tekst = "æ" * 1_000_000
    svar = client.post(NY, utfylt(fornavn=tekst))
    assert svar.status_code == 422
    assert "fornavn" in svar.context["skjema"].errors
    assert tekst in svar.content.decode()


def test_person_som_alt_foelges_opp_avsloerer_ikke_hvor(client):
    ola = lag.bruker(paa=lag.ANNET_KONTOR, etternavn="Hemmeligkollega")
    fnr = lag.fodselsnummer()
    lag.kandidat(ola, fodselsnummer=fnr)
    svar = client.post(NY, utfylt(fodselsnummer=fnr))
    assert svar.status_code == 422
    assert svar.context["skjema"].errors["fodselsnummer"] == ["Personen kan ikke registreres her. Kontakt lederen din."]
    innhold = svar.content.decode()
    assert "Hemmeligkollega" not in innhold
    assert ola.kontor.navn not in innhold


@pytest.mark.parametrize(
    ("gradert", "svaret"),
    [
        ({}, "Personen følges allerede opp. Kontakt lederen din."),
        ({"gradering": "fortrolig"}, "Personen kan ikke registreres her. Kontakt lederen din."),
        ({"gradering": "ukjent"}, "Personen kan ikke registreres her. Kontakt lederen din."),
        ({"skjermet": True}, "Personen kan ikke registreres her. Kontakt lederen din."),
    ],
)
def test_svaret_om_en_gradert_er_det_samme_som_om_strengt_fortrolig_adresse(client, gradert, svaret):
    """Else anybody could type a number and learn whether the person is followed."""
    fnr = lag.fodselsnummer()
    lag.kandidat(lag.bruker(), fodselsnummer=fnr, **gradert)
    svar = client.post(NY, utfylt(fodselsnummer=fnr))
    assert svar.context["skjema"].errors == {"fodselsnummer": [svaret]}


def test_forsok_paa_aa_registrere_en_som_alt_foelges_opp_staar_i_loggen_over_oppslag(client, ane):
    """The answer tells that Nav follows the person, so the one who asked leaves a trace."""
    fnr = lag.fodselsnummer()
    andres = lag.kandidat(lag.bruker(paa=lag.ANNET_KONTOR), fodselsnummer=fnr)
    client.post(NY, utfylt(fodselsnummer=fnr))
    oppslag = Oppslag.objects.get()
    assert (oppslag.bruker_id, oppslag.utfall, oppslag.personer) == (ane.pk, Utfall.AVVIST, [andres.pk])


def test_gradering_og_skjerming_lagres_med_kilde_og_tid(client):
    client.post(NY, utfylt(gradering="fortrolig", skjermet="on"))
    ny = Kandidat.objects.get()
    assert (ny.gradering, ny.skjermet) == (Gradering.FORTROLIG, True)
    assert ny.gradering_kilde
    assert ny.gradering_tid


def test_ekstra_felt_i_skjemaet_har_ingen_virkning(client, ane):
    fremmed = lag.kontor(lag.ANNET_KONTOR)
    client.post(NY, utfylt(kontor=fremmed.pk, fase="jobber", notat="Plantet", id="1", ansvarlig=str(lag.bruker().pk)))
    ny = Kandidat.objects.get()
    assert (ny.kontor, ny.fase, ny.notat) == (ane.kontor, "henvist", "")
    assert ny.ansvar.gjeldende(klokka()).get().bruker == ane


def test_over_normen_varsles_og_kan_fortsette(client, ane):
    sett_grenser(norm=1, tak=2)
    lag.kandidat(ane)
    assert "normen er 1" in client.get(NY).content.decode()
    assert client.post(NY, utfylt()).status_code == 302


def test_over_taket_venter_kandidaten_i_lederens_koe_med_grunnen_i_sikte(client, ane):
    sett_grenser(norm=1, tak=1)
    lag.kandidat(ane)
    leder = lag.bruker("leder")
    assert "venter kandidaten i lederens kø" in client.get(NY).content.decode()
    assert client.post(NY, utfylt()).context["skjema"].errors["grunn"] == ["Skriv hvorfor du bør følge opp kandidaten."]
    assert client.post(NY, utfylt(grunn="Kjenner bransjen")).url == "/kandidater/"
    ny = Kandidat.objects.uten_ansvarlig(klokka()).get()
    assert Paaminnelse.objects.aapne().filter(mottaker=leder, kandidat=ny, regel="uten_ansvarlig").exists()
    client.force_login(leder)
    tildel = f"/kontor/tildel/{ny.pk}/"
    assert "Kjenner bransjen" in client.get(tildel).content.decode()
    assert client.post(tildel, {"til": str(ane.pk)}).status_code == 422
    assert client.post(tildel, {"til": str(ane.pk), "aarsak": "Kjenner bransjen best"}).status_code == 302
    client.force_login(ane)
    assert "Kjenner bransjen best" in client.get(f"/kandidater/{ny.pk}/").content.decode()
    side = client.get("/paaminnelser/").content.decode()
    assert "Lederen har gitt deg en kandidat" in side and "Kjenner bransjen best" in side


def test_taket_som_naas_i_mellomtiden_avvises_med_henvisning_til_lederen(client, ane, monkeypatch):
    sett_grenser(norm=1, tak=1)
    lag.kandidat(ane)
    monkeypatch.setattr(belastning, "for_bruker", lambda *_, **__: Belastning(0, 1, 1))
    monkeypatch.setattr(belastning, "krev_plass", _fullt)
    svar = client.post(NY, utfylt())
    assert svar.status_code == 422
    assert "Bare lederen kan gi deg flere" in svar.context["skjema"].non_field_errors()[0]
    assert Kandidat.objects.count() == 1


def _fullt(*_: object, **__: object) -> None:
    raise TaketErNaadd(Belastning(1, 1, 1))


def test_lederen_registrerer_og_tildeler(client, ane):
    client.force_login(lag.bruker("leder"))
    assert "i køen din" in client.get(NY).content.decode()
    svar = client.post(NY, utfylt())
    ny = Kandidat.objects.uten_ansvarlig(klokka()).get()
    assert svar.url == f"/kontor/tildel/{ny.pk}/"
    assert "Hvorfor i køen" not in client.get(svar.url).content.decode()


def test_lederen_uten_rett_registrerer_en_skjermet_og_faar_ikke_se_den(client):
    client.force_login(lag.bruker("leder"))
    assert client.post(NY, utfylt(skjermet="on")).url == "/kandidater/"
    assert Kandidat.objects.uten_ansvarlig(klokka()).exists()


@pytest.mark.parametrize("rolle", ["markedskontakt", "administrator"])
def test_andre_roller_finner_ikke_siden(client, rolle):
    client.force_login(lag.bruker(rolle))
    assert client.get(NY).status_code == 404
    assert client.post(NY, utfylt()).status_code == 404
    assert not Kandidat.objects.exists()


def sett_grenser(*, norm: int, tak: int) -> None:
    kontor = lag.kontor()
    kontor.norm, kontor.tak = norm, tak
    kontor.save(update_fields=["norm", "tak"])


def test_egen_kandidat_som_alt_foelges_opp_har_en_doer_til_siden_sin(client, ane):
    fnr = lag.fodselsnummer()
    kari = lag.kandidat(ane, fodselsnummer=fnr, fornavn="Kari", etternavn="Li")
    svar = client.post(NY, utfylt(fodselsnummer=fnr))
    assert svar.context["skjema"].errors["fodselsnummer"] == ["Du følger allerede opp personen."]
    assert f'href="/kandidater/{kari.pk}/"' in svar.content.decode()
    assert Oppslag.objects.filter(utfall=Utfall.TILLATT, handling="registrering", personer=[kari.pk]).exists()
