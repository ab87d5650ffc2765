"""The employer's page: who answers for it, what comes next, and that candidate data never hangs on an employer."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arbeidsgivere import kontaktansvar
from arbeidsgivere.models import Innloggingslenke
from inkludering.brukere.models import Rolle
from inkludering.felles.arbeidsdager import doegnets_start, neste_arbeidsdag
from inkludering.felles.datoord import hel
from inkludering.hendelser.models import Oppslag
from oppfolging.kjerne.models import Art, Oppfolging, Side
from oppfolging.kjerne.planlegger import legg_til
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, for_, klokka
from tests.oppfolging.loggeskjema import kort, suppe

pytestmark = pytest.mark.django_db

KANARI = "Kanarifugl"


@pytest.fixture
def ane(client):
    ane = lag.bruker(fornavn="Ane", etternavn="Fast", telefon="40404040")
    client.force_login(ane)
    return ane


@pytest.fixture
def hos(ane):
    return lag.arbeidsgiver(ane, navn="Bakeriet AS")


def adresse(hos, under: str = "") -> str:
    return f"/arbeidsgivere/{hos.orgnr}/{under}"


def side(client, hos, bruker=None) -> str:
    if bruker:
        client.force_login(bruker)
    svar = client.get(adresse(hos))
    assert svar.status_code == 200
    return svar.content.decode()


def kollegas_forlop(ola, hos, **felt):
    """A colleague's candidate at this employer, with a logged contact that names them."""
    kari = lag.kandidat(ola, fornavn=KANARI, fase="jobbutvikling", **felt)
    forlop = lag.forlop(kari, hos, av=ola)
    for notat in ("Kanarinotat om begge", "Kanarinotat til"):
        lag.kontakt(Parter(kandidat=kari, forlop=forlop, med_kandidat=True, med_arbeidsgiver=True), av=ola, notat=notat)
    return forlop


def test_folkene_staar_foerst_saa_kontaktpersonen_med_telefon_og_siden(client, ane, hos):
    lag.arbeidsgiverkontakt(hos, fornavn="Leif")
    tekst = side(client, hos)
    assert tekst.index("Leif") < tekst.index("Fast kontaktperson") < tekst.index("Neste kontakt")
    for del_ in ("Ane Fast", "tel:40404040", f"Siden {I_DAG:%d.%m.%Y}"):
        assert del_ in tekst


def test_uten_kontaktperson_er_en_synlig_advarsel(client, ane):
    tekst = side(client, lag.arbeidsgiver(None))
    assert f"Uten kontaktperson siden {I_DAG:%d.%m.%Y}" in tekst
    assert "Velg kontaktperson" not in tekst
    assert "Velg kontaktperson" in side(client, lag.arbeidsgiver(None), lag.bruker(Rolle.LEDER))


def test_ukjent_arbeidsgiver_finnes_ikke(client, ane):
    assert client.get("/arbeidsgivere/889640782/").status_code == 404


@pytest.mark.parametrize("under", ["", "kartlagt/", "kontaktperson/", "kontakter/ny/"])
def test_administrator_og_arbeidsgiverens_egne_faar_404(client, hos, under):
    leif = lag.portalbruker(lag.arbeidsgiverkontakt(hos))
    for bruker in (lag.bruker(Rolle.ADMINISTRATOR), leif):
        client.force_login(bruker)
        assert client.get(adresse(hos, under)).status_code == 404


@pytest.mark.parametrize("rolle", [Rolle.JOBBSPESIALIST, Rolle.LEDER, Rolle.MARKEDSKONTAKT])
def test_andre_ser_at_kontakt_har_vaert_men_ikke_om_hvem_eller_hva(client, ane, hos, rolle):
    kollegas_forlop(ane, hos, aapen=True)
    tekst = side(client, hos, lag.bruker(rolle))
    assert "Kanari" not in tekst
    assert tekst.count("Telefon") == 2
    assert "Ane Fast" in tekst
    assert "Planlagt kontakt" in tekst
    assert "et forløp her" not in tekst
    assert not Oppslag.objects.exists()


