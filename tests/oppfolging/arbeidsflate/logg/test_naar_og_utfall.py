"""The form says when it was and what came of it: one tap for the usual, and a reason at the field when it cannot be."""

from datetime import timedelta

import pytest

from inkludering.felles.arbeidsdager import samme_eller_neste
from oppfolging.kjerne.models import Deltaker, Kontakt, Oppfolging, Side
from tests import fabrikker as lag
from tests.klokke import I_DAG, for_
from tests.oppfolging.loggeskjema import HTMX, langt, logg, neste, no, suppe, utfylt

pytestmark = pytest.mark.django_db


def sendt(client, kandidat, **felt):
    return client.post(logg(kandidat), utfylt(client.get(logg(kandidat))) | felt)


def sagt(client, kandidat, **felt) -> str:
    svar = client.post(logg(kandidat), utfylt(client.get(logg(kandidat))) | felt, follow=True)
    return suppe(svar).select_one("#meldinger").text


@pytest.mark.parametrize(
    ("felt", "dager"),
    [({}, 0), ({"naar": "i_gaar"}, 1), ({"naar": "annen", "dag": no(I_DAG - timedelta(days=3))}, 3)],
)
def test_ett_trykk_sier_hvilken_dag_det_var(client, kari, felt, dager):
    sendt(client, kari, **felt)
    dag = I_DAG - timedelta(days=dager)
    assert Kontakt.objects.get().dag == dag
    # The date the form proposed was for a contact today; untouched, it is counted from the day it was.
    assert neste(kandidat=kari, side=Side.KANDIDAT) == samme_eller_neste(dag + timedelta(days=7))


@pytest.mark.parametrize(
    ("felt", "dager", "regnet_fra"),
    [
        ({"naar": "i_gaar"}, 6, I_DAG - timedelta(days=1)),
        ({"naar": "annen", "dag": no(I_DAG - timedelta(days=3))}, 4, I_DAG - timedelta(days=3)),
        ({"naar": "i_dag"}, 7, I_DAG),
        ({"naar": "annen"}, 7, I_DAG),
        ({"naar": "annen", "dag": "tull"}, 7, I_DAG),
    ],
)
def test_datoen_som_foreslaas_regnes_fra_dagen_som_er_valgt(client, kari, felt, dager, regnet_fra):
    vist = utfylt(client.get(logg(kari)))["neste_kandidat"]
    felt |= {"hos": "", "neste_kandidat": vist, "regnet_fra": f"{I_DAG}"}
    deler = suppe(client.get(logg(kari), felt, headers=HTMX))
    assert deler.select_one("[name=neste_kandidat]")["value"] == no(samme_eller_neste(I_DAG + timedelta(days=dager)))
    assert f'"regnet_fra": "{regnet_fra}"' in deler.select_one(".loggskjema__datoer")["hx-vals"]
    assert not deler.select("textarea")


@pytest.mark.parametrize("skrevet", [no(I_DAG + timedelta(days=2)), "tirsdag"])
def test_en_dato_som_er_skrevet_staar_naar_dagen_byttes(client, kari, skrevet):
    felt = {"naar": "i_gaar", "hos": "", "neste_kandidat": skrevet, "regnet_fra": f"{I_DAG}"}
    deler = suppe(client.get(logg(kari), felt, headers=HTMX))
    assert deler.select_one("[name=neste_kandidat]")["value"] == skrevet


def test_datoen_som_ble_foreslaatt_for_i_gaar_er_ikke_et_valg(client, kari):
    dagen = I_DAG - timedelta(days=1)
    sendt(client, kari, naar="i_gaar", neste_kandidat=no(samme_eller_neste(dagen + timedelta(days=7))))
    rad = Oppfolging.objects.aapne().rytme().get(kandidat=kari, side=Side.KANDIDAT)
    assert (rad.frist, rad.rytmefrist) == (samme_eller_neste(dagen + timedelta(days=7)),) * 2


def test_en_dato_skrevet_uten_at_annen_dag_er_valgt_gjelder_ikke(client, kari):
    sendt(client, kari, dag="tull")
    assert Kontakt.objects.get().dag == I_DAG


