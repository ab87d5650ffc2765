"""The administrator sees the messages that no machine can settle, decides on each, and is told that they wait."""

from datetime import timedelta

import pytest

from inkludering.utsending import avgjorelse, maler, utboks
from inkludering.utsending.models import Tilstand, Utsending
from oppfolging.handlinger import utboksvarsel
from tests import fabrikker as lag
from tests.klokke import klokka
from tests.oppfolging.loggeskjema import suppe

pytestmark = pytest.mark.django_db
# What it is, its error, and what the page says of it.
HVORFOR = [
    (Tilstand.DOED, "SMTP 550", "Avvist for godt (SMTP 550). Adressen kan være feil."),
    (Tilstand.DOED, "HTTP 400", "Avvist for godt (HTTP 400). Adressen kan være feil."),
    (Tilstand.DOED, "SMTP 451", "Prøvd for mange ganger (SMTP 451)."),
    (Tilstand.DOED, "", "Prøvd for mange ganger (uten svar)."),
    (Tilstand.USIKKER, "", "Den kan ha kommet fram. Ingen svarer på om den har det."),
]


@pytest.fixture
def administrator(client):
    den = lag.bruker("administrator")
    client.force_login(den)
    return den


def melding(tilstand=Tilstand.DOED, feil="SMTP 550", **felt) -> Utsending:
    felt = {"kanal": "epost", "mal": "portal_lenke", "data": {}, "adresse": "kari@bedrift.example"} | felt
    den = utboks.ny(nokkel=f"n{Utsending.objects.count()}", naa=klokka(), **felt)
    den.tilstand, den.feil = tilstand, feil
    den.usikker_siden = klokka() - timedelta(hours=1) if tilstand == Tilstand.USIKKER else None
    den.save()
    return den


@pytest.mark.parametrize(("tilstand", "feil", "sagt"), HVORFOR)
def test_siden_sier_hvorfor_meldingen_venter_og_hva_som_kan_gjoeres(client, administrator, tilstand, feil, sagt):
    melding(tilstand, feil)
    side = suppe(client.get("/utboks/"))
    assert sagt in side.get_text()
    valg = [knapp["value"] for knapp in side.select("button[name=valg]")]
    assert valg == (["igjen", "sendt", "frafall"] if tilstand == Tilstand.USIKKER else ["igjen", "frafall"])


def test_siden_viser_ingen_hel_adresse_til_den_som_ikke_er_bruker(client, administrator):
    melding()
    melding(kanal="sms", mal="portal_kode", adresse="41234567")
    melding(mal="sammendrag", adresse="", mottaker=lag.bruker(fornavn="Ane", etternavn="Berg"))
    tekst = suppe(client.get("/utboks/")).get_text()
    assert all(ord_ in tekst for ord_ in ("k…@bedrift.example", "Mobil som slutter på 67", "Ane Berg"))
    assert not any(ord_ in tekst for ord_ in ("kari", "41234567", "@nav.example"))


def test_avgjoerelsen_staar_og_den_som_kommer_etter_faar_vite_det(client, administrator):
    den = melding()
    svar = client.post(f"/utboks/{den.pk}/", {"valg": "igjen"}, follow=True)
    assert "Meldingen sendes på nytt." in svar.content.decode()
    assert "Ingenting venter på deg" in svar.content.decode()
    den.refresh_from_db()
    assert den.tilstand == Tilstand.I_KOE
    svar = client.post(f"/utboks/{den.pk}/", {"valg": "frafall"}, follow=True)
    assert "Meldingen er allerede avgjort." in svar.content.decode()


@pytest.mark.parametrize("valg", [{}, {"valg": "tull"}], ids=["uten valg", "ukjent valg"])
def test_uten_et_valg_blir_meldingen_staaende(client, administrator, valg):
    den = melding()
    svar = client.post(f"/utboks/{den.pk}/", valg, follow=True)
    assert "Velg hva som skal skje med meldingen." in svar.content.decode()
    den.refresh_from_db()
    assert den.tilstand == Tilstand.DOED


def test_hver_administrator_faar_en_melding_om_dagen_saa_lenge_noe_venter(administrator):
    lag.bruker("leder")
    utboksvarsel.si_fra(naa=klokka())
    assert not Utsending.objects.exists()
    den = melding()
    for timer in (0, 1, 24):
        utboksvarsel.si_fra(naa=klokka() + timedelta(hours=timer))
    varsler = list(Utsending.objects.filter(mal="uavgjorte"))
    assert [(ett.mottaker, ett.data) for ett in varsler] == [(administrator, {"antall": 1})] * 2
    assert "1 melding kan ikke sendes" in maler.gjengi(varsler[0]).tekst
    assert "/utboks/" in maler.gjengi(varsler[0]).tekst
    avgjorelse.frafall(utsending=den.pk, av=None, naa=klokka())
    Utsending.objects.filter(mal="uavgjorte").update(tilstand=Tilstand.DOED)
    utboksvarsel.si_fra(naa=klokka() + timedelta(days=3))
    assert Utsending.objects.filter(mal="uavgjorte").count() == 2