def test_kontaktpersonen_ser_kollegas_kandidat_ved_navn_bare_naar_aapenheten_tillater(client, ane, hos):
    forlop = kollegas_forlop(lag.bruker(), hos)
    tekst = side(client, hos)
    assert "Kanari" not in tekst
    assert f"/forlop/{forlop.pk}/" in tekst
    lag.aapne(forlop.kandidat, av=ane)
    assert KANARI in side(client, hos)
    assert Oppslag.objects.get(handling="arbeidsgiver").personer == [forlop.kandidat_id]
    assert "Kanarinotat" not in side(client, hos)


@pytest.mark.parametrize("gradert", [{"gradering": "fortrolig"}, {"skjermet": True}])
def test_gradert_kandidat_navngis_aldri_for_kontaktpersonen(client, ane, hos, gradert):
    kollegas_forlop(lag.bruker(), hos, aapen=True, **gradert)
    assert "Kanari" not in side(client, hos)


def test_kandidatens_egen_jobbspesialist_ser_navnet_uten_aapenhet_og_det_noteres(client, ane):
    hos = lag.arbeidsgiver(lag.bruker())
    forlop = kollegas_forlop(ane, hos)
    assert KANARI in side(client, hos)
    assert Oppslag.objects.get(handling="arbeidsgiver").personer == [forlop.kandidat_id]


def test_en_leder_som_ogsaa_er_kontaktperson_ser_ikke_navn_i_lederrollen(client, ane, hos):
    """The name follows from the role worked under, not from who one is."""
    kollegas_forlop(lag.bruker(), hos, aapen=True)
    ane.tilknytninger.update(rolle=Rolle.LEDER)
    assert "Kanari" not in side(client, hos)


def test_eget_notat_om_arbeidsgiveren_alene_vises_bare_for_den_som_skrev(client, ane, hos):
    lag.kontakt(Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=ane, notat="Trenger folk i januar", naadd=False)
    assert "Trenger folk i januar" in side(client, hos)
    andre = side(client, hos, lag.bruker())
    assert "Trenger folk i januar" not in andre
    assert "Telefon, ikke svar" in andre


def test_neste_kontakt_viser_slag_dato_og_status_for_begge_slags_datoer(client, ane, hos):
    lag.forlop(lag.kandidat(ane, fase="jobbutvikling"), hos, av=ane)
    frist = I_DAG - timedelta(days=7)
    bedt = {"arbeidsgiver": hos, "bedt_av": lag.arbeidsgiverkontakt(hos)}
    legg_til(art=Art.RINGEONSKE, side=Side.ARBEIDSGIVER, senest=frist, naa=for_(9), **bedt)
    tekst = side(client, hos)
    assert "vil bli oppringt" in tekst
    assert "5 virkedager over fristen" in tekst
    for steg in Oppfolging.objects.aapne().filter(side=Side.ARBEIDSGIVER).exclude(art=Art.RINGEONSKE):
        assert kort(steg.frist) in tekst
        assert f"/oppfolginger/{steg.pk}/flytt/" in tekst


def test_oensket_om_aa_bli_oppringt_staar_i_neste_kontakt_ogsaa_uten_kontaktperson(client, ane):
    hos = lag.arbeidsgiver(None)
    bedt = {"arbeidsgiver": hos, "bedt_av": lag.arbeidsgiverkontakt(hos)}
    legg_til(art=Art.RINGEONSKE, side=Side.ARBEIDSGIVER, senest=I_DAG, naa=for_(0), **bedt)
    (neste,) = suppe(client.get(f"/arbeidsgivere/{hos.orgnr}/")).select('section[aria-labelledby="neste-steg"]')
    assert "Arbeidsgiveren vil bli oppringt" in neste.text
    assert "Ingen planlagt kontakt" not in neste.text


