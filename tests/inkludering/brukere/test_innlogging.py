import pytest
from axes.models import AccessAttempt
from django.urls import reverse
from psycopg.types.range import DateRange

from inkludering.brukere.models import Bruker, Brukertype, Okt, Rolle, Tilknytning
from inkludering.brukere.tasks import rydd_okter
from tests import fabrikker as lag
from tests.klokke import for_

pytestmark = pytest.mark.django_db
PASSORD = "et langt og riktig passord"


@pytest.fixture
def leder() -> Bruker:
    den = lag.bruker(Rolle.LEDER, epost="leder@nav.example")
    den.set_password(PASSORD)
    den.save()
    return den


def logg_inn(client, epost="leder@nav.example", passord=PASSORD, **felt):
    return client.post(reverse("brukere:logg_inn"), {"epost": epost, "passord": passord, **felt})


def test_riktig_passord_logger_inn_og_bytter_okt(client, leder):
    client.get(reverse("brukere:logg_inn"))
    svar = logg_inn(client, "Leder@Nav.Example")
    assert svar.status_code == 302
    assert svar.url == "/"
    assert client.session["_auth_user_id"] == str(leder.pk)


@pytest.mark.parametrize(("epost", "passord"), [("leder@nav.example", "galt"), ("finnes@ikke.example", PASSORD)])
def test_feil_passord_og_ukjent_epost_faar_samme_svar(client, leder, epost, passord):
    svar = logg_inn(client, epost, passord)
    assert svar.status_code == 422
    assert "E-posten eller passordet stemmer ikke." in svar.content.decode()
    assert 'href="#id_passord"' in svar.content.decode()  # where to try again
    assert f'value="{epost}"' in svar.content.decode()


def test_fem_feil_stenger_ogsaa_for_riktig_passord(client, leder):
    for _ in range(5):
        svar = logg_inn(client, passord="galt")
    assert svar.status_code == 429
    assert logg_inn(client).status_code == 429
    annen_adresse = client.post(
        reverse("brukere:logg_inn"), {"epost": leder.epost, "passord": PASSORD}, REMOTE_ADDR="10.1.1.1"
    )
    assert annen_adresse.status_code == 302


def test_fem_feil_for_en_bruker_stenger_ikke_de_andre_paa_samme_adresse(client, leder):
    for _ in range(5):
        logg_inn(client, epost="annen@nav.example", passord="galt")
    assert logg_inn(client).status_code == 302


def test_et_galt_passord_lagres_aldri(client, leder):
    logg_inn(client, passord="nesten riktig passord")
    forsok = AccessAttempt.objects.get()
    assert "nesten riktig" not in str(vars(forsok))


@pytest.mark.parametrize("maal", ["0", "oppfolging:administrasjon", "nan"])
def test_den_som_er_innlogget_sendes_hjem_naar_maalet_ikke_er_en_adresse(client, leder, maal):
    client.force_login(leder)
    assert client.get(reverse("brukere:logg_inn"), {"next": maal}).status_code == 302


def test_meldinger_til_brukeren_legges_ikke_i_nettleseren(client, leder):
    client.force_login(lag.bruker(Rolle.ADMINISTRATOR))
    svar = client.post("/administrasjon/kontor/5702/", {"norm": 20, "tak": 25})
    assert svar.status_code == 302
    assert set(client.cookies) <= {"okt", "csrf"}


@pytest.mark.parametrize("maal", ["//ond.example", "https://ond.example/", "/\\ond.example", "javascript:alert(1)"])
def test_innlogging_sender_aldri_brukeren_ut_av_tjenesten(client, leder, maal):
    assert logg_inn(client, next=maal).url == "/"
    client.post(reverse("brukere:logg_ut"))
    assert logg_inn(client, next="/rapporter/").url == "/rapporter/"


def test_deaktivert_bruker_mister_tilgangen_med_en_gang(client, leder):
    logg_inn(client)
    Bruker.objects.filter(pk=leder.pk).update(is_active=False)
    assert client.get("/kontor/").status_code == 302


def test_bruker_med_to_kontor_velger_og_ser_bare_det_valgte(client, leder):
    andre = Tilknytning.objects.create(
        bruker=leder,
        kontor=lag.kontor(lag.ANNET_KONTOR),
        rolle=Rolle.LEDER,
        gyldig=DateRange(lag.oslo(2020, 1, 1).date(), None),
    )
    logg_inn(client)
    assert client.get("/kontor/").url == reverse("brukere:velg_kontor")
    assert client.post(reverse("brukere:velg_kontor"), {"tilknytning": "999999"}).status_code == 422
    client.post(reverse("brukere:velg_kontor"), {"tilknytning": andre.pk})
    svar = client.get("/kontor/")
    assert svar.wsgi_request.user.kontor == andre.kontor


def test_utlopt_tilknytning_gir_ingen_rolle(client):
    den = lag.bruker(fra=lag.oslo(2020, 1, 1).date())
    Tilknytning.objects.filter(bruker=den).update(
        gyldig=DateRange(lag.oslo(2020, 1, 1).date(), lag.oslo(2024, 1, 1).date())
    )
    client.force_login(den)
    assert client.get("/").url == reverse("brukere:velg_kontor")
    assert "ikke knyttet til noe kontor" in client.get(reverse("brukere:velg_kontor")).content.decode()


def test_portalbruker_med_passord_havner_i_portalen(client):
    den = Bruker.objects.create(epost="a@b.example", type=Brukertype.ARBEIDSGIVER, fornavn="A", etternavn="B")
    den.set_password(PASSORD)
    den.save()
    assert logg_inn(client, den.epost).url == reverse("portal:hjem")


def test_utlogging_krever_post_og_toemmer_nettleserens_lager(client, leder):
    logg_inn(client)
    assert client.get(reverse("brukere:logg_ut")).status_code == 405
    svar = client.post(reverse("brukere:logg_ut"))
    assert svar["Clear-Site-Data"] == '"cache", "storage"'
    assert "_auth_user_id" not in client.session


def test_administrator_setter_norm_og_tak_og_faar_feil_ved_feltet(client):
    client.force_login(lag.bruker(Rolle.ADMINISTRATOR))
    adresse = reverse("oppfolging:kontor_endre", args=[lag.KONTOR])
    feil = client.post(adresse, {"norm": "20", "tak": "10"})
    assert feil.status_code == 422
    ved_feltet = feil.content.decode().split('id="id_tak_feil"')[1]
    assert "Taket må være minst like høyt som normen." in ved_feltet
    assert client.post(adresse, {"norm": "15", "tak": "18", "navn": "Kapret"}).status_code == 302
    kontor = lag.kontor()
    assert (kontor.norm, kontor.tak, kontor.navn) == (15, 18, "Nav Lerkendal")


def test_utlopte_okter_ryddes_og_de_andre_staar(client, leder):
    logg_inn(client)
    utlopt = Okt.objects.create(session_key="u" * 32, session_data="", expire_date=for_(1))
    rydd_okter()
    assert not Okt.objects.filter(pk=utlopt.pk).exists()
    assert Okt.objects.filter(pk=client.session.session_key).exists()
