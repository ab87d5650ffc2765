"""An employer's page: dates and forløp day by day for those who follow them, and of others no trace."""

import pytest

from inkludering.brukere.models import Rolle
from inkludering.hendelser.models import Oppslag
from oppfolging.handlinger import forlopsgang
from oppfolging.kjerne import planlegger
from tests import fabrikker as lag
from tests.fabrikker import Fakta, Parter
from tests.klokke import I_DAG, klokka
from tests.oppfolging.arbeidsflate.arbeidsgiver.test_arbeidsgiversider import adresse, kollegas_forlop, side

pytestmark = pytest.mark.django_db


@pytest.fixture
def hos(ane):
    return lag.arbeidsgiver(ane, navn="Bakeriet AS")


def test_datoene_staar_dag_for_dag_og_logg_alle_krysser_av_dem_som_har_frist_da(client, ane, hos):
    forlopene = [lag.forlop(lag.kandidat(ane, fase="jobbutvikling"), hos, av=ane) for _ in range(2)]
    [dag, *_] = client.get(adresse(hos)).context["kort"].dager
    assert {steg.oppfolging.forlop_id for steg in dag.steg} == {forlop.pk for forlop in forlopene}
    assert dag.logg_alle
    logg = f"{adresse(hos, 'logg/')}?frist={dag.frist:%Y-%m-%d}"
    assert logg in side(client, hos)
    skjema = client.get(logg).context["skjema"]
    assert all(skjema[f"om_{forlop.pk.hex}"].initial for forlop in forlopene)
    skjema = client.get(adresse(hos, "logg/")).context["skjema"]
    assert {bool(skjema[f"om_{ett.pk.hex}"].initial) for ett in forlopene} == {dag.frist <= I_DAG}


def test_logg_alle_teller_det_avsluttede_forlop_lot_staa(client, ane, hos):
    for _ in range(2):
        det = lag.forlop(lag.kandidat(ane, fase="jobbutvikling"), hos, av=ane, type="fast")
        forlopsgang.avslutt(forlop=det, dato=I_DAG, aarsak="mistet_jobben", av=ane, naa=klokka())
    dager = client.get(adresse(hos)).context["kort"].dager
    assert [dag.logg_alle for dag in dager if any(ett.oppfolging.art == "jobbtap" for ett in dag.steg)] == [True]


def test_en_dag_som_ikke_er_en_dag_i_adressen_er_som_ingen(client, ane, hos):
    assert client.get(adresse(hos, "logg/?frist=snart")).status_code == 200


@pytest.mark.parametrize("rolle", [Rolle.JOBBSPESIALIST, Rolle.LEDER, Rolle.MARKEDSKONTAKT])
def test_andre_ser_verken_evalueringene_eller_flere_enn_den_neste_datoen(client, ane, hos, rolle):
    """The next rhythm date alone: every employer has one."""
    ola = lag.bruker()
    for _ in range(2):
        kollegas_forlop(ola, hos)
    assert "Midtevaluering" in side(client, hos, ola)
    kort = _kort(client, hos, lag.bruker(rolle))
    assert [[steg.tekst for steg in dag.steg] for dag in kort.dager] == [["Planlagt kontakt"]]
    assert (kort.lopende.rader, kort.lopende.andre) == ([], 2)


@pytest.mark.parametrize("gradert", [{"gradering": "fortrolig"}, {"skjermet": True}, {"gradering": "ukjent"}])
@pytest.mark.parametrize("rolle", [Rolle.JOBBSPESIALIST, Rolle.LEDER, Rolle.MARKEDSKONTAKT])
def test_en_gradert_setter_ingen_spor_for_andre_paa_siden_eller_i_lista(client, ane, rolle, gradert):
    """As where nobody is: the employer's own next contact, no forløp, no kind of date, no contact that was."""
    hos = lag.arbeidsgiver(ane, navn="Bakeriet AS")
    annen = lag.bruker(rolle)
    kollegas_forlop(lag.bruker(), hos, aapen=True, **gradert)
    kort = _kort(client, hos, annen)
    tekst = side(client, hos)
    for spor in ("Kanari", "evaluering", "Forløp som pågår", "Jobbstøtte", "Oppfølging ·", "forløp her"):
        assert spor not in tekst
    assert [[steg.tekst for steg in dag.steg] for dag in kort.dager] == [["Planlagt kontakt"]]
    assert list(kort.tidslinje.hendelser) == []
    [rad] = client.get("/arbeidsgivere/?vis=alle&q=Bakeriet").context["liste"].rader
    assert (rad.arbeidsgiver.antall_forlop, rad.arbeidsgiver.sist_kontakt) == (0, None)
    assert rad.arbeidsgiver.neste_frist == kort.dager[0].frist