@pytest.mark.parametrize("kartlagt", [None, I_DAG])
def test_uten_kontaktperson_sier_siden_at_datoen_venter_paa_den_kartlagt_eller_ikke(client, ane, kartlagt):
    tekst = side(client, lag.arbeidsgiver(None, kartlagt=kartlagt))
    assert "Datoen kommer når arbeidsgiveren har en kontaktperson" in tekst
    assert "kartlagt, planlegges" not in tekst


def test_hovedkontakten_staar_foerst_blant_folkene(client, ane, hos):
    lag.arbeidsgiverkontakt(hos, fornavn="Hans", etternavn="Åsen")
    lag.arbeidsgiverkontakt(hos, fornavn="Berit", etternavn="Berg")
    lag.arbeidsgiverkontakt(hos, fornavn="Ådne", etternavn="Aas")
    svar = client.get(adresse(hos))
    assert [str(person.kontakt) for person in svar.context["kort"].folk] == ["Hans Åsen", "Berit Berg", "Ådne Aas"]


def test_invitasjonens_gang_staar_ved_personen(client, ane, hos):
    naa = klokka()
    leif = lag.arbeidsgiverkontakt(hos)
    assert "Ikke invitert til portalen" in side(client, hos)
    lenke = Innloggingslenke.objects.create(
        kontakt=leif, er_invitasjon=True, opprettet=naa, utloper=naa + timedelta(days=7)
    )
    assert f"Invitert til portalen {I_DAG:%d.%m.%Y}" in side(client, hos)
    Innloggingslenke.objects.filter(pk=lenke.pk).update(utloper=naa)
    assert "men lenken er gått ut" in side(client, hos)
    lag.portalbruker(leif)
    assert "Har logget inn i portalen" in side(client, hos)


def test_bare_kontaktpersonen_og_kontorets_leder_kan_invitere(client, ane, hos):
    lag.arbeidsgiverkontakt(hos)
    assert "Inviter til portalen" in side(client, hos)
    assert "Inviter til portalen" in side(client, hos, lag.bruker(Rolle.LEDER))
    for andre in (lag.bruker(), lag.bruker(Rolle.MARKEDSKONTAKT), lag.bruker(Rolle.LEDER, paa=lag.ANNET_KONTOR)):
        assert "Inviter til portalen" not in side(client, hos, andre)


def test_historikken_blas_tretti_om_gangen(client, ane, hos):
    for _ in range(31):
        lag.kontakt(Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=ane)
    assert len(client.get(adresse(hos)).context["kort"].tidslinje.hendelser) == 30
    assert "Vis eldre" in side(client, hos)
    assert len(client.get(adresse(hos) + "?side=2").context["kort"].tidslinje.hendelser) == 1


def test_like_mange_spoerringer_for_en_og_tre(client, ane, hos):
    def fyll() -> None:
        lag.arbeidsgiverkontakt(hos)
        kollegas_forlop(lag.bruker(), hos, aapen=True)
        lag.forlop(lag.kandidat(ane, fase="jobbutvikling"), hos, av=ane)
        lag.kontakt(Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=ane)

    def antall() -> int:
        with CaptureQueriesContext(connection) as sporringer:
            side(client, hos)
        return len(sporringer)

    fyll()
    en = antall()
    fyll()
    fyll()
    assert antall() == en <= 20


def test_kartlegging_gir_neste_kontakt_og_datoen_kan_ikke_vaere_fram_i_tid(client, ane, hos):
    i_morgen = f"{I_DAG + timedelta(days=1):%d.%m.%Y}"
    svar = client.post(adresse(hos, "kartlagt/"), {"dato": i_morgen})
    assert svar.status_code == 422
    assert svar.context["skjema"]["dato"].value() == i_morgen
    assert not hos.oppfolginger.exists()
    assert client.post(adresse(hos, "kartlagt/"), {"dato": "20.11.2026"}).status_code == 302
    hos.refresh_from_db()
    assert hos.kartlagt_dato == date(2026, 11, 20)
    assert hos.oppfolginger.aapne().count() == 1
    assert 'value="20.11.2026"' in client.get(adresse(hos, "kartlagt/")).content.decode()


