"""Beside the open form: what was said last on each side, what may be told, and what waits for an answer."""

import pytest

from oppfolging.kjerne.models import Kontakt
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import for_
from tests.oppfolging.loggeskjema import HTMX, kort, logg, suppe

pytestmark = pytest.mark.django_db


def panelet(svar) -> str:
    felt = suppe(svar).select_one(".loggskjema__foer")
    return " ".join(felt.text.split()) if felt else ""


def test_det_siste_som_ble_sagt_paa_hver_side_staar_i_raden(client, ane, kari):
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=for_(9), notat="Eldre")
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=for_(3), notat="Vil ringe bakeriet")
    lag.kontakt(Parter(kandidat=kari, med_arbeidsgiver=True), av=ane, naa=for_(2), naadd=False, notat="Travelt der")
    tekst = panelet(client.get(logg(kari), {"fra": "i_dag"}, headers=HTMX))
    assert f"Sist med kandidaten {kort(for_(3).date())} Telefon: Vil ringe bakeriet" in tekst
    assert f"Sist med arbeidsgiver {kort(for_(2).date())} Telefon, ikke svar: Travelt der" in tekst
    assert "Eldre" not in tekst


@pytest.mark.parametrize(
    ("navn", "sier"),
    [
        (None, "Arbeidsgivere skal ikke kontaktes om kandidaten."),
        (False, "Arbeidsgivere kan kontaktes, men navnet skal ikke sies."),
        (True, "Arbeidsgivere kan kontaktes, og navnet kan sies."),
    ],
)
def test_aapenheten_staar_der_foer_man_ringer(client, ane, kari, navn, sier):
    if navn is not None:
        lag.aapne(kari, av=ane, navn=navn, skal_ikke_deles="Om diagnosen")
    tekst = panelet(client.get(logg(kari)))
    assert sier in tekst
    assert ("Skal ikke deles: Om diagnosen" in tekst) is (navn is not None)


def test_en_melding_som_venter_besvares_med_ett_trykk_fra_skjemaet(client, ane, kari):
    sendt = lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=for_(1), kanal="sms", naadd=False)
    svar = client.get(logg(kari))
    assert "venter på svar" in panelet(svar)
    client.post(suppe(svar).select_one(".loggskjema__foer form")["action"])
    assert Kontakt.objects.get(svarer_paa=sendt).naadd
    assert "venter på svar" not in panelet(client.get(logg(kari)))


def test_kontaktpersonen_ser_ikke_hva_kollegaen_har_skrevet(client, ane):
    bo = lag.bruker()
    ola = lag.kandidat(bo, naa=for_(20), fase="jobbutvikling")
    forlop = lag.forlop(ola, lag.arbeidsgiver(ane, naa=for_(20)), av=bo, naa=for_(15))
    lag.kontakt(Parter(kandidat=ola, forlop=forlop, med_kandidat=True), av=bo, naa=for_(2), notat="Fortrolig")
    svar = client.get(f"/forlop/{forlop.pk}/logg/")
    assert not panelet(svar)
    assert "Fortrolig" not in svar.content.decode()


def test_en_melding_til_en_arbeidsgiver_besvares_fra_arbeidsgiverens_side(client, ane):
    hos = lag.arbeidsgiver(ane, naa=for_(30))
    sendt = lag.kontakt(Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=ane, kanal="epost", naadd=False)
    side = f"/arbeidsgivere/{hos.orgnr}/"
    knapp = suppe(client.get(side)).select_one(f'form[action="/kontakter/{sendt.pk}/svar/"]')
    client.post(knapp["action"])
    assert not suppe(client.get(side)).select('form[action$="/svar/"]')
    client.force_login(lag.bruker())
    Kontakt.objects.filter(svarer_paa=sendt).update(angret=for_(0))
    assert not suppe(client.get(side)).select('form[action$="/svar/"]')
