"""The kontaktperson opens the portal for a person at the employer."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest

from arbeidsgivere.models import Innloggingslenke
from arbeidsgivere.portaltilgang import invitasjon, koder, lenker
from inkludering.hendelser.models import Hendelse
from inkludering.utsending import maler
from inkludering.utsending.models import Utsending
from tests import fabrikker as lag

NAA = lag.oslo(2026, 11, 23, 9)


@pytest.fixture
def ny_kontakt(sted):
    return lag.arbeidsgiverkontakt(sted.hos, epost="berit@bakeriet.example", fornavn="Berit", etternavn="Baker")


def adresse(kontakt) -> str:
    return f"/arbeidsgivere/{kontakt.arbeidsgiver.orgnr}/kontakter/{kontakt.pk}/inviter/"


def token(lenke: Innloggingslenke) -> str:
    return lenker.lag_token(str(lenke.pk))


def test_kontaktpersonen_inviterer_fra_arbeidsgiversiden(client, sted, ny_kontakt):
    client.force_login(sted.ane)
    svar = client.post(adresse(ny_kontakt))
    assert svar.url == f"/arbeidsgivere/{sted.hos.orgnr}/"
    lenke = Innloggingslenke.objects.get(kontakt=ny_kontakt)
    assert lenke.er_invitasjon
    assert lenke.utloper - lenke.opprettet == timedelta(days=7)
    assert Utsending.objects.get().adresse == "berit@bakeriet.example"


def test_invitasjonen_gir_en_bruker_uten_passord_bundet_til_arbeidsgiveren(sted, ny_kontakt):
    lenke = invitasjon.inviter(kontakt=ny_kontakt, av=sted.ane, naa=NAA)
    berit = lenker.loes_inn(token=token(lenke), naa=NAA + timedelta(days=6))
    assert (berit.navn, berit.type, berit.has_usable_password()) == ("Berit Baker", "arbeidsgiver", False)
    ny_kontakt.refresh_from_db()
    assert ny_kontakt.bruker == berit
    assert list(Hendelse.objects.filter(objekt_id=ny_kontakt.pk).order_by("pk").values_list("type", flat=True)) == [
        "arbeidsgiverkontakt_registrert",
        "portal_invitasjon_sendt",
        "portal_innlogget",
    ]


def test_den_som_kan_rette_adressen_ser_at_brevet_ikke_kom_fram(client, sted, ny_kontakt):
    client.force_login(sted.ane)
    client.post(adresse(ny_kontakt))
    side = f"/arbeidsgivere/{sted.hos.orgnr}/"
    assert "kom ikke fram" not in client.get(side).content.decode()
    Utsending.objects.update(tilstand="doed", feil="ugyldig adresse")
    assert client.get(side).content.decode().count("kom ikke fram") == 1
    client.post(adresse(ny_kontakt))
    assert "kom ikke fram" not in client.get(side).content.decode()


def test_lenken_og_koden_sendes_ikke_naar_de_ikke_virker_lenger(sted, ny_kontakt):
    lenke = invitasjon.inviter(kontakt=ny_kontakt, av=sted.ane, naa=NAA)
    koder.send(bruker=sted.leif, naa=NAA)
    assert set(Utsending.objects.values_list("utloper", flat=True)) == {lenke.utloper, NAA + koder.GJELDER}


def test_ny_invitasjon_trekker_den_gamle_tilbake(sted, ny_kontakt):
    gammel, ny = (invitasjon.inviter(kontakt=ny_kontakt, av=sted.ane, naa=NAA) for _ in range(2))
    assert lenker.loes_inn(token=token(gammel), naa=NAA) is None
    assert lenker.loes_inn(token=token(ny), naa=NAA).epost == ny_kontakt.epost


def test_samme_person_hos_to_arbeidsgivere_har_en_bruker(sted):
    annen = lag.arbeidsgiverkontakt(lag.arbeidsgiver(sted.ane), epost=sted.kontakt.epost)
    lenke = invitasjon.inviter(kontakt=annen, av=sted.ane, naa=NAA)
    assert lenker.loes_inn(token=token(lenke), naa=NAA) == sted.leif


def test_adressen_til_en_i_nav_kan_ikke_inviteres(client, sted):
    kontakt = lag.arbeidsgiverkontakt(sted.hos, epost=lag.bruker().epost)
    client.force_login(sted.ane)
    svar = client.post(adresse(kontakt))
    assert "tilhører en som jobber i Nav" in str(next(iter(svar.wsgi_request._messages)))
    assert not Innloggingslenke.objects.exists()


def roller(sted) -> dict:
    return {
        "kontaktpersonen": sted.ane,
        "lederen": lag.bruker("leder"),
        "leder på et annet kontor": lag.bruker("leder", paa=lag.ANNET_KONTOR),
        "en annen jobbspesialist": lag.bruker(),
        "markedskontakt": lag.bruker("markedskontakt"),
        "administrator": lag.bruker("administrator"),
        "arbeidsgiveren": sted.leif,
    }


@pytest.mark.parametrize(
    ("hvem", "status"),
    [
        ("kontaktpersonen", 302),
        ("lederen", 302),
        ("leder på et annet kontor", 404),
        ("en annen jobbspesialist", 404),
        ("markedskontakt", 404),
        ("administrator", 404),
        ("arbeidsgiveren", 404),
    ],
)
def test_bare_kontaktpersonen_og_kontorets_leder_kan_invitere(client, sted, ny_kontakt, hvem, status):
    client.force_login(roller(sted)[hvem])
    assert client.post(adresse(ny_kontakt)).status_code == status
    assert Innloggingslenke.objects.exists() == (status == 302)


def test_kontakt_som_har_sluttet_eller_hoerer_til_en_annen_finnes_ikke(client, sted, ny_kontakt):
    client.force_login(sted.ane)
    annen = lag.arbeidsgiver(sted.ane)
    assert client.post(f"/arbeidsgivere/{annen.orgnr}/kontakter/{ny_kontakt.pk}/inviter/").status_code == 404
    assert client.post(f"/arbeidsgivere/{sted.hos.orgnr}/kontakter/{uuid.uuid4()}/inviter/").status_code == 404
    ny_kontakt.sluttet_dato = date(2026, 11, 1)
    ny_kontakt.save()
    assert client.post(adresse(ny_kontakt)).status_code == 404


def test_invitasjon_kan_ikke_sendes_ved_aa_lese_en_adresse(client, sted, ny_kontakt):
    client.force_login(sted.ane)
    assert client.get(adresse(ny_kontakt)).status_code == 405


def test_epost_og_sms_fra_portalen_nevner_verken_mottakeren_eller_en_kandidat(client, sted, ny_kontakt):
    den = lag.kandidat(sted.ane, aapen=True)
    lag.forlop(den, sted.hos, av=sted.ane)
    invitasjon.inviter(kontakt=ny_kontakt, av=sted.ane, naa=NAA)
    lenker.be_om_lenke(epost=sted.kontakt.epost, naa=NAA)
    koder.send(bruker=sted.leif, naa=NAA)
    tekster = [str(maler.gjengi(utsending)) for utsending in Utsending.objects.all()]
    assert len(tekster) == 3
    for navn in ("Berit", "Baker ", sted.kontakt.etternavn, sted.hos.orgnr, den.etternavn):
        assert not any(navn in tekst for tekst in tekster)


@pytest.mark.parametrize(
    ("med_kontaktperson", "hilsen"),
    [
        (
            True,
            "Ane Fast, kontaktpersonen deres i {kontor}\nUsikker på om meldingen er ekte? Ring meg på nummeret dere "
            "har fra før, eller finn nummeret til Nav på nav.no.",
        ),
        (False, "{kontor}"),
    ],
)
@pytest.mark.parametrize("er_invitasjon", [True, False])
def test_brevet_er_signert_og_sier_hvilken_arbeidsplass(sted, settings, er_invitasjon, med_kontaktperson, hilsen):
    if not med_kontaktperson:
        lag.ta_bort_kontaktperson(sted.hos, naa=NAA)
    lenker.lag(kontakt=sted.kontakt, er_invitasjon=er_invitasjon, naa=NAA)
    tekst = maler.gjengi(Utsending.objects.get()).tekst
    assert "til å logge inn for Bakeriet AS" in tekst
    assert f"Adressen begynner alltid med {settings.BASE_URL}/" in tekst
    assert tekst.strip().endswith("Hilsen\n" + hilsen.format(kontor=sted.hos.kontor.navn))
