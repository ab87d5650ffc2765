"""The people at an employer: one hovedkontakt, told that they are registered, and out of the portal when they leave."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from arbeidsgivere import arbeidsgiverkontakter as kontaktpersoner
from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from tests import fabrikker as lag
from tests.klokke import I_DAG, NAA

pytestmark = pytest.mark.django_db


@pytest.fixture
def ane(client):
    ane = lag.bruker()
    client.force_login(ane)
    return ane


@pytest.fixture
def hos(ane):
    return lag.arbeidsgiver(ane)


def ny(hos) -> str:
    return reverse("oppfolging:arbeidsgiverkontakt_ny", args=[hos.orgnr])


def hos_siden(hos) -> str:
    return reverse("oppfolging:arbeidsgiver", args=[hos.orgnr])


def adresse(handling: str, kontakt) -> str:
    return reverse(f"oppfolging:arbeidsgiverkontakt_{handling}", args=[kontakt.arbeidsgiver.orgnr, kontakt.pk])


def utfylt(**endret: str) -> dict[str, str]:
    felt = {
        "fornavn": "Leila",
        "etternavn": "Ødegård",
        "rolle": "Avdelingsleder",
        "epost": "Leila@Bedrift.example",
        "telefon": "912 34 567",
        "informert_dato": f"{I_DAG:%d.%m.%Y}",
    }
    return felt | endret


def test_foerste_person_blir_hovedkontakt_og_neste_ikke(client, hos):
    assert client.post(ny(hos), utfylt()).status_code == 302
    client.post(ny(hos), utfylt(fornavn="Per", epost="per@bedrift.example"))
    leila, per = hos.kontakter.order_by("fornavn")
    assert (leila.er_hovedkontakt, per.er_hovedkontakt) == (True, False)
    assert (leila.epost, leila.telefon) == ("leila@bedrift.example", "+4791234567")


def i_morgen() -> str:
    return f"{I_DAG + timedelta(days=1):%d.%m.%Y}"


@pytest.mark.parametrize(
    ("felt", "verdi", "melding"),
    [
        ("fornavn", "", "Skriv fornavnet."),
        ("epost", "leila", "Skriv hele e-postadressen"),
        ("telefon", "123", "Skriv 8 sifre"),
        ("informert_dato", "", "Skriv hvilken dag personen fikk vite"),
        ("informert_dato", "31.02.2026", "Datoen finnes ikke i kalenderen."),
        ("informert_dato", i_morgen, "Datoen kan ikke være fram i tid."),
        ("etternavn", "Ø" * 101, "100"),
    ],
)
def test_feil_faar_melding_ved_feltet_og_alt_som_er_skrevet_staar(client, hos, felt, verdi, melding):
    skrevet = utfylt(**{felt: verdi() if callable(verdi) else verdi})
    svar = client.post(ny(hos), skrevet)
    skjema = svar.context["skjema"]
    assert svar.status_code == 422
    assert melding in str(skjema.errors[felt])
    assert {navn: skjema[navn].value() for navn in skrevet} == skrevet
    assert not hos.kontakter.exists()


@pytest.mark.parametrize("rolle", ["Tillitsvalgt", "hovedtillitsvalgt for Fellesforbundet", "VERNEOMBUD", "Klubbleder"])
def test_tillitsverv_avvises_med_forklaring_om_personvern(client, hos, rolle):
    svar = client.post(ny(hos), utfylt(rolle=rolle))
    assert svar.status_code == 422
    assert "Av hensyn til personvernet registrerer vi ikke tillitsverv" in str(svar.context["skjema"].errors["rolle"])
    assert not hos.kontakter.exists()


def test_samme_e_post_to_ganger_avvises_ved_feltet(client, hos):
    client.post(ny(hos), utfylt())
    svar = client.post(ny(hos), utfylt(epost="LEILA@bedrift.example"))
    assert "allerede registrert" in str(svar.context["skjema"].errors["epost"])
    assert hos.kontakter.count() == 1


def test_felt_som_ikke_staar_i_skjemaet_blir_ikke_lagret(client, hos):
    lag.arbeidsgiverkontakt(hos)
    client.post(ny(hos), utfylt(er_hovedkontakt="on", sluttet_dato="01.01.2020", bruker=str(lag.bruker().pk)))
    leila = hos.kontakter.get(fornavn="Leila")
    assert (leila.er_hovedkontakt, leila.sluttet_dato, leila.bruker) == (False, None, None)


def test_hovedkontakt_byttes_og_det_er_alltid_bare_en(client, hos):
    gammel, ny_hoved = lag.arbeidsgiverkontakt(hos), lag.arbeidsgiverkontakt(hos)
    assert client.post(adresse("hovedkontakt", ny_hoved)).status_code == 302
    assert hos.kontakter.get(er_hovedkontakt=True) == ny_hoved
    assert client.get(adresse("hovedkontakt", gammel)).status_code == 405


def test_hovedkontakt_som_slutter_faar_en_etterfoelger_man_velger(client, hos):
    gammel, per, kari = (lag.arbeidsgiverkontakt(hos) for _ in range(3))
    side = adresse("sluttet", gammel)
    assert client.get(side).status_code == 200
    i_dag = f"{I_DAG:%d.%m.%Y}"
    assert client.post(side, {"dato": i_dag}).status_code == 422
    assert client.post(side, {"dato": i_morgen(), "ny_hovedkontakt": kari.pk}).status_code == 422
    assert client.post(side, {"dato": i_dag, "ny_hovedkontakt": kari.pk}).status_code == 302
    assert hos.kontakter.get(er_hovedkontakt=True) == kari
    assert set(hos.kontakter.aktive()) == {per, kari}


def test_hovedkontakt_arves_av_den_som_har_vaert_registrert_lengst_naar_ingen_er_valgt(ane, hos):
    gammel = lag.arbeidsgiverkontakt(hos)
    lag.arbeidsgiverkontakt(hos, informert_dato=date(2026, 3, 1))
    eldst = lag.arbeidsgiverkontakt(hos, informert_dato=date(2026, 2, 1))
    kontaktpersoner.avslutt(
        kontakt=gammel, dato=date(2026, 11, 20), ny_hovedkontakt=None, av=ane, naa=lag.oslo(2026, 11, 23)
    )
    assert hos.kontakter.get(er_hovedkontakt=True) == eldst


def test_den_siste_kan_slutte_og_den_som_har_sluttet_kan_ikke_endres(client, hos):
    leif = lag.arbeidsgiverkontakt(hos)
    portalbruker = lag.portalbruker(leif)
    client.post(adresse("sluttet", leif), {"dato": "01.11.2026"})
    leif.refresh_from_db()
    assert (leif.sluttet_dato, leif.er_hovedkontakt) == (date(2026, 11, 1), False)
    assert not Arbeidsgiver.objects.for_portalbruker(portalbruker).exists()
    assert client.post(adresse("hovedkontakt", leif)).status_code == 404
    assert client.get(adresse("sluttet", leif)).status_code == 404


def test_den_som_ble_registrert_som_sluttet_ved_en_feil_staar_der_igjen(client, hos):
    """The portal opens to them only by a new invitation, and who took over as hovedkontakt keeps it."""
    leif, per = lag.arbeidsgiverkontakt(hos, fornavn="Leif"), lag.arbeidsgiverkontakt(hos)
    portalbruker = lag.portalbruker(leif)
    client.post(adresse("sluttet", leif), {"dato": f"{I_DAG:%d.%m.%Y}", "ny_hovedkontakt": per.pk})
    assert "Jobber her likevel" in client.get(hos_siden(hos)).content.decode()
    assert client.post(adresse("tilbake", leif)).status_code == 302
    leif.refresh_from_db()
    assert (leif.sluttet_dato, leif.er_hovedkontakt, leif.bruker) == (None, False, None)
    assert hos.kontakter.get(er_hovedkontakt=True) == per
    assert not Arbeidsgiver.objects.for_portalbruker(portalbruker).exists()
    assert "Jobber her likevel" not in client.get(hos_siden(hos)).content.decode()
    assert client.post(adresse("tilbake", leif)).status_code == 404


def test_den_eneste_som_kommer_tilbake_er_hovedkontakt(client, hos):
    leif = lag.arbeidsgiverkontakt(hos)
    svar = client.post(adresse("sluttet", leif), {"dato": f"{I_DAG:%d.%m.%Y}"}, follow=True)
    assert "Ingen er registrert her nå." in svar.content.decode()
    client.post(adresse("tilbake", leif))
    assert hos.kontakter.aktive().get(er_hovedkontakt=True) == leif


def test_ingen_kommer_tilbake_paa_en_adresse_som_en_annen_har_faatt(client, hos):
    leif = lag.arbeidsgiverkontakt(hos, epost="post@bedrift.example")
    client.post(adresse("sluttet", leif), {"dato": f"{I_DAG:%d.%m.%Y}"})
    lag.arbeidsgiverkontakt(hos, epost="post@bedrift.example")
    svar = client.post(adresse("tilbake", leif), follow=True)
    assert "E-postadressen tilhører en annen" in svar.content.decode()
    assert not hos.kontakter.aktive().filter(pk=leif.pk).exists()


@pytest.mark.parametrize(("dager", "kan_angres"), [(29, True), (30, False), (31, False)])
def test_den_som_sluttet_for_lenge_siden_vises_ikke_og_kan_ikke_tas_tilbake(client, ane, hos, dager, kan_angres):
    leif = lag.arbeidsgiverkontakt(hos)
    kontaktpersoner.avslutt(kontakt=leif, dato=I_DAG, ny_hovedkontakt=None, av=ane, naa=NAA - timedelta(days=dager))
    assert ("Jobber her likevel" in client.get(hos_siden(hos)).content.decode()) is kan_angres
    assert client.post(adresse("tilbake", leif)).status_code == (302 if kan_angres else 404)


def test_person_finnes_bare_under_sin_egen_arbeidsgiver(client, ane, hos):
    leif, annen = lag.arbeidsgiverkontakt(hos), lag.arbeidsgiver(ane)
    feil = reverse("oppfolging:arbeidsgiverkontakt_hovedkontakt", args=[annen.orgnr, leif.pk])
    assert client.post(feil).status_code == 404


def test_ingen_ny_person_hos_arbeidsgiver_som_ikke_finnes(client, ane):
    assert client.post("/arbeidsgivere/889640782/kontakter/ny/", utfylt()).status_code == 404
    assert not Arbeidsgiverkontakt.objects.exists()
