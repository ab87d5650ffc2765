"""What a jobbspesialist changes from the candidate page, and what is refused with everything typed kept."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from kandidater.models import Kandidat
from oppfolging.kjerne.models import Side
from tests import fabrikker as lag
from tests.klokke import I_DAG, for_
from tests.oppfolging.loggeskjema import langt

pytestmark = pytest.mark.django_db

LISTE = "/kandidater/"
SKJEMAER = ["kandidat_aapenhet", "kandidat_fase", "kandidat_opplysninger", "kandidat_avslutt"]


@pytest.fixture
def ane():
    return lag.bruker(fornavn="Ane", etternavn="Ansvarlig")


@pytest.fixture
def kari(ane):
    return lag.kandidat(ane, fornavn="Kari", etternavn="Åsen")


def adresse(navn: str, den: Kandidat) -> str:
    return reverse(f"oppfolging:{navn}", args=[den.pk])


def innhold(svar) -> str:
    return svar.content.decode()


def test_aapenhet_endres_og_historikken_beholdes(client, ane, kari):
    client.force_login(ane)
    felt = {"kan_kontaktes": "on", "kan_navngis": "on", "kan_formidles": "Trives ute", "skal_ikke_deles": "Diagnosen"}
    svar = client.post(adresse("kandidat_aapenhet", kari), felt)
    assert svar["Location"] == adresse("kandidat", kari)
    gjeldende = kari.aapenheter.gjeldende().get()
    assert (gjeldende.kan_kontaktes, gjeldende.kan_navngis, gjeldende.kan_formidles) == (True, True, "Trives ute")
    assert kari.aapenheter.count() == 2


def test_navn_uten_kontakt_avvises_ved_feltet_og_teksten_staar(client, ane, kari):
    client.force_login(ane)
    svar = client.post(adresse("kandidat_aapenhet", kari), {"kan_navngis": "on", "skal_ikke_deles": "Behold meg"})
    assert svar.status_code == 422
    assert "kan_navngis" in svar.context["skjema"].errors
    assert "Behold meg" in innhold(svar)
    assert kari.aapenheter.count() == 1


def test_fasen_byttes_og_neste_dato_planlegges(client, ane, kari):
    client.force_login(ane)
    client.post(adresse("kandidat_fase", kari), {"fase": "kartlegging"})
    kari.refresh_from_db()
    assert kari.fase == "kartlegging"
    assert kari.oppfolginger.aapne().filter(side=Side.JOBBUTVIKLING).exists()


def meldingen(svar) -> str:
    return BeautifulSoup(svar.content, "html.parser").select_one("#meldinger").get_text(" ", strip=True)


def test_fasebyttet_sier_datoen_som_ble_satt(client, ane, kari):
    client.force_login(ane)
    svar = client.post(adresse("kandidat_fase", kari), {"fase": "kartlegging"}, follow=True)
    frist = {ett.side: langt(ett.frist) for ett in kari.oppfolginger.aapne().rytme()}
    ny = f"Neste kontakt: kandidat {frist[Side.KANDIDAT]}, jobbutvikling {frist[Side.JOBBUTVIKLING]}."
    assert f"Fasen er byttet. {ny}" in meldingen(svar)


def test_fasebyttet_sier_at_en_dato_over_fristen_staar(client, ane):
    ola = lag.kandidat(ane, naa=for_(30), fase="jobbutvikling")
    foer = ola.oppfolginger.aapne().rytme().get(side=Side.KANDIDAT).frist
    client.force_login(ane)
    assert "Det som er over fristen, står til det er tatt" in innhold(client.get(adresse("kandidat_fase", ola)))
    svar = client.post(adresse("kandidat_fase", ola), {"fase": "i_utdanning"}, follow=True)
    assert ola.oppfolginger.aapne().rytme().get(side=Side.KANDIDAT).frist == foer
    assert f"Over fristen og står som før: kandidat {langt(foer)}" in meldingen(svar)
    assert "planlagt på nytt" not in innhold(svar)


def test_en_fase_som_ikke_kan_velges_lenger_nevnes_med_sitt_ord(client, ane):
    ola = lag.kandidat(ane, fase="jobbutvikling")
    client.force_login(ane)
    svar = client.post(adresse("kandidat_fase", ola), {"fase": "jobbutvikling"})
    assert svar.context["skjema"].errors["fase"] == [
        "«Jobbutvikling» kan ikke velges nå. Velg et av alternativene som står her."
    ]


@pytest.mark.parametrize("fase", ["jobber", "nedtrapping", "avsluttet", "finne_jobb", ""])
def test_fase_som_ikke_kan_velges_avvises(client, ane, kari, fase):
    client.force_login(ane)
    assert client.post(adresse("kandidat_fase", kari), {"fase": fase}).status_code == 422
    kari.refresh_from_db()
    assert kari.fase == "henvist"


def test_i_jobb_kan_bare_nedtrapping_velges_og_angres(client, ane, kari):
    lag.forlop(kari, lag.arbeidsgiver(ane), av=ane, type="fast")
    client.force_login(ane)
    assert client.post(adresse("kandidat_fase", kari), {"fase": "kartlegging"}).status_code == 422
    for fase in ("nedtrapping", "jobber"):
        client.post(adresse("kandidat_fase", kari), {"fase": fase})
        kari.refresh_from_db()
        assert kari.fase == fase


def test_ams_i_jobb_faar_vite_at_fasen_foelger_jobben(client, ane):
    i_jobb = lag.kandidat(ane, metode="ams")
    lag.forlop(i_jobb, lag.arbeidsgiver(ane), av=ane, type="fast")
    client.force_login(ane)
    assert "Fasen følger av jobben" in innhold(client.get(adresse("kandidat_fase", i_jobb)))


def test_mobil_og_notat_endres(client, ane, kari):
    client.force_login(ane)
    client.post(
        adresse("kandidat_opplysninger", kari), {"telefon": "91234567", "notat": "Ring etter ti", "fornavn": "Nei"}
    )
    kari.refresh_from_db()
    assert (kari.telefon, kari.notat, kari.fornavn) == ("+4791234567", "Ring etter ti", "Kari")
    assert "Ring etter ti" in innhold(client.get(adresse("kandidat", kari)))


def test_en_megabyte_notat_faar_beskjed_og_ingenting_gaar_tapt(client, ane, kari):
    tekst = "ø" * 1_000_000
    client.force_login(ane)
    svar = client.post(adresse("kandidat_opplysninger", kari), {"telefon": "", "notat": tekst})
    assert svar.status_code == 422
    assert "Teksten er 1 000 000 tegn" in svar.context["skjema"].errors["notat"][0].replace("\xa0", " ")
    assert tekst in innhold(svar)
    kari.refresh_from_db()
    assert kari.notat == ""


def test_avslutning_tar_kandidaten_ut_av_portefoljen(client, ane, kari):
    client.force_login(ane)
    assert "Det kan ikke angres" in innhold(client.get(adresse("kandidat_avslutt", kari)))
    svar = client.post(adresse("kandidat_avslutt", kari), {"dato": f"{I_DAG:%d.%m.%Y}"})
    assert svar["Location"] == LISTE
    kari.refresh_from_db()
    assert kari.fase == "avsluttet"
    assert not client.get(LISTE).context["rader"]


def test_kandidat_med_forlop_kan_ikke_avsluttes(client, ane, kari):
    lag.forlop(kari, lag.arbeidsgiver(ane), av=ane)
    client.force_login(ane)
    siden = innhold(client.get(adresse("kandidat", kari)))
    assert "Avslutt dem først" in siden  # before the click
    assert adresse("kandidat_avslutt", kari) not in siden
    svar = client.post(adresse("kandidat_avslutt", kari), {"dato": f"{I_DAG:%d.%m.%Y}"})
    assert svar.status_code == 422
    assert "Avslutt dem først" in innhold(svar)
    kari.refresh_from_db()
    assert kari.er_aapen


@pytest.mark.parametrize("dager", [-1, 1])
def test_avslutning_foer_henvisning_eller_fram_i_tid_avvises(client, ane, kari, dager):
    dato = f"{I_DAG + timedelta(days=dager):%d.%m.%Y}"
    client.force_login(ane)
    svar = client.post(adresse("kandidat_avslutt", kari), {"dato": dato})
    assert svar.status_code == 422
    assert "dato" in svar.context["skjema"].errors
    assert f'value="{dato}"' in innhold(svar)


@pytest.mark.parametrize("side", SKJEMAER)
def test_kollega_kan_ikke_sende_inn_noe(client, kari, side):
    client.force_login(lag.bruker())
    svar = client.post(adresse(side, kari), {"fase": "kartlegging", "notat": "Plantet", "kan_kontaktes": "on"})
    assert svar.status_code == 404
    kari.refresh_from_db()
    assert (kari.fase, kari.notat, kari.aapenheter.count()) == ("henvist", "", 1)
