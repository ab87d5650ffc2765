"""What is wrong about somebody at an employer is put right, and a link sent to the old address lets nobody in."""

from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from arbeidsgivere.models import Innloggingslenke
from arbeidsgivere.portaltilgang import invitasjon, lenker
from inkludering.brukere.models import Bruker, Rolle
from inkludering.utsending.models import Tilstand, Utsending
from oppfolging.portal import meldinger
from tests import fabrikker as lag
from tests.klokke import klokka

pytestmark = pytest.mark.django_db


@pytest.fixture
def ane(client):
    ane = lag.bruker(fornavn="Ane", etternavn="Fast")
    client.force_login(ane)
    return ane


@pytest.fixture
def hos(ane):
    return lag.arbeidsgiver(ane)


@pytest.fixture
def leif(hos):
    return lag.arbeidsgiverkontakt(
        hos, fornavn="Leif", etternavn="Leder", epost="leif@gammel.example", telefon="+4742000000", rolle="Baker"
    )


def adresse(den) -> str:
    return reverse("oppfolging:arbeidsgiverkontakt_endre", args=[den.arbeidsgiver.orgnr, den.pk])


def rett(client, den, **endret: str):
    felt = {navn: getattr(den, navn) for navn in ("fornavn", "etternavn", "rolle", "epost", "telefon", "maalform")}
    return client.post(adresse(den), felt | endret)


def test_skjemaet_er_fylt_ut_med_det_som_staar(client, leif):
    skjema = client.get(adresse(leif)).context["skjema"]
    assert {felt.name: felt.value() for felt in skjema} == {
        "fornavn": "Leif",
        "etternavn": "Leder",
        "rolle": "Baker",
        "epost": "leif@gammel.example",
        "telefon": "420 00 000",
        "maalform": "",
    }


def test_navn_mobil_og_stilling_rettes_og_tilgangen_staar(client, leif):
    bruker = lag.portalbruker(leif)
    svar = rett(client, leif, fornavn="Leiv", telefon="912 34 567", rolle="Daglig leder")
    assert svar.url == f"/arbeidsgivere/{leif.arbeidsgiver.orgnr}/"
    leif.refresh_from_db()
    assert (leif.fornavn, leif.telefon, leif.rolle) == ("Leiv", "+4791234567", "Daglig leder")
    assert (leif.er_hovedkontakt, leif.bruker) == (True, bruker)
    assert not Innloggingslenke.objects.exists()
    assert Bruker.objects.get(pk=bruker.pk).navn == "Leiv Leder"


def test_det_som_var_feil_staar_i_historikken_med_hvem_som_rettet(client, leif):
    rett(client, leif, fornavn="Leiv")
    tekst = client.get(f"/arbeidsgivere/{leif.arbeidsgiver.orgnr}/").content.decode()
    assert "Fornavn: fra Leif til Leiv" in tekst
    assert "1 endring" in tekst
    assert "· Ane Fast" in tekst
    kollega = lag.bruker()
    client.force_login(kollega)
    assert "fra Leif til Leiv" not in client.get(f"/arbeidsgivere/{leif.arbeidsgiver.orgnr}/").content.decode()


@pytest.mark.parametrize("har_logget_inn", [True, False])
def test_ny_adresse_slutter_den_gamle_lenken_og_ber_om_aa_faa_den_nye_bekreftet(client, ane, leif, har_logget_inn):
    gammel = invitasjon.inviter(kontakt=leif, av=ane, naa=klokka())
    if har_logget_inn:
        lag.portalbruker(leif)
    token = urlsplit(meldinger.adresse(str(gammel.pk))).path.split("/")[-2]
    assert lenker.gjelder(token, naa=klokka())
    svar = rett(client, leif, epost="Leif@ny.example")
    assert svar.status_code == 302
    leif.refresh_from_db()
    assert (leif.epost, leif.er_hovedkontakt, leif.bruker) == ("leif@ny.example", True, None)
    assert not lenker.gjelder(token, naa=klokka())
    assert lenker.loes_inn(token=token, naa=klokka()) is None
    til = dict(Utsending.objects.values_list("adresse", "tilstand"))
    assert til == {"leif@gammel.example": Tilstand.AVLYST, "leif@ny.example": Tilstand.I_KOE}


