"""The list of employers: whose they are, when contact was and is due, and never anything about a candidate."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inkludering.brukere.models import Rolle
from inkludering.hendelser.models import Oppslag
from oppfolging.arbeidsflate.arbeidsgivere import visning
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, klokka
from tests.oppfolging.loggeskjema import kort

pytestmark = pytest.mark.django_db

LISTE = "/arbeidsgivere/"


@pytest.fixture
def ane(client):
    ane = lag.bruker(fornavn="Ane", etternavn="Fast")
    client.force_login(ane)
    return ane


def navn(svar) -> list[str]:
    return [rad.arbeidsgiver.navn for rad in svar.context["liste"].rader]


def rad(svar, hos):
    return next(rad for rad in svar.context["liste"].rader if rad.arbeidsgiver == hos)


@pytest.fixture
def spredt(ane):
    """One of mine, one of a colleague's, one without kontaktperson, one of another office."""
    lag.arbeidsgiver(ane, navn="Min AS")
    lag.arbeidsgiver(lag.bruker(), navn="Kollegas AS")
    lag.arbeidsgiver(None, navn="Uten AS")
    lag.arbeidsgiver(lag.bruker(paa=lag.ANNET_KONTOR), navn="Fjern AS")


@pytest.mark.parametrize(
    ("adresse", "ventet"),
    [
        ("", ["Min AS"]),
        ("?vis=mine", ["Min AS"]),
        ("?vis=kontoret", ["Kollegas AS", "Min AS", "Uten AS"]),
        ("?vis=uten-kontaktperson", ["Uten AS"]),
        ("?vis=alle", ["Fjern AS", "Kollegas AS", "Min AS", "Uten AS"]),
        ("?vis=tull&side=tull", ["Min AS"]),
        ("?vis=alle&q=KOLLEGA", ["Kollegas AS"]),
        ("?vis=alle&q=%00+%25_", []),
    ],
)
def test_adressen_velger_hvilke_som_vises(client, spredt, adresse, ventet):
    svar = client.get(LISTE + adresse)
    assert (svar.status_code, navn(svar)) == (200, ventet)


def test_faner_teller_og_jobbspesialisten_begynner_med_sine_egne(client, spredt):
    faner = client.get(LISTE).context["liste"].faner
    assert [(fane.verdi, fane.antall, fane.er_valgt) for fane in faner] == [
        ("mine", 1, True),
        ("kontoret", 3, False),
        ("uten-kontaktperson", 1, False),
        ("alle", 4, False),
    ]


def test_av_alle_telles_og_blas_det_ikke_i_flere_enn_grensen(client, spredt, monkeypatch):
    monkeypatch.setattr(visning, "LENGSTE_LISTE", 3)
    monkeypatch.setattr(visning, "PER_SIDE", 2)
    liste = client.get(f"{LISTE}?vis=alle&side=9").context["liste"]
    assert (liste.faner[-1].antall, liste.faner[1].antall) == ("3+", 3)
    assert (liste.blad.number, [rad.arbeidsgiver.navn for rad in liste.rader]) == (2, ["Min AS"])


@pytest.mark.parametrize("rolle", [Rolle.LEDER, Rolle.MARKEDSKONTAKT])
def test_andre_roller_begynner_med_kontorets(client, spredt, rolle):
    client.force_login(lag.bruker(rolle))
    svar = client.get(f"{LISTE}?vis=mine")
    assert navn(svar) == ["Kollegas AS", "Min AS", "Uten AS"]
    assert [fane.verdi for fane in svar.context["liste"].faner] == ["kontoret", "uten-kontaktperson", "alle"]


