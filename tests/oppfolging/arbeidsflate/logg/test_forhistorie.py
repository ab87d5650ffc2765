"""Beside the open form: what was said last on each side, what may be told, and what waits for an answer."""

import pytest

from oppfolging.handlinger import kontaktlogg
from oppfolging.handlinger.kontaktlogg import MedArbeidsgiver, OmKandidat
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


def linjene(svar) -> list[str]:
    skjemaer = suppe(svar).select('.loggskjema__foer form[action$="/svar/"]')
    return [" ".join(ett.select_one("span").text.split()) for ett in skjemaer]


def test_hver_melding_som_venter_sier_til_hvem_og_naar(client, ane, kari):
    """To the candidate, to somebody at an employer about the candidate, and to both at once."""
    hos = lag.arbeidsgiver(ane, naa=for_(20), navn="Bakeriet AS")
    liv = lag.arbeidsgiverkontakt(hos, av=ane, fornavn="Liv", etternavn="Dahl")
    om_kari, med_kari = OmKandidat(kari, deltok=False), OmKandidat(kari)
    for nr, parter in enumerate(
        [
            kontaktlogg.Parter((med_kari,)),
            kontaktlogg.Parter((om_kari,), MedArbeidsgiver(hos, liv)),
            kontaktlogg.Parter((med_kari,), MedArbeidsgiver(navn="Kroa")),
        ]
    ):
        lag.kontakt(parter, av=ane, naa=for_(1 + nr), kanal="sms", naadd=False)
    dager = [kort(for_(1 + nr).date()) for nr in range(3)]
    assert linjene(client.get(logg(kari))) == [
        f"SMS til Kari Li, sendt {dager[0]}, venter på svar.",
        f"SMS til Liv Dahl hos Bakeriet AS, sendt {dager[1]}, venter på svar.",
        f"SMS til Kari Li og Kroa, sendt {dager[2]}, venter på svar.",
    ]
    knapper = [ett.text for ett in suppe(client.get(logg(kari))).select(".loggskjema__foer button")]
    assert len(set(knapper)) == 3


@pytest.mark.parametrize(("sendt_for", "foran"), [((1, 2, 3, 4, 5), 1), ((6,), 1), ((7,), 0), ((15, 18), 0)])
def test_bare_den_nyeste_meldingen_staar_mellom_en_og_lagre(client, ane, kari, sendt_for, foran):
    for dager in sendt_for:
        lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=for_(dager), kanal="sms", naadd=False)
    foer = suppe(client.get(logg(kari))).select_one(".loggskjema__foer")
    brettet = foer.select("details:not([open]) form")
    assert (len(foer.select("form")) - len(brettet), len(brettet)) == (foran, len(sendt_for) - foran)
    antall = len(sendt_for) - foran
    if antall:
        ordet = "eldre melding" if antall == 1 else "eldre meldinger"
        assert foer.select_one("summary").text == f"{antall} {ordet} venter på svar"


def test_en_melding_om_en_kollegas_kandidat_navngir_bare_dem_den_gikk_til(client, ane, kari):
    """At one's own employer a colleague's candidate may have been talked of, and is no addressee."""
    hos, bo = lag.arbeidsgiver(ane, naa=for_(20), navn="Bakeriet AS"), lag.bruker()
    ola = lag.kandidat(bo, naa=for_(20), fase="jobbutvikling", fornavn="Ola", etternavn="Hemmelig")
    forlop = lag.forlop(ola, hos, av=bo, naa=for_(15))
    om_dem = (OmKandidat(kari, deltok=False), OmKandidat(ola, forlop, deltok=False))
    lag.kontakt(kontaktlogg.Parter(om_dem, MedArbeidsgiver(hos)), av=ane, naa=for_(1), kanal="epost", naadd=False)
    svar = client.get(logg(kari))
    assert linjene(svar) == [f"E-post til Bakeriet AS, sendt {kort(for_(1).date())}, venter på svar."]
    assert "Hemmelig" not in svar.content.decode()


def test_historikkens_svar_kom_sier_hvilken_melding(client, ane, kari):
    for dager in (1, 2):
        lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=for_(dager), kanal="sms", naadd=False)
    knapper = [ett.text for ett in suppe(client.get(f"/kandidater/{kari.pk}/")).select('form[action$="/svar/"] button')]
    assert len(set(knapper)) == len(knapper) == 2
    assert all("SMS sendt til kandidaten" in ett for ett in knapper)


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