def test_den_nye_adressen_bekreftes_med_lenken_og_personen_er_den_samme(client, ane, leif):
    lag.portalbruker(leif)
    rett(client, leif, epost="leif@ny.example")
    bruker = lenker.loes_inn(token=lenker.lag_token(str(leif.lenker.get().pk)), naa=klokka())
    leif.refresh_from_db()
    assert (bruker.epost, leif.bruker, leif.er_hovedkontakt) == ("leif@ny.example", bruker, True)


def test_ny_adresse_til_en_uten_tilgang_sender_ingenting(client, leif):
    rett(client, leif, epost="leif@ny.example")
    assert not Utsending.objects.exists()


def test_den_som_var_inne_med_den_gamle_adressen_er_ute(client, leif):
    bruker = lag.portalbruker(leif)
    rett(client, leif, epost="leif@ny.example")
    client.force_login(bruker)
    assert leif.arbeidsgiver.navn not in client.get("/portal/").content.decode()


@pytest.mark.parametrize(
    ("epost", "melding"),
    [
        ("per@bedrift.example", "allerede registrert"),
        ("nav.ansatt@nav.example", "jobber i Nav"),
        ("leif", "Skriv hele"),
    ],
)
def test_en_adresse_som_ikke_kan_brukes_avvises_ved_feltet(client, hos, leif, epost, melding):
    lag.arbeidsgiverkontakt(hos, epost="per@bedrift.example")
    lag.bruker(epost="nav.ansatt@nav.example")
    lag.portalbruker(leif)
    svar = rett(client, leif, epost=epost)
    assert svar.status_code == 422
    assert melding in str(svar.context["skjema"].errors["epost"])
    leif.refresh_from_db()
    assert leif.epost == "leif@gammel.example"
    assert leif.bruker


@pytest.mark.parametrize(
    ("rolle", "paa", "svar"),
    [
        (Rolle.JOBBSPESIALIST, lag.KONTOR, 404),
        (Rolle.LEDER, lag.KONTOR, 200),
        (Rolle.LEDER, lag.ANNET_KONTOR, 404),
        (Rolle.MARKEDSKONTAKT, lag.KONTOR, 200),
        (Rolle.MARKEDSKONTAKT, lag.ANNET_KONTOR, 404),
    ],
)
def test_bare_de_som_svarer_for_arbeidsgiveren_retter_folkene_der(client, leif, rolle, paa, svar):
    client.force_login(lag.bruker(rolle, paa=paa))
    assert client.get(adresse(leif)).status_code == svar
    knapp = adresse(leif) in client.get(f"/arbeidsgivere/{leif.arbeidsgiver.orgnr}/").content.decode()
    assert knapp == (svar == 200)


def test_den_som_har_sluttet_kan_ikke_rettes(client, leif):
    leif.sluttet_dato, leif.er_hovedkontakt = leif.informert_dato, False
    leif.save()
    assert client.get(adresse(leif)).status_code == 404


def test_maalformen_paa_kortet_gjelder_invitasjonen_og_portalen_til_personen_selv_bytter(client, hos, leif):
    rett(client, leif, maalform="nn")
    assert "Målform: Nynorsk" in client.get(reverse("oppfolging:arbeidsgiver", args=[hos.orgnr])).content.decode()
    leif.refresh_from_db()
    lenke = invitasjon.inviter(kontakt=leif, av=hos.kontaktansvar.get().bruker, naa=klokka())
    assert Utsending.objects.get().spraak == "nn"
    bruker = lenker.loes_inn(token=lenker.lag_token(str(lenke.pk)), naa=klokka())
    assert bruker.maalform == "nn"
    bruker.maalform = "en"
    bruker.save(update_fields=["maalform"])
    assert "Målform: Engelsk" in client.get(reverse("oppfolging:arbeidsgiver", args=[hos.orgnr])).content.decode()
    assert client.get(adresse(leif)).context["skjema"]["maalform"].value() == "en"
    lenker.be_om_lenke(epost=leif.epost, naa=klokka())
    assert Utsending.objects.latest("opprettet").spraak == "en"


@pytest.mark.parametrize(("sendt", "staar"), [("nb", "nb"), ("", "en")])
def test_kortet_retter_spraaket_til_den_som_har_logget_inn_og_tar_det_aldri_bort(client, leif, sendt, staar):
    Bruker.objects.filter(pk=lag.portalbruker(leif).pk).update(maalform="en")
    rett(client, leif, maalform=sendt, epost="leif@ny.example")
    leif.refresh_from_db()
    assert (leif.bruker, leif.spraak) == (None, staar)
    assert Utsending.objects.latest("opprettet").spraak == staar