def test_kontaktpersonen_overlater_til_en_kollega_med_grunn(client, ane, hos):
    ola, fjern = lag.bruker(), lag.bruker(paa=lag.ANNET_KONTOR)
    bytt = adresse(hos, "kontaktperson/")
    for feil in ({}, {"til": ola.pk}, {"til": ane.pk, "aarsak": "Selv"}, {"til": fjern.pk, "aarsak": "Ny fordeling"}):
        assert client.post(bytt, feil).status_code == 422
    lang = client.post(bytt, {"til": ola.pk, "aarsak": "x" * 1_000_000})
    assert (lang.status_code, len(lang.context["skjema"]["aarsak"].value())) == (422, 1_000_000)
    assert client.post(bytt, {"til": ola.pk, "aarsak": "Ny fordeling"}).status_code == 302
    ansvar = hos.kontaktansvar.gjeldende(klokka()).get()
    assert (ansvar.bruker, ansvar.aarsak) == (ola, "Ny fordeling")
    assert client.get(bytt).status_code == 404
    assert "Tidligere kontaktpersoner" in side(client, hos)


def test_leder_fyller_et_tomrom_og_datoene_og_paaminnelsen_foelger_med(client):
    leder, ola = lag.bruker(Rolle.LEDER), lag.bruker()
    hos = lag.arbeidsgiver(None, kartlagt=date(2026, 11, 2))
    generering.generer(naa=klokka())
    mangler = Paaminnelse.objects.aapne().egne(leder).filter(regel="uten_kontaktperson")
    assert mangler.exists()
    client.force_login(leder)
    client.post(adresse(hos, "kontaktperson/"), {"til": ola.pk, "aarsak": "Ledig plass"})
    hos.refresh_from_db()
    assert hos.kontaktansvar.gjeldende(klokka()).get().bruker == ola
    assert hos.oppfolginger.aapne().count() == 1
    assert not mangler.exists()


def test_arbeidsmengden_staar_ved_hvert_navn_naar_kontaktpersonen_velges(client):
    leder, ola = lag.bruker(Rolle.LEDER), lag.bruker()
    lag.kandidat(ola)
    lag.arbeidsgiver(ola)
    client.force_login(leder)
    side = client.get(adresse(lag.arbeidsgiver(None), "kontaktperson/")).content.decode()
    assert f"{ola.navn}: 1 kandidater, norm {ola.kontor.norm}, 1 arbeidsgiver<" in side


def test_bare_kontorets_leder_og_kontaktpersonen_selv_kan_bytte(client, ane, hos):
    for andre in (lag.bruker(), lag.bruker(Rolle.MARKEDSKONTAKT), lag.bruker(Rolle.LEDER, paa=lag.ANNET_KONTOR)):
        client.force_login(andre)
        assert client.get(adresse(hos, "kontaktperson/")).status_code == 404
        assert client.post(adresse(hos, "kontaktperson/"), {"til": andre.pk, "aarsak": "Vil ha"}).status_code == 404
    assert hos.kontaktansvar.gjeldende(klokka()).get().bruker == ane


def test_den_som_tar_over_en_dag_fram_staar_ved_kontaktpersonen(client, ane, hos):
    dagen, bo = neste_arbeidsdag(I_DAG + timedelta(days=1)), lag.bruker(etternavn="Bø")
    fra = doegnets_start(dagen)
    kontaktansvar.tildel(arbeidsgiver=hos, til=bo, aarsak="bytte", av=ane, naa=klokka(), fra=fra)
    siden = side(client, hos)
    assert ane.navn in siden
    assert f"Test Bø tar over {hel(dagen, I_DAG)}." in siden


def test_den_som_var_kontaktperson_mister_innsynet(client, ane, hos):
    kollegas_forlop(lag.bruker(), hos, aapen=True)
    assert KANARI in side(client, hos)
    kontaktansvar.tildel(arbeidsgiver=hos, til=lag.bruker(), aarsak="bytte", av=ane, naa=klokka())
    assert KANARI not in side(client, hos)