def test_lista_teller_de_andres_ugraderte_og_sier_neste_rytmedato(client, ane, hos):
    kollegas_forlop(lag.bruker(), hos)
    client.force_login(lag.bruker())
    [rad] = client.get("/arbeidsgivere/?vis=alle&q=Bakeriet").context["liste"].rader
    assert rad.arbeidsgiver.antall_forlop == 1


def test_historikken_sier_formaalet_og_hvem_av_mine_det_gjaldt(client, ane, hos):
    lag.kontakt(
        Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=ane, fakta=Fakta(formaal="relasjonsbygging"), naadd=False
    )
    kari = lag.kandidat(ane, fornavn="Kari", etternavn="Li", fase="jobbutvikling")
    parter = Parter(kandidat=kari, forlop=lag.forlop(kari, hos, av=ane), med_arbeidsgiver=True)
    lag.kontakt(parter, av=ane, fakta=Fakta(formaal="jobbstotte"))
    titler = {punkt.tittel for punkt in _kort(client, hos, ane).tidslinje.hendelser}
    assert titler == {"Telefon, ikke svar · Relasjonsbygging", "Telefon · Jobbstøtte · om Kari Li"}
    assert Oppslag.objects.filter(handling="arbeidsgiver").latest("pk").personer == [kari.pk]
    titler = {punkt.tittel for punkt in _kort(client, hos, lag.bruker()).tidslinje.hendelser}
    assert titler == {"Telefon, ikke svar · Relasjonsbygging", "Telefon · Jobbstøtte"}


def test_forlopene_som_paagaar_staar_med_navn_for_egne_og_det_kontaktpersonen_kan_vite(client, ane, hos):
    egen = lag.forlop(lag.kandidat(ane, fornavn="Egen", etternavn="Li", fase="jobbutvikling"), hos, av=ane)
    lukket = kollegas_forlop(lag.bruker(), hos)
    rader = {rad.id: (rad.navn, rad.hva) for rad in _kort(client, hos, ane).lopende.rader}
    assert rader == {
        egen.pk: ("Egen Li", "Arbeidstrening, Butikkmedarbeider"),
        lukket.pk: ("En kandidat", ""),
    }


def _kort(client, hos, bruker):
    client.force_login(bruker)
    return client.get(adresse(hos)).context["kort"]


def test_hvorfor_datoen_staar_der_sies_om_mine_og_om_arbeidsgiverens_egne(client, ane, hos):
    """The rhythm tells what a candidate is in: of a colleague's the kontaktperson is not told."""

    def sagt() -> list[str]:
        return [ett.hvorfor for dag in client.get(adresse(hos)).context["kort"].dager for ett in dag.steg]

    planlegger.planlegg(arbeidsgivere=[hos], naa=klokka())
    [egen] = sagt()
    assert "Rytmen for «Arbeidsgiver uten forløp»" in egen
    assert "Hvorfor denne datoen?" in side(client, hos)
    kollegas_forlop(lag.bruker(), hos)
    assert "" in sagt()
    assert not any("Arbeidstrening" in ett for ett in sagt())
    lag.forlop(lag.kandidat(ane, fase="jobbutvikling"), hos, av=ane)
    assert any("Rytmen for «Arbeidstrening»" in ett for ett in sagt())
    client.force_login(lag.bruker())
    assert not any(sagt())
