"""What the log form says when something is wrong, and what it keeps."""

from datetime import date, timedelta

import pytest

from inkludering.felles.arbeidsdager import neste_arbeidsdag
from inkludering.felles.datoord import i_setning
from inkludering.hendelser.models import Oppslag, Utfall
from oppfolging.kjerne.models import Kontakt, Oppfolging, Side
from tests import fabrikker as lag
from tests.klokke import I_DAG
from tests.oppfolging.loggeskjema import HTMX, logg, neste, no, suppe, utfylt

pytestmark = pytest.mark.django_db


def test_syttende_mai_maa_bekreftes_og_avvises_ikke(client, kari):
    mai = date(I_DAG.year + 1, 5, 17)
    felt = utfylt(client.get(logg(kari))) | {"neste_kandidat": f"17.05.{mai.year}", "notat": "Ses i toget"}
    svar = client.post(logg(kari), felt)
    assert svar.status_code == 422
    assert "grunnlovsdagen" in suppe(svar).text
    assert utfylt(svar)["notat"] == "Ses i toget"
    assert suppe(svar).select_one('input[type=checkbox][name="bekreft_neste_kandidat"]')
    bekreftet = felt | {"bekreft_neste_kandidat": "on"}
    svar = client.post(logg(kari), bekreftet)
    assert svar.status_code == 422
    senest = i_setning(neste_arbeidsdag(I_DAG + timedelta(days=6)), I_DAG)
    assert f"senere enn rytmen sier: senest {senest}." in suppe(svar).select_one(".aksel-error-message").text
    assert suppe(svar).select_one("input[name=grunn][type=text]")
    client.post(logg(kari), bekreftet | {"grunn": "Skal på lang reise"})
    assert neste(kandidat=kari, side=Side.KANDIDAT) == mai
    assert Oppfolging.objects.aapne().get(kandidat=kari, side=Side.KANDIDAT).grunn == "Skal på lang reise"


@pytest.mark.parametrize(
    ("felt", "verdi", "melding"),
    [
        ("neste_kandidat", no(date(2020, 1, 2)), "Datoen er passert"),
        ("neste_kandidat", "31.02.2027", "finnes ikke i kalenderen"),
        ("neste_kandidat", "", "Skriv datoen for neste kontakt med kandidaten."),
        ("notat", "a" * 5001, "Forkort den med 1 tegn."),
        ("kanal", "brevdue", "kan ikke velges nå"),
        ("side", "", "Velg hvem kontakten gjaldt."),
    ],
)
def test_feil_staar_ved_feltet_og_det_skrevne_blir_staaende(client, kari, felt, verdi, melding):
    sendt = utfylt(client.get(logg(kari))) | {"notat": "Det jeg skrev"} | {felt: verdi}
    svar = client.post(logg(kari) + "?fra=i_dag", sendt, headers=HTMX)
    assert svar.status_code == 422
    assert melding in " ".join(ett.text for ett in suppe(svar).select(".aksel-error-message"))
    assert utfylt(svar)["notat"] == sendt["notat"]
    assert not Kontakt.objects.exists()


def test_tomt_skjema_sier_hva_som_mangler(client, kari):
    svar = client.post(logg(kari), {})
    assert svar.status_code == 422
    assert len(suppe(svar).select(".aksel-error-message")) == 2


def test_en_megabyte_tekst_avvises_uten_at_noe_gaar_tapt(client, kari):
    tekst = "æ" * 1_000_000
    svar = client.post(logg(kari), utfylt(client.get(logg(kari))) | {"notat": tekst})
    assert svar.status_code == 422
    assert utfylt(svar)["notat"] == tekst
    assert not Kontakt.objects.exists()


def test_utlopt_okt_sender_hele_siden_til_innlogging(client, kari):
    felt = utfylt(client.get(logg(kari)))
    client.logout()
    svar = client.post(logg(kari), felt, headers=HTMX)
    assert (svar.status_code, svar["HX-Redirect"]) == (204, "/logg-inn/?next=%2F&ugjort=1")


def test_annens_kandidat_er_404_og_forsoket_logges(client, ane):
    andres = lag.kandidat(lag.bruker())
    for svar in (client.get(logg(andres)), client.post(logg(andres), {"side": "kandidat"})):
        assert svar.status_code == 404
    assert {(rad_.utfall, tuple(rad_.personer)) for rad_ in Oppslag.objects.all()} == {(Utfall.AVVIST, (andres.pk,))}
    assert not Kontakt.objects.exists()