@pytest.mark.parametrize(
    ("felt", "sier"),
    [
        ({"naar": "annen"}, "Skriv hvilken dag dere hadde kontakt."),
        ({"naar": "annen", "dag": no(I_DAG + timedelta(days=1))}, "Dagen for kontakten har ikke vært ennå."),
        ({"naar": "annen", "dag": no(for_(21).date())}, f"Kontakten kan tidligst ha vært {no(for_(20).date())}."),
        ({"klokkeslett": "25"}, "Skriv klokkeslettet som tt.mm"),
        ({"klokkeslett": "23.59"}, "Klokkeslettet har ikke vært ennå."),
        ({"utfall": "motte_ikke"}, "«Møtte ikke» passer ikke med «Telefon»."),
    ],
)
def test_det_som_ikke_kan_ha_vaert_sies_ved_feltet_og_ingenting_lagres(client, kari, felt, sier):
    svar = sendt(client, kari, **felt)
    assert svar.status_code == 422
    feil = suppe(svar).select_one(".aksel-error-summary").text
    assert sier in feil
    assert not Kontakt.objects.exists()


def test_den_tidligste_dagen_staar_ved_feltet(client, kari):
    assert f"Tidligst {no(for_(20).date())}." in suppe(client.get(logg(kari))).select_one(".loggskjema__dag").text


def test_kvitteringen_sier_dagen_og_at_fristen_alt_skulle_vaert(client, ane):
    ola = lag.kandidat(ane, naa=for_(40), fase="kartlegging")
    dag = I_DAG - timedelta(days=20)
    tekst = sagt(client, ola, naar="annen", dag=no(dag))
    assert f"Lagret for {ola.navn}, {langt(dag)}." in tekst
    assert "skulle vært" in tekst
    assert neste(kandidat=ola, side=Side.KANDIDAT) >= I_DAG


@pytest.mark.parametrize(
    ("felt", "utfall", "sier"),
    [
        ({"kanal": "sms"}, "sendt", "Sendt. Fristen står til det kommer svar"),
        ({"kanal": "epost", "utfall": "avlyst"}, "sendt", "Sendt."),
        ({"kanal": "sms", "svar": "naadd"}, "naadd", "Neste kontakt: kandidat"),
        ({"kanal": "fysisk", "utfall": "avlyst"}, "avlyst", "Avlyst. Fristen står som før."),
        ({"kanal": "fysisk", "utfall": "motte_ikke"}, "motte_ikke", "igjen"),
    ],
)
def test_utfallet_er_det_som_ble_svart_paa_kanalens_sporsmaal(client, kari, felt, utfall, sier):
    assert sier in sagt(client, kari, **felt)
    assert Kontakt.objects.get().utfall == utfall


def test_begge_og_motte_ikke_er_at_arbeidsgiveren_ble_naadd(client, ane, kari):
    lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(15)), av=ane, naa=for_(15))
    sendt(client, kari, side="begge", kanal="fysisk", utfall="motte_ikke")
    om_kari = Deltaker.objects.get(kandidat=kari)
    assert (om_kari.kontakt.utfall, om_kari.deltok, om_kari.uteble) == ("naadd", False, True)
    assert "Kandidaten møtte ikke." in suppe(client.get(f"/kandidater/{kari.pk}/")).text


def test_svar_kom_i_historikken_gjor_meldingen_til_kontakt(client, kari):
    sendt(client, kari, kanal="sms")
    melding = Kontakt.objects.get()
    side = f"/kandidater/{kari.pk}/"
    knapp = suppe(client.get(side)).select_one(f'form[action="/kontakter/{melding.pk}/svar/"]')
    assert next(knapp.stripped_strings) == "Svar kom"
    svar = client.post(knapp["action"], headers={"Referer": f"http://testserver{side}"})
    assert svar["Location"] == side
    assert Kontakt.objects.get(svarer_paa=melding).naadd
    assert not suppe(client.get(side)).select('form[action$="/svar/"]')
    assert "SMS: svar fra kandidaten" in suppe(client.get(side)).text
