"""The administrator makes, changes and ends users and roles; each mistake is told at its field, and can be mended."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, transaction

from inkludering.brukere.models import Bruker, Okt, Tilknytning
from inkludering.hendelser.models import Hendelse
from tests import fabrikker as lag
from tests.klokke import I_DAG
from tests.oppfolging.arbeidsflate.brukeradministrasjon.tabell import KORT

pytestmark = pytest.mark.django_db
EN_DAG = timedelta(days=1)


@pytest.fixture
def administrator(client) -> Bruker:
    den = lag.bruker("administrator", etternavn="Adminsen")
    client.force_login(den)
    return den


def no(dag) -> str:
    return f"{dag:%d.%m.%Y}"


def rolle(**felt: str) -> dict[str, str]:
    return {"rolle": "jobbspesialist", "kontor": "5702", "stillingsprosent": "80", "fra": no(I_DAG)} | felt


def feil_ved(svar, felt: str) -> str:
    assert svar.status_code == 422
    return svar.content.decode().split(f'id="id_{felt}_feil"')[1].split("</div>")[0]


def test_kommandoen_gir_den_forste_administratoren(capsys):
    call_command("opprett-administrator", epost="Kari.Marie.Lund@nav.example", kontor="5702")
    den = Bruker.objects.get(epost="kari.marie.lund@nav.example")
    assert (den.fornavn, den.etternavn, den.has_usable_password()) == ("Kari Marie", "Lund", False)
    (rollen,) = den.tilknytninger.all()
    assert (rollen.rolle, rollen.kontor_id, rollen.gjelder(I_DAG)) == ("administrator", "5702", True)
    for valg, sagt in (
        ({"epost": den.epost, "kontor": "5702"}, "er i bruk"),
        ({"epost": "ny@nav.example", "kontor": "9999"}, "Fant ikke kontor"),
        ({"epost": "ikke en adresse", "kontor": "5702"}, "e-post"),
    ):
        with pytest.raises(CommandError, match=sagt):
            call_command("opprett-administrator", **valg)
    assert Bruker.objects.count() == 1


def test_fra_ny_bruker_til_en_som_kan_arbeide(client, administrator):
    svar = client.post("/administrasjon/brukere/ny/", KORT | {"ansatt_hos": "St. Olavs hospital"})
    den = Bruker.objects.get(epost=KORT["epost"])
    assert svar.url == f"/administrasjon/brukere/{den.pk}/"
    assert (den.ansatt_hos, den.telefon, den.has_usable_password()) == ("St. Olavs hospital", "+4741234567", False)
    assert client.post(f"{svar.url}rolle/", rolle(kontor="0315", siste_dag=no(I_DAG + EN_DAG))).status_code == 302
    (rollen,) = den.tilknytninger.all()
    assert (rollen.kontor_id, rollen.stillingsprosent, rollen.gyldig.upper) == ("0315", 80, I_DAG + 2 * EN_DAG)
    side = client.get(svar.url).content.decode()
    assert "St. Olavs hospital" in side and f"{no(I_DAG)} til og med {no(I_DAG + EN_DAG)}" in side
    assert [*Hendelse.objects.values_list("type", flat=True)] == ["bruker_opprettet", "rolle_gitt"]
    client.force_login(den)
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("felt", "ved", "sagt"),
    [
        ({"epost": "ikke en adresse"}, "epost", "e-post"),
        ({"epost": "tatt@nav.example"}, "epost", "En annen bruker logger inn med denne e-posten"),
        ({"fornavn": ""}, "fornavn", "Skriv fornavnet."),
        ({"telefon": "12"}, "telefon", "8 sifre"),
    ],
)
def test_feil_i_kortet_sies_ved_feltet(client, administrator, felt, ved, sagt):
    lag.bruker(epost="tatt@nav.example")
    assert sagt in feil_ved(client.post("/administrasjon/brukere/ny/", KORT | felt), ved)
    assert not Bruker.objects.filter(epost=KORT["epost"]).exists()


@pytest.mark.parametrize(
    ("felt", "ved", "sagt"),
    [
        ({"siste_dag": no(I_DAG - EN_DAG)}, "siste_dag", "kan ikke være før den første"),
        ({"stillingsprosent": "0"}, "stillingsprosent", "1"),
        ({"stillingsprosent": "101"}, "stillingsprosent", "100"),
        ({"kontor": "9999"}, "kontor", "Velg et av kontorene"),
        ({"er_metodeveileder": "on"}, "er_metodeveileder", "Bare en leder"),
        ({"rolle": "administrator"}, "rolle", "må være ansatt i Nav"),
        ({"fra": no(I_DAG + 10 * EN_DAG)}, "fra", "har allerede denne rollen"),
    ],
)
def test_feil_i_rollen_sies_ved_feltet(client, administrator, felt, ved, sagt):
    den = lag.bruker()
    Bruker.objects.filter(pk=den.pk).update(ansatt_hos="St. Olavs hospital")
    svar = client.post(f"/administrasjon/brukere/{den.pk}/rolle/", rolle() | felt)
    assert sagt in feil_ved(svar, ved)
    assert den.tilknytninger.count() == 1


def test_ny_stillingsprosent_gjelder_fra_en_dag_og_dagene_foer_beholder_sin(client, administrator):
    den = lag.bruker()
    adresse, skifte = f"/administrasjon/roller/{den.tilknytning.pk}/", I_DAG + 7 * EN_DAG
    felt = {"fra": "01.01.2020", "stillingsprosent": "60"}
    assert "Skriv dagen" in feil_ved(client.post(adresse, felt), "prosent_fra")
    utenfor = felt | {"prosent_fra": "31.12.2019"}
    assert "mellom den første" in feil_ved(client.post(adresse, utenfor), "prosent_fra")
    assert client.post(adresse, felt | {"prosent_fra": no(skifte)}).status_code == 302
    rader = [*den.tilknytninger.order_by("gyldig").values_list("stillingsprosent", "gyldig")]
    assert [(prosent, r.lower, r.upper) for prosent, r in rader] == [
        (100, den.tilknytning.gyldig.lower, skifte),
        (60, skifte, None),
    ]


def test_den_siste_administratoren_kan_verken_slutte_eller_avsluttes(client, administrator):
    adresse = f"/administrasjon/roller/{administrator.tilknytning.pk}/"
    dager = {"fra": "01.01.2020", "siste_dag": no(I_DAG), "stillingsprosent": "100"}
    assert "siste administratoren" in feil_ved(client.post(adresse, dager), "siste_dag")
    assert "deg selv" in client.get(f"/administrasjon/brukere/{administrator.pk}/avslutt/").content.decode()
    assert client.post(f"/administrasjon/brukere/{administrator.pk}/avslutt/").status_code == 422
    lag.bruker("administrator")
    assert client.post(adresse, dager).status_code == 302


def test_den_som_avsluttes_er_ute_med_en_gang_og_kan_aapnes_igjen(client, administrator):
    den, nettleser = lag.bruker(), client.__class__()
    nettleser.force_login(den)
    assert nettleser.get("/").status_code == 200
    side = f"/administrasjon/brukere/{den.pk}/"
    assert client.post(f"{side}avslutt/").status_code == 302
    assert nettleser.get("/").url.startswith("/logg-inn/")
    assert not Okt.objects.filter(bruker=den).exists()
    assert [r.gyldig.upper for r in den.tilknytninger.all()] == [I_DAG + EN_DAG]
    assert "Åpne brukeren igjen" in client.get(f"{side}rolle/").content.decode()
    assert client.post(f"{side}aapne/").status_code == 302
    client.post(f"/administrasjon/roller/{den.tilknytning.pk}/", {"fra": "01.01.2020", "stillingsprosent": "100"})
    den.refresh_from_db()
    assert den.is_active and den.tilknytninger.get().gyldig.upper is None


@pytest.mark.parametrize(
    ("demo", "slik"),
    [
        (False, f"Brukeren logger inn med {KORT['epost']} hos Nav."),
        (True, "I demoen slipper bare de ferdige brukerne inn."),
    ],
)
def test_kvitteringen_sier_at_ingenting_er_sendt_og_hvordan_brukeren_kommer_inn(
    client, administrator, settings, demo, slik
):
    settings.DEMO = demo
    side = client.post("/administrasjon/brukere/ny/", KORT, follow=True).content.decode()
    assert f"Ingenting er sendt: si selv fra. {slik}" in side


def test_endringene_staar_paa_brukeren_med_hvem_og_fra_hva(client, administrator):
    den = lag.bruker(fornavn="Ola", etternavn="Hansen")
    side = f"/administrasjon/brukere/{den.pk}/"
    assert client.post(f"{side}endre/", KORT | {"fornavn": "Ola", "etternavn": "Berg"}).status_code == 302
    tekst = client.get(side).content.decode()
    assert "Etternavn: fra Hansen til Berg" in tekst and "Test Adminsen" in tekst


def test_en_gammel_fane_overskriver_ikke_kortet(client, administrator):
    den = lag.bruker()
    adresse = f"/administrasjon/brukere/{den.pk}/endre/"
    versjon = client.get(adresse).content.decode().split('name="versjon" value="')[1].split('"')[0]
    assert client.post(adresse, KORT | {"versjon": versjon}).status_code == 302
    svar = client.post(adresse, KORT | {"versjon": versjon, "etternavn": "Overskrevet"})
    assert svar.status_code == 422
    assert Bruker.objects.get(pk=den.pk).etternavn == "Nilsen"


def test_listene_har_soek_og_sider_og_faa_sporringer(client, administrator, django_assert_num_queries):
    for nr in range(30):
        lag.bruker(etternavn=f"Nr{nr:02}", epost=f"person{nr}@nav.example")
    lag.kandidat(lag.bruker(), etternavn="Kanarifugl")
    side = client.get("/administrasjon/").content.decode()
    assert "Side 1 av 2" in side and "Kanarifugl" not in side
    assert len(side) < 25_000
    assert "Jobbspesialist, Nav Lerkendal, 100 %" in client.get("/administrasjon/?q=nr07").content.decode()
    for soek in ("?q=nr07", "?q=person7%40", "?q=test+nr07"):
        assert client.get(f"/administrasjon/{soek}").content.decode().count("/administrasjon/brukere/") == 2
    assert "Ingen treff" in client.get("/administrasjon/?q=finnesikke").content.decode()
    kontorene = client.get("/administrasjon/kontorer/").content.decode()
    assert "Side 1 av 10" in kontorene and len(kontorene) < 25_000
    assert "Nav Lerkendal" in client.get("/administrasjon/kontorer/?q=5702").content.decode()
    for adresse in ("/administrasjon/?q=nr0", "/administrasjon/?q=nr07"):
        with django_assert_num_queries(4):
            client.get(adresse)


def test_databasen_lar_ingen_ansatt_andre_steder_vaere_administrator(administrator):
    with pytest.raises(IntegrityError, match="ansatt i Nav"), transaction.atomic():
        Bruker.objects.filter(pk=administrator.pk).update(ansatt_hos="St. Olavs hospital")
    den = lag.bruker()
    Bruker.objects.filter(pk=den.pk).update(ansatt_hos="St. Olavs hospital")
    with pytest.raises(IntegrityError, match="ansatt i Nav"), transaction.atomic():
        Tilknytning.objects.create(bruker=den, kontor_id="5702", rolle="administrator", gyldig=den.tilknytning.gyldig)


@pytest.mark.parametrize("tabell", ["bruker", "tilknytning"])
def test_historien_om_folk_kan_ikke_endres(tabell):
    lag.bruker()
    spor = {"bruker": Bruker, "tilknytning": Tilknytning}[tabell].pgh_event_model
    assert spor.objects.count() == 1
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        spor.objects.update(pgh_label="kapret")