def test_soek_finner_navn_uansett_store_bokstaver_og_nummer_med_mellomrom(client, ane):
    hos = lag.arbeidsgiver(ane, navn="ØSTRE ÅNGSTRØM SJØMAT AS")
    lag.arbeidsgiver(ane, navn="Andre AS")
    for tekst in ("østre ångstrøm", "ÅNGSTRØM", " sjømat ", hos.orgnr, f"{hos.orgnr[:3]} {hos.orgnr[3:6]}"):
        assert "ØSTRE ÅNGSTRØM SJØMAT AS" in navn(client.get(LISTE, {"q": tekst})), tekst
    assert navn(client.get(LISTE, {"q": "sjømat"})) == ["ØSTRE ÅNGSTRØM SJØMAT AS"]
    ingen = client.get(LISTE, {"q": "<b>finnes ikke"}).content.decode()
    assert "Søk blant alle arbeidsgivere" in ingen
    assert "&lt;b&gt;finnes ikke" in ingen


def test_navnene_staar_i_norsk_rekkefolge(client, ane):
    for ett in ("Åsen AS", "Zoo AS", "Ærlig AS", "Øya AS", "Aas AS", "Berg AS"):
        lag.arbeidsgiver(ane, navn=ett)
    assert navn(client.get(LISTE)) == ["Berg AS", "Zoo AS", "Ærlig AS", "Øya AS", "Aas AS", "Åsen AS"]


def test_raden_viser_kontaktperson_siste_og_neste_kontakt_og_antall_forlop(client, ane):
    naa = klokka()
    hos = lag.arbeidsgiver(ane, kartlagt=date(2026, 1, 5), naa=naa)
    lag.forlop(lag.kandidat(ane, fase="jobbutvikling"), hos, av=ane)
    lag.kontakt(Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=ane, naa=naa)
    svar = client.get(LISTE)
    raden = rad(svar, hos)
    assert (raden.ansvar.bruker, raden.arbeidsgiver.antall_forlop) == (ane, 1)
    assert raden.arbeidsgiver.sist_kontakt == I_DAG
    assert raden.arbeidsgiver.neste_frist == hos.oppfolginger.aapne().order_by("frist").first().frist
    assert raden.tilstand is not None
    assert kort(I_DAG) in svar.content.decode()


def test_forsok_og_angret_kontakt_er_ikke_siste_kontakt(client, ane):
    hos = lag.arbeidsgiver(ane)
    lag.kontakt(Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=ane, naadd=False)
    assert rad(client.get(LISTE), hos).arbeidsgiver.sist_kontakt is None


def test_lista_viser_aldri_noe_om_kandidater_og_gir_ikke_oppslag(client, ane):
    hos = lag.arbeidsgiver(ane)
    kari = lag.kandidat(ane, fornavn="Kanarifugl", fase="jobbutvikling", aapen=True)
    lag.kontakt(
        Parter(kandidat=kari, forlop=lag.forlop(kari, hos, av=ane), med_arbeidsgiver=True), av=ane, notat="Kanarinotat"
    )
    assert "Kanari" not in client.get(LISTE).content.decode()
    assert not Oppslag.objects.exists()


def test_femti_rader_paa_hver_side(client, ane):
    for _ in range(51):
        lag.arbeidsgiver(ane)
    assert len(navn(client.get(LISTE))) == 50
    neste = client.get(f"{LISTE}?side=2")
    assert len(navn(neste)) == 1
    assert "Side 2 av 2" in neste.content.decode()


def test_like_mange_spoerringer_for_en_og_tre_rader(client, ane):
    def fyll() -> None:
        hos = lag.arbeidsgiver(ane)
        kari = lag.kandidat(ane, fase="jobbutvikling")
        lag.forlop(kari, hos, av=ane)

    def antall() -> int:
        with CaptureQueriesContext(connection) as sporringer:
            assert client.get(LISTE).status_code == 200
        return len(sporringer)

    fyll()
    en = antall()
    fyll()
    fyll()
    assert antall() == en == 9


def test_alle_tilbys_ikke_naar_kontoret_har_alle(client, ane):
    lag.arbeidsgiver(ane)
    assert [fane.verdi for fane in client.get(LISTE).context["liste"].faner] == [
        "mine",
        "kontoret",
        "uten-kontaktperson",
    ]
    assert client.get(f"{LISTE}?vis=alle").context["liste"].faner[-1].er_valgt
